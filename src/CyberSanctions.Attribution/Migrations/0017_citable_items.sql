-- What can be cited of a dossier is told with its conclusion, and is nothing that somebody has done in an exercise.
DROP TRIGGER exercise_deed_is_noted ON journal;
CREATE TRIGGER exercise_deed_is_noted AFTER INSERT ON journal FOR EACH ROW
    WHEN (NEW.subject LIKE 'ATT-%' AND NEW.event_type <> 'cybersanctions.events.v1.ItemsCitable')
    EXECUTE FUNCTION note_exercise_deed();
