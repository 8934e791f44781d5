-- Proceedings are written many at a time, and so they are looked at.
DROP TRIGGER proceeding_is_next ON proceeding;
DROP FUNCTION refuse_late_proceeding();

-- By the indexes: what the planner remembers of these tables is from when they were small.
CREATE FUNCTION refuse_late_proceedings() RETURNS trigger LANGUAGE plpgsql
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
    late record;
BEGIN
    -- Waits for a decision under way; the next statement sees it.
    PERFORM FROM ballot WHERE id IN (SELECT ballot_id FROM added) ORDER BY reference FOR SHARE;
    SELECT id INTO late FROM ballot WHERE id IN (SELECT ballot_id FROM added) AND state = 2;
    IF FOUND THEN
        RAISE EXCEPTION 'ballot % is closed', late.id USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    SELECT ballot_id, position INTO late FROM added a
    WHERE position > 1 AND NOT EXISTS (SELECT FROM proceeding p WHERE p.ballot_id = a.ballot_id AND p.position = a.position - 1);
    IF FOUND THEN
        RAISE EXCEPTION 'ballot % has no position %', late.ballot_id, late.position - 1 USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER proceeding_is_next AFTER INSERT ON proceeding REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_late_proceedings();

-- A ballot's row changes with each statement in it: the new one finds room beside the old one.
ALTER TABLE ballot SET (fillfactor = 50);
CREATE INDEX ballot_by_act ON ballot (act_reference);

-- A vote's proceeding is a little more than 2 KB, and would be cut up for that.
ALTER TABLE proceeding SET (toast_tuple_target = 8160);
