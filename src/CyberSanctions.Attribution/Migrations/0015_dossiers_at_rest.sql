-- Searches that find much. Nearly all dossiers are at rest, nobody having changed them for a while; all that such a one says is
-- one document, so that words are looked for in each dossier once, and together. Of the others it is several, as before.

-- Every dossier, and what it is found and counted by. `words`: all that it says, of one that is at rest.
CREATE TABLE search_dossier (
    ordinal   bigint  PRIMARY KEY REFERENCES dossier (ordinal),
    reference text    NOT NULL,
    state     int     NOT NULL,
    handling  int     NOT NULL,
    exercise  boolean NOT NULL,
    words     text
);
INSERT INTO search_dossier (ordinal, reference, state, handling, exercise)
SELECT ordinal, reference, state, handling, exercise FROM dossier;

-- It is written while nobody waits for it, and read by everybody: what is new in it is sorted in at once. Of all dossiers, as
-- Postgres does not put together what several scans of a partial index find.
CREATE INDEX search_dossier_by_word ON search_dossier USING gin (search_document(words)) WITH (fastupdate = off);
ALTER INDEX search_dossier_by_word ALTER COLUMN 1 SET STATISTICS 0;
CREATE INDEX search_dossier_awake ON search_dossier (ordinal) WHERE words IS NULL;

-- Whether the dossier is at rest, and not found by this.
ALTER TABLE search_segment ADD COLUMN resting boolean NOT NULL DEFAULT false;
DROP INDEX search_segment_by_word;
CREATE INDEX search_segment_by_word ON search_segment USING gin (search_document(words)) WHERE NOT resting;
ALTER INDEX search_segment_by_word ALTER COLUMN 1 SET STATISTICS 0;

-- Puts dossiers to rest that nobody has changed since a moment, those whose words fit into one document.
CREATE FUNCTION search_rest(since timestamptz, most int) RETURNS int
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    quiet bigint[];
BEGIN
    SELECT array_agg(ordinal) INTO quiet FROM (
        SELECT s.ordinal FROM search_dossier s
        WHERE s.words IS NULL
            AND (SELECT changed_at FROM dossier_change c WHERE c.dossier_reference = s.reference ORDER BY version DESC LIMIT 1) < since
            AND (SELECT sum(octet_length(g.words)) FROM search_segment g WHERE g.dossier = s.ordinal) <= 60000
        LIMIT most FOR NO KEY UPDATE SKIP LOCKED) locked;

    -- Whoever changes one waits from here on; what had been changed until here is read.
    UPDATE search_dossier s SET words = (
        SELECT ' ' || string_agg(DISTINCT word COLLATE "C", ' ') || ' '
        FROM search_segment g, string_to_table(btrim(g.words), ' ') word WHERE g.dossier = s.ordinal AND word <> '')
    WHERE ordinal = ANY (quiet);
    UPDATE search_segment SET resting = true WHERE dossier = ANY (quiet);
    RETURN coalesce(cardinality(quiet), 0);
END $$;

