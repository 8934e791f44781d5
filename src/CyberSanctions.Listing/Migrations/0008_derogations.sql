-- Requests for derogations, as the authorities of the Member States handle them. Numbers of closed lists are those of
-- derogations.proto. A list is for exercises or is not, and a request stays with its list and its entry.
CREATE TABLE derogation (
    reference       text        PRIMARY KEY,
    ordinal         bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    version         bigint      NOT NULL CHECK (version > 0),
    state           int         NOT NULL CHECK (state BETWEEN 1 AND 7),
    list            text        NOT NULL,
    entry_reference text        NOT NULL,
    kind            int         NOT NULL CHECK (kind BETWEEN 1 AND 10),
    member_state    text        NOT NULL CHECK (member_state ~ '^[A-Z]{2}$'),
    applicant       text        NOT NULL CHECK (applicant <> ''),
    description     text        NOT NULL CHECK (description <> ''),
    amount          numeric(19, 4) CHECK (amount > 0 AND amount <> 'NaN'),
    currency        text        CHECK (currency ~ '^[A-Z]{3}$'),
    received_on     date        NOT NULL,
    basis_on        date,
    conditions      text[]      NOT NULL CHECK (cardinality(conditions) > 0),
    distinct_from   text[]      NOT NULL DEFAULT '{}',
    requested_by    text        NOT NULL,
    requested_at    timestamptz NOT NULL,
    changed_at      timestamptz NOT NULL,
    FOREIGN KEY (list, entry_reference) REFERENCES listed_entry (list, reference),
    CHECK ((amount IS NULL) = (currency IS NULL)),
    CHECK (kind <> 10 OR amount IS NULL),
    CHECK ((basis_on IS NOT NULL) = (kind IN (7, 8, 9)))
);
COMMENT ON COLUMN derogation.conditions IS 'Keys of what the article asked for when it was requested.';
CREATE INDEX derogation_by_entry ON derogation (list, entry_reference);
CREATE INDEX derogation_pending ON derogation (ordinal) WHERE state = 1;

CREATE TABLE derogation_document (
    derogation text NOT NULL REFERENCES derogation,
    place      int  NOT NULL CHECK (place > 0),
    name       text NOT NULL CHECK (name <> ''),
    sha256     text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    PRIMARY KEY (derogation, place),
    UNIQUE (derogation, sha256)
);
CREATE INDEX derogation_document_by_hash ON derogation_document (sha256);

CREATE TABLE derogation_answer (
    derogation  text        NOT NULL REFERENCES derogation,
    condition   text        NOT NULL,
    met         boolean     NOT NULL,
    reasons     text        NOT NULL CHECK (reasons <> ''),
    answered_by text        NOT NULL,
    answered_at timestamptz NOT NULL,
    PRIMARY KEY (derogation, condition)
);
COMMENT ON TABLE derogation_answer IS 'The newest to each condition; that there were others is in the journal.';

-- Whoever has answered once has put something into the file, even if somebody else has answered since.
CREATE TABLE derogation_contributor (
    derogation text NOT NULL REFERENCES derogation,
    subject    text NOT NULL,
    PRIMARY KEY (derogation, subject)
);

CREATE TABLE derogation_step (
    derogation      text        NOT NULL REFERENCES derogation,
    number          int         NOT NULL CHECK (number > 0),
    kind            int         NOT NULL CHECK (kind BETWEEN 1 AND 4),
    taken_on        date        NOT NULL,
    text            text        NOT NULL CHECK (text <> ''),
    document_sha256 text        NOT NULL CHECK (document_sha256 ~ '^[0-9a-f]{64}$'),
    member_state    text        NOT NULL,
    recorded_by     text        NOT NULL,
    recorded_at     timestamptz NOT NULL,
    PRIMARY KEY (derogation, number)
);
CREATE UNIQUE INDEX derogation_notice_is_given_once ON derogation_step (derogation) WHERE kind = 1;

-- One row for what was prepared and, perhaps, decided; what happened by itself was not prepared.
CREATE TABLE derogation_decision (
    derogation   text        NOT NULL REFERENCES derogation,
    number       int         NOT NULL CHECK (number > 0),
    outcome      int         NOT NULL CHECK (outcome BETWEEN 2 AND 7),
    reasons      text        NOT NULL,
    amount       numeric(19, 4) CHECK (amount > 0 AND amount <> 'NaN'),
    conditions   text[]      NOT NULL DEFAULT '{}',
    valid_from   date,
    valid_until  date,
    prepared_by  text,
    prepared_at  timestamptz,
    dropped      boolean     NOT NULL DEFAULT false,
    decided_by   text        CONSTRAINT four_eyes CHECK (decided_by <> prepared_by),
    decided_at   timestamptz,
    effective_at timestamptz,
    PRIMARY KEY (derogation, number),
    CHECK (num_nonnulls(prepared_by, prepared_at) = CASE WHEN outcome IN (2, 4, 7) THEN 2 ELSE 0 END),
    CHECK (num_nonnulls(decided_by, decided_at, effective_at) IN (0, 3)),
    CHECK (NOT (dropped AND decided_by IS NOT NULL)),
    CHECK (outcome IN (2, 4, 7) OR decided_by IS NOT NULL),
    CHECK (decided_at >= prepared_at),
    CHECK (effective_at <= decided_at),
    CHECK (valid_until >= valid_from),
    CHECK (outcome IN (2, 3) OR num_nonnulls(amount, valid_from, valid_until) + cardinality(conditions) = 0)
);
CREATE UNIQUE INDEX derogation_has_one_decision_prepared ON derogation_decision (derogation)
    WHERE NOT dropped AND decided_by IS NULL;
