-- What is shared with partners, what they say of it, and what they share of their own. Numbers of closed lists are those of
-- partner.proto.

-- A version of a dossier that is shared with a partner until a day. `state` 1: proposed, 2: approved, 3: ended; that a day is over,
-- the clock says. `version_handling` is how the dossier was marked in that version.
CREATE TABLE share (
    id                uuid        PRIMARY KEY,
    ordinal           bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    version           bigint      NOT NULL DEFAULT 1 CHECK (version > 0),
    dossier_reference text        NOT NULL,
    exercise          boolean     NOT NULL,
    dossier_version   bigint      NOT NULL,
    version_handling  int         NOT NULL CHECK (version_handling BETWEEN 1 AND 5),
    partner           text        NOT NULL CHECK (partner ~ '^[A-Z]{2,8}$'),
    everything        boolean     NOT NULL,
    left_out          bigint      NOT NULL CHECK (left_out >= 0),
    until             date        NOT NULL,
    purpose           text        NOT NULL,
    state             int         NOT NULL CHECK (state BETWEEN 1 AND 3),
    proposed_by       text        NOT NULL,
    proposed_at       timestamptz NOT NULL,
    approved_by       text        CHECK (approved_by <> proposed_by),
    approved_at       timestamptz,
    read_at           timestamptz,
    ended_because     text,
    ended_by          text,
    ended_at          timestamptz,
    UNIQUE (id, dossier_reference),
    FOREIGN KEY (dossier_reference, exercise) REFERENCES dossier (reference, exercise),
    FOREIGN KEY (dossier_reference, dossier_version) REFERENCES dossier_change,
    CHECK (num_nonnulls(approved_by, approved_at) IN (0, 2) AND (state <> 2 OR approved_by IS NOT NULL)),
    CHECK (state <> 1 OR approved_by IS NULL),
    CHECK (read_at IS NULL OR approved_at IS NOT NULL),
    CHECK (num_nonnulls(ended_because, ended_by, ended_at) = CASE state WHEN 3 THEN 3 ELSE 0 END)
);
CREATE INDEX share_by_dossier ON share (dossier_reference, ordinal);
CREATE INDEX share_by_partner ON share (partner, ordinal) WHERE state = 2;

-- Exactly which version of which items: fixed when it is proposed. Nothing that is marked above TLP:AMBER is among them.
CREATE TABLE share_item (
    share             uuid   NOT NULL,
    item              uuid   NOT NULL,
    dossier_reference text   NOT NULL,
    since             bigint NOT NULL,
    read_by           text,
    read_at           timestamptz,
    PRIMARY KEY (share, item),
    FOREIGN KEY (share, dossier_reference) REFERENCES share (id, dossier_reference),
    FOREIGN KEY (dossier_reference, item, since) REFERENCES item (dossier_reference, id, since),
    CHECK (num_nonnulls(read_by, read_at) IN (0, 2))
);

-- What partners say: an opinion, or a note (`opinion` is absent).
CREATE TABLE partner_answer (
    id       uuid        PRIMARY KEY,
    ordinal  bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    share    uuid        NOT NULL REFERENCES share,
    item     uuid,
    opinion  int         CHECK (opinion BETWEEN 1 AND 5),
    text     text        NOT NULL,
    made_by  text        NOT NULL,
    made_at  timestamptz NOT NULL,
    FOREIGN KEY (share, item) REFERENCES share_item (share, item),
    CHECK (opinion IS NOT NULL OR text <> '')
);
CREATE INDEX partner_answer_by_share ON partner_answer (share, ordinal);

-- A dossier that a partner shared: as it was received, in canonical JSON. `state` 1: received, 2: taken up, 3: declined.
CREATE TABLE contribution (
    id                uuid        PRIMARY KEY,
    ordinal           bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    version           bigint      NOT NULL DEFAULT 1 CHECK (version > 0),
    partner           text        NOT NULL CHECK (partner ~ '^[A-Z]{2,8}$'),
    exercise          boolean     NOT NULL,
    content           text        NOT NULL,
    sha256            text        NOT NULL CHECK (sha256 = encode(sha256(convert_to(content, 'UTF8')), 'hex')),
    contributed_by    text        NOT NULL,
    contributed_at    timestamptz NOT NULL,
    state             int         NOT NULL CHECK (state BETWEEN 1 AND 3),
    reason            text,
    settled_by        text,
    settled_at        timestamptz,
    dossier_reference text        UNIQUE,
    FOREIGN KEY (dossier_reference, exercise) REFERENCES dossier (reference, exercise),
    CHECK (num_nonnulls(reason, settled_by, settled_at) = CASE state WHEN 1 THEN 0 ELSE 3 END),
    CHECK ((dossier_reference IS NOT NULL) = (state = 2))
);
CREATE INDEX contribution_by_partner ON contribution (partner, ordinal);

