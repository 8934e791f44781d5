-- Due process for those who are listed. Numbers of closed lists are those of due_process.proto. Days are those of Brussels.

-- What due process knows of the entries, from the publication service's journal, which it reads from the beginning. Twelve months
-- are months of the calendar: of a review on 29 February they end on the 28th.
CREATE TABLE process_entry (
    list           text    NOT NULL REFERENCES public_list,
    reference      text    NOT NULL,
    version        int     NOT NULL CHECK (version > 0),
    grounds_sha256 bytea   NOT NULL CHECK (octet_length(grounds_sha256) = 32),
    listed_by      text    NOT NULL,
    listed_at      timestamptz,
    listed_on      date,
    delisted_by    text,
    delisted_at    timestamptz,
    reviewed_on    date,
    review_due_on  date    GENERATED ALWAYS AS ((reviewed_on + interval '12 months')::date) STORED,
    PRIMARY KEY (list, reference),
    CHECK (num_nonnulls(listed_at, listed_on, reviewed_on) IN (0, 3)),
    CHECK (reviewed_on >= listed_on),
    CHECK (delisted_at IS NULL OR delisted_by IS NOT NULL)
);
COMMENT ON COLUMN process_entry.grounds_sha256 IS 'Of its ground, its measures and its statement of reasons.';
COMMENT ON COLUMN process_entry.listed_on IS 'Null until the act that listed it is wholly on record.';
CREATE INDEX process_entry_by_due_day ON process_entry (review_due_on) WHERE delisted_by IS NULL;
CREATE INDEX process_entry_by_act ON process_entry (listed_by);

-- What proposals are named for has to be about the same entry of the same list: so nothing real is carried out by an exercise.
ALTER TABLE proposal ADD CONSTRAINT proposal_of_list UNIQUE (reference, list);
ALTER TABLE proposal_entry ADD CONSTRAINT proposal_on_entry UNIQUE (proposal_reference, list, entry_reference);

CREATE TABLE review (
    reference          text        PRIMARY KEY,
    ordinal            bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    version            bigint      NOT NULL DEFAULT 1 CHECK (version > 0),
    list               text        NOT NULL,
    entry_reference    text        NOT NULL,
    state              int         NOT NULL DEFAULT 1 CHECK (state BETWEEN 1 AND 3),
    handling           int         NOT NULL CHECK (handling BETWEEN 1 AND 5),
    opened_on          date        NOT NULL,
    due_on             date        NOT NULL,
    outcome            int         CHECK (outcome BETWEEN 1 AND 3),
    reasons            text        CHECK (reasons <> ''),
    entry_version      int         CHECK (entry_version > 0),
    proposal_reference text,
    considered         text[]      NOT NULL DEFAULT '{}',
    proposed_by        text,
    proposed_at        timestamptz,
    concluded_by       text,
    concluded_at       timestamptz,
    lapsed_because     text        CHECK (lapsed_because <> ''),
    ended_on           date,
    FOREIGN KEY (list, entry_reference) REFERENCES process_entry (list, reference),
    FOREIGN KEY (proposal_reference, list, entry_reference)
        REFERENCES proposal_entry (proposal_reference, list, entry_reference),
    FOREIGN KEY (proposal_reference, list) REFERENCES proposal (reference, list),
    UNIQUE (reference, list, entry_reference),
    CONSTRAINT review_by_two CHECK (concluded_by <> proposed_by),
    CHECK (num_nonnulls(outcome, reasons, entry_version, proposed_by, proposed_at) IN (0, 5)),
    CHECK ((proposal_reference IS NOT NULL) = (coalesce(outcome, 1) <> 1)),
    CHECK (outcome IS NOT NULL OR state <> 2),
    CHECK (num_nonnulls(concluded_by, concluded_at) = CASE state WHEN 2 THEN 2 ELSE 0 END),
    CHECK ((lapsed_because IS NOT NULL) = (state = 3)),
    CHECK ((ended_on IS NOT NULL) = (state > 1))
);
CREATE UNIQUE INDEX one_open_review ON review (list, entry_reference) WHERE state = 1;
CREATE INDEX review_by_entry ON review (list, entry_reference, ordinal);

