-- Proposals can be edited, sent back and given up; what they said before stays.

CREATE TABLE proposal_version (
    proposal_reference   text        NOT NULL REFERENCES proposal,
    version              bigint      NOT NULL CHECK (version > 0),
    change               int         NOT NULL CHECK (change BETWEEN 1 AND 5), -- listing.v1.ProposalChangeKind
    changed_by           text        NOT NULL,
    changed_at           timestamptz NOT NULL,
    reason               text        NOT NULL CHECK ((reason <> '') = (change IN (2, 3, 5))),
    -- What it said then: as in `proposal`.
    handling             int         NOT NULL,
    dossier_reference    text,
    dossier_version      bigint,
    subject              jsonb,
    ground               int,
    measures             int[],
    statement_of_reasons text,
    eu_reference_number  text,
    distinct_from        text[]      NOT NULL,
    operation            jsonb,
    evidence             text[]      NOT NULL,
    reasons              jsonb       NOT NULL,
    as_published         boolean     NOT NULL,
    PRIMARY KEY (proposal_reference, version)
);
CREATE TRIGGER proposal_version_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON proposal_version
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What there is: drafted, and cleared in the version after.
INSERT INTO proposal_version
SELECT reference, 1, 1, drafted_by, drafted_at, '', handling, dossier_reference, dossier_version, subject, ground, measures,
       statement_of_reasons, eu_reference_number, distinct_from, operation, evidence, reasons, as_published
FROM proposal;
INSERT INTO proposal_version
SELECT reference, 2, 4, cleared_by, cleared_at, '', handling, dossier_reference, dossier_version, subject, ground, measures,
       statement_of_reasons, eu_reference_number, distinct_from, operation, evidence, reasons, as_published
FROM proposal WHERE cleared_by IS NOT NULL;

-- A withdrawn proposal is in no act, whether it was cleared or not.
DO $$
DECLARE
    name text;
BEGIN
    FOR name IN SELECT conname FROM pg_constraint WHERE conrelid = 'proposal'::regclass AND contype = 'c'
        AND (pg_get_constraintdef(oid) LIKE '%num_nonnulls(cleared_by%' OR pg_get_constraintdef(oid) LIKE '%num_nonnulls(act_reference%'
            OR conname = 'proposal_state_check')
    LOOP
        EXECUTE format('ALTER TABLE proposal DROP CONSTRAINT %I', name);
    END LOOP;
END $$;
ALTER TABLE proposal
    ADD CONSTRAINT proposal_state_check CHECK (state BETWEEN 1 AND 4 OR state = 8), -- listing.v1.ProposalState
    ADD CONSTRAINT cleared_by_somebody CHECK (
        num_nonnulls(cleared_by, cleared_at) = CASE WHEN state = 1 THEN 0 WHEN state = 8 AND cleared_by IS NULL THEN 0 ELSE 2 END),
    ADD CONSTRAINT in_an_act_or_not CHECK (num_nonnulls(act_reference, act_place) = CASE WHEN state IN (3, 4) THEN 2 ELSE 0 END),
    ADD COLUMN written_by text[],
    ADD COLUMN remark text NOT NULL DEFAULT '';
UPDATE proposal SET written_by = ARRAY[drafted_by] WHERE state < 4;
ALTER TABLE proposal DISABLE TRIGGER submitted_proposal_is_kept;
UPDATE proposal SET written_by = ARRAY[drafted_by] WHERE written_by IS NULL;
ALTER TABLE proposal ENABLE TRIGGER submitted_proposal_is_kept;
ALTER TABLE proposal
    ALTER COLUMN written_by SET NOT NULL,
    ADD CHECK (written_by[1] = drafted_by),
    ADD CONSTRAINT nobody_clears_what_they_wrote CHECK (cleared_by IS NULL OR NOT cleared_by = ANY (written_by));

-- What was given up takes no number.
ALTER TABLE proposal DROP CONSTRAINT proposal_eu_reference_number_exercise_key;
CREATE UNIQUE INDEX proposal_eu_reference_number ON proposal (eu_reference_number, exercise) WHERE state <> 8;

