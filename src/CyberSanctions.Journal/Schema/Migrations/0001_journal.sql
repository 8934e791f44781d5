-- The journal: what happened, appended in the transaction in which it happened.
CREATE TABLE journal (
    sequence     bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    transaction  xid8        NOT NULL DEFAULT pg_current_xact_id(),
    recorded_at  timestamptz NOT NULL,
    actor        text        NOT NULL,
    event_type   text        NOT NULL,
    subject      text        NOT NULL,
    payload      bytea       NOT NULL,
    trace_parent text        NOT NULL
);
CREATE INDEX journal_by_transaction ON journal (transaction, sequence);
CREATE INDEX journal_by_subject ON journal (subject, sequence);

-- The order in which committed rows were sealed, and in which everybody reads them. `sequence` cannot
-- serve as that order: a row gets its sequence when it is inserted, not when it is committed, so a
-- reader that remembers one number would pass by a row with a lower sequence that a slower
-- transaction commits later. `transaction` cannot either: a transaction that waited for another one's
-- lock may have the lower number and yet have come after it.
CREATE TABLE journal_chain (
    position bigint PRIMARY KEY CHECK (position > 0),
    sequence bigint NOT NULL UNIQUE REFERENCES journal,
    hash     bytea  NOT NULL CHECK (octet_length(hash) = 32)
);

-- One row. `horizon`: every row of a transaction below it is sealed.
CREATE TABLE journal_head (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    horizon  xid8   NOT NULL,
    position bigint NOT NULL,
    hash     bytea  NOT NULL CHECK (octet_length(hash) = 32)
);
INSERT INTO journal_head (horizon, position, hash) VALUES ('0', 0, decode(repeat('00', 32), 'hex'));

-- How far this service has applied the journals of others.
CREATE TABLE journal_cursor (
    source   text   PRIMARY KEY,
    position bigint NOT NULL
);

-- Answers to commands that carried an idempotency key, kept with the change itself.
CREATE TABLE idempotency (
    principal      text        NOT NULL,
    key            text        NOT NULL,
    method         text        NOT NULL,
    request_sha256 bytea       NOT NULL,
    response       bytea,
    recorded_at    timestamptz NOT NULL,
    PRIMARY KEY (principal, key)
);

-- References that people see: ATT-2026-0007.
CREATE TABLE reference_counter (
    prefix text   NOT NULL,
    year   int    NOT NULL,
    last   bigint NOT NULL,
    PRIMARY KEY (prefix, year)
);

-- Rights already keep the service from it; this keeps its owner from doing it by mistake.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER journal_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER journal_chain_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_chain
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT ON journal, journal_chain TO {service_role};
GRANT SELECT, UPDATE ON journal_head TO {service_role};
GRANT SELECT, INSERT, UPDATE ON journal_cursor, idempotency, reference_counter TO {service_role};