CREATE TABLE review_opening (
    review    text        NOT NULL REFERENCES review,
    number    int         NOT NULL CHECK (number > 0),
    ground    int         NOT NULL CHECK (ground BETWEEN 1 AND 5),
    reason    text        NOT NULL CHECK (reason <> ''),
    opened_by text        NOT NULL,
    opened_at timestamptz NOT NULL,
    PRIMARY KEY (review, number)
);

-- A file is kept with what was observed: it belongs to the file of the case, and nobody here opens it.
CREATE TABLE observations (
    reference        text        PRIMARY KEY CHECK (reference ~ '^OBS(-[0-9A-HJKMNP-TV-Z]{5}){4}$'),
    ordinal          bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    version          bigint      NOT NULL DEFAULT 1 CHECK (version > 0),
    list             text        NOT NULL,
    entry_reference  text        NOT NULL,
    sender           text        NOT NULL CHECK (sender <> ''),
    contact          text        NOT NULL,
    text             text        NOT NULL CHECK (text <> ''),
    file_name        text,
    file_size        int         CHECK (file_size BETWEEN 1 AND 10485760),
    file_sha256      bytea       CHECK (octet_length(file_sha256) = 32),
    handling         int         NOT NULL CHECK (handling BETWEEN 1 AND 5),
    received_on      date        NOT NULL,
    received_at      timestamptz NOT NULL,
    recorded_by      text        NOT NULL,
    document         text,
    document_sha256  text        CHECK (document_sha256 ~ '^[0-9a-f]{64}$'),
    state            int         NOT NULL DEFAULT 1 CHECK (state IN (1, 2)),
    review_reference text,
    answer           text        CHECK (answer <> ''),
    answered_by      text,
    answered_at      timestamptz,
    FOREIGN KEY (list, entry_reference) REFERENCES process_entry (list, reference),
    FOREIGN KEY (review_reference, list, entry_reference) REFERENCES review (reference, list, entry_reference),
    CHECK (num_nonnulls(file_name, file_size, file_sha256) IN (0, 3)),
    CHECK (num_nonnulls(document, document_sha256) IN (0, 2)),
    CHECK (received_on <= (received_at AT TIME ZONE 'Europe/Brussels')::date),
    CHECK (num_nonnulls(answer, answered_by, answered_at) = CASE state WHEN 2 THEN 3 ELSE 0 END)
);
CREATE INDEX observations_waiting ON observations (list, entry_reference, ordinal) INCLUDE (file_size) WHERE state = 1;
CREATE INDEX observations_by_entry ON observations (list, entry_reference, ordinal);
CREATE INDEX observations_by_review ON observations (review_reference);

-- In quarantine: not compressed, and not unpacked.
CREATE TABLE observations_file (
    observations text  PRIMARY KEY REFERENCES observations,
    bytes        bytea NOT NULL CHECK (octet_length(bytes) BETWEEN 1 AND 10485760)
);
ALTER TABLE observations_file ALTER COLUMN bytes SET STORAGE EXTERNAL;

CREATE FUNCTION keep_observations_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM observations WHERE reference = NEW.observations AND file_size = octet_length(NEW.bytes)
            AND file_sha256 = sha256(NEW.bytes)) THEN
        RAISE EXCEPTION '% came with another file', NEW.observations USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER observations_file_is_kept BEFORE INSERT ON observations_file
    FOR EACH ROW EXECUTE FUNCTION keep_observations_file();

-- Observations are answered once, and not while their review is open.
CREATE FUNCTION keep_observations() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' AND NEW.state <> 1 OR TG_OP = 'UPDATE' AND (OLD.state <> 1 OR NEW.state = 1) THEN
        RAISE EXCEPTION '% are answered once', NEW.reference USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    IF TG_OP = 'UPDATE' AND EXISTS (SELECT FROM review WHERE reference = NEW.review_reference AND state = 1) THEN
        RAISE EXCEPTION '% is open', NEW.review_reference USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    IF TG_OP = 'INSERT' AND NEW.review_reference IS NOT NULL THEN
        -- FOR SHARE waits for a conclusion that is under way.
        PERFORM FROM review WHERE reference = NEW.review_reference AND state = 1 FOR SHARE;
        IF NOT FOUND THEN
            RAISE EXCEPTION '% is not open', NEW.review_reference USING ERRCODE = 'object_not_in_prerequisite_state';
        END IF;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER observations_are_kept BEFORE INSERT OR UPDATE ON observations
    FOR EACH ROW EXECUTE FUNCTION keep_observations();

