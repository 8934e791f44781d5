-- What colleagues have to say of a dossier, or of an item in it: comments (`kind` 1) and requests for change (2). `dossier_handling`
-- is how the dossier was marked then: who could not have seen it then does not see it later.
CREATE TABLE remark (
    id                uuid        PRIMARY KEY,
    ordinal           bigint      GENERATED ALWAYS AS IDENTITY,
    dossier_reference text        NOT NULL,
    dossier_version   bigint      NOT NULL,
    dossier_handling  int         NOT NULL CHECK (dossier_handling BETWEEN 1 AND 5),
    item              uuid,
    kind              int         NOT NULL CHECK (kind IN (1, 2)),
    text              text        NOT NULL,
    legal             boolean     NOT NULL,
    made_by           text        NOT NULL,
    made_at           timestamptz NOT NULL,
    settlement        text,
    settled_by        text,
    settled_at        timestamptz,
    FOREIGN KEY (dossier_reference, dossier_version) REFERENCES dossier_change,
    CHECK (num_nonnulls(settlement, settled_by, settled_at) IN (0, CASE kind WHEN 2 THEN 3 ELSE 0 END))
);
CREATE INDEX remark_by_dossier ON remark (dossier_reference, ordinal);
CREATE INDEX remark_unsettled ON remark (dossier_reference, ordinal) WHERE kind = 2 AND settled_at IS NULL;

-- A request is settled once.
CREATE FUNCTION keep_settlement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.settled_at IS NOT NULL THEN
        RAISE EXCEPTION 'remark % is settled', OLD.id USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER settlement_is_kept BEFORE UPDATE ON remark FOR EACH ROW EXECUTE FUNCTION keep_settlement();

GRANT SELECT, INSERT ON remark TO {service_role};
GRANT UPDATE (settlement, settled_by, settled_at) ON remark TO {service_role};