-- Only a draft says something else than before, and a proposal goes only where its course leads.
CREATE FUNCTION keep_proposal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.kind, NEW.exercise, NEW.drafted_by, NEW.drafted_at) IS DISTINCT FROM (OLD.kind, OLD.exercise, OLD.drafted_by, OLD.drafted_at)
        OR NOT OLD.written_by <@ NEW.written_by OR NEW.version <= OLD.version
        OR ((OLD.state, NEW.state) <> (1, 1) AND
            (NEW.handling, NEW.dossier_reference, NEW.dossier_version, NEW.subject, NEW.ground, NEW.measures, NEW.statement_of_reasons,
             NEW.eu_reference_number, NEW.distinct_from, NEW.operation, NEW.evidence, NEW.reasons, NEW.as_published)
            IS DISTINCT FROM
            (OLD.handling, OLD.dossier_reference, OLD.dossier_version, OLD.subject, OLD.ground, OLD.measures, OLD.statement_of_reasons,
             OLD.eu_reference_number, OLD.distinct_from, OLD.operation, OLD.evidence, OLD.reasons, OLD.as_published))
        OR (OLD.state, NEW.state) NOT IN ((1, 1), (1, 2), (1, 8), (2, 1), (2, 3), (2, 8), (3, 4)) THEN
        RAISE EXCEPTION 'proposal % does not go from state % to % like this', OLD.reference, OLD.state, NEW.state
            USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER proposal_goes_its_course BEFORE UPDATE ON proposal FOR EACH ROW EXECUTE FUNCTION keep_proposal();

-- The entries that a draft is about may be others after it was edited.
DROP TRIGGER proposal_entry_stays ON proposal_entry;
CREATE FUNCTION keep_proposal_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT state FROM proposal WHERE reference = OLD.proposal_reference) = 1 THEN
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    RAISE EXCEPTION 'proposal_entry is append-only' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER proposal_entry_stays BEFORE UPDATE OR DELETE ON proposal_entry FOR EACH ROW EXECUTE FUNCTION keep_proposal_entry();
CREATE TRIGGER proposal_entries_stay BEFORE TRUNCATE ON proposal_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Four eyes on an act, as far as equal names go: whoever wrote any of a proposal wrote it.
CREATE OR REPLACE FUNCTION check_clearance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM act_revision WHERE act_reference = NEW.act_reference AND written_by = NEW.cleared_by)
        OR EXISTS (SELECT FROM proposal WHERE act_reference = NEW.act_reference AND NEW.cleared_by = ANY (written_by)) THEN
        RAISE EXCEPTION 'act % was written by %', NEW.act_reference, NEW.cleared_by USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (SELECT FROM act_revision WHERE act_reference = NEW.act_reference AND revision > NEW.revision)
        OR NEW.text_sha256 <> (SELECT text_sha256 FROM act_revision WHERE act_reference = NEW.act_reference AND revision = NEW.revision) THEN
        RAISE EXCEPTION 'it is not the newest text of act %', NEW.act_reference USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE VIEW proposal_as_it_stands AS
SELECT p.ordinal, p.reference,
       p.version + CASE WHEN p.state = 4 THEN
           greatest((SELECT count(*) FROM act_submission s WHERE s.act_reference = p.act_reference) - 1, 0)
           + (SELECT count(*) FROM act_ballot b WHERE b.act_reference = p.act_reference AND b.outcome IS NOT NULL) ELSE 0 END AS version,
       CASE WHEN p.state = 4 AND a.state IN (5, 6, 7) THEN a.state ELSE p.state END AS state,
       p.handling, p.exercise, p.dossier_reference, p.dossier_version, p.subject, p.ground, p.measures, p.statement_of_reasons,
       p.eu_reference_number, p.drafted_by, p.drafted_at, p.cleared_by, p.cleared_at, p.act_reference, p.act_place, p.distinct_from,
       p.kind, p.list, p.operation, p.evidence, p.reasons, p.as_published, p.written_by, p.remark
FROM proposal p LEFT JOIN act a ON a.reference = p.act_reference;

GRANT SELECT, INSERT ON proposal_version TO {service_role};
GRANT DELETE ON proposal_entry, subject_key TO {service_role};
GRANT UPDATE (entry_version) ON proposal_entry TO {service_role};
GRANT UPDATE (handling, dossier_reference, dossier_version, subject, ground, measures, statement_of_reasons, eu_reference_number,
              distinct_from, operation, evidence, reasons, as_published, written_by, remark) ON proposal TO {service_role};
