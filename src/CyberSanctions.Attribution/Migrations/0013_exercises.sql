-- Table-top exercises: who plays which part, what is told them when, what they are expected to do, and what they did. Numbers of
-- closed lists are those of exercise.proto. Times of the exercise's own clock are microseconds of running time.

-- `state` 1: prepared, 2: running, 3: paused, 4: ended, 5: abandoned. `ran` is how long it had run at `counted_at`.
CREATE TABLE exercise (
    reference     text        PRIMARY KEY CHECK (reference ~ '^EX-\d{4}-\d{4,}$'),
    ordinal       bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    version       bigint      NOT NULL DEFAULT 1 CHECK (version > 0),
    title         text        NOT NULL CHECK (title <> ''),
    summary       text        NOT NULL,
    objectives    text[]      NOT NULL,
    handling      int         NOT NULL CHECK (handling BETWEEN 1 AND 5),
    state         int         NOT NULL DEFAULT 1 CHECK (state BETWEEN 1 AND 5),
    set_up_by     text        NOT NULL,
    set_up_at     timestamptz NOT NULL,
    started_at    timestamptz,
    ran           bigint      NOT NULL DEFAULT 0 CHECK (ran >= 0),
    counted_at    timestamptz,
    ended_because text        CHECK (ended_because <> ''),
    ended_by      text,
    ended_at      timestamptz,
    CHECK (state NOT IN (2, 3, 4) OR started_at IS NOT NULL),
    CHECK (state <> 1 OR started_at IS NULL),
    CHECK ((counted_at IS NULL) = (started_at IS NULL) AND (started_at IS NOT NULL OR ran = 0)),
    CHECK (num_nonnulls(ended_because, ended_by, ended_at) = CASE WHEN state > 3 THEN 3 ELSE 0 END)
);

CREATE TABLE exercise_part (
    exercise text NOT NULL REFERENCES exercise,
    key      text NOT NULL,
    ordinal  int  NOT NULL,
    title    text NOT NULL CHECK (title <> ''),
    PRIMARY KEY (exercise, key)
);

-- Whoever conducts plays no part (`part` is absent), and nobody plays two: each is here once.
CREATE TABLE exercise_member (
    exercise text NOT NULL REFERENCES exercise,
    subject  text NOT NULL CHECK (subject <> ''),
    part     text,
    PRIMARY KEY (exercise, subject),
    FOREIGN KEY (exercise, part) REFERENCES exercise_part
);
CREATE INDEX exercise_by_member ON exercise_member (subject, exercise);

-- `after` is running time; absent: released by hand alone. What is due is what was not released by then.
CREATE TABLE exercise_inject (
    exercise       text        NOT NULL REFERENCES exercise,
    key            text        NOT NULL,
    ordinal        bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    title          text        NOT NULL CHECK (title <> ''),
    text           text        NOT NULL CHECK (text <> ''),
    parts          text[]      NOT NULL CHECK (cardinality(parts) > 0),
    after          bigint      CHECK (after >= 0),
    added_by       text        NOT NULL,
    added_at       timestamptz NOT NULL,
    released_at    timestamptz,
    released_after bigint      CHECK (released_after >= 0),
    released_by    text,
    PRIMARY KEY (exercise, key),
    CHECK (num_nonnulls(released_at, released_after, released_by) IN (0, 3))
);
CREATE INDEX exercise_inject_due ON exercise_inject (exercise, after) WHERE released_at IS NULL AND after IS NOT NULL;

-- `deeds` names events of the journals; empty: whoever conducts says whether it was done.
CREATE TABLE exercise_reaction (
    exercise text   NOT NULL REFERENCES exercise,
    key      text   NOT NULL,
    ordinal  bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    text     text   NOT NULL CHECK (text <> ''),
    part     text   NOT NULL,
    inject   text,
    within   bigint CHECK (within > 0),
    deeds    text[] NOT NULL,
    PRIMARY KEY (exercise, key),
    FOREIGN KEY (exercise, part) REFERENCES exercise_part,
    FOREIGN KEY (exercise, inject) REFERENCES exercise_inject
);

-- The newest holds. `status` 3: met, 4: late, 5: missed.
CREATE TABLE exercise_judgement (
    ordinal   bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    exercise  text        NOT NULL,
    reaction  text        NOT NULL,
    status    int         NOT NULL CHECK (status BETWEEN 3 AND 5),
    note      text        NOT NULL,
    judged_by text        NOT NULL,
    judged_at timestamptz NOT NULL,
    FOREIGN KEY (exercise, reaction) REFERENCES exercise_reaction
);
CREATE INDEX exercise_judgement_of ON exercise_judgement (exercise, reaction, ordinal);

