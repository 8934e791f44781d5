-- Several consumers may follow one journal, each with a cursor of its own: a new one starts at 0 and catches up, whatever
-- the others have applied. Until now each journal had one, and what it was for gives it its name.
ALTER TABLE journal_cursor ADD COLUMN consumer text;
UPDATE journal_cursor SET consumer = CASE source
    WHEN 'attribution' THEN 'dossiers' WHEN 'listing' THEN 'acts' WHEN 'voting' THEN 'council' ELSE source END;
ALTER TABLE journal_cursor
    ALTER COLUMN consumer SET NOT NULL,
    DROP CONSTRAINT journal_cursor_pkey,
    ADD PRIMARY KEY (source, consumer);

-- What a consumer came upon and could not know: the entry as it was read, until a version of the service comes that does.
CREATE TABLE unheard_entry (
    source     text        NOT NULL,
    consumer   text        NOT NULL,
    position   bigint      NOT NULL,
    event_type text        NOT NULL,
    subject    text        NOT NULL,
    entry      bytea       NOT NULL,
    noticed_at timestamptz NOT NULL,
    settled_at timestamptz,
    PRIMARY KEY (source, consumer, position)
);
CREATE INDEX unheard_entry_waiting ON unheard_entry (source, consumer, position) WHERE settled_at IS NULL;

-- Payloads too large for an entry, each under its hash. Nothing can stand here under the hash of something else. They are
-- not compressed, so that a part can be read without the rest.
CREATE TABLE journal_body (
    sha256 bytea PRIMARY KEY,
    bytes  bytea NOT NULL,
    CONSTRAINT journal_body_is_what_its_hash_says CHECK (sha256 = sha256(bytes))
);
ALTER TABLE journal_body ALTER COLUMN bytes SET STORAGE EXTERNAL;
CREATE TRIGGER journal_body_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_body
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- 256 KiB; entries from before this may be longer, and stay as they are.
ALTER TABLE journal
    ADD COLUMN body_sha256 bytea REFERENCES journal_body,
    ADD CONSTRAINT journal_payload_is_short
        CHECK (octet_length(payload) <= CASE WHEN body_sha256 IS NULL THEN 262144 ELSE 0 END) NOT VALID;

GRANT SELECT, INSERT ON unheard_entry, journal_body TO {service_role};
GRANT UPDATE (settled_at) ON unheard_entry TO {service_role};
