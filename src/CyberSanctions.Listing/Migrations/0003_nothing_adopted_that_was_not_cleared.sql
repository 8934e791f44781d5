-- Every text of an act is cleared before it is put to the vote; what happened is appended and never changed. `act` keeps what
-- does not change (its number) and how it stands.

DROP VIEW act_as_corrected;

-- The texts of acts, each as a whole.
CREATE TABLE act_revision (
    act_reference    text        NOT NULL REFERENCES act,
    revision         int         NOT NULL CHECK (revision > 0),
    title            text        NOT NULL,
    legal_basis      text        NOT NULL,
    entry_into_force date,
    published_on     date,
    publication_url  text        NOT NULL,
    text             bytea,
    text_sha256      text        GENERATED ALWAYS AS (encode(sha256(text), 'hex')) STORED,
    written_by       text        NOT NULL,
    written_at       timestamptz NOT NULL,
    PRIMARY KEY (act_reference, revision)
);
COMMENT ON COLUMN act_revision.text IS 'A serialised ActText; null in drafts from before texts were kept from the start.';

CREATE TABLE act_clearance (
    act_reference text        NOT NULL,
    revision      int         NOT NULL,
    text_sha256   text        NOT NULL CHECK (length(text_sha256) = 64),
    cleared_by    text        NOT NULL,
    cleared_at    timestamptz NOT NULL,
    PRIMARY KEY (act_reference, revision),
    FOREIGN KEY (act_reference, revision) REFERENCES act_revision
);

CREATE TABLE act_submission (
    act_reference text        NOT NULL,
    submission    int         NOT NULL CHECK (submission > 0),
    revision      int         NOT NULL,
    procedure     bytea       NOT NULL, -- a serialised voting.v1.Procedure
    urgency       text        NOT NULL,
    submitted_by  text        NOT NULL,
    submitted_at  timestamptz NOT NULL,
    PRIMARY KEY (act_reference, submission),
    FOREIGN KEY (act_reference, revision) REFERENCES act_revision
);
COMMENT ON COLUMN act_submission.urgency IS 'Why the period is shorter than the minimum; empty when it is not.';

CREATE TABLE act_urgency_approval (
    act_reference text        NOT NULL,
    submission    int         NOT NULL,
    approved_by   text        NOT NULL,
    approved_at   timestamptz NOT NULL,
    PRIMARY KEY (act_reference, submission),
    FOREIGN KEY (act_reference, submission) REFERENCES act_submission
);

-- What the voting service says of the ballots.
CREATE TABLE act_ballot (
    act_reference    text NOT NULL,
    submission       int  NOT NULL,
    ballot_reference text UNIQUE,
    not_opened       text NOT NULL DEFAULT '',
    outcome          int  CHECK (outcome BETWEEN 1 AND 5),
    decided_at       timestamptz,
    PRIMARY KEY (act_reference, submission),
    FOREIGN KEY (act_reference, submission) REFERENCES act_submission,
    CHECK ((ballot_reference IS NULL) = (not_opened <> '')),
    CHECK (outcome IS NULL OR ballot_reference IS NOT NULL),
    CHECK ((outcome IS NULL) = (decided_at IS NULL))
);

-- What there is.
INSERT INTO act_revision (act_reference, revision, title, legal_basis, entry_into_force, publication_url, text, written_by, written_at)
SELECT reference, 1, title, legal_basis, entry_into_force, publication_url, text, drafted_by, drafted_at FROM act
UNION ALL
SELECT act_reference, revision, title, legal_basis, entry_into_force, publication_url, text, corrected_by, corrected_at FROM act_correction;

INSERT INTO act_submission (act_reference, submission, revision, procedure, urgency, submitted_by, submitted_at)
SELECT reference, 1, 1, procedure, '', submitted_by, submitted_at FROM act WHERE state = 2
UNION ALL
SELECT act_reference, revision, revision, procedure, '', corrected_by, corrected_at FROM act_correction;

-- From now on. Not of what there is: acts as a whole were not cleared then.
ALTER TABLE act_submission ADD FOREIGN KEY (act_reference, revision) REFERENCES act_clearance NOT VALID;