CREATE TABLE exercise_observation (
    ordinal  bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    exercise text        NOT NULL REFERENCES exercise,
    part     text,
    text     text        NOT NULL CHECK (text <> ''),
    made_by  text        NOT NULL,
    made_at  timestamptz NOT NULL,
    after    bigint      NOT NULL CHECK (after >= 0),
    FOREIGN KEY (exercise, part) REFERENCES exercise_part
);
CREATE INDEX exercise_observation_of ON exercise_observation (exercise, ordinal);

-- What whoever watches may see. An empty subject: everybody with the role of an observer.
CREATE TABLE exercise_observer (
    exercise  text    NOT NULL REFERENCES exercise,
    subject   text    NOT NULL,
    injects   boolean NOT NULL,
    deeds     boolean NOT NULL,
    reactions boolean NOT NULL,
    report    boolean NOT NULL,
    PRIMARY KEY (exercise, subject)
);

-- When it was started (`step` 1), paused (2), resumed (3), ended (4) and abandoned (5): each once in its turn, and what the clock said.
CREATE TABLE exercise_step (
    exercise text        NOT NULL REFERENCES exercise,
    version  bigint      NOT NULL,
    step     int         NOT NULL CHECK (step BETWEEN 1 AND 5),
    taken_by text        NOT NULL,
    taken_at timestamptz NOT NULL,
    ran      bigint      NOT NULL CHECK (ran >= 0),
    PRIMARY KEY (exercise, version)
);

-- A dossier is opened in an exercise or in none, and stays there; and so does what takes its place.
ALTER TABLE dossier
    ADD COLUMN exercise_reference text REFERENCES exercise,
    ADD CONSTRAINT dossier_in_exercise CHECK (exercise_reference IS NULL OR exercise),
    ADD CONSTRAINT dossier_of_exercise UNIQUE (reference, exercise_reference);
CREATE INDEX dossier_by_exercise ON dossier (exercise_reference, reference) WHERE exercise_reference IS NOT NULL;

CREATE FUNCTION keep_dossier_in_exercise() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        RAISE EXCEPTION 'dossier % stays where it is', OLD.reference USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    IF NEW.supersedes IS NOT NULL AND NEW.exercise_reference IS DISTINCT FROM
        (SELECT exercise_reference FROM dossier WHERE reference = NEW.supersedes) THEN
        RAISE EXCEPTION 'dossier % leaves its exercise', NEW.supersedes USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER dossier_stays_in_exercise BEFORE INSERT ON dossier FOR EACH ROW EXECUTE FUNCTION keep_dossier_in_exercise();
CREATE TRIGGER dossier_is_not_moved BEFORE UPDATE ON dossier FOR EACH ROW
    WHEN (OLD.exercise_reference IS DISTINCT FROM NEW.exercise_reference OR OLD.exercise <> NEW.exercise)
    EXECUTE FUNCTION keep_dossier_in_exercise();

-- What is done in an exercise is done while it runs, by somebody in it. FOR UPDATE: of two deeds the second waits, so that their
-- order is that in which they came to be; and so does a pause.
CREATE FUNCTION require_exercise_running() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    of_exercise text := (SELECT exercise_reference FROM dossier WHERE reference = NEW.dossier_reference);
    doer text;
BEGIN
    IF of_exercise IS NULL THEN
        RETURN NEW;
    END IF;
    doer := to_jsonb(NEW) ->> TG_ARGV[0];
    PERFORM FROM exercise e JOIN exercise_member m ON m.exercise = e.reference AND m.subject = doer
        WHERE e.reference = of_exercise AND e.state = 2 FOR UPDATE OF e;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'exercise % does not run for %', of_exercise, doer
            USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER exercise_is_running BEFORE INSERT ON dossier_change
    FOR EACH ROW EXECUTE FUNCTION require_exercise_running('changed_by');
CREATE TRIGGER exercise_is_running BEFORE INSERT ON remark
    FOR EACH ROW EXECUTE FUNCTION require_exercise_running('made_by');
CREATE TRIGGER exercise_is_running BEFORE INSERT ON response_change
    FOR EACH ROW EXECUTE FUNCTION require_exercise_running('changed_by');
CREATE TRIGGER exercise_is_running BEFORE INSERT ON share
    FOR EACH ROW EXECUTE FUNCTION require_exercise_running('proposed_by');