-- A review ends once. Concluded, it has considered what was observed, and nobody who opened it has concluded it; what carries an
-- amendment or a delisting out is of that kind.
CREATE FUNCTION keep_review() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' AND NEW.state <> 1 OR TG_OP = 'UPDATE' AND OLD.state <> 1 THEN
        RAISE EXCEPTION '% ends once', NEW.reference USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    IF NEW.proposal_reference IS NOT NULL AND NOT EXISTS (
            SELECT FROM proposal WHERE reference = NEW.proposal_reference AND kind = NEW.outcome) THEN
        RAISE EXCEPTION '% is of another kind', NEW.proposal_reference USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    IF NEW.state = 2 AND (
            EXISTS (SELECT FROM review_opening WHERE review = NEW.reference AND opened_by = NEW.concluded_by)
            OR EXISTS (SELECT FROM observations WHERE review_reference = NEW.reference AND reference <> ALL (NEW.considered))
            OR NOT EXISTS (SELECT FROM process_entry WHERE list = NEW.list AND reference = NEW.entry_reference
                           AND version = NEW.entry_version AND delisted_by IS NULL)) THEN
        RAISE EXCEPTION '% cannot be concluded so', NEW.reference USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER review_is_kept BEFORE INSERT OR UPDATE ON review FOR EACH ROW EXECUTE FUNCTION keep_review();

CREATE TABLE notification (
    reference        text   PRIMARY KEY,
    ordinal          bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    version          bigint NOT NULL DEFAULT 1 CHECK (version > 0),
    list             text   NOT NULL,
    entry_reference  text   NOT NULL,
    entry_version    int    NOT NULL CHECK (entry_version > 0),
    cause            int    NOT NULL CHECK (cause BETWEEN 1 AND 5),
    act_reference    text,
    review_reference text   UNIQUE,
    owed_since       date,
    state            int    NOT NULL DEFAULT 1 CHECK (state BETWEEN 1 AND 3),
    FOREIGN KEY (list, entry_reference) REFERENCES process_entry (list, reference),
    FOREIGN KEY (review_reference, list, entry_reference) REFERENCES review (reference, list, entry_reference),
    UNIQUE (list, entry_reference, entry_version, act_reference),
    CHECK (num_nonnulls(act_reference, review_reference) = 1),
    CHECK ((cause = 5) = (review_reference IS NOT NULL)),
    CHECK (owed_since IS NOT NULL OR act_reference IS NOT NULL),
    CHECK (owed_since IS NOT NULL OR state = 1)
);
CREATE INDEX notification_owed ON notification (list, owed_since) WHERE state <> 2;
CREATE INDEX notification_by_act ON notification (act_reference);

CREATE TABLE notification_attempt (
    notification    text        NOT NULL REFERENCES notification,
    number          int         NOT NULL CHECK (number > 0),
    channel         int         NOT NULL CHECK (channel IN (1, 2)),
    sent_on         date        NOT NULL,
    proof           text        NOT NULL CHECK (proof <> ''),
    proof_sha256    text        NOT NULL CHECK (proof_sha256 ~ '^[0-9a-f]{64}$'),
    recorded_by     text        NOT NULL,
    recorded_at     timestamptz NOT NULL,
    returned_on     date,
    returned_proof  text        CHECK (returned_proof <> ''),
    returned_sha256 text        CHECK (returned_sha256 ~ '^[0-9a-f]{64}$'),
    returned_by     text,
    returned_at     timestamptz,
    PRIMARY KEY (notification, number),
    CHECK (num_nonnulls(returned_on, returned_proof, returned_sha256, returned_by, returned_at) IN (0, 5)),
    CHECK (returned_on IS NULL OR channel = 1),
    CHECK (returned_on >= sent_on),
    CHECK (sent_on <= (recorded_at AT TIME ZONE 'Europe/Brussels')::date),
    CHECK (returned_on <= (returned_at AT TIME ZONE 'Europe/Brussels')::date)
);

-- Not before it was owed; and what came back came back once.
CREATE FUNCTION keep_attempt() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.returned_on IS NOT NULL
        OR TG_OP = 'INSERT' AND (NEW.returned_on IS NOT NULL OR NOT EXISTS (
            SELECT FROM notification WHERE reference = NEW.notification AND state <> 2 AND owed_since <= NEW.sent_on)) THEN
        RAISE EXCEPTION '% cannot be notified so', NEW.notification USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER attempt_is_kept BEFORE INSERT OR UPDATE ON notification_attempt
    FOR EACH ROW EXECUTE FUNCTION keep_attempt();

