-- A proposal that is said anew, or an act that takes in another proposal, may be marked higher than when it was heard of first.
GRANT UPDATE (handling) ON exercise_matter TO {service_role};
CREATE FUNCTION keep_marking() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.handling IS NULL OR NEW.handling < OLD.handling THEN
        RAISE EXCEPTION '% is not marked lower', OLD.reference USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER exercise_matter_rises BEFORE UPDATE ON exercise_matter FOR EACH ROW EXECUTE FUNCTION keep_marking();
