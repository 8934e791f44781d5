-- What came with a STIX bundle, object by object, and goes out again: `content` is canonical JSON. An object that is an item as well
-- (`item`) goes out as it came as long as the item says what was read of it (`item_content`). One may be what the dossier says of
-- itself. Ids are those of whoever made the objects: they are unique in a dossier, and nowhere else.
CREATE TABLE stix_object (
    dossier_reference text    NOT NULL,
    dossier_handling  int     NOT NULL,
    id                text    COLLATE "C" NOT NULL,
    handling          int     NOT NULL CHECK (handling BETWEEN 1 AND 5),
    content           bytea   NOT NULL,
    item              uuid,
    item_content      jsonb,
    is_dossier        boolean NOT NULL,
    PRIMARY KEY (dossier_reference, id),
    FOREIGN KEY (dossier_reference, dossier_handling) REFERENCES dossier (reference, handling) ON UPDATE CASCADE,
    CONSTRAINT stix_object_within_dossier CHECK (handling <= dossier_handling),
    CHECK ((item IS NULL) = (item_content IS NULL)),
    CHECK (NOT is_dossier OR item IS NULL)
);
CREATE UNIQUE INDEX stix_object_of_item ON stix_object (dossier_reference, item) WHERE item IS NOT NULL;
CREATE UNIQUE INDEX stix_object_of_dossier ON stix_object (dossier_reference) WHERE is_dossier;

-- They come with the first version of a dossier, and with no other; nobody changes them.
CREATE FUNCTION require_stix_of_new_dossier() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    late text;
BEGIN
    SELECT d.reference INTO late FROM added a JOIN dossier d ON d.reference = a.dossier_reference
    WHERE d.version <> 1 OR d.state <> 1 LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'dossier % takes no more objects', late USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER stix_comes_with_its_dossier AFTER INSERT ON stix_object
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION require_stix_of_new_dossier();

CREATE FUNCTION keep_stix_object() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR to_jsonb(OLD) - 'dossier_handling' <> to_jsonb(NEW) - 'dossier_handling' THEN
        RAISE EXCEPTION 'object % of dossier % is kept as it came', OLD.id, OLD.dossier_reference
            USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER stix_object_is_kept BEFORE UPDATE OR DELETE ON stix_object FOR EACH ROW EXECUTE FUNCTION keep_stix_object();

GRANT SELECT, INSERT ON stix_object TO {service_role};