-- What each did, in the order in which this service learned of it. `source` 1: attribution, and `place` is the entry's sequence;
-- 2: listing, 3: voting, and `place` is the entry's position there. Of an answer to an inject it is absent.
CREATE TABLE exercise_deed (
    ordinal  bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    exercise text        NOT NULL REFERENCES exercise,
    dossier  text,
    source   int         NOT NULL CHECK (source BETWEEN 1 AND 3),
    place    bigint,
    part     text,
    actor    text        NOT NULL,
    kind     text        NOT NULL,
    subject  text        NOT NULL,
    text     text        NOT NULL DEFAULT '',
    at       timestamptz NOT NULL,
    UNIQUE (exercise, source, place),
    FOREIGN KEY (exercise, part) REFERENCES exercise_part,
    FOREIGN KEY (dossier, exercise) REFERENCES dossier (reference, exercise_reference),
    CHECK (CASE kind WHEN 'InjectAnswered' THEN num_nonnulls(dossier, place) = 0 AND text <> ''
        ELSE num_nonnulls(dossier, place) = 2 AND text = '' END)
);
CREATE INDEX exercise_deed_of ON exercise_deed (exercise, ordinal);

-- Nothing was done before it began, or after it ended; and whoever did it played the part then that it says.
CREATE FUNCTION keep_exercise_deed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM exercise WHERE reference = NEW.exercise AND started_at <= NEW.at AND (ended_at IS NULL OR ended_at >= NEW.at)
        AND (NEW.source <> 1 OR state = 2) FOR UPDATE;
    IF NOT FOUND OR NEW.part IS DISTINCT FROM
        (SELECT part FROM exercise_member WHERE exercise = NEW.exercise AND subject = NEW.actor) THEN
        RAISE EXCEPTION 'exercise % takes no such deed', NEW.exercise USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    IF NEW.kind = 'InjectAnswered' AND NOT EXISTS (SELECT FROM exercise_inject
            WHERE exercise = NEW.exercise AND key = NEW.subject AND released_at IS NOT NULL AND NEW.part = ANY (parts)) THEN
        RAISE EXCEPTION 'inject % is not there for %', NEW.subject, NEW.actor USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER exercise_deed_is_kept BEFORE INSERT ON exercise_deed FOR EACH ROW EXECUTE FUNCTION keep_exercise_deed();

-- The journal itself says what was done in a dossier of an exercise: nobody leaves it out. What is read while it rests is no deed.
CREATE FUNCTION note_exercise_deed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    of_exercise text := (SELECT exercise_reference FROM dossier WHERE reference = NEW.subject);
    started timestamptz;
BEGIN
    IF of_exercise IS NULL THEN
        RETURN NULL;
    END IF;
    SELECT started_at INTO started FROM exercise WHERE reference = of_exercise AND state = 2 FOR UPDATE;
    IF FOUND THEN
        INSERT INTO exercise_deed (exercise, dossier, source, place, part, actor, kind, subject, at)
        VALUES (of_exercise, NEW.subject, 1, NEW.sequence,
                (SELECT part FROM exercise_member WHERE exercise = of_exercise AND subject = NEW.actor),
                NEW.actor, split_part(NEW.event_type, '.', 4), NEW.subject, greatest(NEW.recorded_at, started));
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER exercise_deed_is_noted AFTER INSERT ON journal FOR EACH ROW WHEN (NEW.subject LIKE 'ATT-%')
    EXECUTE FUNCTION note_exercise_deed();

-- What rests on a dossier of an exercise elsewhere: proposals, acts, ballots. `exercise` is absent where the dossier is in none.
CREATE TABLE exercise_matter (
    reference text NOT NULL,
    dossier   text NOT NULL REFERENCES dossier,
    exercise  text,
    PRIMARY KEY (reference, dossier),
    FOREIGN KEY (dossier, exercise) REFERENCES dossier (reference, exercise_reference)
);
CREATE FUNCTION keep_exercise_matter() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM dossier WHERE reference = NEW.dossier AND exercise
            AND exercise_reference IS NOT DISTINCT FROM NEW.exercise) THEN
        RAISE EXCEPTION '% is of no exercise', NEW.reference USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER exercise_matter_is_kept BEFORE INSERT ON exercise_matter FOR EACH ROW EXECUTE FUNCTION keep_exercise_matter();

-- Written when it ends, and never again. `handling` is the highest marking of what it tells of.
CREATE TABLE exercise_report (
    exercise  text PRIMARY KEY REFERENCES exercise,
    handling  int  NOT NULL CHECK (handling BETWEEN 1 AND 5),
    last_deed bigint NOT NULL,
    json      text NOT NULL,
    sha256    text NOT NULL CHECK (sha256 = encode(sha256(convert_to(json, 'UTF8')), 'hex')),
    markdown  text NOT NULL
);