-- Before anything changes by which a dossier is found.
CREATE FUNCTION search_wake(dossiers bigint[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM FROM search_dossier WHERE ordinal = ANY (dossiers) ORDER BY ordinal FOR NO KEY UPDATE;
    UPDATE search_segment g SET resting = false FROM search_dossier s
    WHERE s.ordinal = ANY (dossiers) AND s.words IS NOT NULL AND g.dossier = s.ordinal;
    UPDATE search_dossier SET words = NULL WHERE ordinal = ANY (dossiers) AND words IS NOT NULL;
END $$;

ALTER INDEX search_incident RENAME TO search_item_incident;

-- When what incidents of a dossier began: those of one kind and sector, or of any ('').
CREATE TABLE search_incident (
    attack_kind text           NOT NULL,
    sector      text           NOT NULL,
    dossier     bigint         NOT NULL REFERENCES dossier (ordinal),
    began       datemultirange NOT NULL,
    PRIMARY KEY (attack_kind, sector, dossier) INCLUDE (began)
);
CREATE INDEX search_incident_by_dossier ON search_incident (dossier);

CREATE FUNCTION search_fill_incidents(dossiers bigint[]) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DELETE FROM search_incident WHERE dossier = ANY (dossiers);
    INSERT INTO search_incident (attack_kind, sector, dossier, began)
    SELECT attack_kind, sector, dossier, coalesce(range_agg(began), '{}')
    FROM search_item, unnest(array_append(attack_kinds, '')) attack_kind, unnest(array_append(sectors, '')) sector
    WHERE kind = 1 AND dossier = ANY (dossiers)
    GROUP BY attack_kind, sector, dossier
$$;

-- As before, and of incidents that. What changes is awake first.
CREATE OR REPLACE FUNCTION search_refresh(within bigint[], changed uuid[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    dossiers bigint[];
    segments int[];
    attacked bigint[];
    said text;
BEGIN
    PERFORM search_wake(within);
    WITH gone AS (
        DELETE FROM search_item s USING unnest(within, changed) of (dossier, id)
        WHERE s.dossier = of.dossier AND s.id = of.id AND NOT EXISTS (
            SELECT FROM item i JOIN dossier d ON d.reference = i.dossier_reference
            WHERE d.ordinal = s.dossier AND i.id = s.id AND i.until IS NULL)
        RETURNING s.dossier, s.segment, s.kind),
    here AS (
        INSERT INTO search_item AS s (id, dossier, ordinal, kind, segment, words, names, attack_kinds, sectors, began)
        SELECT id, dossier, ordinal, kind, 1, words, names, attack_kinds, sectors, began
        FROM search_item_said JOIN unnest(within, changed) of (dossier, id) USING (dossier, id)
        ON CONFLICT (dossier, id) DO UPDATE SET words = excluded.words, names = excluded.names,
            attack_kinds = excluded.attack_kinds, sectors = excluded.sectors, began = excluded.began
        RETURNING s.dossier, s.segment, s.kind, s.words)
    SELECT array_agg(dossier), array_agg(segment), array_agg(DISTINCT dossier) FILTER (WHERE kind = 1), string_agg(words, ' ')
    FROM (SELECT dossier, segment, kind, '' AS words FROM gone UNION ALL TABLE here) touched
    INTO dossiers, segments, attacked, said;
    PERFORM search_fill_segments(array_agg(dossier), array_agg(segment))
    FROM (
        SELECT * FROM unnest(dossiers, segments) touched (dossier, segment)
        UNION
        SELECT * FROM search_settle(dossiers)) each;
    PERFORM search_fill_incidents(attacked);
    PERFORM search_learn(said);
END $$;

CREATE OR REPLACE FUNCTION search_dossier_said() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM search_wake(ARRAY[NEW.ordinal]);
    INSERT INTO search_dossier (ordinal, reference, state, handling, exercise)
    VALUES (NEW.ordinal, NEW.reference, NEW.state, NEW.handling, NEW.exercise)
    ON CONFLICT (ordinal) DO UPDATE SET state = excluded.state, handling = excluded.handling;
    INSERT INTO search_segment (dossier, segment, part, words) VALUES (NEW.ordinal, 0, 0, search_header(NEW))
    ON CONFLICT (dossier, segment, part) DO UPDATE SET words = excluded.words;
    PERFORM search_learn(search_header(NEW));
    RETURN NULL;
END $$;
DROP TRIGGER dossier_is_found ON dossier;
CREATE TRIGGER dossier_is_found AFTER INSERT OR UPDATE OF title, summary, handling, state, superseded_by ON dossier
    FOR EACH ROW EXECUTE FUNCTION search_dossier_said();

-- Fills it for the dossiers of a range of places, of which nothing is there yet.
CREATE OR REPLACE FUNCTION search_fill(first bigint, last bigint) RETURNS void
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO search_dossier (ordinal, reference, state, handling, exercise)
    SELECT ordinal, reference, state, handling, exercise FROM dossier WHERE ordinal BETWEEN first AND last;
    INSERT INTO search_item (id, dossier, ordinal, kind, segment, words, names, attack_kinds, sectors, began)
    SELECT id, dossier, ordinal, kind, 2 + (row_number() OVER (PARTITION BY dossier ORDER BY ordinal) - 1) / 128,
        words, names, attack_kinds, sectors, began
    FROM search_item_said WHERE dossier BETWEEN first AND last;
    PERFORM search_fill_segments(array_agg(dossier), array_agg(segment))
    FROM (SELECT DISTINCT dossier, segment FROM search_item WHERE dossier BETWEEN first AND last) each;
    INSERT INTO search_segment (dossier, segment, part, words)
    SELECT d.ordinal, 0, 0, search_header(d) FROM dossier d WHERE d.ordinal BETWEEN first AND last;
    PERFORM search_fill_incidents(ARRAY (SELECT ordinal FROM dossier WHERE ordinal BETWEEN first AND last));
    PERFORM search_learn((
        SELECT string_agg(DISTINCT word, ' ')
        FROM search_segment, string_to_table(btrim(words), ' ') word WHERE dossier BETWEEN first AND last));
END $$;
SELECT search_fill_incidents(ARRAY (SELECT ordinal FROM dossier));

-- As before, but what an item says then is `parts`: any of these is in its words, as it stands.
DROP FUNCTION search_sought(text, boolean);
CREATE FUNCTION search_sought(asked text, similar_too boolean) RETURNS TABLE (term text, queries text[], parts text[])
    LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
        WITH term AS (SELECT term, search_is_dense(term) AS dense FROM search_terms(asked) term),
        other AS (
            SELECT term, word, false AS guessed FROM term, search_word
            WHERE NOT dense AND length(term) BETWEEN 3 AND 40 AND trigrams @> search_trigrams(term) AND position(term IN word) > 1
            UNION
            SELECT term, word, true FROM term, search_word
            WHERE similar_too AND NOT dense AND length(term) BETWEEN 4 AND 40 AND near && search_near(term)),
        numbered AS (SELECT *, row_number() OVER (PARTITION BY term ORDER BY word) / 32 AS batch FROM other)
        SELECT term,
            CASE
                WHEN dense THEN ARRAY[(
                    SELECT string_agg(search_quoted(substr(term, at, 8)) || ':*', ' & ')
                    FROM generate_series(1, greatest(1, length(term) - 7)) at)]
                ELSE ARRAY[search_quoted(left(term, 64)) || CASE WHEN length(term) > 1 THEN ':*' ELSE '' END] END
                || ARRAY (SELECT string_agg(search_quoted(word), ' | ') FROM numbered o WHERE o.term = t.term GROUP BY batch),
            ARRAY[CASE
                WHEN dense OR length(term) > 2 THEN term
                WHEN length(term) = 2 THEN ' ' || term
                ELSE ' ' || term || ' ' END]
                || ARRAY (SELECT ' ' || word || ' ' FROM other o WHERE o.term = t.term AND guessed)
        FROM term t;
END $$;
DROP FUNCTION search_literal(text);

REVOKE ALL ON FUNCTION search_wake(bigint[]), search_fill_incidents(bigint[]), search_rest(timestamptz, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_rest(timestamptz, int) TO {service_role};
GRANT SELECT ON search_dossier, search_incident TO {service_role};
