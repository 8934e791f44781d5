-- Stages of acts, reservations of delegations, the legal service's opinions; who proposes what an act does. Numbers of closed lists
-- are those of stages.proto. A stage is of a text; what is recorded of it is never changed, but corrected by another row.

CREATE TABLE act_stage (
    ordinal            bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    act_reference      text        NOT NULL,
    number             int         NOT NULL CHECK (number > 0),
    body               int         NOT NULL CHECK (body BETWEEN 1 AND 4),
    held_on            date        NOT NULL,
    outcome            int         NOT NULL CHECK (outcome BETWEEN 1 AND 6),
    sent_to            int         CHECK (sent_to BETWEEN 1 AND 4),
    revision           int         NOT NULL,
    documents          jsonb       NOT NULL,
    remarks            text        NOT NULL,
    political_guidance text        NOT NULL,
    out_of_order       text        NOT NULL,
    replaces           int,
    reason             text        NOT NULL,
    recorded_by        text        NOT NULL,
    recorded_at        timestamptz NOT NULL,
    PRIMARY KEY (act_reference, number),
    FOREIGN KEY (act_reference, revision) REFERENCES act_revision,
    FOREIGN KEY (act_reference, replaces) REFERENCES act_stage,
    UNIQUE (act_reference, replaces),
    CHECK (replaces < number),
    CHECK ((replaces IS NOT NULL) = (reason <> '')),
    CONSTRAINT correction_is_its_own_word CHECK (replaces IS NULL OR out_of_order = ''),
    CONSTRAINT only_a_correction_says_it_was_not_held CHECK (outcome <> 6 OR replaces IS NOT NULL),
    CONSTRAINT guidance_is_that_of_the_psc CHECK ((political_guidance <> '') = (body = 2)),
    CONSTRAINT sent_back_to_a_body_before CHECK (outcome <> 4 OR coalesce(sent_to < body, false)),
    CONSTRAINT referred_to_a_body_after CHECK (outcome <> 5 OR coalesce(sent_to > body, false)),
    CONSTRAINT sent_nowhere CHECK (outcome IN (4, 5, 6) OR sent_to IS NULL),
    CONSTRAINT not_in_the_future CHECK (held_on <= (recorded_at AT TIME ZONE 'Europe/Brussels')::date)
);
COMMENT ON COLUMN act_stage.out_of_order IS 'Why it is not in the order of the bodies or of the days; empty when it is.';

CREATE TABLE act_reservation (
    ordinal       bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    id            uuid        PRIMARY KEY,
    act_reference text        NOT NULL REFERENCES act,
    member_state  text        NOT NULL CHECK (member_state ~ '^[A-Z]{2}$'),
    kind          int         NOT NULL CHECK (kind BETWEEN 1 AND 4),
    text          text        NOT NULL,
    revision      int         NOT NULL,
    entered_on    date        NOT NULL,
    entered_stage int,
    entered_by    text        NOT NULL,
    recorded_at   timestamptz NOT NULL,
    lifted_on     date,
    lifted_stage  int,
    remark        text        NOT NULL DEFAULT '',
    lifted_by     text,
    lifted_at     timestamptz,
    FOREIGN KEY (act_reference, revision) REFERENCES act_revision,
    FOREIGN KEY (act_reference, entered_stage) REFERENCES act_stage,
    FOREIGN KEY (act_reference, lifted_stage) REFERENCES act_stage,
    CHECK (num_nonnulls(lifted_on, lifted_by, lifted_at) IN (0, 3)),
    CHECK (lifted_on IS NOT NULL OR (lifted_stage IS NULL AND remark = '')),
    CONSTRAINT not_entered_in_the_future CHECK (entered_on <= (recorded_at AT TIME ZONE 'Europe/Brussels')::date),
    CONSTRAINT lifted_after_it_was_entered CHECK (lifted_on >= entered_on),
    CONSTRAINT not_lifted_in_the_future CHECK (lifted_on <= (lifted_at AT TIME ZONE 'Europe/Brussels')::date)
);
CREATE INDEX act_reservation_open ON act_reservation (act_reference) WHERE lifted_on IS NULL;
CREATE INDEX act_reservation_by_act ON act_reservation (act_reference);

