-- Listing proposals and draft acts. Numbers of closed lists are those of listing.proto and common.proto.

-- What this service knows of the dossiers upstream: those that are concluded.
CREATE TABLE concluded_dossier (
    reference text    PRIMARY KEY,
    version   bigint  NOT NULL,
    handling  int     NOT NULL CHECK (handling BETWEEN 1 AND 5),
    exercise  boolean NOT NULL,
    UNIQUE (reference, version, exercise)
);

-- The pair (reference, exercise) in foreign keys keeps exercises apart from what is real: an act holds only proposals
-- with its own flag, a proposal only cites a dossier with its own flag.
CREATE TABLE act (
    reference        text        PRIMARY KEY,
    ordinal          bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    version          bigint      NOT NULL CHECK (version > 0),
    state            int         NOT NULL CHECK (state IN (1, 2)),
    handling         int         NOT NULL CHECK (handling BETWEEN 1 AND 5),
    exercise         boolean     NOT NULL,
    title            text        NOT NULL,
    legal_basis      text        NOT NULL,
    number           text        NOT NULL,
    entry_into_force date        NOT NULL,
    publication_url  text        NOT NULL,
    drafted_by       text        NOT NULL,
    drafted_at       timestamptz NOT NULL,
    submitted_by     text,
    submitted_at     timestamptz,
    text             bytea,
    text_sha256      text        GENERATED ALWAYS AS (encode(sha256(text), 'hex')) STORED,
    UNIQUE (reference, exercise),
    UNIQUE (number, exercise),
    CHECK (num_nonnulls(submitted_by, submitted_at, text) = CASE state WHEN 2 THEN 3 ELSE 0 END)
);

-- `subject` is a Subject in protobuf's JSON mapping.
CREATE TABLE proposal (
    reference            text        PRIMARY KEY,
    ordinal              bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    version              bigint      NOT NULL CHECK (version > 0),
    state                int         NOT NULL CHECK (state BETWEEN 1 AND 4),
    handling             int         NOT NULL CHECK (handling BETWEEN 1 AND 5),
    exercise             boolean     NOT NULL,
    dossier_reference    text        NOT NULL,
    dossier_version      bigint      NOT NULL,
    subject              jsonb       NOT NULL,
    ground               int         NOT NULL CHECK (ground BETWEEN 1 AND 3),
    measures             int[]       NOT NULL CHECK (cardinality(measures) > 0 AND measures <@ ARRAY[1, 2]),
    statement_of_reasons text        NOT NULL CHECK (statement_of_reasons <> ''),
    eu_reference_number  text        CHECK (eu_reference_number ~ '^EU\.[0-9]+\.[0-9]+$'),
    drafted_by           text        NOT NULL,
    drafted_at           timestamptz NOT NULL,
    cleared_by           text        CONSTRAINT four_eyes CHECK (cleared_by <> drafted_by),
    cleared_at           timestamptz,
    act_reference        text,
    act_place            int,
    FOREIGN KEY (dossier_reference, dossier_version, exercise) REFERENCES concluded_dossier (reference, version, exercise),
    FOREIGN KEY (act_reference, exercise) REFERENCES act (reference, exercise),
    UNIQUE (act_reference, act_place),
    UNIQUE (eu_reference_number, exercise),
    CHECK (num_nonnulls(cleared_by, cleared_at) = CASE WHEN state >= 2 THEN 2 ELSE 0 END),
    CHECK (num_nonnulls(act_reference, act_place) = CASE WHEN state >= 3 THEN 2 ELSE 0 END)
);

-- What is submitted is what is voted on: frozen, the act with all its proposals.
CREATE FUNCTION keep_submitted_act() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state = 2 THEN
        RAISE EXCEPTION 'act % is submitted', OLD.reference USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER submitted_act_is_kept BEFORE UPDATE OR DELETE ON act
    FOR EACH ROW EXECUTE FUNCTION keep_submitted_act();

CREATE FUNCTION keep_submitted_proposal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' AND OLD.state = 4 THEN
        RAISE EXCEPTION 'proposal % is submitted', OLD.reference USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    IF TG_OP <> 'DELETE' AND NEW.act_reference IS NOT NULL THEN
        -- FOR SHARE waits for a submission that is under way.
        PERFORM FROM act WHERE reference = NEW.act_reference FOR SHARE;
        IF EXISTS (SELECT FROM act WHERE reference = NEW.act_reference AND state = 2) THEN
            RAISE EXCEPTION 'act % is submitted', NEW.act_reference USING ERRCODE = 'object_not_in_prerequisite_state';
        END IF;
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER submitted_proposal_is_kept BEFORE INSERT OR UPDATE OR DELETE ON proposal
    FOR EACH ROW EXECUTE FUNCTION keep_submitted_proposal();

GRANT SELECT, INSERT ON concluded_dossier, proposal, act TO {service_role};
GRANT UPDATE (version, state, cleared_by, cleared_at, act_reference, act_place) ON proposal TO {service_role};
GRANT UPDATE (version, state, submitted_by, submitted_at, text) ON act TO {service_role};
