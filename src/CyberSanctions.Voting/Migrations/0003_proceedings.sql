-- Signed statements. What happens in a ballot is a chain of links, each with a receipt; a ballot's row
-- holds how it stands, which is what its chain comes to.

-- Votes from before they were signed. Whoever is still open with such votes ends: they cannot be verified.
ALTER TABLE vote RENAME TO unsigned_vote;
REVOKE INSERT ON unsigned_vote FROM {service_role};
UPDATE ballot SET state = 2, version = version + 1, decision = '\x0805' WHERE state = 1; -- a Decision, superseded

ALTER TABLE ballot
    DROP CONSTRAINT ballot_state_check,
    ADD CONSTRAINT ballot_state_check CHECK (state IN (1, 2, 3)),              -- 1 open, 2 decided, 3 suspended
    DROP CONSTRAINT ballot_rule_check,
    ADD CONSTRAINT ballot_rule_check CHECK (rule BETWEEN 1 AND 4),
    DROP CONSTRAINT ballot_act_reference_key,
    ADD COLUMN mode        int  NOT NULL DEFAULT 1 CHECK (mode BETWEEN 1 AND 3), -- 1 meeting, 2 written, 3 silence
    ADD COLUMN proposed_by text NOT NULL DEFAULT 'HR' CHECK (proposed_by ~ '^([A-Z]{2}|COM)$'),
    ADD COLUMN deadline    timestamptz,
    ADD COLUMN lapses_at   timestamptz,
    ADD COLUMN due_at      timestamptz,
    ADD COLUMN position    int NOT NULL DEFAULT 0,
    ADD COLUMN standing    jsonb,
    ADD CHECK ((deadline IS NULL) = (mode = 1)),
    ADD CHECK ((lapses_at IS NULL) = (mode <> 3)),
    ADD CHECK (state = 2 OR standing IS NOT NULL),
    ADD CHECK (state <> 2 OR due_at IS NULL);
CREATE UNIQUE INDEX act_has_one_undecided_ballot ON ballot (act_reference) WHERE state <> 2;
CREATE INDEX ballot_due ON ballot (due_at) WHERE state <> 2;
COMMENT ON COLUMN ballot.deadline IS 'As frozen at the opening; extensions and suspensions are in standing.';
COMMENT ON COLUMN ballot.due_at IS 'When it is decided by itself; null when it is not. Moves with standing.';
COMMENT ON COLUMN ballot.standing IS 'Procedures.Proceedings.Standing; null in ballots from before votes were signed.';

ALTER TABLE ballot_member ADD COLUMN takes_part boolean NOT NULL DEFAULT true;

CREATE TABLE proceeding (
    ballot_id    uuid  NOT NULL REFERENCES ballot,
    position     int   NOT NULL CHECK (position > 0),
    kind         int   NOT NULL CHECK (kind BETWEEN 1 AND 4), -- 1 opening, 2 statement, 3 extension, 4 decision
    member_state text  COLLATE "C" NOT NULL CHECK ((member_state <> '') = (kind = 2)),
    message      bytea NOT NULL,                              -- a serialised voting.v1.Proceeding
    content      text  NOT NULL,
    receipt      text  NOT NULL,
    PRIMARY KEY (ballot_id, position)
);
CREATE INDEX proceeding_by_member ON proceeding (member_state, ballot_id, position) WHERE kind = 2;
COMMENT ON COLUMN proceeding.content IS 'What the link holds the hash of: the statement''s JWS, or canonical JSON.';

CREATE FUNCTION refuse_late_proceeding() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    ballot_state int;
BEGIN
    -- Waits for a decision under way and then sees it.
    SELECT state INTO ballot_state FROM ballot WHERE id = NEW.ballot_id FOR SHARE;
    IF ballot_state = 2 THEN
        RAISE EXCEPTION 'ballot % is closed', NEW.ballot_id USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NEW.position > 1 AND NOT EXISTS (SELECT FROM proceeding WHERE ballot_id = NEW.ballot_id AND position = NEW.position - 1) THEN
        RAISE EXCEPTION 'ballot % has no position %', NEW.ballot_id, NEW.position - 1 USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER proceeding_is_next BEFORE INSERT ON proceeding FOR EACH ROW EXECUTE FUNCTION refuse_late_proceeding();
