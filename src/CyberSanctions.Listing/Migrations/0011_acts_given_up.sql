-- Acts can be given up, and can hold other proposals than at first; what an act does not hold any more is free again.

CREATE TABLE act_withdrawal (
    act_reference       text        PRIMARY KEY REFERENCES act,
    reason              text        NOT NULL CHECK (reason <> ''),
    withdrawn_by        text        NOT NULL,
    withdrawn_at        timestamptz NOT NULL,
    proposal_references text[]      NOT NULL -- What it held, in the order of the annex.
);
CREATE TRIGGER withdrawal_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON act_withdrawal
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What was given up takes no number.
ALTER TABLE act
    DROP CONSTRAINT act_state_check,
    ADD CONSTRAINT act_state_check CHECK (state BETWEEN 1 AND 8), -- listing.v1.ActState
    DROP CONSTRAINT act_number_exercise_key;
CREATE UNIQUE INDEX act_number_while_it_stands ON act (number, exercise) WHERE state <> 8;

-- Since which text of its act a proposal is in it: what earlier texts have said of it does not hold.
ALTER TABLE proposal
    ADD COLUMN act_revision int CHECK (act_revision > 0),
    DROP CONSTRAINT proposal_act_reference_act_place_key,
    ADD CONSTRAINT one_place_each UNIQUE (act_reference, act_place) DEFERRABLE INITIALLY IMMEDIATE;
ALTER TABLE proposal DISABLE TRIGGER USER;
UPDATE proposal SET act_revision = 1 WHERE act_reference IS NOT NULL;
ALTER TABLE proposal ENABLE TRIGGER USER;
ALTER TABLE proposal ADD CONSTRAINT in_an_act_since CHECK ((act_reference IS NULL) = (act_revision IS NULL));

-- Whether a ballot on an act is open, or about to be.
CREATE FUNCTION is_before_the_council(act text) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM act_submission s
        LEFT JOIN act_urgency_approval u USING (act_reference, submission)
        LEFT JOIN act_ballot b USING (act_reference, submission)
        WHERE s.act_reference = act AND (s.urgency = '' OR u.act_reference IS NOT NULL)
            AND (b.act_reference IS NULL OR (b.not_opened = '' AND b.outcome IS NULL)))
$$;

-- What was adopted, or given up, stays as it is, and no act becomes less restricted than its texts.
CREATE OR REPLACE FUNCTION keep_act() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.state = 8
        OR (OLD.state = 5 AND (NEW.state, NEW.shown_revision, NEW.handling) <> (5, OLD.shown_revision, OLD.handling)) THEN
        RAISE EXCEPTION 'act % stays as it is', OLD.reference USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    IF NEW.version <= OLD.version OR NEW.handling < OLD.handling THEN
        RAISE EXCEPTION 'act % goes back from version % or is marked lower', OLD.reference, OLD.version
            USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    IF NEW.state = 8 AND (is_before_the_council(OLD.reference)
        OR NOT EXISTS (SELECT FROM act_withdrawal WHERE act_reference = OLD.reference)
        OR EXISTS (SELECT FROM proposal WHERE act_reference = OLD.reference)) THEN
        RAISE EXCEPTION 'act % is not given up like this', OLD.reference USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION check_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- The lock makes two corrections of one act wait for each other.
    IF (SELECT state FROM act WHERE reference = NEW.act_reference FOR UPDATE) IN (5, 8) THEN
        RAISE EXCEPTION 'act % is adopted, or given up', NEW.act_reference USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    IF NEW.text IS NULL OR NEW.revision <> 1 + coalesce((SELECT max(revision) FROM act_revision WHERE act_reference = NEW.act_reference), 0) THEN
        RAISE EXCEPTION 'revision % of act % has no text, or is not the next one', NEW.revision, NEW.act_reference
            USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION refuse_given_up() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT state FROM act WHERE reference = NEW.act_reference FOR SHARE) = 8 THEN
        RAISE EXCEPTION 'act % was given up', NEW.act_reference USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER nothing_given_up_is_cleared BEFORE INSERT ON act_clearance FOR EACH ROW EXECUTE FUNCTION refuse_given_up();
CREATE TRIGGER nothing_given_up_is_submitted BEFORE INSERT ON act_submission FOR EACH ROW EXECUTE FUNCTION refuse_given_up();
CREATE TRIGGER nothing_given_up_is_approved BEFORE INSERT ON act_urgency_approval FOR EACH ROW EXECUTE FUNCTION refuse_given_up();

-- The texts of an act say what it holds. So proposals come and go with a text that is yet to be cleared, and never while the
-- Council votes.
CREATE OR REPLACE FUNCTION keep_submitted_proposal() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    of act;
    apart text[] := ARRAY['act_place', 'list']; -- A generated column is yet to be generated here.
