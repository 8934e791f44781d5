-- The lists there are. Which of them is for exercises is said here and nowhere else.
CREATE TABLE list (
    name     text    PRIMARY KEY,
    exercise boolean NOT NULL,
    UNIQUE (name, exercise)
);
INSERT INTO list (name, exercise) VALUES ('eu-cyber', false), ('eu-cyber-exercise', true);

-- Ids of everything on the lists, stable for ever. They begin far above those in the Commission's
-- files, so that a reader of both never confuses two, and still fit into 32 bits.
CREATE SEQUENCE logical_id START 1000000001;

-- Adopted acts: the very bytes that were voted on, and what is asked for without reading them.
CREATE TABLE act (
    reference        text        PRIMARY KEY,
    exercise         boolean     NOT NULL,
    logical_id       bigint      NOT NULL UNIQUE DEFAULT nextval('logical_id'),
    number           text        NOT NULL,
    title            text        NOT NULL,
    in_force_from    date        NOT NULL,
    ballot_reference text        NOT NULL UNIQUE,
    text             bytea       NOT NULL,
    text_sha256      bytea       NOT NULL CHECK (sha256(text) = text_sha256),
    recorded_at      timestamptz NOT NULL,
    UNIQUE (reference, exercise)
);

-- One version for each act. The two foreign keys that share `exercise` keep an exercise's act off
-- every list that is none, and the other way round. `previous` keeps the versions without gaps.
CREATE TABLE list_version (
    list          text        NOT NULL,
    version       bigint      NOT NULL CHECK (version > 0),
    previous      bigint      GENERATED ALWAYS AS (NULLIF(version - 1, 0)) STORED,
    exercise      boolean     NOT NULL,
    act_reference text        NOT NULL UNIQUE,
    recorded_at   timestamptz NOT NULL,
    entries       int         NOT NULL CHECK (entries >= 0),
    added         int         NOT NULL CHECK (added BETWEEN 0 AND entries),
    PRIMARY KEY (list, version),
    FOREIGN KEY (list, exercise) REFERENCES list (name, exercise),
    FOREIGN KEY (act_reference, exercise) REFERENCES act (reference, exercise),
    FOREIGN KEY (list, previous) REFERENCES list_version (list, version)
);

-- What an entry says stands in the act, at its place in the annex; what is kept here is what
-- publication adds to it. The act is that of the version which added the entry, so an entry cannot
-- be on another list than its act.
CREATE TABLE entry (
    logical_id          bigint PRIMARY KEY,
    list                text   NOT NULL,
    added_in            bigint NOT NULL,
    place_in_act        int    NOT NULL CHECK (place_in_act >= 0),
    eu_reference_number text   NOT NULL CHECK (eu_reference_number <> ''),
    UNIQUE (list, added_in, place_in_act),
    UNIQUE (list, eu_reference_number),
    FOREIGN KEY (list, added_in) REFERENCES list_version (list, version)
);

-- Ids of an entry's names, births and so on: `place` is the position in the act's text, from 0.
CREATE TABLE entry_detail (
    logical_id bigint PRIMARY KEY,
    entry      bigint NOT NULL REFERENCES entry,
    kind       text   NOT NULL CHECK (kind IN ('name', 'birth', 'nationality', 'identifier', 'address')),
    place      int    NOT NULL CHECK (place >= 0),
    UNIQUE (entry, kind, place)
);

-- What is served, byte for byte: rendered once, compressed once.
CREATE TABLE artifact (
    list       text   NOT NULL,
    version    bigint NOT NULL,
    name       text   NOT NULL,
    coding     text   NOT NULL CHECK (coding IN ('identity', 'gzip', 'br')),
    media_type text   NOT NULL,
    content    bytea  NOT NULL,
    bytes      bigint GENERATED ALWAYS AS (octet_length(content)) STORED,
    sha256     bytea  NOT NULL CHECK (sha256(content) = sha256),
    PRIMARY KEY (list, version, name, coding),
    FOREIGN KEY (list, version) REFERENCES list_version (list, version)
);
-- Two of three codings are compressed already, and the third is read as a whole.
ALTER TABLE artifact ALTER content SET STORAGE EXTERNAL;

CREATE TRIGGER act_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON act
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER list_version_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON list_version
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER entry_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER entry_detail_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON entry_detail
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER artifact_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON artifact
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT ON list TO {service_role};
GRANT SELECT, INSERT ON act, list_version, entry, entry_detail, artifact TO {service_role};
GRANT USAGE ON SEQUENCE logical_id TO {service_role};
