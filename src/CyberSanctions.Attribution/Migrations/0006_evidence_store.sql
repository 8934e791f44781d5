-- Evidence itself: the bytes that an item of evidence declares the SHA-256 of.

-- An upload, and once it is whole, where the bytes of a content lie. `received` grows with the chunks, in their transaction.
-- `state` 1: more is to come; 2: its bytes are those of a content; 3: nobody needs it, and it waits to be discarded. Times are the
-- database's.
CREATE TABLE evidence_upload (
    id         uuid        PRIMARY KEY,
    item       uuid        NOT NULL,
    sha256     bytea       NOT NULL CHECK (octet_length(sha256) = 32),
    uploader   text        NOT NULL,
    total      bigint      NOT NULL CHECK (total > 0),
    received   bigint      NOT NULL DEFAULT 0 CHECK (received BETWEEN 0 AND total),
    started_at timestamptz NOT NULL DEFAULT now(),
    touched_at timestamptz NOT NULL DEFAULT now(),
    state      int         NOT NULL DEFAULT 1 CHECK (state BETWEEN 1 AND 3)
);
CREATE UNIQUE INDEX evidence_upload_unfinished ON evidence_upload (item, sha256, uploader) WHERE state = 1;
CREATE INDEX evidence_upload_to_end ON evidence_upload (touched_at) WHERE state <> 2;

-- 1 MiB each, the last one less. Not compressed: evidence hardly can be, and a part is read without the rest.
CREATE TABLE evidence_chunk (
    upload uuid  NOT NULL REFERENCES evidence_upload,
    number int   NOT NULL CHECK (number >= 0),
    bytes  bytea NOT NULL CHECK (octet_length(bytes) BETWEEN 1 AND 1048576),
    PRIMARY KEY (upload, number)
);
ALTER TABLE evidence_chunk ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- Whole contents, identical ones once.
CREATE TABLE evidence_content (
    sha256     bytea       PRIMARY KEY CHECK (octet_length(sha256) = 32),
    upload     uuid        NOT NULL UNIQUE REFERENCES evidence_upload,
    size       bigint      NOT NULL CHECK (size > 0),
    media_type text        NOT NULL,
    stored_at  timestamptz NOT NULL,
    checked_at timestamptz NOT NULL,
    damaged_at timestamptz
);
CREATE INDEX evidence_content_by_check ON evidence_content (checked_at);

-- Of which item somebody has brought the content, all of it. By id and hash: an item keeps both in a dossier that takes the place
-- of another, and a corrected hash is another content.
CREATE TABLE evidence_file (
    item              uuid        NOT NULL,
    sha256            bytea       NOT NULL REFERENCES evidence_content,
    dossier_reference text        NOT NULL REFERENCES dossier,
    received_by       text        NOT NULL,
    received_at       timestamptz NOT NULL,
    PRIMARY KEY (item, sha256)
);
CREATE INDEX evidence_file_by_content ON evidence_file (sha256);

-- The custody of each item, entry by entry without gaps. What an entry says stands in the journal and nowhere else: `entry` is
-- its sequence there. `dossier_handling` is how the dossier was marked then.
CREATE TABLE evidence_custody (
    item              uuid   NOT NULL,
    number            bigint NOT NULL CHECK (number > 0),
    kind              int    NOT NULL CHECK (kind BETWEEN 1 AND 6),
    sha256            bytea  NOT NULL,
    dossier_reference text   NOT NULL REFERENCES dossier,
    dossier_handling  int    NOT NULL CHECK (dossier_handling BETWEEN 1 AND 5),
    entry             bigint NOT NULL UNIQUE REFERENCES journal,
    PRIMARY KEY (item, number),
    FOREIGN KEY (item, sha256) REFERENCES evidence_file
);
CREATE INDEX evidence_custody_by_kind ON evidence_custody (item, kind, number);

-- Nothing is added to an upload that has ended.
CREATE FUNCTION require_upload_under_way() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM evidence_upload WHERE id = NEW.upload AND state = 1 FOR SHARE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'upload % has ended', NEW.upload USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER upload_is_under_way BEFORE INSERT ON evidence_chunk
    FOR EACH ROW EXECUTE FUNCTION require_upload_under_way();
CREATE TRIGGER chunk_is_kept BEFORE UPDATE OR TRUNCATE ON evidence_chunk
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION keep_upload() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.state < OLD.state OR NEW.received < OLD.received OR OLD.state > 1 AND NEW.received > OLD.received
        OR (OLD.id, OLD.item, OLD.sha256, OLD.uploader, OLD.total, OLD.started_at)
            IS DISTINCT FROM (NEW.id, NEW.item, NEW.sha256, NEW.uploader, NEW.total, NEW.started_at) THEN
        RAISE EXCEPTION 'upload % goes on as it began', OLD.id USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER upload_is_kept BEFORE UPDATE ON evidence_upload FOR EACH ROW EXECUTE FUNCTION keep_upload();