CREATE TABLE act_opinion (
    act_reference text        NOT NULL,
    number        int         NOT NULL CHECK (number > 0),
    revision      int         NOT NULL,
    text_sha256   text        NOT NULL,
    opinion       int         NOT NULL CHECK (opinion BETWEEN 1 AND 3),
    document      jsonb,
    text          text        NOT NULL CHECK (text <> '' OR opinion = 1),
    given_by      text        NOT NULL,
    given_at      timestamptz NOT NULL,
    PRIMARY KEY (act_reference, number),
    FOREIGN KEY (act_reference, revision) REFERENCES act_revision
);

-- The lock makes two changes to one act wait for each other: a reservation and a submission, two corrections of one stage.
CREATE FUNCTION require_undecided(act_named text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT state FROM act WHERE reference = act_named FOR UPDATE) IN (5, 8) THEN
        RAISE EXCEPTION 'act % is adopted, or given up', act_named USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
END $$;

CREATE FUNCTION newest_revision(act_named text) RETURNS int LANGUAGE sql STABLE AS
    'SELECT max(revision) FROM act_revision WHERE act_reference = act_named';

CREATE FUNCTION check_stage() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    last_before act_stage;
    replaced act_stage;
BEGIN
    PERFORM require_undecided(NEW.act_reference);
    IF NEW.number <> 1 + coalesce((SELECT max(number) FROM act_stage WHERE act_reference = NEW.act_reference), 0) THEN
        RAISE EXCEPTION 'stage % of act % is not the next one', NEW.number, NEW.act_reference USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.held_on < (SELECT (written_at AT TIME ZONE 'Europe/Brussels')::date FROM act_revision
                      WHERE act_reference = NEW.act_reference AND revision = NEW.revision) THEN
        RAISE EXCEPTION 'act % did not read so on %', NEW.act_reference, NEW.held_on USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.outcome = 6 THEN
        SELECT * INTO replaced FROM act_stage WHERE act_reference = NEW.act_reference AND number = NEW.replaces;
        IF (NEW.body, NEW.held_on, NEW.revision) <> (replaced.body, replaced.held_on, replaced.revision) THEN
            RAISE EXCEPTION 'another stage was not held' USING ERRCODE = 'check_violation';
        END IF;
    END IF;
    IF NEW.replaces IS NULL AND NEW.out_of_order = '' THEN
        SELECT * INTO last_before FROM act_stage_held WHERE act_reference = NEW.act_reference ORDER BY held_on DESC, number DESC LIMIT 1;
        IF last_before.held_on > NEW.held_on
            OR (NEW.body < (SELECT max(body) FROM act_stage_held WHERE act_reference = NEW.act_reference AND revision = NEW.revision)
                AND last_before.sent_to IS DISTINCT FROM NEW.body) THEN
            RAISE EXCEPTION 'stage % of act % is out of order', NEW.number, NEW.act_reference USING ERRCODE = 'check_violation';
        END IF;
    END IF;
    RETURN NEW;
END $$;

-- Stages that took place, as far as anybody knows: without those that were corrected.
CREATE VIEW act_stage_held AS
SELECT s.* FROM act_stage s
WHERE s.outcome <> 6 AND NOT EXISTS (
    SELECT FROM act_stage c WHERE c.act_reference = s.act_reference AND c.replaces = s.number);

CREATE TRIGGER stage_is_in_order BEFORE INSERT ON act_stage FOR EACH ROW EXECUTE FUNCTION check_stage();
CREATE TRIGGER stage_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON act_stage
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Whether the newest text of an act is before the Council.
CREATE FUNCTION is_newest_text_before_the_council(act_named text) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM act_submission s
        LEFT JOIN act_urgency_approval a USING (act_reference, submission)
        LEFT JOIN act_ballot b USING (act_reference, submission)
        WHERE s.act_reference = act_named AND s.revision = newest_revision(act_named)
            AND (s.urgency = '' OR a.approved_by IS NOT NULL) AND b.outcome IS NULL AND coalesce(b.not_opened, '') = '')
$$;

