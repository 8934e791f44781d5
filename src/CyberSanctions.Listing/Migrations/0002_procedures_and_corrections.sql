-- How an act is voted on, and corrections of submitted acts.

ALTER TABLE act ADD COLUMN procedure bytea; -- a serialised voting.v1.Procedure

-- What was submitted before there was a choice: unanimity (1), at a meeting (1), on a proposal of the HR. A trigger keeps
-- submitted acts as they are, and has to look away this once.
ALTER TABLE act DISABLE TRIGGER submitted_act_is_kept;
UPDATE act SET procedure = '\x080110011a024852' WHERE state = 2;
ALTER TABLE act ENABLE TRIGGER submitted_act_is_kept;
ALTER TABLE act ADD CONSTRAINT submitted_with_a_procedure CHECK ((state = 2) = (procedure IS NOT NULL));

-- A submitted act and its proposals stay as they were submitted and cleared. What is corrected stands beside them, each
-- correction with the whole text that it made.
CREATE TABLE act_correction (
    act_reference    text        NOT NULL REFERENCES act,
    revision         int         NOT NULL CHECK (revision > 1),
    title            text        NOT NULL,
    legal_basis      text        NOT NULL,
    entry_into_force date        NOT NULL,
    publication_url  text        NOT NULL,
    procedure        bytea       NOT NULL,
    text             bytea       NOT NULL,
    text_sha256      text        GENERATED ALWAYS AS (encode(sha256(text), 'hex')) STORED,
    corrected_by     text        NOT NULL,
    corrected_at     timestamptz NOT NULL,
    PRIMARY KEY (act_reference, revision)
);

CREATE TABLE corrected_reasons (
    act_reference        text NOT NULL,
    revision             int  NOT NULL,
    proposal_reference   text NOT NULL REFERENCES proposal,
    statement_of_reasons text NOT NULL CHECK (statement_of_reasons <> ''),
    PRIMARY KEY (act_reference, revision, proposal_reference),
    FOREIGN KEY (act_reference, revision) REFERENCES act_correction
);

CREATE FUNCTION check_correction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- The lock makes two corrections of one act wait for each other.
    IF (SELECT state FROM act WHERE reference = NEW.act_reference FOR UPDATE) <> 2 THEN
        RAISE EXCEPTION 'act % is not submitted', NEW.act_reference USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    IF NEW.revision <> 1 + coalesce((SELECT max(revision) FROM act_correction WHERE act_reference = NEW.act_reference), 1) THEN
        RAISE EXCEPTION 'revision % of act % is not the next one', NEW.revision, NEW.act_reference
            USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER correction_is_the_next BEFORE INSERT ON act_correction FOR EACH ROW EXECUTE FUNCTION check_correction();

CREATE FUNCTION check_corrected_reasons() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM proposal WHERE reference = NEW.proposal_reference AND act_reference = NEW.act_reference) THEN
        RAISE EXCEPTION 'proposal % is not in act %', NEW.proposal_reference, NEW.act_reference
            USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER corrected_reasons_are_of_the_act BEFORE INSERT ON corrected_reasons
    FOR EACH ROW EXECUTE FUNCTION check_corrected_reasons();

CREATE TRIGGER correction_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON act_correction
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER corrected_reasons_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON corrected_reasons
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Each act with its newest correction: what is being voted on.
CREATE VIEW act_as_corrected AS
SELECT act.ordinal, act.reference, act.version + coalesce(newest.revision - 1, 0) AS version, act.state, act.handling,
       act.exercise, act.number, act.drafted_by, act.drafted_at,
       coalesce(newest.title, act.title) AS title,
       coalesce(newest.legal_basis, act.legal_basis) AS legal_basis,
       coalesce(newest.entry_into_force, act.entry_into_force) AS entry_into_force,
       coalesce(newest.publication_url, act.publication_url) AS publication_url,
       coalesce(newest.procedure, act.procedure) AS procedure,
       coalesce(newest.text_sha256, act.text_sha256) AS text_sha256,
       coalesce(newest.corrected_at, act.submitted_at) AS submitted_at,
       CASE act.state WHEN 2 THEN coalesce(newest.revision, 1) ELSE 0 END AS revision
FROM act LEFT JOIN LATERAL (
    SELECT * FROM act_correction WHERE act_reference = act.reference ORDER BY revision DESC LIMIT 1
) newest ON true;

GRANT SELECT, INSERT ON act_correction, corrected_reasons TO {service_role};
GRANT SELECT ON act_as_corrected TO {service_role};
GRANT UPDATE (procedure) ON act TO {service_role};