-- Prepared, running, paused, running again, ended: nothing after the end but who may watch, and the clock goes forward only, and only while it runs.
CREATE FUNCTION keep_exercise() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state > 3 AND to_jsonb(OLD) - 'version' <> to_jsonb(NEW) - 'version'
        OR OLD.state <> NEW.state AND (OLD.state, NEW.state) NOT IN ((1, 2), (1, 5), (2, 3), (2, 4), (2, 5), (3, 2), (3, 4), (3, 5))
        OR NEW.version NOT IN (OLD.version, OLD.version + 1) OR NEW.version = OLD.version AND NEW.state <> OLD.state
        OR NEW.ran < OLD.ran OR NEW.counted_at < OLD.counted_at OR OLD.state <> 2 AND NEW.ran <> OLD.ran
        OR OLD.started_at IS NOT NULL AND NEW.started_at IS DISTINCT FROM OLD.started_at THEN
        RAISE EXCEPTION 'exercise % goes from % to %', OLD.reference, OLD.state, NEW.state
            USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER exercise_is_kept BEFORE UPDATE ON exercise FOR EACH ROW EXECUTE FUNCTION keep_exercise();

-- Each inject is released once, to parts that there are, and only while the exercise runs.
CREATE FUNCTION keep_exercise_inject() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM FROM exercise WHERE reference = NEW.exercise AND state < 4 FOR UPDATE;
        IF NOT FOUND OR NEW.released_at IS NOT NULL OR EXISTS (SELECT unnest(NEW.parts) EXCEPT
                SELECT key FROM exercise_part WHERE exercise = NEW.exercise) THEN
            RAISE EXCEPTION 'inject % does not come into exercise %', NEW.key, NEW.exercise
                USING ERRCODE = 'object_not_in_prerequisite_state';
        END IF;
        RETURN NEW;
    END IF;
    PERFORM FROM exercise WHERE reference = OLD.exercise AND state = 2 AND ran >= NEW.released_after FOR UPDATE;
    IF NOT FOUND OR OLD.released_at IS NOT NULL THEN
        RAISE EXCEPTION 'inject % of exercise % is not released now', OLD.key, OLD.exercise
            USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER exercise_inject_is_kept BEFORE INSERT OR UPDATE ON exercise_inject
    FOR EACH ROW EXECUTE FUNCTION keep_exercise_inject();

-- The cast is that of the scenario: it is fixed before anything is played.
CREATE FUNCTION require_exercise_prepared() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM exercise WHERE reference = NEW.exercise AND state = 1 AND version = 1 FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'exercise % is prepared', NEW.exercise USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER exercise_is_being_prepared BEFORE INSERT ON exercise_part
    FOR EACH ROW EXECUTE FUNCTION require_exercise_prepared();
CREATE TRIGGER exercise_is_being_prepared BEFORE INSERT ON exercise_member
    FOR EACH ROW EXECUTE FUNCTION require_exercise_prepared();
CREATE TRIGGER exercise_is_being_prepared BEFORE INSERT ON exercise_reaction
    FOR EACH ROW EXECUTE FUNCTION require_exercise_prepared();

-- Nothing is said of it after the end.
CREATE FUNCTION require_exercise_under_way() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM exercise WHERE reference = NEW.exercise AND state IN (2, 3) FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'exercise % is not under way', NEW.exercise USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER exercise_is_under_way BEFORE INSERT ON exercise_judgement
    FOR EACH ROW EXECUTE FUNCTION require_exercise_under_way();
CREATE TRIGGER exercise_is_under_way BEFORE INSERT ON exercise_observation
    FOR EACH ROW EXECUTE FUNCTION require_exercise_under_way();

CREATE FUNCTION require_exercise_over() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM exercise WHERE reference = NEW.exercise AND state > 3;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'exercise % goes on', NEW.exercise USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER exercise_is_over BEFORE INSERT ON exercise_report FOR EACH ROW EXECUTE FUNCTION require_exercise_over();

CREATE TRIGGER deed_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON exercise_deed
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER report_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON exercise_report
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT ON exercise, exercise_part, exercise_member, exercise_inject, exercise_reaction, exercise_judgement,
    exercise_observation, exercise_observer, exercise_step, exercise_deed, exercise_matter, exercise_report TO {service_role};
GRANT UPDATE (version, state, started_at, ran, counted_at, ended_because, ended_by, ended_at) ON exercise TO {service_role};
GRANT UPDATE (released_at, released_after, released_by) ON exercise_inject TO {service_role};
GRANT UPDATE (injects, deeds, reactions, report) ON exercise_observer TO {service_role};
