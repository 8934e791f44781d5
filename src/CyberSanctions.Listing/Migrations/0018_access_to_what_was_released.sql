-- Access to the file is given to what the legal service has released, and to nothing else: the bytes of an item of a concluded dossier,
-- or the extract of them, known by their SHA-256. Exercises are given to exercises.

CREATE INDEX citable_item_by_id ON citable_item (item_id);

-- 1: released; 0: it is, and these are other bytes; null: it is not, or is no item.
CREATE FUNCTION given_of_released(list text, item_reference text, sha256 text) RETURNS int LANGUAGE sql STABLE AS $$
    SELECT max((given_of_released.sha256 IN (r.sha256, encode(sha256(convert_to(r.extract, 'UTF8')), 'hex')))::int)
    FROM citable_item i
    JOIN concluded_dossier d ON d.reference = i.dossier_reference
    JOIN public_list p ON p.exercise = d.exercise
    JOIN evidence_release r ON r.item_id = i.item_id AND r.sha256 = i.sha256 AND r.released
    WHERE p.name = given_of_released.list
        AND i.item_id = CASE WHEN given_of_released.item_reference ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
            THEN given_of_released.item_reference::uuid END
$$;
GRANT EXECUTE ON FUNCTION given_of_released TO {service_role};

-- What was given before stays as it was stated.
CREATE FUNCTION give_access_to_released() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    given jsonb;
BEGIN
    FOR given IN SELECT * FROM jsonb_array_elements(coalesce(NEW.documents, '[]')) LOOP
        IF given_of_released(NEW.list, given ->> 'itemReference', given ->> 'sha256') IS DISTINCT FROM 1 THEN
            RAISE EXCEPTION '% was not released as it is given', given ->> 'itemReference'
                USING ERRCODE = 'object_not_in_prerequisite_state';
        END IF;
    END LOOP;
    RETURN NEW;
END $$;
CREATE TRIGGER access_is_given_to_what_was_released BEFORE INSERT OR UPDATE OF documents ON access_request
    FOR EACH ROW EXECUTE FUNCTION give_access_to_released();