CREATE UNIQUE INDEX derogation_is_settled_once ON derogation_decision (derogation) WHERE decided_by IS NOT NULL AND outcome <> 7;
CREATE UNIQUE INDEX derogation_is_revoked_once ON derogation_decision (derogation) WHERE decided_by IS NOT NULL AND outcome = 7;

CREATE TABLE derogation_clock (
    derogation text        NOT NULL REFERENCES derogation,
    kind       int         NOT NULL CHECK (kind BETWEEN 1 AND 3),
    began_on   date        NOT NULL,
    due_on     date        NOT NULL,
    ends_at    timestamptz NOT NULL,
    met_on     date,
    stopped_on date,
    PRIMARY KEY (derogation, kind),
    CHECK (due_on > began_on),
    CHECK (num_nonnulls(met_on, stopped_on) < 2),
    CONSTRAINT report_is_due_until_made CHECK (kind <> 3 OR stopped_on IS NULL)
);
CREATE INDEX derogation_clock_running ON derogation_clock (kind, ends_at) WHERE met_on IS NULL AND stopped_on IS NULL;

CREATE TABLE derogation_report (
    derogation      text        NOT NULL REFERENCES derogation,
    number          int         NOT NULL CHECK (number > 0),
    reported_on     date        NOT NULL,
    document_sha256 text        NOT NULL CHECK (document_sha256 ~ '^[0-9a-f]{64}$'),
    recorded_by     text        NOT NULL,
    recorded_at     timestamptz NOT NULL,
    PRIMARY KEY (derogation, number)
);

-- What is due: silence that will grant, grounds that have to have been notified for long enough, reports that are owed.
CREATE VIEW derogation_due AS
SELECT d.reference, d.kind, d.list, d.entry_reference, d.member_state, d.state, c.kind AS clock, c.began_on, c.due_on, c.ends_at
FROM derogation d
JOIN derogation_clock c ON c.derogation = d.reference
WHERE c.met_on IS NULL AND c.stopped_on IS NULL;

CREATE FUNCTION check_derogation_decision() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    request derogation;
BEGIN
    SELECT * INTO request FROM derogation WHERE reference = NEW.derogation FOR UPDATE;
    IF TG_OP = 'UPDATE' AND (OLD.dropped OR OLD.decided_by IS NOT NULL) THEN
        RAISE EXCEPTION 'a decision on % stays as it is', NEW.derogation USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    IF NOT NEW.dropped AND request.state <> ALL (CASE WHEN NEW.outcome = 7 THEN ARRAY[2, 3] ELSE ARRAY[1] END) THEN
        RAISE EXCEPTION '% is not to be decided so', NEW.derogation USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    IF NEW.amount > request.amount OR (NEW.amount IS NOT NULL AND request.amount IS NULL) THEN
        RAISE EXCEPTION 'more than % asks for', NEW.derogation USING ERRCODE = 'check_violation';
    END IF;
    -- Four eyes, as far as equal names go; the service knows more of who is the same person.
    IF NEW.prepared_by IS NOT NULL AND NEW.decided_by IS NOT NULL
        AND EXISTS (SELECT FROM derogation_contributor WHERE derogation = NEW.derogation AND subject = NEW.decided_by) THEN
        RAISE EXCEPTION '% has put something into the file of %', NEW.decided_by, NEW.derogation
            USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.outcome = 3 AND NOT EXISTS (SELECT FROM derogation_clock WHERE derogation = NEW.derogation AND kind = 1
            AND met_on IS NULL AND stopped_on IS NULL AND ends_at = NEW.effective_at) THEN
        RAISE EXCEPTION 'no silence grants %', NEW.derogation USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.outcome = 2 AND NEW.decided_by IS NOT NULL THEN
        IF EXISTS (SELECT FROM unnest(request.conditions) AS asked (key) WHERE NOT EXISTS (
                SELECT FROM derogation_answer WHERE derogation = NEW.derogation AND condition = asked.key AND met)) THEN
            RAISE EXCEPTION 'conditions of % are not met', NEW.derogation USING ERRCODE = 'check_violation';
        END IF;
        IF request.kind = 4 AND NOT EXISTS (SELECT FROM derogation_clock WHERE derogation = NEW.derogation AND kind = 2
                AND ends_at <= NEW.decided_at) THEN
            RAISE EXCEPTION 'the grounds of % were not notified in time', NEW.derogation USING ERRCODE = 'check_violation';
        END IF;
        IF EXISTS (SELECT FROM derogation_document mine
                JOIN derogation_document theirs ON theirs.sha256 = mine.sha256 AND theirs.derogation <> mine.derogation
                JOIN derogation other ON other.reference = theirs.derogation
                WHERE mine.derogation = NEW.derogation AND other.state IN (2, 3)
                    AND (other.list, other.entry_reference) = (request.list, request.entry_reference)) THEN
            RAISE EXCEPTION 'what % is about is authorised already', NEW.derogation USING ERRCODE = 'check_violation';
        END IF;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER derogation_decision_is_checked BEFORE INSERT OR UPDATE ON derogation_decision
    FOR EACH ROW EXECUTE FUNCTION check_derogation_decision();

