-- A transparency log for each list (C2SP tlog-tiles): an entry for each version, in the order of the versions and without gaps.
CREATE TABLE log_leaf (
    list     text   NOT NULL,
    place    bigint NOT NULL CHECK (place >= 0),
    previous bigint GENERATED ALWAYS AS (NULLIF(place, 0) - 1) STORED,
    version  bigint NOT NULL CHECK (version = place + 1),
    entry    bytea  NOT NULL CHECK (octet_length(entry) <= 65535),
    PRIMARY KEY (list, place),
    UNIQUE (list, version),
    FOREIGN KEY (list, version) REFERENCES list_version (list, version),
    FOREIGN KEY (list, previous) REFERENCES log_leaf (list, place)
);

-- Up to 256 hashes of 32 bytes; the last tile of a level grows, and none shrinks or changes.
CREATE TABLE log_tile (
    list   text   NOT NULL REFERENCES list (name),
    level  int    NOT NULL CHECK (level BETWEEN 0 AND 7),
    place  bigint NOT NULL CHECK (place >= 0),
    hashes bytea  NOT NULL CHECK (octet_length(hashes) % 32 = 0 AND octet_length(hashes) BETWEEN 32 AND 8192),
    PRIMARY KEY (list, level, place)
);
ALTER TABLE log_tile ALTER hashes SET STORAGE EXTERNAL;

-- One for each size that the log has had, as it was signed.
CREATE TABLE log_checkpoint (
    list text   NOT NULL,
    size bigint NOT NULL CHECK (size > 0),
    last bigint GENERATED ALWAYS AS (size - 1) STORED,
    note bytea  NOT NULL,
    PRIMARY KEY (list, size),
    FOREIGN KEY (list, last) REFERENCES log_leaf (list, place)
);

CREATE FUNCTION tile_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (new.list, new.level, new.place) IS DISTINCT FROM (old.list, old.level, old.place)
        OR octet_length(new.hashes) < octet_length(old.hashes)
        OR substr(new.hashes, 1, octet_length(old.hashes)) <> old.hashes THEN
        RAISE EXCEPTION 'a tile of a log only grows' USING ERRCODE = 'check_violation';
    END IF;
    RETURN new;
END $$;
CREATE TRIGGER tile_only_grows BEFORE UPDATE ON log_tile FOR EACH ROW EXECUTE FUNCTION tile_only_grows();
CREATE TRIGGER tile_stays BEFORE DELETE OR TRUNCATE ON log_tile FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER log_leaf_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log_leaf
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER log_checkpoint_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log_checkpoint
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A version is published with its entry in the log and the signed head, or not at all. Those from before are added at the next start.
CREATE FUNCTION version_is_in_the_log() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM log_checkpoint c JOIN log_leaf l ON l.list = c.list AND l.place = c.last
                   WHERE l.list = new.list AND l.version = new.version) THEN
        RAISE EXCEPTION 'version % of % is not in the log', new.version, new.list USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER version_is_in_the_log AFTER INSERT ON list_version DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION version_is_in_the_log();

GRANT SELECT, INSERT ON log_leaf, log_checkpoint TO {service_role};
GRANT SELECT, INSERT, UPDATE (hashes) ON log_tile TO {service_role};