CREATE TABLE access_request (
    reference       text        PRIMARY KEY,
    ordinal         bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    version         bigint      NOT NULL DEFAULT 1 CHECK (version > 0),
    list            text        NOT NULL,
    entry_reference text        NOT NULL,
    handling        int         NOT NULL CHECK (handling BETWEEN 1 AND 5),
    requested_by    text        NOT NULL CHECK (requested_by <> ''),
    received_on     date        NOT NULL,
    recorded_by     text        NOT NULL,
    recorded_at     timestamptz NOT NULL,
    state           int         NOT NULL DEFAULT 1 CHECK (state BETWEEN 1 AND 3),
    statement       text        CHECK (statement <> ''),
    documents       jsonb,
    answered_by     text,
    answered_at     timestamptz,
    FOREIGN KEY (list, entry_reference) REFERENCES process_entry (list, reference),
    CHECK (received_on <= (recorded_at AT TIME ZONE 'Europe/Brussels')::date),
    CHECK (num_nonnulls(statement, answered_by, answered_at) = CASE state WHEN 1 THEN 0 ELSE 3 END),
    CHECK ((documents IS NOT NULL) = (state = 2)),
    CHECK (jsonb_array_length(documents) > 0)
);
COMMENT ON COLUMN access_request.documents IS 'GivenDocuments in protobuf''s JSON mapping, in their order.';
CREATE INDEX access_request_by_entry ON access_request (list, entry_reference, ordinal);

CREATE FUNCTION keep_access_request() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' AND NEW.state <> 1 OR TG_OP = 'UPDATE' AND (OLD.state <> 1 OR NEW.state = 1) THEN
        RAISE EXCEPTION '% is answered once', NEW.reference USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER access_request_is_kept BEFORE INSERT OR UPDATE ON access_request
    FOR EACH ROW EXECUTE FUNCTION keep_access_request();

CREATE TABLE court_case (
    reference           text        PRIMARY KEY,
    ordinal             bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    version             bigint      NOT NULL DEFAULT 1 CHECK (version > 0),
    list                text        NOT NULL,
    entry_reference     text        NOT NULL,
    number              text        NOT NULL CHECK (number ~ '^[CT]-[1-9][0-9]{0,3}/[0-9]{2}$'),
    lodged_on           date        NOT NULL,
    state               int         NOT NULL DEFAULT 1 CHECK (state BETWEEN 1 AND 4),
    outcome             int         CHECK (outcome BETWEEN 1 AND 3),
    decided_on          date,
    effects_until       date,
    follow_up_reference text,
    recorded_by         text        NOT NULL,
    recorded_at         timestamptz NOT NULL,
    UNIQUE (list, entry_reference, number),
    FOREIGN KEY (list, entry_reference) REFERENCES process_entry (list, reference),
    FOREIGN KEY (follow_up_reference, list) REFERENCES proposal (reference, list),
    CHECK (lodged_on <= (recorded_at AT TIME ZONE 'Europe/Brussels')::date),
    CHECK ((outcome IS NULL) = (decided_on IS NULL)),
    CHECK (decided_on >= lodged_on),
    CHECK (effects_until IS NULL OR outcome = 2),
    CHECK (effects_until > decided_on),
    CHECK (state <> 2 OR outcome IN (1, 2)),
    CHECK (follow_up_reference IS NULL OR outcome IS NOT NULL)
);

CREATE TABLE court_step (
    court_case      text        NOT NULL REFERENCES court_case,
    number          int         NOT NULL CHECK (number > 0),
    kind            int         NOT NULL CHECK (kind BETWEEN 1 AND 4),
    taken_on        date        NOT NULL,
    outcome         int         CHECK (outcome BETWEEN 1 AND 3),
    effects_until   date,
    case_number     text        CHECK (case_number ~ '^C-[1-9][0-9]{0,3}/[0-9]{2} P$'),
    document        text        NOT NULL CHECK (document <> ''),
    document_sha256 text        NOT NULL CHECK (document_sha256 ~ '^[0-9a-f]{64}$'),
    recorded_by     text        NOT NULL,
    recorded_at     timestamptz NOT NULL,
    PRIMARY KEY (court_case, number),
    CHECK ((outcome IS NOT NULL) = (kind IN (1, 3))),
    CHECK (outcome <> 3 OR kind = 3),
    CHECK (effects_until IS NULL OR outcome = 2),
    CHECK (effects_until > taken_on),
    CHECK ((case_number IS NOT NULL) = (kind = 2)),
    CHECK (taken_on <= (recorded_at AT TIME ZONE 'Europe/Brussels')::date)
);

