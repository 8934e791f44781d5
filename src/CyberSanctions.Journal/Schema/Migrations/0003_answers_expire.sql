-- Answers are kept for 48 hours, by the clock of the database: no service's clock decides what is forgotten.
ALTER TABLE idempotency ALTER COLUMN recorded_at SET DEFAULT now();
CREATE INDEX idempotency_by_time ON idempotency (recorded_at);

-- The service says what it answered, not when: nothing can be made to look old.
REVOKE INSERT, UPDATE ON idempotency FROM {service_role};
GRANT INSERT (principal, key, method, request_sha256, response), UPDATE (response) ON idempotency TO {service_role};

-- The service may delete nothing. It may ask for this, which takes no arguments, and runs with the rights of the owner. A few at
-- a time, so that nobody waits for long; and past those that somebody else is at, be it another replica.
CREATE FUNCTION delete_expired_answers() RETURNS bigint
    LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH expired AS (
        SELECT principal, key FROM idempotency WHERE recorded_at < now() - interval '48 hours'
        ORDER BY recorded_at LIMIT 1000 FOR UPDATE SKIP LOCKED),
    deleted AS (
        DELETE FROM idempotency AS answer USING expired
        WHERE answer.principal = expired.principal AND answer.key = expired.key
        RETURNING 1)
    SELECT count(*) FROM deleted
$$;
REVOKE ALL ON FUNCTION delete_expired_answers() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION delete_expired_answers() TO {service_role};