CREATE FUNCTION check_reservation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM require_undecided(NEW.act_reference);
    IF TG_OP = 'UPDATE' THEN
        IF OLD.lifted_on IS NOT NULL OR NEW.lifted_on IS NULL THEN
            RAISE EXCEPTION 'reservation % stays as it is', OLD.id USING ERRCODE = 'object_not_in_prerequisite_state';
        END IF;
    ELSE
        IF NEW.lifted_on IS NOT NULL THEN
            RAISE EXCEPTION 'a reservation is entered before it is lifted' USING ERRCODE = 'check_violation';
        END IF;
        IF is_newest_text_before_the_council(NEW.act_reference) THEN
            RAISE EXCEPTION 'act % is before the Council', NEW.act_reference USING ERRCODE = 'object_not_in_prerequisite_state';
        END IF;
        IF NEW.entered_on < (SELECT (written_at AT TIME ZONE 'Europe/Brussels')::date FROM act_revision
                             WHERE act_reference = NEW.act_reference AND revision = NEW.revision) THEN
            RAISE EXCEPTION 'act % did not read so on %', NEW.act_reference, NEW.entered_on USING ERRCODE = 'check_violation';
        END IF;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER reservation_goes_its_course BEFORE INSERT OR UPDATE ON act_reservation
    FOR EACH ROW EXECUTE FUNCTION check_reservation();
CREATE TRIGGER reservation_stays BEFORE DELETE OR TRUNCATE ON act_reservation
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Four eyes, as far as equal names go; the service knows more of who is the same person.
CREATE FUNCTION check_opinion() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM require_undecided(NEW.act_reference);
    IF EXISTS (SELECT FROM act_revision WHERE act_reference = NEW.act_reference AND written_by = NEW.given_by)
        OR EXISTS (SELECT FROM proposal WHERE act_reference = NEW.act_reference AND NEW.given_by = ANY (written_by)) THEN
        RAISE EXCEPTION 'act % was written by %', NEW.act_reference, NEW.given_by USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.revision <> newest_revision(NEW.act_reference)
        OR NEW.text_sha256 IS DISTINCT FROM
            (SELECT text_sha256 FROM act_revision WHERE act_reference = NEW.act_reference AND revision = NEW.revision) THEN
        RAISE EXCEPTION 'it is not the newest text of act %', NEW.act_reference USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER opinion_has_four_eyes BEFORE INSERT ON act_opinion FOR EACH ROW EXECUTE FUNCTION check_opinion();
CREATE TRIGGER opinion_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON act_opinion
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- An act goes to the vote with open reservations only on purpose: the submission names each, and says why.
ALTER TABLE act_submission
    ADD COLUMN despite_reservations text   NOT NULL DEFAULT '',
    ADD COLUMN open_reservations    uuid[] NOT NULL DEFAULT '{}',
    ADD CONSTRAINT despite_open_reservations CHECK ((despite_reservations <> '') = (cardinality(open_reservations) > 0));

CREATE FUNCTION names_open_reservations(act_named text, named uuid[]) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT NOT EXISTS (SELECT FROM act_reservation WHERE act_reference = act_named AND lifted_on IS NULL AND NOT id = ANY (named))
$$;

CREATE FUNCTION check_reservations_of_submission() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM act WHERE reference = NEW.act_reference FOR UPDATE;
    IF NOT names_open_reservations(NEW.act_reference, NEW.open_reservations)
        OR EXISTS (SELECT FROM unnest(NEW.open_reservations) AS named (id)
                   LEFT JOIN act_reservation r ON r.id = named.id AND r.act_reference = NEW.act_reference AND r.lifted_on IS NULL
                   WHERE r.id IS NULL) THEN
        RAISE EXCEPTION 'submission % of act % does not name the reservations that are open', NEW.submission, NEW.act_reference
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER submission_names_reservations BEFORE INSERT ON act_submission
    FOR EACH ROW EXECUTE FUNCTION check_reservations_of_submission();

CREATE FUNCTION check_reservations_of_approval() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM act WHERE reference = NEW.act_reference FOR UPDATE;
    IF NOT names_open_reservations(
        NEW.act_reference,
        (SELECT open_reservations FROM act_submission WHERE act_reference = NEW.act_reference AND submission = NEW.submission)) THEN
        RAISE EXCEPTION 'a reservation was entered after submission % of act %', NEW.submission, NEW.act_reference
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER approval_names_reservations BEFORE INSERT ON act_urgency_approval
    FOR EACH ROW EXECUTE FUNCTION check_reservations_of_approval();

