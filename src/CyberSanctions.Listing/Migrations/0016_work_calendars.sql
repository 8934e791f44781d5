-- Addresses of calendars. Whoever has the secret reads the calendar: of it only the hash is here. With which roles somebody reads is
-- what their token said when the address was created, or renewed last.
CREATE TABLE work_calendar (
    id            text        PRIMARY KEY CHECK (id ~ '^[0-9a-f-]{36}$'),
    ordinal       bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    version       bigint      NOT NULL DEFAULT 1 CHECK (version > 0),
    subject       text        NOT NULL CHECK (subject <> ''),
    roles         text[]      NOT NULL CHECK (cardinality(roles) > 0),
    member_state  text        NOT NULL,
    unit          text        NOT NULL,
    whose         int         NOT NULL CHECK (whose BETWEEN 1 AND 3), -- listing.v1.WorkScope
    secret_sha256 bytea       NOT NULL UNIQUE CHECK (octet_length(secret_sha256) = 32),
    created_at    timestamptz NOT NULL,
    valid_until   timestamptz NOT NULL,
    revoked_at    timestamptz,
    CHECK (valid_until > created_at),
    CHECK (whose <> 2 OR unit <> '')
);
CREATE INDEX work_calendar_by_subject ON work_calendar (subject, ordinal);

-- What has ended has ended, and nobody's becomes somebody else's.
CREATE FUNCTION keep_work_calendar() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.revoked_at IS NOT NULL OR NEW.version <> OLD.version + 1 THEN
        RAISE EXCEPTION 'calendar % stays as it is', OLD.id USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER work_calendar_is_kept BEFORE UPDATE ON work_calendar FOR EACH ROW EXECUTE FUNCTION keep_work_calendar();
CREATE TRIGGER work_calendar_stays BEFORE DELETE OR TRUNCATE ON work_calendar FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT ON work_calendar TO {service_role};
GRANT UPDATE (version, roles, member_state, unit, valid_until, revoked_at) ON work_calendar TO {service_role};
