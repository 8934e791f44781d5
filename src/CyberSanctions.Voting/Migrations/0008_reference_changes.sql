-- Reference data change by changes that one administrator proposes and another one releases, and no more by migrations.

CREATE TABLE reference_change (
    number         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reference      text  COLLATE "C" NOT NULL UNIQUE,
    kind           int   NOT NULL CHECK (kind BETWEEN 1 AND 7),            -- voting.v1.ReferenceKind
    member_state   text  COLLATE "C" NOT NULL CHECK ((member_state <> '') = (kind IN (1, 2))),
    state          int   NOT NULL CHECK (state BETWEEN 1 AND 4),           -- 1 proposed, 2 released, 3 rejected, 4 withdrawn
    valid_from     date  NOT NULL,
    valid_to       date  CHECK (valid_to > valid_from),
    proposal       jsonb NOT NULL,
    proposed_by    text  NOT NULL,
    proposed_at    timestamptz NOT NULL,
    releases_seen  int   NOT NULL,
    decided_by     text,
    decided_at     timestamptz,
    reasons        text  NOT NULL DEFAULT '' CHECK (reasons = '' OR state = 3),
    edition        int   NOT NULL DEFAULT 0 CHECK (edition >= 0),
    release_number int   UNIQUE,
    CHECK ((state = 1) = (decided_by IS NULL)),
    CHECK ((state = 1) = (decided_at IS NULL)),
    CHECK ((state = 2) = (release_number IS NOT NULL)),
    -- Four eyes; who is one person, the service knows better. What came with the service was proposed by nobody.
    CHECK (state <> 2 OR decided_by <> proposed_by OR proposed_by = 'service:voting')
);
CREATE INDEX reference_change_in_force ON reference_change (kind, valid_from, edition) WHERE state = 2;
COMMENT ON COLUMN reference_change.proposal IS 'A voting.v1.ProposedChange in the JSON of protobuf.';
COMMENT ON COLUMN reference_change.releases_seen IS 'The highest release_number when it was proposed: what it was compared with.';
COMMENT ON COLUMN reference_change.edition IS 'Of its kind, once it is released; 0 for memberships.';

CREATE FUNCTION refuse_change_of_decided_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'change % is decided', OLD.reference USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER reference_change_decided_is_final BEFORE UPDATE ON reference_change
    FOR EACH ROW WHEN (OLD.state <> 1) EXECUTE FUNCTION refuse_change_of_decided_change();
CREATE TRIGGER reference_change_stays BEFORE DELETE OR TRUNCATE ON reference_change
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What releases put on record. Where a row came with the service, nothing says when it was released: long ago.
ALTER TABLE member_state ADD COLUMN change_reference text REFERENCES reference_change (reference);

-- A table that is wrong may be replaced before its first day. Of two with the same first day the newer edition holds.
ALTER TABLE population_table
    DROP CONSTRAINT population_table_valid_from_key,
    ADD COLUMN change_reference text REFERENCES reference_change (reference),
    ADD COLUMN released_at timestamptz;
ALTER TABLE population ADD COLUMN change_reference text REFERENCES reference_change (reference);
COMMENT ON COLUMN population.change_reference IS
    'The accession that brought the figure of a State that joined while the table was in force; null for those of the table.';

ALTER TABLE holiday_calendar
    ADD COLUMN change_reference text REFERENCES reference_change (reference),
    ADD COLUMN released_at timestamptz;

ALTER TABLE silence_minimum
    ADD COLUMN edition int,
    ADD COLUMN change_reference text REFERENCES reference_change (reference),
    ADD COLUMN released_at timestamptz;
UPDATE silence_minimum SET edition = later.edition
FROM (SELECT valid_from, row_number() OVER (ORDER BY valid_from) AS edition FROM silence_minimum) later
WHERE later.valid_from = silence_minimum.valid_from;
ALTER TABLE silence_minimum
    DROP CONSTRAINT silence_minimum_pkey,
    ALTER COLUMN edition SET NOT NULL,
    ADD PRIMARY KEY (edition);
DROP INDEX silence_minimum_is_one;
COMMENT ON COLUMN silence_minimum.valid_to IS
    'First day on which it no longer holds. Of several that hold, the one with the latest first day does.';

-- What came with the service, as the first released changes, with the sources on record.
CREATE FUNCTION pg_temp.day(day date) RETURNS jsonb LANGUAGE sql AS $$
    SELECT jsonb_build_object(
        'year', extract(year FROM day)::int, 'month', extract(month FROM day)::int, 'day', extract(day FROM day)::int)
$$;
CREATE FUNCTION pg_temp.recorded(
    kind int, member_state text, valid_from date, valid_to date, source text, content jsonb, edition int)
RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    given  int := (SELECT count(*) + 1 FROM reference_change);
    named  text := 'RD-2026-' || lpad(given::text, 4, '0');
    stated jsonb := jsonb_build_object('validFrom', pg_temp.day(valid_from), 'source', source)
        || CASE WHEN valid_to IS NULL THEN '{}' ELSE jsonb_build_object('validTo', pg_temp.day(valid_to)) END
        || content;
BEGIN
    INSERT INTO reference_change (reference, kind, member_state, state, valid_from, valid_to, proposal, proposed_by, proposed_at,
                                  releases_seen, decided_by, decided_at, edition, release_number)
    VALUES (named, kind, member_state, 2, valid_from, valid_to, stated, 'service:voting', now(),
            given - 1, 'service:voting', now(), edition, given);
    RETURN named;