CREATE TRIGGER proceeding_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON proceeding
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The keys that delegations sign with. Revoking is all that can happen to one.
CREATE TABLE delegation_key (
    key_id        text  PRIMARY KEY CHECK (length(key_id) = 43),
    member_state  text  COLLATE "C" NOT NULL CHECK (member_state ~ '^[A-Z]{2}$'),
    public_key    bytea NOT NULL,
    valid_from    timestamptz NOT NULL,
    valid_to      timestamptz NOT NULL CHECK (valid_to > valid_from),
    revoked_at    timestamptz,
    registered_by text  NOT NULL,
    registered_at timestamptz NOT NULL
);
CREATE INDEX delegation_key_by_state ON delegation_key (member_state, valid_from);
CREATE FUNCTION refuse_unrevoking() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'key % was revoked', OLD.key_id USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER revocation_is_final BEFORE UPDATE ON delegation_key
    FOR EACH ROW WHEN (OLD.revoked_at IS NOT NULL) EXECUTE FUNCTION refuse_unrevoking();
CREATE TRIGGER delegation_key_stays BEFORE DELETE OR TRUNCATE ON delegation_key
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Holidays, by which periods of working days are calculated. A correction is a new edition.
CREATE TABLE holiday_calendar (
    edition    int  PRIMARY KEY,
    valid_from date NOT NULL,
    valid_to   date NOT NULL CHECK (valid_to > valid_from),
    source     text NOT NULL
);
COMMENT ON COLUMN holiday_calendar.valid_to IS 'First day of which it says nothing.';

CREATE TABLE holiday (
    edition int  NOT NULL REFERENCES holiday_calendar,
    day     date NOT NULL,
    name    text NOT NULL,
    PRIMARY KEY (edition, day)
);

INSERT INTO holiday_calendar (edition, valid_from, valid_to, source) VALUES
    (1, '2026-01-01', '2028-01-01',
     'Days on which the institutions are usually closed, worked out from the calendar; to be replaced by the list in the Official Journal');
INSERT INTO holiday (edition, day, name) VALUES
    (1, '2026-01-01', 'New Year''s Day'),       (1, '2027-01-01', 'New Year''s Day'),
    (1, '2026-01-02', 'Day after New Year'),
    (1, '2026-04-02', 'Maundy Thursday'),       (1, '2027-03-25', 'Maundy Thursday'),
    (1, '2026-04-03', 'Good Friday'),           (1, '2027-03-26', 'Good Friday'),
    (1, '2026-04-06', 'Easter Monday'),         (1, '2027-03-29', 'Easter Monday'),
    (1, '2026-05-01', 'Labour Day'),
    (1, '2026-05-14', 'Ascension Day'),         (1, '2027-05-06', 'Ascension Day'),
    (1, '2026-05-15', 'Day after Ascension'),   (1, '2027-05-07', 'Day after Ascension'),
    (1, '2026-05-25', 'Whit Monday'),           (1, '2027-05-17', 'Whit Monday'),
    (1, '2026-07-21', 'Belgian national day'),  (1, '2027-07-21', 'Belgian national day'),
    (1, '2026-11-02', 'All Souls'' Day'),       (1, '2027-11-01', 'All Saints'' Day'),
                                                (1, '2027-11-02', 'All Souls'' Day'),
    (1, '2026-12-24', 'End of the year'),       (1, '2027-12-24', 'End of the year'),
    (1, '2026-12-25', 'Christmas Day'),
    (1, '2026-12-28', 'End of the year'),       (1, '2027-12-27', 'End of the year'),
    (1, '2026-12-29', 'End of the year'),       (1, '2027-12-28', 'End of the year'),
    (1, '2026-12-30', 'End of the year'),       (1, '2027-12-29', 'End of the year'),
    (1, '2026-12-31', 'End of the year'),       (1, '2027-12-30', 'End of the year'),
                                                (1, '2027-12-31', 'End of the year');

GRANT SELECT, INSERT ON proceeding, delegation_key TO {service_role};
GRANT UPDATE (version, state, decision, due_at, position, standing) ON ballot TO {service_role};
GRANT UPDATE (revoked_at) ON delegation_key TO {service_role};
GRANT SELECT ON holiday_calendar, holiday TO {service_role};