-- Proposed, approved, ended; each once, and each makes a version. That it was read makes none.
CREATE FUNCTION keep_share() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.state, NEW.state) NOT IN ((1, 2), (1, 3), (2, 3)) AND NOT (
            OLD.state = 2 AND OLD.read_at IS NULL AND NEW.read_at IS NOT NULL
            AND to_jsonb(NEW) - 'read_at' = to_jsonb(OLD) - 'read_at')
        OR OLD.approved_by IS NOT NULL AND (OLD.approved_by, OLD.approved_at) IS DISTINCT FROM (NEW.approved_by, NEW.approved_at)
        OR OLD.read_at IS NOT NULL AND OLD.read_at IS DISTINCT FROM NEW.read_at
        OR NEW.state = 3 AND OLD.approved_by IS NULL AND NEW.approved_by IS NOT NULL
        OR NEW.version <> OLD.version + (CASE WHEN OLD.state = NEW.state THEN 0 ELSE 1 END) THEN
        RAISE EXCEPTION 'share % goes from % to %', OLD.id, OLD.state, NEW.state
            USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER share_is_kept BEFORE UPDATE ON share FOR EACH ROW EXECUTE FUNCTION keep_share();

-- What is shared comes with the proposal, was in that version, and was marked no higher than the partner may see: evidence by its
-- own marking, all else by the dossier's.
CREATE FUNCTION keep_share_item() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF OLD.read_at IS NOT NULL THEN
            RAISE EXCEPTION 'item % of share % was read before', OLD.item, OLD.share
                USING ERRCODE = 'object_not_in_prerequisite_state';
        END IF;
        RETURN NEW;
    END IF;
    PERFORM FROM share s
    JOIN item i ON (i.dossier_reference, i.id, i.since) = (NEW.dossier_reference, NEW.item, NEW.since)
    WHERE s.id = NEW.share AND s.state = 1 AND i.since <= s.dossier_version AND (i.until IS NULL OR i.until > s.dossier_version)
        AND CASE i.kind WHEN 2 THEN i.handling ELSE s.version_handling END <= 3;
    IF NOT FOUND OR NEW.read_at IS NOT NULL THEN
        RAISE EXCEPTION 'item % does not come into share %', NEW.item, NEW.share
            USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER share_item_is_kept BEFORE INSERT OR UPDATE ON share_item FOR EACH ROW EXECUTE FUNCTION keep_share_item();

-- Partners speak of what is shared with them, and of nothing else.
CREATE FUNCTION require_share_approved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM share WHERE id = NEW.share AND state = 2 FOR SHARE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'share % is not approved', NEW.share USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER answer_is_to_a_share BEFORE INSERT ON partner_answer
    FOR EACH ROW EXECUTE FUNCTION require_share_approved();
CREATE TRIGGER answer_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON partner_answer
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A contribution is settled once, and stays as it was received.
CREATE FUNCTION keep_contribution() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state <> 1 OR NEW.version <> OLD.version + 1
        OR (OLD.id, OLD.partner, OLD.exercise, OLD.content, OLD.sha256, OLD.contributed_by, OLD.contributed_at)
            IS DISTINCT FROM
            (NEW.id, NEW.partner, NEW.exercise, NEW.content, NEW.sha256, NEW.contributed_by, NEW.contributed_at) THEN
        RAISE EXCEPTION 'contribution % is on record', OLD.id USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER contribution_is_kept BEFORE UPDATE ON contribution FOR EACH ROW EXECUTE FUNCTION keep_contribution();

GRANT SELECT, INSERT ON share, share_item, partner_answer, contribution TO {service_role};
GRANT UPDATE (version, state, approved_by, approved_at, read_at, ended_because, ended_by, ended_at) ON share TO {service_role};
GRANT UPDATE (read_by, read_at) ON share_item TO {service_role};
GRANT UPDATE (version, state, reason, settled_by, settled_at, dossier_reference) ON contribution TO {service_role};