-- A content is an upload that has ended and is whole, chunk by chunk. It is never another one, but for what takes the place of one
-- that is damaged.
CREATE FUNCTION require_whole_content() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND ((OLD.sha256, OLD.size, OLD.media_type, OLD.stored_at)
            IS DISTINCT FROM (NEW.sha256, NEW.size, NEW.media_type, NEW.stored_at)
        OR OLD.upload <> NEW.upload AND (OLD.damaged_at IS NULL OR NEW.damaged_at IS NOT NULL)) THEN
        RAISE EXCEPTION 'content % is on record', encode(OLD.sha256, 'hex') USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    IF (TG_OP = 'INSERT' OR OLD.upload <> NEW.upload) AND NOT EXISTS (
        SELECT FROM evidence_upload u
        WHERE u.id = NEW.upload AND u.state = 2 AND u.sha256 = NEW.sha256 AND u.total = NEW.size AND u.received = NEW.size
            AND (SELECT count(*) = (NEW.size + 1048575) / 1048576 AND max(number) + 1 = count(*)
                    AND sum(octet_length(bytes)) = NEW.size
                 FROM evidence_chunk c WHERE c.upload = u.id)) THEN
        RAISE EXCEPTION 'upload % is not whole', NEW.upload USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER content_is_whole BEFORE INSERT OR UPDATE ON evidence_content
    FOR EACH ROW EXECUTE FUNCTION require_whole_content();

-- Evidence comes into open dossiers alone, and is what the item says that it is.
CREATE FUNCTION require_declared_content() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM dossier WHERE reference = NEW.dossier_reference AND state = 1 FOR SHARE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'dossier % is closed', NEW.dossier_reference USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    IF NOT EXISTS (SELECT FROM item WHERE id = NEW.item AND dossier_reference = NEW.dossier_reference AND kind = 2
        AND until IS NULL AND content ->> 'sha256' = encode(NEW.sha256, 'hex')) THEN
        RAISE EXCEPTION 'item % does not say so', NEW.item USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER content_is_declared BEFORE INSERT ON evidence_file FOR EACH ROW EXECUTE FUNCTION require_declared_content();
CREATE TRIGGER evidence_file_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON evidence_file
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER evidence_content_is_kept BEFORE DELETE OR TRUNCATE ON evidence_content
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- An entry of the custody is the next one, and names an entry of the journal that holds the hash of the one before.
CREATE FUNCTION require_next_custody() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    said journal%ROWTYPE;
    before bytea;
BEGIN
    SELECT * INTO said FROM journal WHERE sequence = NEW.entry;
    IF said.event_type IS DISTINCT FROM 'cybersanctions.events.v1.CustodyRecorded' OR said.subject <> NEW.dossier_reference
        OR position(convert_to(NEW.item::text, 'UTF8') IN said.payload) = 0 THEN
        RAISE EXCEPTION 'entry % of the journal is not of item %', NEW.entry, NEW.item
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NEW.number > 1 THEN
        SELECT sha256(j.payload) INTO before FROM evidence_custody c JOIN journal j ON j.sequence = c.entry
        WHERE c.item = NEW.item AND c.number = NEW.number - 1 AND c.entry < NEW.entry;
        IF before IS NULL OR position(convert_to(encode(before, 'hex'), 'UTF8') IN said.payload) = 0 THEN
            RAISE EXCEPTION 'entry % of the custody of item % is not the next', NEW.number, NEW.item
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER custody_is_next BEFORE INSERT ON evidence_custody FOR EACH ROW EXECUTE FUNCTION require_next_custody();
CREATE TRIGGER custody_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON evidence_custody
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The service may delete nothing. It may have an upload discarded that no content rests on.
CREATE FUNCTION discard_evidence_upload(discarded uuid) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM FROM evidence_upload u WHERE u.id = discarded
        AND NOT EXISTS (SELECT FROM evidence_content c WHERE c.upload = u.id) FOR UPDATE;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    DELETE FROM evidence_chunk WHERE upload = discarded;
    DELETE FROM evidence_upload WHERE id = discarded;
    RETURN true;
END $$;
REVOKE ALL ON FUNCTION discard_evidence_upload(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION discard_evidence_upload(uuid) TO {service_role};

GRANT SELECT, INSERT ON evidence_upload, evidence_chunk, evidence_content, evidence_file, evidence_custody TO {service_role};
GRANT UPDATE (received, touched_at, state) ON evidence_upload TO {service_role};
GRANT UPDATE (upload, checked_at, damaged_at) ON evidence_content TO {service_role};
