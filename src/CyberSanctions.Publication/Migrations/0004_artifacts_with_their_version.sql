-- A version has the files that it was published with, for ever: none is added to it in a later transaction than that which made
-- the version, whatever files lists have had since.
CREATE FUNCTION refuse_later_artifact() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM list_version v
        WHERE v.list = NEW.list AND v.version = NEW.version AND v.xmin = pg_current_xact_id()::xid)
    THEN
        RAISE EXCEPTION 'version % of % is not made in this transaction: it gets no files any more', NEW.version, NEW.list
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER artifact_comes_with_its_version BEFORE INSERT ON artifact
    FOR EACH ROW EXECUTE FUNCTION refuse_later_artifact();