BEGIN
    IF TG_OP <> 'INSERT' AND OLD.act_reference IS NOT NULL THEN
        -- FOR SHARE waits for a clearance or a submission that is under way.
        SELECT * INTO of FROM act WHERE reference = OLD.act_reference FOR SHARE;
        IF TG_OP = 'DELETE' OR (OLD.state = 4 AND NEW.act_reference IS NOT NULL
                AND (to_jsonb(NEW) - apart) IS DISTINCT FROM (to_jsonb(OLD) - apart))
            OR ((NEW.act_reference, NEW.act_place, NEW.act_revision) IS DISTINCT FROM (OLD.act_reference, OLD.act_place, OLD.act_revision)
                AND (of.state = 5 OR is_before_the_council(of.reference))) THEN
            RAISE EXCEPTION 'proposal % is submitted', OLD.reference USING ERRCODE = 'object_not_in_prerequisite_state';
        END IF;
    END IF;
    IF TG_OP <> 'DELETE' AND NEW.act_reference IS NOT NULL AND (TG_OP = 'INSERT' OR OLD.act_reference IS NULL) THEN
        SELECT * INTO of FROM act WHERE reference = NEW.act_reference FOR SHARE;
        IF of.state IN (5, 8) OR is_before_the_council(of.reference)
            OR NEW.act_revision IS DISTINCT FROM (SELECT max(revision) FROM act_revision WHERE act_reference = NEW.act_reference)
            OR EXISTS (SELECT FROM act_clearance WHERE act_reference = NEW.act_reference AND revision = NEW.act_revision) THEN
            RAISE EXCEPTION 'act % is cleared', NEW.act_reference USING ERRCODE = 'object_not_in_prerequisite_state';
        END IF;
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE OR REPLACE FUNCTION keep_proposal() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    apart text[] := ARRAY['act_place', 'list'];
BEGIN
    IF (NEW.kind, NEW.exercise, NEW.drafted_by, NEW.drafted_at) IS DISTINCT FROM (OLD.kind, OLD.exercise, OLD.drafted_by, OLD.drafted_at)
        OR NOT OLD.written_by <@ NEW.written_by
        OR (NEW.version <= OLD.version AND (to_jsonb(NEW) - apart) IS DISTINCT FROM (to_jsonb(OLD) - apart))
        OR ((OLD.state, NEW.state) <> (1, 1) AND
            (NEW.handling, NEW.dossier_reference, NEW.dossier_version, NEW.subject, NEW.ground, NEW.measures, NEW.statement_of_reasons,
             NEW.eu_reference_number, NEW.distinct_from, NEW.operation, NEW.evidence, NEW.reasons, NEW.as_published)
            IS DISTINCT FROM
            (OLD.handling, OLD.dossier_reference, OLD.dossier_version, OLD.subject, OLD.ground, OLD.measures, OLD.statement_of_reasons,
             OLD.eu_reference_number, OLD.distinct_from, OLD.operation, OLD.evidence, OLD.reasons, OLD.as_published))
        OR (OLD.state, NEW.state) NOT IN ((1, 1), (1, 2), (1, 8), (2, 1), (2, 3), (2, 8), (3, 3), (4, 4), (3, 4), (3, 2), (4, 2)) THEN
        RAISE EXCEPTION 'proposal % does not go from state % to % like this', OLD.reference, OLD.state, NEW.state
            USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE VIEW act_as_shown AS
SELECT a.ordinal, a.reference, a.version, a.state, a.handling, a.exercise, a.number, a.drafted_by, a.drafted_at, a.shown_revision,
       r.title, r.legal_basis, r.entry_into_force, r.published_on, r.publication_url, r.text_sha256, s.procedure, s.submitted_at,
       a.corrects, a.corrects_from,
       w.reason AS withdrawn_because, w.withdrawn_by, w.withdrawn_at, w.proposal_references AS withdrawn_proposals
FROM act a
JOIN act_revision r ON r.act_reference = a.reference AND r.revision = a.shown_revision
LEFT JOIN LATERAL (SELECT * FROM act_submission WHERE act_reference = a.reference ORDER BY submission DESC LIMIT 1) s ON true
LEFT JOIN act_withdrawal w ON w.act_reference = a.reference;

CREATE OR REPLACE VIEW proposal_as_it_stands AS
SELECT p.ordinal, p.reference,
       p.version + CASE WHEN p.state = 4 THEN
           greatest((SELECT count(*) FROM act_submission s WHERE s.act_reference = p.act_reference) - 1, 0)
           + (SELECT count(*) FROM act_ballot b WHERE b.act_reference = p.act_reference AND b.outcome IS NOT NULL) ELSE 0 END AS version,
       CASE WHEN p.state = 4 AND a.state IN (5, 6, 7) THEN a.state ELSE p.state END AS state,
       p.handling, p.exercise, p.dossier_reference, p.dossier_version, p.subject, p.ground, p.measures, p.statement_of_reasons,
       p.eu_reference_number, p.drafted_by, p.drafted_at, p.cleared_by, p.cleared_at, p.act_reference, p.act_place, p.distinct_from,
       p.kind, p.list, p.operation, p.evidence, p.reasons, p.as_published, p.written_by, p.remark, p.act_revision
FROM proposal p LEFT JOIN act a ON a.reference = p.act_reference;

GRANT SELECT, INSERT ON act_withdrawal TO {service_role};
GRANT UPDATE (handling) ON act TO {service_role};
GRANT UPDATE (act_revision) ON proposal TO {service_role};
