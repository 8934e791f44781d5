-- Attribution dossiers. Numbers of closed lists are those of attribution.proto and common.proto.
CREATE TABLE dossier (
    reference    text        PRIMARY KEY,
    ordinal      bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    version      bigint      NOT NULL CHECK (version > 0),
    title        text        NOT NULL,
    summary      text        NOT NULL,
    handling     int         NOT NULL CHECK (handling BETWEEN 1 AND 5),
    exercise     boolean     NOT NULL,
    state        int         NOT NULL CHECK (state IN (1, 2)),
    created_by   text        NOT NULL,
    created_at   timestamptz NOT NULL,
    assessment   text,
    concluded_by text,
    concluded_at timestamptz,
    UNIQUE (reference, handling),
    CHECK (num_nonnulls(assessment, concluded_by, concluded_at) = CASE state WHEN 2 THEN 3 ELSE 0 END)
);

-- `content` is an Incident in protobuf's JSON mapping, without its id.
CREATE TABLE incident (
    id                uuid   PRIMARY KEY,
    ordinal           bigint GENERATED ALWAYS AS IDENTITY,
    dossier_reference text   NOT NULL REFERENCES dossier,
    content           jsonb  NOT NULL
);
CREATE INDEX incident_by_dossier ON incident (dossier_reference, ordinal);

-- An item is never more restricted than its dossier: the pair in the foreign key says what the dossier's handling is.
CREATE TABLE evidence (
    id                uuid        PRIMARY KEY,
    ordinal           bigint      GENERATED ALWAYS AS IDENTITY,
    dossier_reference text        NOT NULL,
    dossier_handling  int         NOT NULL,
    title             text        NOT NULL,
    description       text        NOT NULL,
    source            text        NOT NULL,
    reliability       int         NOT NULL CHECK (reliability BETWEEN 1 AND 6),
    credibility       int         NOT NULL CHECK (credibility BETWEEN 1 AND 6),
    sha256            text        NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    handling          int         NOT NULL CHECK (handling BETWEEN 1 AND dossier_handling),
    added_by          text        NOT NULL,
    added_at          timestamptz NOT NULL,
    FOREIGN KEY (dossier_reference, dossier_handling) REFERENCES dossier (reference, handling)
);
CREATE INDEX evidence_by_dossier ON evidence (dossier_reference, ordinal);

CREATE TABLE actor (
    id                uuid   PRIMARY KEY,
    ordinal           bigint GENERATED ALWAYS AS IDENTITY,
    dossier_reference text   NOT NULL REFERENCES dossier,
    kind              int    NOT NULL CHECK (kind BETWEEN 1 AND 3),
    name              text   NOT NULL,
    aliases           text[] NOT NULL,
    involvement       text   NOT NULL
);
CREATE INDEX actor_by_dossier ON actor (dossier_reference, ordinal);

-- A concluded dossier is frozen at its version.
CREATE FUNCTION keep_concluded_dossier() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state = 2 THEN
        RAISE EXCEPTION 'dossier % is concluded', OLD.reference USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER concluded_dossier_is_kept BEFORE UPDATE OR DELETE ON dossier
    FOR EACH ROW EXECUTE FUNCTION keep_concluded_dossier();

-- And so is what belongs to it. FOR SHARE waits for a conclusion that is under way.
CREATE FUNCTION keep_contents_of_concluded_dossier() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    affected text[] := CASE TG_OP
        WHEN 'INSERT' THEN ARRAY[NEW.dossier_reference]
        WHEN 'DELETE' THEN ARRAY[OLD.dossier_reference]
        ELSE ARRAY[OLD.dossier_reference, NEW.dossier_reference] END;
    concluded text;
BEGIN
    PERFORM FROM dossier WHERE reference = ANY (affected) ORDER BY reference FOR SHARE;
    SELECT reference INTO concluded FROM dossier WHERE reference = ANY (affected) AND state = 2 LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'dossier % is concluded', concluded USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER contents_of_concluded_dossier_are_kept BEFORE INSERT OR UPDATE OR DELETE ON incident
    FOR EACH ROW EXECUTE FUNCTION keep_contents_of_concluded_dossier();
CREATE TRIGGER contents_of_concluded_dossier_are_kept BEFORE INSERT OR UPDATE OR DELETE ON evidence
    FOR EACH ROW EXECUTE FUNCTION keep_contents_of_concluded_dossier();
CREATE TRIGGER contents_of_concluded_dossier_are_kept BEFORE INSERT OR UPDATE OR DELETE ON actor
    FOR EACH ROW EXECUTE FUNCTION keep_contents_of_concluded_dossier();

GRANT SELECT, INSERT ON dossier, incident, evidence, actor TO {service_role};
GRANT UPDATE (version, state, assessment, concluded_by, concluded_at) ON dossier TO {service_role};
