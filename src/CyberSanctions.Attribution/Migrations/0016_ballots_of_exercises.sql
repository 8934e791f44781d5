-- The marking of a proposal, an act or a ballot that rests on a dossier of an exercise, which may be above the dossier's: a number
-- of common.proto. Absent in what was heard of before this was kept; then that of the dossier holds.
ALTER TABLE exercise_matter ADD COLUMN handling int CHECK (handling BETWEEN 1 AND 5);
