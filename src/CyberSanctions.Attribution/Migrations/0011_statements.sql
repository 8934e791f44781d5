-- What the Union has said in public: texts of measures that were carried out, released one by one.

ALTER TABLE response_change DROP CONSTRAINT response_change_kind_check;
ALTER TABLE response_change ADD CHECK (kind BETWEEN 1 AND 10);

-- The id is the statement's own: the public learns nothing of the measure. Nothing of an exercise gets here.
CREATE TABLE statement (
    id                uuid        PRIMARY KEY,
    ordinal           bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    measure           uuid        NOT NULL UNIQUE REFERENCES measure,
    text_number       int         NOT NULL,
    title             text        NOT NULL CHECK (title <> ''),
    released_by       text        NOT NULL,
    released_at       timestamptz NOT NULL,
    retracted_because text        CHECK (retracted_because <> ''),
    retracted_by      text,
    retracted_at      timestamptz CHECK (retracted_at >= released_at),
    FOREIGN KEY (measure, text_number) REFERENCES measure_text (measure, number),
    CHECK (num_nonnulls(retracted_because, retracted_by, retracted_at) IN (0, 3))
);

-- What is released is what was said: the text of a real measure that was carried out, by somebody who did not draft it. It is
-- retracted once, and nothing else of it ever changes.
CREATE FUNCTION keep_statement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM FROM measure m JOIN measure_text t ON t.measure = m.id AND t.number = m.released_text
        WHERE m.id = NEW.measure AND m.state IN (3, 4) AND NOT m.exercise AND m.needs_text AND m.released_text = NEW.text_number
            AND t.approved_by IS NOT NULL AND t.drafted_by <> NEW.released_by;
        IF NOT FOUND OR NEW.retracted_at IS NOT NULL THEN
            RAISE EXCEPTION 'text % of measure % was not said', NEW.text_number, NEW.measure
                USING ERRCODE = 'object_not_in_prerequisite_state';
        END IF;
    ELSIF OLD.retracted_at IS NOT NULL THEN
        RAISE EXCEPTION 'statement % was retracted', OLD.id USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER statement_is_kept BEFORE INSERT OR UPDATE ON statement FOR EACH ROW EXECUTE FUNCTION keep_statement();

GRANT SELECT, INSERT ON statement TO {service_role};
GRANT UPDATE (retracted_because, retracted_by, retracted_at) ON statement TO {service_role};
