-- What acts on record did to entries, each with its day: what listing figures are counted from. From the publication service's
-- journal, which is read from its beginning. Numbers of closed lists are those of listing.proto. Days are those of Brussels.

CREATE TABLE entry_operation (
    list          text        NOT NULL REFERENCES public_list,
    reference     text        COLLATE "C" NOT NULL,
    version       int         NOT NULL CHECK (version > 0),
    kind          int         NOT NULL CHECK (kind BETWEEN 1 AND 4),
    corrects      boolean     NOT NULL DEFAULT false,
    subject_kind  int         CHECK (subject_kind IN (1, 2)),
    ground        int         CHECK (ground BETWEEN 1 AND 3),
    until         date,
    reason        int         CHECK (reason BETWEEN 1 AND 6),
    act_reference text        NOT NULL,
    effective_at  timestamptz,
    recorded_at   timestamptz,
    effective_on  date        GENERATED ALWAYS AS ((effective_at AT TIME ZONE 'Europe/Brussels')::date) STORED,
    PRIMARY KEY (list, reference, version),
    CHECK (num_nonnulls(effective_at, recorded_at) IN (0, 2)),
    CONSTRAINT listed_somebody_for_something CHECK (num_nonnulls(subject_kind, ground) = 2 OR kind <> 1),
    CONSTRAINT is_nobody_else CHECK (subject_kind IS NULL OR kind = 1),
    CONSTRAINT ground_is_given_or_amended CHECK (ground IS NULL OR kind IN (1, 2)),
    CONSTRAINT last_day_is_given_or_renewed CHECK (until IS NULL OR kind IN (1, 4)),
    CONSTRAINT reason_is_that_of_a_delisting CHECK (reason IS NULL OR kind = 3)
);
COMMENT ON COLUMN entry_operation.corrects IS 'The act is a corrigendum.';
COMMENT ON COLUMN entry_operation.ground IS 'Of an amendment: null, unless it changes the ground.';
COMMENT ON COLUMN entry_operation.until IS 'Of a listing: what the act that lists set itself, or another one had set.';
COMMENT ON COLUMN entry_operation.recorded_at IS 'When the publication service had all of the act on record; null until then.';
CREATE INDEX entry_operation_undated ON entry_operation (act_reference) WHERE effective_at IS NULL;

-- All that figures need, entry by entry, in the order in which it has effect.
CREATE INDEX entry_operation_in_order ON entry_operation (list, reference, effective_at, version)
    INCLUDE (kind, corrects, subject_kind, ground, until, reason, act_reference, recorded_at, effective_on) WHERE effective_at IS NOT NULL;

-- The last days that acts set: for listings (4), which whoever is listed later has as well, and for the framework (5), with which all
-- that is on the list ends.
CREATE TABLE list_day (
    act_reference text        NOT NULL,
    kind          int         NOT NULL CHECK (kind IN (4, 5)),
    ordinal       bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    list          text        NOT NULL REFERENCES public_list,
    until         date        NOT NULL,
    effective_at  timestamptz NOT NULL,
    recorded_at   timestamptz NOT NULL,
    PRIMARY KEY (act_reference, kind)
);
CREATE INDEX list_day_in_order ON list_day (list, kind, effective_at, ordinal);

-- What an act did stays; it is given its day once.
CREATE FUNCTION keep_entry_operation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.effective_at IS NOT NULL THEN
        RAISE EXCEPTION 'what act % does has its day', OLD.act_reference USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER entry_operation_is_kept BEFORE UPDATE ON entry_operation FOR EACH ROW EXECUTE FUNCTION keep_entry_operation();
CREATE TRIGGER entry_operation_stays BEFORE DELETE OR TRUNCATE ON entry_operation
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER list_day_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON list_day
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE INDEX review_by_due_day ON review (list, due_on);
CREATE INDEX act_ballot_adopted ON act_ballot (decided_at) WHERE outcome = 1;

GRANT SELECT, INSERT ON entry_operation, list_day TO {service_role};
GRANT UPDATE (corrects, ground, until, reason, effective_at, recorded_at) ON entry_operation TO {service_role};