-- Who proposes. A field of a proposal like the others: only a draft says something else than before.
CREATE FUNCTION are_sponsors(proposer text, others text[]) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT (proposer = '' OR proposer ~ '^[A-Z]{2}$') AND cardinality(others) <= 27 AND NOT proposer = ANY (others)
        AND (proposer <> '' OR cardinality(others) = 0)
        AND (SELECT count(DISTINCT o) = count(*) AND coalesce(bool_and(o ~ '^[A-Z]{2}$'), true) FROM unnest(others) AS o)
$$;
ALTER TABLE proposal
    ADD COLUMN proposed_by text   NOT NULL DEFAULT '',
    ADD COLUMN co_sponsors text[] NOT NULL DEFAULT '{}',
    ADD CONSTRAINT sponsored_once CHECK (are_sponsors(proposed_by, co_sponsors));
ALTER TABLE proposal_version
    ADD COLUMN proposed_by text   NOT NULL DEFAULT '',
    ADD COLUMN co_sponsors text[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN proposal.proposed_by IS 'HR or the code of a Member State; empty: nobody has said.';

CREATE FUNCTION keep_sponsors() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.state, NEW.state) <> (1, 1)
        AND (NEW.proposed_by, NEW.co_sponsors) IS DISTINCT FROM (OLD.proposed_by, OLD.co_sponsors) THEN
        RAISE EXCEPTION 'proposal % is no draft', OLD.reference USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER sponsors_stay BEFORE UPDATE ON proposal FOR EACH ROW EXECUTE FUNCTION keep_sponsors();

CREATE OR REPLACE VIEW proposal_as_it_stands AS
SELECT p.ordinal, p.reference,
       p.version + CASE WHEN p.state = 4 THEN
           greatest((SELECT count(*) FROM act_submission s WHERE s.act_reference = p.act_reference) - 1, 0)
           + (SELECT count(*) FROM act_ballot b WHERE b.act_reference = p.act_reference AND b.outcome IS NOT NULL) ELSE 0 END AS version,
       CASE WHEN p.state = 4 AND a.state IN (5, 6, 7) THEN a.state ELSE p.state END AS state,
       p.handling, p.exercise, p.dossier_reference, p.dossier_version, p.subject, p.ground, p.measures, p.statement_of_reasons,
       p.eu_reference_number, p.drafted_by, p.drafted_at, p.cleared_by, p.cleared_at, p.act_reference, p.act_place, p.distinct_from,
       p.kind, p.list, p.operation, p.evidence, p.reasons, p.as_published, p.written_by, p.remark, p.act_revision,
       p.proposed_by, p.co_sponsors
FROM proposal p LEFT JOIN act a ON a.reference = p.act_reference;

-- What waits for somebody: reservations that nobody has lifted (1), stages to which the body comes back (2). No day is set for
-- either. What is adopted, or given up, waits for nobody.
CREATE VIEW stage_due AS
SELECT w.kind, a.reference, CASE WHEN a.exercise THEN 'eu-cyber-exercise' ELSE 'eu-cyber' END AS list, '' AS entry_reference,
       a.handling, a.exercise, NULL::date AS due_on, NULL::timestamptz AS ends_at, w.since, NULL::text AS subject,
       (w.since - DATE '1900-01-01')::bigint * 100000000000 + w.ordinal * 10 + w.digit AS place
FROM (
    SELECT 'reservation-open' AS kind, act_reference, entered_on AS since, ordinal, 1 AS digit
    FROM act_reservation WHERE lifted_on IS NULL
    UNION ALL
    SELECT 'stage-to-be-continued', act_reference, held_on, ordinal, 2
    FROM (SELECT DISTINCT ON (act_reference) * FROM act_stage_held ORDER BY act_reference, held_on DESC, number DESC) newest
    WHERE outcome = 3
) w JOIN act a ON a.reference = w.act_reference
WHERE a.state NOT IN (5, 8);

GRANT SELECT ON act_stage_held, stage_due TO {service_role};
GRANT SELECT, INSERT ON act_stage, act_reservation, act_opinion TO {service_role};
GRANT UPDATE (lifted_on, lifted_stage, remark, lifted_by, lifted_at) ON act_reservation TO {service_role};
GRANT UPDATE (proposed_by, co_sponsors) ON proposal TO {service_role};