DROP TRIGGER submitted_act_is_kept ON act;
DROP FUNCTION keep_submitted_act();
ALTER TABLE act ADD COLUMN shown_revision int NOT NULL DEFAULT 1;
UPDATE act SET version = version + newest - 1, shown_revision = newest
FROM (SELECT act_reference, max(revision) AS newest FROM act_revision GROUP BY act_reference) n WHERE n.act_reference = reference;
ALTER TABLE act
    DROP CONSTRAINT act_state_check,
    ADD CONSTRAINT act_state_check CHECK (state BETWEEN 1 AND 7), -- listing.v1.ActState
    ALTER COLUMN shown_revision DROP DEFAULT,
    DROP COLUMN title, DROP COLUMN legal_basis, DROP COLUMN entry_into_force, DROP COLUMN publication_url,
    DROP COLUMN submitted_by, DROP COLUMN submitted_at, DROP COLUMN procedure, DROP COLUMN text_sha256, DROP COLUMN text;
COMMENT ON COLUMN act.shown_revision IS 'The text that is, or was last, before the Council; before that the newest.';

-- Statements of reasons that a correction changes; those of the first revision are the proposals' own.
ALTER TABLE corrected_reasons DROP CONSTRAINT corrected_reasons_act_reference_revision_fkey;
ALTER TABLE corrected_reasons ADD FOREIGN KEY (act_reference, revision) REFERENCES act_revision;
DROP TABLE act_correction;
DROP FUNCTION check_correction();

CREATE FUNCTION keep_act() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR (OLD.state = 5 AND (NEW.state, NEW.shown_revision) <> (5, OLD.shown_revision)) THEN
        RAISE EXCEPTION 'act % stays as it is', OLD.reference USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    IF NEW.version <= OLD.version THEN
        RAISE EXCEPTION 'act % goes back from version %', OLD.reference, OLD.version USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER act_is_kept BEFORE UPDATE OR DELETE ON act FOR EACH ROW EXECUTE FUNCTION keep_act();

CREATE FUNCTION check_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- The lock makes two corrections of one act wait for each other.
    IF (SELECT state FROM act WHERE reference = NEW.act_reference FOR UPDATE) = 5 THEN
        RAISE EXCEPTION 'act % is adopted', NEW.act_reference USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    IF NEW.text IS NULL OR NEW.revision <> 1 + coalesce((SELECT max(revision) FROM act_revision WHERE act_reference = NEW.act_reference), 0) THEN
        RAISE EXCEPTION 'revision % of act % has no text, or is not the next one', NEW.revision, NEW.act_reference
            USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER revision_is_the_next BEFORE INSERT ON act_revision FOR EACH ROW EXECUTE FUNCTION check_revision();

-- Four eyes, as far as equal names go; the service knows more of who is the same person.
CREATE FUNCTION check_clearance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM act_revision WHERE act_reference = NEW.act_reference AND written_by = NEW.cleared_by)
        OR EXISTS (SELECT FROM proposal WHERE act_reference = NEW.act_reference AND drafted_by = NEW.cleared_by) THEN
        RAISE EXCEPTION 'act % was written by %', NEW.act_reference, NEW.cleared_by USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (SELECT FROM act_revision WHERE act_reference = NEW.act_reference AND revision > NEW.revision)
        OR NEW.text_sha256 <> (SELECT text_sha256 FROM act_revision WHERE act_reference = NEW.act_reference AND revision = NEW.revision) THEN
        RAISE EXCEPTION 'it is not the newest text of act %', NEW.act_reference USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER clearance_has_four_eyes BEFORE INSERT ON act_clearance FOR EACH ROW EXECUTE FUNCTION check_clearance();

CREATE FUNCTION check_approval() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM act_submission WHERE act_reference = NEW.act_reference AND submission = NEW.submission
                   AND urgency <> '' AND submitted_by <> NEW.approved_by) THEN
        RAISE EXCEPTION 'submission % of act % is not urgent, or is that of %', NEW.submission, NEW.act_reference, NEW.approved_by
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER approval_has_four_eyes BEFORE INSERT ON act_urgency_approval FOR EACH ROW EXECUTE FUNCTION check_approval();