CREATE FUNCTION keep_derogation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 1 OR NEW.version <> 1 THEN
            RAISE EXCEPTION '% begins otherwise', NEW.reference USING ERRCODE = 'object_not_in_prerequisite_state';
        END IF;
        RETURN NEW;
    END IF;
    IF OLD.state IN (4, 5, 6) OR (OLD.state = 7 AND NEW.state <> 7) OR (OLD.state IN (2, 3) AND NEW.state NOT IN (OLD.state, 7))
        OR (OLD.state = 1 AND NEW.state = 7) OR NEW.version <> OLD.version + 1 OR NEW.changed_at < OLD.changed_at THEN
        RAISE EXCEPTION '% does not go from % to %', NEW.reference, OLD.state, NEW.state
            USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    IF NEW.state <> OLD.state AND NOT EXISTS (SELECT FROM derogation_decision
            WHERE derogation = NEW.reference AND outcome = NEW.state AND decided_by IS NOT NULL) THEN
        RAISE EXCEPTION 'nobody has decided so on %', NEW.reference USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    IF NEW.state IN (2, 3) AND OLD.state = 1 AND NEW.kind <> 10
        AND NOT EXISTS (SELECT FROM derogation_clock WHERE derogation = NEW.reference AND kind = 3) THEN
        RAISE EXCEPTION 'nobody is to hear of %', NEW.reference USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER derogation_is_kept BEFORE INSERT OR UPDATE ON derogation FOR EACH ROW EXECUTE FUNCTION keep_derogation();

-- What was recorded of a request stays with it. A clock is set once and ends once; only what is pending is answered, or goes on.
CREATE FUNCTION keep_derogation_clock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF num_nonnulls(OLD.met_on, OLD.stopped_on) > 0 THEN
        RAISE EXCEPTION 'a clock of % has ended', OLD.derogation USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER derogation_clock_is_kept BEFORE UPDATE ON derogation_clock
    FOR EACH ROW EXECUTE FUNCTION keep_derogation_clock();

CREATE FUNCTION require_pending_derogation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT state FROM derogation WHERE reference = NEW.derogation FOR UPDATE) <> 1 THEN
        RAISE EXCEPTION '% is not pending', NEW.derogation USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER derogation_answer_while_pending BEFORE INSERT OR UPDATE ON derogation_answer
    FOR EACH ROW EXECUTE FUNCTION require_pending_derogation();
CREATE TRIGGER derogation_step_while_pending BEFORE INSERT ON derogation_step
    FOR EACH ROW EXECUTE FUNCTION require_pending_derogation();

CREATE TRIGGER derogation_document_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON derogation_document
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER derogation_contributor_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON derogation_contributor
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER derogation_step_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON derogation_step
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER derogation_report_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON derogation_report
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER derogation_stays BEFORE DELETE OR TRUNCATE ON derogation
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER derogation_decision_stays BEFORE DELETE OR TRUNCATE ON derogation_decision
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER derogation_clock_stays BEFORE DELETE OR TRUNCATE ON derogation_clock
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT ON derogation, derogation_document, derogation_answer, derogation_contributor, derogation_step,
    derogation_decision, derogation_clock, derogation_report TO {service_role};
GRANT SELECT ON derogation_due TO {service_role};
GRANT UPDATE (version, state, changed_at) ON derogation TO {service_role};
GRANT UPDATE (met, reasons, answered_by, answered_at) ON derogation_answer TO {service_role};
GRANT UPDATE (dropped, decided_by, decided_at, effective_at) ON derogation_decision TO {service_role};
GRANT UPDATE (met_on, stopped_on) ON derogation_clock TO {service_role};
