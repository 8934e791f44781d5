-- What is found when somebody looks for a text. Only what holds is searched: neither what was said before nor what was withdrawn.
-- Nothing in a dossier is marked above it (`item_within_dossier`), so who may see a dossier may see all that is found in it.
--
-- All that is compared is folded here, the same for what is searched and for what is looked for, without the database's locale
-- having a say: of C, pg_trgm and lower() know ASCII letters only. Postgres has to be built with ICU, as all packages of it are.

-- Compatibility forms (full width, ligatures), case, accents and vowel points do not tell two texts apart, nor does what cannot
-- be seen. Vowels of Indic scripts and the marks of Japanese are letters, and stay.
CREATE FUNCTION search_fold(said text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN CASE WHEN octet_length(said) = length(said) THEN lower(said COLLATE "C") COLLATE "C" ELSE
    translate(replace(replace(replace(replace(
        lower(normalize(regexp_replace(
            normalize(said, NFKD) COLLATE "C",
            '[\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f'
            '\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f\u202a-\u202e'
            '\u2060-\u206f\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\ufeff\U000e0000-\U000e0fff]+',
            '', 'g'), NFKC) COLLATE "und-x-icu"),
        'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'),
        -- One letter each: dotless i, final sigma, strokes, and how Persian keyboards write Arabic.
        'ıςøłđðħŧŋىیکةʼʻʿʾ', 'iσolddhtnييكه''''''''') COLLATE "C" END;

-- Whether a text is of a script that is written without spaces: found at any letter, by two letters, and by one.
CREATE FUNCTION search_is_dense(word text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN octet_length(word) <> length(word) AND word COLLATE "C" ~
    '[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3005-\u3007\u3040-\u30fa\u30fc-\u31ff\u3400-\u9fff\uac00-\ud7ff'
    '\uf900-\ufaff\U00020000-\U0003ffff]';

-- A folded text with spaces for signs, and between scripts with and without spaces.
CREATE FUNCTION search_spaced(folded text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN octet_length(folded) = length(folded)
    THEN translate(folded, E'\t\n\r!"#$%&''()*+,-./:;<=>?@[\\]^_`{|}~', repeat(' ', 35))
    ELSE regexp_replace(
        regexp_replace(
            folded COLLATE "C",
            '[\s!-/:-@[-`{-~\u0080-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb-\u00bf\u00d7\u00f7\u055a-\u055f\u0589\u05be\u05c0'
            '\u05c3\u05f3\u05f4\u060c\u061b\u061f\u066a-\u066d\u06d4\u0964\u0965\u10fb\u1361-\u1368\u2000-\u206f\u20a0-\u20cf'
            '\u2190-\u2bff\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020\u3030\u303d\u30fb\ufffc-\uffff\U0001f000-\U0001faff]+',
            ' ', 'g'),
        '([\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3005-\u3007\u3040-\u30fa\u30fc-\u31ff\u3400-\u9fff\uac00-\ud7ff'
        '\uf900-\ufaff\U00020000-\U0003ffff]+)', ' \1 ', 'g') END;

-- What is written as one with signs in it, and looked for so: an address, a host, a number (CVE-2024-0001).
CREATE FUNCTION search_compounds(folded text) RETURNS SETOF text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT btrim(compound[1], '!"#$%&''()*+,-./:;<=>?@[\]^_`{|}~«»‹›„“”‘’‚。、，')
    FROM regexp_matches(
        folded COLLATE "C", '\S*[^\s!-/:-@[-`{-~\u0080-\u00a9][-._@:/\\]+[^\s!-/:-@[-`{-~\u0080-\u00a9]\S*', 'g') compound
    WHERE compound[1] COLLATE "C" ~ '[0-9._@:/\\]'
$$;

-- The words of a text, each once, between blanks.
CREATE FUNCTION search_words(said text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT ' ' || coalesce(string_agg(word || ' ', '' ORDER BY word COLLATE "C"), '')
    FROM (SELECT search_fold(said) AS folded OFFSET 0) f,
        LATERAL (SELECT string_to_table(search_spaced(folded), ' ') UNION SELECT search_compounds(folded)) w (word)
    WHERE word <> ''
$$;

-- What is in the index for words. Of a text without spaces, what begins at each letter.
CREATE FUNCTION search_document(words text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 10000 AS $$
    SELECT array_to_tsvector(coalesce(array_agg(DISTINCT CASE WHEN dense THEN substr(word, at, 8) ELSE left(word, 64) END), '{}'))
    FROM (SELECT word, search_is_dense(word) AS dense FROM string_to_table(btrim(words), ' ') word OFFSET 0) said,
        generate_series(1, CASE WHEN dense THEN length(word) ELSE 1 END) at
    WHERE word <> ''
$$;

-- All that is three letters long in a word: a word that holds another one holds these of it.
CREATE FUNCTION search_trigrams(word text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN ARRAY (SELECT DISTINCT substr(word, at, 3) FROM generate_series(1, length(word) - 2) at);

-- A word as it is with any one letter left out, and as it is: two words that share one of these differ in a letter that is
-- missing, too many, another one, or in another place.
CREATE FUNCTION search_near(word text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN ARRAY (SELECT overlay(word PLACING '' FROM at FOR 1) FROM generate_series(1, length(word)) at UNION SELECT word);

CREATE FUNCTION search_names(content jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN concat_ws(E'\n', content ->> 'name',
    (SELECT string_agg(alias, E'\n') FROM jsonb_array_elements_text(content -> 'aliases') alias));

-- What an item says, as it is searched. Choices from lists, and who added it and when, are not: there are filters for those.
CREATE FUNCTION search_text(kind int, content jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE kind
    WHEN 1 THEN concat_ws(E'\n', content ->> 'title', content ->> 'description',
        (SELECT string_agg(effect ->> 'assessment', E'\n') FROM jsonb_array_elements(content -> 'effects') effect),
        (SELECT string_agg(target ->> 'name', E'\n') FROM jsonb_array_elements(content -> 'targets') target),
        content ->> 'policyObjective')
    WHEN 2 THEN concat_ws(E'\n', content ->> 'title', content ->> 'description', content ->> 'source', content ->> 'sha256')
    WHEN 3 THEN concat_ws(E'\n', search_names(content), content ->> 'involvement')
    WHEN 4 THEN concat_ws(E'\n', content ->> 'text', content ->> 'source')
    ELSE concat_ws(E'\n', content ->> 'statement', content ->> 'description', content ->> 'reasoning',
        (SELECT string_agg(verdict ->> 'note', E'\n') FROM jsonb_array_elements(content -> 'verdicts') verdict)) END;

-- The days of which a partial date may be one.
CREATE FUNCTION search_days(partial jsonb) RETURNS daterange LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT daterange(first, (CASE
        WHEN partial ? 'day' THEN first
        WHEN partial ? 'month' THEN first + interval '1 month' - interval '1 day'
        ELSE make_date(coalesce(partial ->> 'yearTo', partial ->> 'year')::int, 12, 31) END)::date, '[]')
    FROM make_date(
        coalesce(partial ->> 'yearFrom', partial ->> 'year')::int, coalesce((partial ->> 'month')::int, 1),
        coalesce((partial ->> 'day')::int, 1)) first
    WHERE partial IS NOT NULL
$$;

-- The items that are in dossiers, and what they are found by. Here, and in a column below, belongs what else of incidents there
-- is to be a filter for.
CREATE VIEW search_item_said AS
SELECT i.id, d.ordinal AS dossier, i.ordinal, i.kind, search_words(search_text(i.kind, i.content)) AS words,
    CASE i.kind WHEN 3 THEN search_document(search_words(search_names(i.content))) END AS names,
    CASE i.kind WHEN 1 THEN ARRAY (SELECT jsonb_array_elements_text(i.content -> 'attackKinds')) END AS attack_kinds,
    CASE i.kind WHEN 1 THEN ARRAY (
        SELECT target ->> 'sector' FROM jsonb_array_elements(i.content -> 'targets') target WHERE target ? 'sector') END AS sectors,
    CASE i.kind WHEN 1 THEN search_days(i.content -> 'began') END AS began
FROM item i
JOIN dossier d ON d.reference = i.dossier_reference
WHERE i.until IS NULL;

-- That, kept. An item has the same id in a dossier and in the one that supersedes it.
CREATE TABLE search_item (
    id           uuid      NOT NULL,
    dossier      bigint    NOT NULL REFERENCES dossier (ordinal),
    ordinal      bigint    NOT NULL,
    kind         int       NOT NULL,
    segment      int       NOT NULL,
    words        text      NOT NULL,
    names        tsvector,
    attack_kinds text[],
    sectors      text[],
    began        daterange,
    PRIMARY KEY (id, dossier)
);

-- What dossiers are found by: what they say of themselves (segment 0), and the words of their items: of those that came last (1),
-- and of the others. What does not fit into one document is in several parts.
CREATE TABLE search_segment (
    dossier bigint NOT NULL REFERENCES dossier (ordinal),
    segment int    NOT NULL,
    part    int    NOT NULL,
    words   text   NOT NULL,
    PRIMARY KEY (dossier, segment, part)
);

-- Words that were ever said, by which those are found that hold what was looked for, or are spelt nearly so. That a word is here
-- makes nothing be found: that it is said where a reader may see it does.
CREATE TABLE search_word (
    word     text   COLLATE "C" PRIMARY KEY,
    trigrams text[] NOT NULL,
    near     text[] NOT NULL
);

-- Fills the segments of dossiers again with the words of their items. A document may hold 1 MB: at most eight times what the
-- words have come into it.
CREATE FUNCTION search_fill_segments(dossiers bigint[], segments int[]) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DELETE FROM search_segment USING unnest(dossiers, segments) AS of (dossier, segment)
    WHERE search_segment.dossier = of.dossier AND search_segment.segment = of.segment;
    INSERT INTO search_segment (dossier, segment, part, words)
    SELECT dossier, segment, part, ' ' || string_agg(word, ' ') || ' '
    FROM (
        SELECT dossier, segment, word, (sum(octet_length(word)) OVER (PARTITION BY dossier, segment ORDER BY word)
            - octet_length(word)) / 60000 AS part
        FROM (
            SELECT DISTINCT i.dossier, i.segment, word COLLATE "C" AS word
            FROM unnest(dossiers, segments) AS of (dossier, segment)
            JOIN search_item i ON i.dossier = of.dossier AND i.segment = of.segment,
                string_to_table(btrim(i.words), ' ') word
            WHERE word <> '') each) placed
    GROUP BY dossier, segment, part
$$;

-- In one order, so that two who say the same new words wait for each other, and not each for the other.
CREATE FUNCTION search_learn(words text) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    INSERT INTO search_word (word, trigrams, near)
    SELECT word, search_trigrams(word),
        CASE WHEN length(word) > 3 AND word COLLATE "C" !~ '[0-9!-/:-@[-`{-~]' THEN search_near(word) ELSE '{}' END
    FROM (SELECT DISTINCT word COLLATE "C" AS word FROM string_to_table(words, ' ') word) said
    WHERE length(word) BETWEEN 3 AND 40 AND NOT search_is_dense(word)
        AND NOT EXISTS (SELECT FROM search_word known WHERE known.word = said.word)
    ORDER BY word
    ON CONFLICT DO NOTHING
$$;

-- Of what was added, sixteen at a time move from segment 1 to those behind it, of 128 each: so an addition costs what sixteen
-- items do, and what all dossiers say lies in few rows.
CREATE FUNCTION search_settle(dossiers bigint[]) RETURNS TABLE (dossier bigint, segment int)
    LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH waiting AS (
        SELECT i.ctid AS at, i.dossier, i.ordinal, count(*) OVER (PARTITION BY i.dossier) AS items
        FROM search_item i WHERE i.dossier = ANY (dossiers) AND i.segment = 1),
    last AS MATERIALIZED (
        SELECT w.dossier, l.segment, (
            SELECT count(*) FROM search_item c WHERE c.dossier = w.dossier AND c.segment = l.segment) AS items
        FROM (SELECT DISTINCT dossier FROM waiting WHERE items > 15) w, LATERAL (
            SELECT coalesce(max(l.segment), 2) AS segment FROM search_segment l WHERE l.dossier = w.dossier AND l.segment > 1) l),
    placed AS (
        SELECT w.at, last.segment
            + (last.items + row_number() OVER (PARTITION BY w.dossier ORDER BY w.ordinal) - 1) / 128 AS segment
        FROM waiting w JOIN last USING (dossier)),
    moved AS (
        UPDATE search_item i SET segment = placed.segment FROM placed WHERE i.ctid = placed.at
        RETURNING i.dossier, i.segment)
    SELECT moved.dossier, unnest(ARRAY[moved.segment, 1]) FROM moved
$$;

-- Brings up to date how items are found.
CREATE FUNCTION search_refresh(within bigint[], changed uuid[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    dossiers bigint[];
    segments int[];
    said text;
BEGIN
    WITH gone AS (
        DELETE FROM search_item s USING unnest(within, changed) of (dossier, id)
        WHERE s.dossier = of.dossier AND s.id = of.id AND NOT EXISTS (
            SELECT FROM item i JOIN dossier d ON d.reference = i.dossier_reference
            WHERE d.ordinal = s.dossier AND i.id = s.id AND i.until IS NULL)
        RETURNING s.dossier, s.segment),
    here AS (
        INSERT INTO search_item AS s (id, dossier, ordinal, kind, segment, words, names, attack_kinds, sectors, began)
        SELECT id, dossier, ordinal, kind, 1, words, names, attack_kinds, sectors, began
        FROM search_item_said JOIN unnest(within, changed) of (dossier, id) USING (dossier, id)
        ON CONFLICT (dossier, id) DO UPDATE SET words = excluded.words, names = excluded.names,
            attack_kinds = excluded.attack_kinds, sectors = excluded.sectors, began = excluded.began
        RETURNING s.dossier, s.segment, s.words)
    SELECT array_agg(dossier), array_agg(segment), string_agg(words, ' ')
    FROM (SELECT dossier, segment, '' AS words FROM gone UNION ALL TABLE here) touched
    INTO dossiers, segments, said;
    PERFORM search_fill_segments(array_agg(dossier), array_agg(segment))
    FROM (
        SELECT * FROM unnest(dossiers, segments) touched (dossier, segment)
        UNION
        SELECT * FROM search_settle(dossiers)) each;
    PERFORM search_learn(said);
END $$;

CREATE FUNCTION search_items_added() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM search_refresh(array_agg(d.ordinal), array_agg(a.id))
    FROM added a JOIN dossier d ON d.reference = a.dossier_reference WHERE a.until IS NULL;
    RETURN NULL;
END $$;
CREATE TRIGGER items_added_are_found AFTER INSERT ON item
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION search_items_added();

-- Of those in whose place another version has come, that is told already.
CREATE FUNCTION search_items_ended() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    within bigint[];
    withdrawn uuid[];
BEGIN
    SELECT array_agg(d.ordinal), array_agg(after.id) INTO within, withdrawn
    FROM after JOIN before USING (dossier_reference, id, since) JOIN dossier d ON d.reference = after.dossier_reference
    WHERE after.until IS NOT NULL AND before.until IS NULL AND NOT EXISTS (
        SELECT FROM item i WHERE i.dossier_reference = after.dossier_reference AND i.id = after.id AND i.until IS NULL);
    IF withdrawn IS NOT NULL THEN
        PERFORM search_refresh(within, withdrawn);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER items_withdrawn_are_not_found AFTER UPDATE ON item
    REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION search_items_ended();

-- A dossier by what it says of itself; one that is concluded also by its assessment.
CREATE FUNCTION search_header(d dossier) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT search_words(concat_ws(
        E'\n', d.reference, d.title, d.summary, d.supersedes, d.superseded_by, CASE d.state WHEN 2 THEN d.assessment END))
$$;
CREATE FUNCTION search_dossier_said() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO search_segment (dossier, segment, part, words) VALUES (NEW.ordinal, 0, 0, search_header(NEW))
    ON CONFLICT (dossier, segment, part) DO UPDATE SET words = excluded.words;
    PERFORM search_learn(search_header(NEW));
    RETURN NULL;
END $$;
CREATE TRIGGER dossier_is_found AFTER INSERT OR UPDATE OF title, summary, state, superseded_by ON dossier
    FOR EACH ROW EXECUTE FUNCTION search_dossier_said();

-- Fills it for the dossiers of a range of places, of which nothing is there yet.
CREATE FUNCTION search_fill(first bigint, last bigint) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO search_item (id, dossier, ordinal, kind, segment, words, names, attack_kinds, sectors, began)
    SELECT id, dossier, ordinal, kind, 2 + (row_number() OVER (PARTITION BY dossier ORDER BY ordinal) - 1) / 128,
        words, names, attack_kinds, sectors, began
    FROM search_item_said WHERE dossier BETWEEN first AND last;
    PERFORM search_fill_segments(array_agg(dossier), array_agg(segment))
    FROM (SELECT DISTINCT dossier, segment FROM search_item WHERE dossier BETWEEN first AND last) each;
    INSERT INTO search_segment (dossier, segment, part, words)
    SELECT d.ordinal, 0, 0, search_header(d) FROM dossier d WHERE d.ordinal BETWEEN first AND last;
    PERFORM search_learn((
        SELECT string_agg(DISTINCT word, ' ')
        FROM search_segment, string_to_table(btrim(words), ' ') word WHERE dossier BETWEEN first AND last));
END $$;
SELECT search_fill(0, (SELECT max(ordinal) FROM dossier));

CREATE INDEX search_segment_by_word ON search_segment USING gin (search_document(words));
-- To count words would take Postgres longer than all else that it counts, and make no plan better.
ALTER INDEX search_segment_by_word ALTER COLUMN 1 SET STATISTICS 0;
CREATE INDEX search_item_by_dossier ON search_item (dossier, ordinal);
CREATE INDEX search_item_by_segment ON search_item (dossier, segment);
CREATE INDEX search_item_by_name ON search_item USING gin (names) WHERE kind = 3;
CREATE INDEX search_incident ON search_item (dossier) INCLUDE (attack_kinds, sectors, began) WHERE kind = 1;
CREATE INDEX search_word_by_trigram ON search_word USING gin (trigrams);
CREATE INDEX search_word_by_near ON search_word USING gin (near);

-- What is looked for, word by word; what is written as one with signs in it, as one.
CREATE FUNCTION search_terms(asked text) RETURNS SETOF text LANGUAGE sql STABLE AS $$
    SELECT DISTINCT term
    FROM regexp_split_to_table(search_fold(asked) COLLATE "C", '\s+') chunk,
        LATERAL (
            SELECT search_compounds(chunk) WHERE NOT search_is_dense(chunk)
            UNION ALL
            SELECT string_to_table(search_spaced(chunk), ' ')
            WHERE search_is_dense(chunk) OR NOT EXISTS (SELECT FROM search_compounds(chunk))) said (term)
    WHERE term <> ''
$$;

-- A lexeme as a query has it, and a text as a pattern has it, whatever signs are in it.
CREATE FUNCTION search_quoted(lexeme text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN '''' || replace(replace(lexeme, '\', '\\'), '''', '''''') || '''';
CREATE FUNCTION search_literal(said text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN replace(replace(replace(said, '\', '\\'), '%', '\%'), '_', '\_');

-- What to ask the index for to find a word, any of `queries`, and what an item says then, any of `patterns`. Many words that hold
-- a part are several queries: the index would compare each document with all of them.
CREATE FUNCTION search_sought(asked text, similar_too boolean) RETURNS TABLE (term text, queries text[], patterns text[])
    LANGUAGE sql STABLE AS $$
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
    FROM term t
$$;

-- What does not tell two names of views apart: case, accents, spaces.
CREATE FUNCTION view_folded(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN btrim(regexp_replace(search_fold(name) COLLATE "C", '\s+', ' ', 'g'));

-- A person's own filters, by name: a DossierFilter in protobuf's JSON mapping.
CREATE TABLE dossier_view (
    id       uuid        PRIMARY KEY,
    owner    text        NOT NULL,
    version  bigint      NOT NULL CHECK (version > 0),
    name     text        NOT NULL,
    folded   text        NOT NULL GENERATED ALWAYS AS (view_folded(name)) STORED,
    filter   jsonb       NOT NULL,
    saved_at timestamptz NOT NULL,
    UNIQUE (owner, folded)
);

-- Who changed what, and when anything was changed, are filters.
CREATE INDEX dossier_change_by_person ON dossier_change (changed_by, dossier_reference);
CREATE INDEX dossier_change_by_time ON dossier_change (changed_at, dossier_reference) INCLUDE (handling, dossier_handling);
CREATE INDEX remark_by_person ON remark (made_by, dossier_reference);

-- A search costs milliseconds; to compile it for the machine first would cost hundreds.
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET jit = off', current_database()); END $$;

REVOKE ALL ON FUNCTION search_fill_segments(bigint[], int[]), search_learn(text), search_settle(bigint[]),
    search_refresh(bigint[], uuid[]), search_fill(bigint, bigint) FROM PUBLIC;
GRANT SELECT ON search_item, search_segment, search_word TO {service_role};
GRANT SELECT, INSERT, DELETE ON dossier_view TO {service_role};
GRANT UPDATE (version, name, filter, saved_at) ON dossier_view TO {service_role};
