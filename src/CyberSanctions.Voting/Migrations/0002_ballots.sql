-- Ballots: everything that decides one is frozen when it opens. Numbers stand for the values of the
-- enumerations in voting/v1 and common/v1.

CREATE TABLE ballot (
    id                 uuid        PRIMARY KEY,
    reference          text        NOT NULL UNIQUE,
    version            bigint      NOT NULL,
    state              int         NOT NULL CHECK (state IN (1, 2)),        -- 1 open, 2 decided
    handling           int         NOT NULL CHECK (handling BETWEEN 1 AND 5),
    exercise           boolean     NOT NULL,
    act_reference      text        NOT NULL UNIQUE CHECK (act_reference <> ''),
    act_title          text        NOT NULL,
    act_number         text        NOT NULL,
    act_text           bytea       NOT NULL,
    text_sha256        text        NOT NULL CHECK (text_sha256 = encode(sha256(act_text), 'hex')),
    rule               int         NOT NULL CHECK (rule = 1),               -- 1 unanimity
    population_edition int         NOT NULL REFERENCES population_table,
    population_year    int         NOT NULL,
    opened_at          timestamptz NOT NULL,
    decision           bytea,                                               -- a serialised voting.v1.Decision
    CHECK ((state = 2) = (decision IS NOT NULL))
);
COMMENT ON COLUMN ballot.act_text IS 'What is voted on: a serialised events.v1.ActText, as submitted.';
COMMENT ON COLUMN ballot.exercise IS 'As in act_text; nothing below a ballot has a mark of its own.';

-- The roster and the population table in force when the ballot opened.
CREATE TABLE ballot_member (
    ballot_id    uuid   NOT NULL REFERENCES ballot,
    member_state text   COLLATE "C" NOT NULL,
    name         text   NOT NULL,
    population   bigint NOT NULL CHECK (population > 0),
    PRIMARY KEY (ballot_id, member_state)
);

-- Each vote ever cast; the one in force is the member's highest revision.
CREATE TABLE vote (
    ballot_id    uuid        NOT NULL,
    member_state text        COLLATE "C" NOT NULL,
    revision     int         NOT NULL CHECK (revision > 0),
    choice       int         NOT NULL CHECK (choice BETWEEN 1 AND 4),
    declaration  text        NOT NULL CHECK ((declaration <> '') = (choice = 4)), -- 4 constructive abstention
    cast_by      text        NOT NULL,
    cast_at      timestamptz NOT NULL,
    PRIMARY KEY (ballot_id, member_state, revision),
    FOREIGN KEY (ballot_id, member_state) REFERENCES ballot_member
);

-- After the decision nothing about a ballot changes, whoever asks.
CREATE FUNCTION refuse_change_of_decided_ballot() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'ballot % is decided', OLD.reference USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER ballot_decided_is_final BEFORE UPDATE ON ballot
    FOR EACH ROW WHEN (OLD.state = 2) EXECUTE FUNCTION refuse_change_of_decided_ballot();
CREATE TRIGGER ballot_stays BEFORE DELETE OR TRUNCATE ON ballot
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION refuse_late_vote() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    ballot_state int;
BEGIN
    -- Waits for a decision under way and then sees it.
    SELECT state INTO ballot_state FROM ballot WHERE id = NEW.ballot_id FOR SHARE;
    IF ballot_state <> 1 THEN
        RAISE EXCEPTION 'ballot % is closed', NEW.ballot_id USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER vote_is_in_time BEFORE INSERT ON vote FOR EACH ROW EXECUTE FUNCTION refuse_late_vote();
CREATE TRIGGER vote_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON vote
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A roster is complete when its ballot opens: members come in the transaction that inserts the
-- ballot's row, never later.
CREATE FUNCTION refuse_late_member() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM ballot WHERE id = NEW.ballot_id AND state = 1 AND xmin = pg_current_xact_id()::xid) THEN
        RAISE EXCEPTION 'the roster of ballot % is frozen', NEW.ballot_id USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER ballot_member_is_in_time BEFORE INSERT ON ballot_member FOR EACH ROW EXECUTE FUNCTION refuse_late_member();
CREATE TRIGGER ballot_member_is_frozen BEFORE UPDATE OR DELETE OR TRUNCATE ON ballot_member
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT ON ballot, ballot_member, vote TO {service_role};
GRANT UPDATE (version, state, decision) ON ballot TO {service_role};