END $$;

DO $$
DECLARE
    r record;
BEGIN
    FOR r IN SELECT * FROM member_state ORDER BY valid_from, member_state LOOP
        UPDATE member_state SET change_reference = pg_temp.recorded(
            1, r.member_state, r.valid_from, NULL, 'As it came with the service',
            jsonb_build_object('accession', jsonb_build_object(
                'memberState', r.member_state, 'isoCode', r.iso_code, 'name', r.name)), 0)
        WHERE member_state = r.member_state AND valid_from = r.valid_from;
        IF r.valid_to IS NOT NULL THEN
            PERFORM pg_temp.recorded(
                2, r.member_state, r.valid_to, NULL, 'As it came with the service',
                jsonb_build_object('withdrawal', jsonb_build_object('memberState', r.member_state)), 0);
        END IF;
    END LOOP;
    FOR r IN SELECT * FROM population_table ORDER BY edition LOOP
        UPDATE population_table SET change_reference = pg_temp.recorded(
            3, '', r.valid_from, NULL, r.source,
            jsonb_build_object('populations', jsonb_build_object('year', r.year, 'unit', r.unit, 'figures', (
                SELECT jsonb_agg(
                    jsonb_build_object('memberState', p.member_state, 'population', p.population::text) ORDER BY p.member_state)
                FROM population p WHERE p.edition = r.edition))), r.edition)
        WHERE edition = r.edition;
    END LOOP;
    FOR r IN SELECT * FROM holiday_calendar ORDER BY edition LOOP
        UPDATE holiday_calendar SET change_reference = pg_temp.recorded(
            4, '', r.valid_from, r.valid_to, r.source,
            jsonb_build_object('holidays', jsonb_build_object('days', (
                SELECT jsonb_agg(jsonb_build_object('day', pg_temp.day(h.day), 'name', h.name) ORDER BY h.day)
                FROM holiday h WHERE h.edition = r.edition))), r.edition)
        WHERE edition = r.edition;
    END LOOP;
    FOR r IN SELECT * FROM silence_minimum ORDER BY edition LOOP
        UPDATE silence_minimum SET change_reference = pg_temp.recorded(
            5, '', r.valid_from, r.valid_to, r.source,
            jsonb_build_object('silenceMinimum', jsonb_build_object(
                'workingDays', r.working_days,
                'minutesOfDay', (extract(hour FROM r.ends_at) * 60 + extract(minute FROM r.ends_at))::int)), r.edition)
        WHERE edition = r.edition;
    END LOOP;
END $$;

-- The 24 languages of today are those since Croatia joined.
SELECT pg_temp.recorded(
    6, '', '2013-07-01', NULL,
    'Article 1 of Council Regulation No 1 of 1958, as amended; to be compared with the Official Journal',
    jsonb_build_object('officialLanguages', jsonb_build_object('languages', to_jsonb(string_to_array(
        'bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv', ' ')))), 1);

SELECT pg_temp.recorded(
    7, '', '2017-10-11', NULL,
    'Five categories of the implementing guidelines of 11 October 2017 (13007/17), which 10289/23 of 8 June 2023 replaces; '
    || 'the measures as summarised, to be compared with the guidelines',
    jsonb_build_object('toolbox', jsonb_build_object('measures', (
        SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
            'code', code, 'category', category, 'title', title, 'legalBasis', basis)))
        FROM (VALUES
            ('confidence-building', 'preventive', 'EU-supported confidence-building measures', NULL),
            ('awareness-raising', 'preventive', 'Raising awareness of EU policies', NULL),
            ('capacity-building', 'preventive', 'EU cyber capacity building in third countries', NULL),
            ('dialogue', 'cooperative', 'EU-led political and thematic dialogues', NULL),
            ('cooperative-demarche', 'cooperative', 'Démarches by EU delegations, to obtain cooperation', NULL),
            ('statement', 'stability', 'Statements by the High Representative and on behalf of the Council', NULL),
            ('council-conclusions', 'stability', 'Council conclusions', NULL),
            ('demarche', 'stability', 'Démarches by EU delegations', NULL),
            ('signalling', 'stability', 'Signalling through EU-led political and thematic dialogues', NULL),
            ('restrictive-measures', 'restrictive', 'Restrictive measures', 'Article 29 TEU, Article 215 TFEU'),
            ('mutual-assistance', 'support', 'Support to lawful responses: aid and assistance', 'Article 42(7) TEU'),
            ('solidarity', 'support', 'Support to lawful responses: solidarity', 'Article 222 TFEU')
        ) AS measure (code, category, title, basis)))), 1);

INSERT INTO reference_counter (prefix, year, last) SELECT 'RD', 2026, count(*) FROM reference_change
ON CONFLICT (prefix, year) DO UPDATE SET last = excluded.last;

GRANT SELECT, INSERT ON reference_change TO {service_role};
GRANT UPDATE (state, decided_by, decided_at, reasons, edition, release_number) ON reference_change TO {service_role};
GRANT INSERT ON member_state, population_table, population, holiday_calendar, holiday, silence_minimum TO {service_role};
GRANT UPDATE (valid_from, valid_to, change_reference) ON member_state TO {service_role};