CREATE FUNCTION keep_outcome() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.outcome IS NOT NULL THEN
        RAISE EXCEPTION 'ballot % is decided', OLD.ballot_reference USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER outcome_stays BEFORE UPDATE ON act_ballot FOR EACH ROW EXECUTE FUNCTION keep_outcome();

CREATE TRIGGER revision_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON act_revision
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER clearance_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON act_clearance
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER submission_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON act_submission
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER approval_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON act_urgency_approval
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ballot_stays BEFORE DELETE OR TRUNCATE ON act_ballot
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The proposals of an act are frozen with the first text that is cleared: until then only legal review has seen them together.
CREATE OR REPLACE FUNCTION keep_submitted_proposal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' AND OLD.state = 4 THEN
        RAISE EXCEPTION 'proposal % is submitted', OLD.reference USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    IF TG_OP <> 'DELETE' AND NEW.act_reference IS NOT NULL AND (TG_OP = 'INSERT' OR OLD.act_reference IS NULL) THEN
        -- FOR SHARE waits for a clearance that is under way.
        PERFORM FROM act WHERE reference = NEW.act_reference FOR SHARE;
        IF EXISTS (SELECT FROM act_clearance WHERE act_reference = NEW.act_reference)
            OR EXISTS (SELECT FROM act_submission WHERE act_reference = NEW.act_reference) THEN
            RAISE EXCEPTION 'act % is cleared', NEW.act_reference USING ERRCODE = 'object_not_in_prerequisite_state';
        END IF;
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

-- Of whom a drafter says that they are somebody else.
ALTER TABLE proposal ADD COLUMN distinct_from text[] NOT NULL DEFAULT '{}';

-- What a subject is found by when another one may be the same: normalised identifiers and names. The service writes it with
-- the proposal, and at its start for proposals from before.
CREATE TABLE subject_key (
    proposal_reference text NOT NULL REFERENCES proposal,
    key                text NOT NULL,
    PRIMARY KEY (proposal_reference, key)
);
CREATE INDEX subject_by_key ON subject_key (key);

-- The newest of the voting service's reference data.
CREATE TABLE council_data (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    data     bytea   NOT NULL -- a serialised events.v1.CouncilDataChanged
);

-- Each act with the text that stands for it.
CREATE VIEW act_as_shown AS
SELECT a.ordinal, a.reference, a.version, a.state, a.handling, a.exercise, a.number, a.drafted_by, a.drafted_at, a.shown_revision,
       r.title, r.legal_basis, r.entry_into_force, r.published_on, r.publication_url, r.text_sha256, s.procedure, s.submitted_at
FROM act a
JOIN act_revision r ON r.act_reference = a.reference AND r.revision = a.shown_revision
LEFT JOIN LATERAL (SELECT * FROM act_submission WHERE act_reference = a.reference ORDER BY submission DESC LIMIT 1) s ON true;

-- A submitted proposal stands as its act does, and whenever that changes it has another version.
CREATE VIEW proposal_as_it_stands AS
SELECT p.ordinal, p.reference,
       p.version + CASE WHEN p.state = 4 THEN
           greatest((SELECT count(*) FROM act_submission s WHERE s.act_reference = p.act_reference) - 1, 0)
           + (SELECT count(*) FROM act_ballot b WHERE b.act_reference = p.act_reference AND b.outcome IS NOT NULL) ELSE 0 END AS version,
       CASE WHEN p.state = 4 AND a.state IN (5, 6, 7) THEN a.state ELSE p.state END AS state,
       p.handling, p.exercise, p.dossier_reference, p.dossier_version, p.subject, p.ground, p.measures, p.statement_of_reasons,
       p.eu_reference_number, p.drafted_by, p.drafted_at, p.cleared_by, p.cleared_at, p.act_reference, p.act_place, p.distinct_from
FROM proposal p LEFT JOIN act a ON a.reference = p.act_reference;

GRANT SELECT ON act_as_shown, proposal_as_it_stands TO {service_role};
GRANT SELECT, INSERT ON act_revision, act_clearance, act_submission, act_urgency_approval, act_ballot, subject_key, council_data TO {service_role};
GRANT UPDATE (outcome, decided_at) ON act_ballot TO {service_role};
GRANT UPDATE (data) ON council_data TO {service_role};
GRANT UPDATE (shown_revision) ON act TO {service_role};
