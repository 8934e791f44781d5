-- A listing is done by two instruments, a Decision and a Regulation. Both are of one act: one text, one clearance, one ballot.

-- Which act has which number, its own or its twin's, in whichever of its texts: the Official Journal gives each once. An exercise
-- has numbers of its own, and the numbers of an act that is given up are free.
CREATE TABLE act_number (
    number        text    NOT NULL,
    exercise      boolean NOT NULL,
    act_reference text    NOT NULL,
    free          boolean NOT NULL DEFAULT false,
    PRIMARY KEY (act_reference, number),
    FOREIGN KEY (act_reference, exercise) REFERENCES act (reference, exercise)
);
CREATE UNIQUE INDEX act_number_once ON act_number (number, exercise) WHERE NOT free;
INSERT INTO act_number SELECT number, exercise, reference, state = 8 FROM act;
CREATE FUNCTION keep_act_number() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.number, NEW.exercise, NEW.act_reference, NEW.free) IS DISTINCT FROM (OLD.number, OLD.exercise, OLD.act_reference, true)
        OR (SELECT state FROM act WHERE reference = OLD.act_reference) <> 8 THEN
        RAISE EXCEPTION '% stays the number of act %', OLD.number, OLD.act_reference USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER act_number_stays BEFORE UPDATE ON act_number FOR EACH ROW EXECUTE FUNCTION keep_act_number();
CREATE TRIGGER act_number_is_kept BEFORE DELETE OR TRUNCATE ON act_number FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE FUNCTION free_act_numbers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE act_number SET free = true WHERE act_reference = NEW.reference;
    RETURN NULL;
END $$;
CREATE TRIGGER numbers_are_free AFTER UPDATE ON act FOR EACH ROW WHEN (NEW.state = 8 AND OLD.state <> 8)
    EXECUTE FUNCTION free_act_numbers();
ALTER TABLE act ADD FOREIGN KEY (reference, number) REFERENCES act_number (act_reference, number) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE act_revision
    ADD COLUMN instrument int NOT NULL DEFAULT 0 CHECK (instrument BETWEEN 0 AND 2), -- listing.v1.Instrument
    ADD COLUMN twin_title text,
    ADD COLUMN twin_legal_basis text,
    ADD COLUMN twin_number text,
    ADD COLUMN twin_publication_url text,
    ADD CONSTRAINT twin_is_whole CHECK (num_nonnulls(twin_title, twin_legal_basis, twin_number, twin_publication_url) IN (0, 4)),
    ADD CONSTRAINT pair_says_which_is_which CHECK (twin_number IS NULL OR instrument <> 0),
    ADD FOREIGN KEY (act_reference, twin_number) REFERENCES act_number (act_reference, number);
COMMENT ON COLUMN act_revision.instrument IS 'What the act is itself; its twin is the other one. 0: of texts that do not say it.';

CREATE FUNCTION check_twin() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.twin_number = (SELECT number FROM act WHERE reference = NEW.act_reference) THEN
        RAISE EXCEPTION '% is the number of act % itself', NEW.twin_number, NEW.act_reference USING ERRCODE = 'check_violation';
    END IF;
    -- Whoever reads a corrigendum to one instrument looks for that instrument.
    IF NEW.twin_number IS NOT NULL AND EXISTS (
        SELECT FROM act a JOIN act c ON c.reference = a.corrects
        JOIN act_revision r ON r.act_reference = c.reference AND r.revision = c.shown_revision
        WHERE a.reference = NEW.act_reference AND r.twin_number IS NULL) THEN
        RAISE EXCEPTION 'act % corrects an act that is no pair', NEW.act_reference USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER twin_is_another BEFORE INSERT ON act_revision FOR EACH ROW EXECUTE FUNCTION check_twin();

-- Of each act, by the text that stands for it.
CREATE VIEW act_instruments AS
SELECT a.reference AS act_reference, r.instrument, r.twin_title, r.twin_legal_basis, r.twin_number, r.twin_publication_url
FROM act a JOIN act_revision r ON r.act_reference = a.reference AND r.revision = a.shown_revision;

GRANT SELECT, INSERT ON act_number TO {service_role};
GRANT UPDATE (free) ON act_number TO {service_role};
GRANT SELECT ON act_instruments TO {service_role};
