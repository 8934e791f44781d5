-- Searches, and what else reads much to show little.

-- However many remarks a dossier has, those of one of its items are read without the others.
CREATE INDEX remark_by_item ON remark (dossier_reference, item, ordinal) WHERE item IS NOT NULL;

-- To plan it anew cost each search more than to do it. As before otherwise.
CREATE OR REPLACE FUNCTION search_sought(asked text, similar_too boolean)
    RETURNS TABLE (term text, queries text[], patterns text[])
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
                WHEN dense OR length(term) > 2 THEN '%' || search_literal(term) || '%'
                WHEN length(term) = 2 THEN '% ' || search_literal(term) || '%'
                ELSE '% ' || search_literal(term) || ' %' END]
                || ARRAY (SELECT '% ' || search_literal(word) || ' %' FROM other o WHERE o.term = t.term AND guessed)
        FROM term t;
END $$;

-- In which dossiers somebody has changed or remarked on something: of thousands of changes that one person made, these few.
CREATE TABLE dossier_contributor (
    person  text   NOT NULL,
    dossier bigint NOT NULL REFERENCES dossier (ordinal),
    PRIMARY KEY (person, dossier)
);
INSERT INTO dossier_contributor (person, dossier)
SELECT DISTINCT person, d.ordinal
FROM (
    SELECT changed_by, dossier_reference FROM dossier_change
    UNION ALL
    SELECT made_by, dossier_reference FROM remark) said (person, reference)
JOIN dossier d USING (reference);

CREATE FUNCTION keep_contributor() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO dossier_contributor (person, dossier)
    SELECT to_jsonb(NEW) ->> TG_ARGV[0], ordinal FROM dossier WHERE reference = NEW.dossier_reference
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
CREATE TRIGGER contributor_is_kept AFTER INSERT ON dossier_change FOR EACH ROW EXECUTE FUNCTION keep_contributor('changed_by');
CREATE TRIGGER contributor_is_kept AFTER INSERT ON remark FOR EACH ROW EXECUTE FUNCTION keep_contributor('made_by');
GRANT SELECT ON dossier_contributor TO {service_role};
DROP INDEX dossier_change_by_person, remark_by_person;

-- When a dossier was changed is looked up in each: there are fewer dossiers than changes.
CREATE INDEX dossier_change_in_time ON dossier_change (dossier_reference, changed_at) INCLUDE (handling, dossier_handling);
DROP INDEX dossier_change_by_time;