-- One after the other, in the order of their days.
CREATE FUNCTION keep_court_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.taken_on < (SELECT greatest(c.lodged_on, (SELECT max(s.taken_on) FROM court_step s WHERE s.court_case = c.reference))
                       FROM court_case c WHERE c.reference = NEW.court_case) THEN
        RAISE EXCEPTION '% went on after that day', NEW.court_case USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER court_step_is_kept BEFORE INSERT ON court_step FOR EACH ROW EXECUTE FUNCTION keep_court_step();
CREATE TRIGGER court_step_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON court_step
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER review_opening_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON review_opening
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Everything that is owed. `due_on` is the day by which it has to be done; where the law says "without delay", that from which it
-- is owed. `place` orders it by that day, and tells one from the other. What follows an annulment is owed until the act that
-- carries it out is on record, or the entry is off the list.
CREATE VIEW due_process_due AS
SELECT kind, list, entry_reference, reference, due_on, since, handling,
       (due_on - DATE '1900-01-01')::bigint * 100000000000 + ordinal * 10 + kind AS place
FROM (
    SELECT 1 AS kind, n.list, n.entry_reference, n.reference, n.owed_since AS due_on,
           coalesce((SELECT max(a.returned_on) FROM notification_attempt a WHERE a.notification = n.reference), n.owed_since)
               AS since,
           1 AS handling, n.ordinal
    FROM notification n WHERE n.state <> 2 AND n.owed_since IS NOT NULL
    UNION ALL
    SELECT 2, list, entry_reference, reference, due_on, opened_on, handling, ordinal FROM review WHERE state = 1
    UNION ALL
    SELECT 3, o.list, o.entry_reference, o.reference, coalesce(r.ended_on, o.received_on), coalesce(r.ended_on, o.received_on),
           o.handling, o.ordinal
    FROM observations o LEFT JOIN review r ON r.reference = o.review_reference
    WHERE o.state = 1 AND r.state IS DISTINCT FROM 1
    UNION ALL
    SELECT 4, list, entry_reference, reference, received_on, received_on, handling, ordinal FROM access_request WHERE state = 1
    UNION ALL
    SELECT 5, c.list, c.entry_reference, c.reference, coalesce(c.effects_until, c.decided_on), c.decided_on, 1, c.ordinal
    FROM court_case c
    JOIN process_entry e ON e.list = c.list AND e.reference = c.entry_reference AND e.delisted_by IS NULL
    WHERE c.outcome = 2 AND c.state IN (2, 3)
        AND NOT EXISTS (SELECT FROM proposal p JOIN recorded_act r ON r.act_reference = p.act_reference
                        WHERE p.reference = c.follow_up_reference)) due;

GRANT SELECT ON due_process_due TO {service_role};
GRANT SELECT, INSERT ON process_entry, review, review_opening, observations, observations_file, notification,
    notification_attempt, access_request, court_case, court_step TO {service_role};
GRANT UPDATE (version, grounds_sha256, listed_at, listed_on, delisted_by, delisted_at, reviewed_on) ON process_entry
    TO {service_role};
GRANT UPDATE (version, state, handling, outcome, reasons, entry_version, proposal_reference, considered, proposed_by, proposed_at,
              concluded_by, concluded_at, lapsed_because, ended_on) ON review TO {service_role};
GRANT UPDATE (version, state, answer, answered_by, answered_at) ON observations TO {service_role};
GRANT UPDATE (version, owed_since, state) ON notification TO {service_role};
GRANT UPDATE (returned_on, returned_proof, returned_sha256, returned_by, returned_at) ON notification_attempt TO {service_role};
GRANT UPDATE (version, state, statement, documents, answered_by, answered_at) ON access_request TO {service_role};
GRANT UPDATE (version, state, outcome, decided_on, effects_until, follow_up_reference) ON court_case TO {service_role};
