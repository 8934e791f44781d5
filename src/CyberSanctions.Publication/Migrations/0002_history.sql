-- Acts hold operations, and take effect when they say: the list becomes a history, and a version is cut from it when an act
-- takes effect, or when something comes to its last day.

-- What follows fills in columns of rows that nobody changes any more.
ALTER TABLE act DISABLE TRIGGER act_is_append_only;
ALTER TABLE list_version DISABLE TRIGGER list_version_is_append_only;
ALTER TABLE entry_detail DISABLE TRIGGER entry_detail_is_append_only;

-- From when the act has effect; until now all acts had been published before they were recorded here, or took effect at once.
ALTER TABLE act ADD takes_effect_at timestamptz, ADD corrects text;
UPDATE act SET takes_effect_at = in_force_from::timestamp AT TIME ZONE 'Europe/Brussels';
ALTER TABLE act ALTER takes_effect_at SET NOT NULL,
    ADD FOREIGN KEY (corrects, exercise) REFERENCES act (reference, exercise);

-- valid_at: as of when the version says what is on the list, with_what_ends_then: whether what ends at that moment has;
-- recorded_at: when it was made. The days are those of the list at this version, with the acts that set them.
ALTER TABLE list_version
    ADD cause text CHECK (cause IN ('act', 'expiry')),
    ADD valid_at timestamptz,
    ADD with_what_ends_then boolean,
    ADD amended int CHECK (amended BETWEEN 0 AND entries),
    ADD removed int CHECK (removed >= 0),
    ADD listings_until date,
    ADD listings_until_act text REFERENCES act,
    ADD framework_until date,
    ADD framework_until_act text REFERENCES act,
    ADD CHECK ((listings_until IS NULL) = (listings_until_act IS NULL)),
    ADD CHECK ((framework_until IS NULL) = (framework_until_act IS NULL)),
    DROP CONSTRAINT list_version_act_reference_key;
UPDATE list_version SET cause = 'act', valid_at = recorded_at, with_what_ends_then = true, amended = 0, removed = 0;
ALTER TABLE list_version
    ALTER cause SET NOT NULL, ALTER valid_at SET NOT NULL, ALTER with_what_ends_then SET NOT NULL, ALTER amended SET NOT NULL,
    ALTER removed SET NOT NULL;
CREATE UNIQUE INDEX list_version_carrying_act ON list_version (act_reference) WHERE cause = 'act';

-- What an act does to an entry, and which version of the entry that makes: 1 is its listing. What it says stands in the act, at
-- its place in the annex. The foreign keys that share `list` and `exercise` keep an exercise's act off the entries of every
-- list that is none, and the other way round.
ALTER TABLE entry ADD UNIQUE (logical_id, list);
CREATE TABLE entry_version (
    entry         bigint  NOT NULL,
    number        int     NOT NULL CHECK (number > 0),
    previous      int     GENERATED ALWAYS AS (NULLIF(number - 1, 0)) STORED,
    list          text    NOT NULL,
    exercise      boolean NOT NULL,
    act_reference text    NOT NULL,
    place_in_act  int     NOT NULL CHECK (place_in_act >= 0),
    kind          text    NOT NULL CHECK (kind IN ('list', 'amend', 'delist', 'renew')),
    PRIMARY KEY (entry, number),
    UNIQUE (act_reference, place_in_act, entry),
    CHECK ((kind = 'list') = (number = 1)),
    FOREIGN KEY (entry, list) REFERENCES entry (logical_id, list),
    FOREIGN KEY (list, exercise) REFERENCES list (name, exercise),
    FOREIGN KEY (act_reference, exercise) REFERENCES act (reference, exercise),
    FOREIGN KEY (entry, previous) REFERENCES entry_version (entry, number)
);
CREATE INDEX entry_version_by_list ON entry_version (list);
INSERT INTO entry_version (entry, number, list, exercise, act_reference, place_in_act, kind)
SELECT e.logical_id, 1, e.list, v.exercise, v.act_reference, e.place_in_act, 'list'
FROM entry e JOIN list_version v ON v.list = e.list AND v.version = e.added_in;

-- Identity only: the place in the annex and the version are those of the listing.
ALTER TABLE entry DROP added_in, DROP place_in_act, ADD FOREIGN KEY (list) REFERENCES list (name);

-- A name, birth and so on has its id from the version of the entry that said it first.
ALTER TABLE entry_detail ADD version int;
UPDATE entry_detail SET version = 1;
ALTER TABLE entry_detail
    ALTER version SET NOT NULL,
    DROP CONSTRAINT entry_detail_entry_kind_place_key,
    DROP CONSTRAINT entry_detail_entry_fkey,
    ADD UNIQUE (entry, version, kind, place),
    ADD FOREIGN KEY (entry, version) REFERENCES entry_version (entry, number);

-- Versions that are to be made at a moment: of an act that takes effect in the future, and when something comes to its last day.
-- `version` is the one that was made then; none where nothing followed any more.
CREATE TABLE due (
    id            bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    list          text        NOT NULL,
    exercise      boolean     NOT NULL,
    due_at        timestamptz NOT NULL,
    cause         text        NOT NULL CHECK (cause IN ('act', 'expiry')),
    act_reference text        UNIQUE,
    passed_at     timestamptz,
    version       bigint,
    CHECK ((cause = 'act') = (act_reference IS NOT NULL)),
    CHECK (version IS NULL OR passed_at IS NOT NULL),
    UNIQUE (list, version),
    FOREIGN KEY (list, exercise) REFERENCES list (name, exercise),
    FOREIGN KEY (act_reference, exercise) REFERENCES act (reference, exercise),
    FOREIGN KEY (list, version) REFERENCES list_version (list, version)
);
CREATE UNIQUE INDEX due_expiry ON due (list, due_at) WHERE cause = 'expiry';
CREATE INDEX due_next ON due (list, due_at) WHERE passed_at IS NULL;

-- Both times of each version of an entry: in force from and until by the acts on record, and the version of the list from which
-- on that is known. Days on which listings or the framework end are the list's: they stand in list_version.
CREATE VIEW entry_history AS
SELECT e.list, e.eu_reference_number, v.entry, v.number, v.kind, v.act_reference, v.place_in_act,
       a.takes_effect_at AS in_force_from,
       CASE WHEN v.kind <> 'delist' THEN
           lead(a.takes_effect_at) OVER (PARTITION BY v.entry ORDER BY a.takes_effect_at, a.logical_id, v.place_in_act)
       END AS in_force_until,
       c.version AS recorded_in, c.recorded_at
FROM entry_version v
JOIN entry e ON e.logical_id = v.entry
JOIN act a ON a.reference = v.act_reference
LEFT JOIN list_version c ON c.act_reference = v.act_reference AND c.cause = 'act';

ALTER TABLE act ENABLE TRIGGER act_is_append_only;
ALTER TABLE list_version ENABLE TRIGGER list_version_is_append_only;
ALTER TABLE entry_detail ENABLE TRIGGER entry_detail_is_append_only;
CREATE TRIGGER entry_version_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON entry_version
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT ON entry_version TO {service_role};
GRANT SELECT, INSERT, UPDATE (passed_at, version) ON due TO {service_role};
GRANT SELECT ON entry_history TO {service_role};
