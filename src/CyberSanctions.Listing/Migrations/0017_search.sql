-- What is found when somebody looks for a proposal, or for an act. Only what is said now is searched: neither what an edit has
-- changed nor what a text before said. A proposal is marked as a whole, so who may see one may see all that is found in it.
--
-- What texts are compared by is that of dossiers: these functions are the attribution service's, to the letter (a test compares
-- them), so that the same words find the same in both.

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

-- Words that were ever said, by which those are found that hold what was looked for, or are spelt nearly so. That a word is here
-- makes nothing be found: that it is said where a reader may see it does.
CREATE TABLE search_word (
    word     text   COLLATE "C" PRIMARY KEY,
    trigrams text[] NOT NULL,
    near     text[] NOT NULL
);

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

-- A lexeme as a query has it, whatever signs are in it.
CREATE FUNCTION search_quoted(lexeme text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN '''' || replace(replace(lexeme, '\', '\\'), '''', '''''') || '''';

-- What to ask the index for to find a word, any of `queries`, and what a text says then, any of `parts`. Many words that hold a
-- part are several queries: the index would compare each document with all of them. It is planned once and not for each search.
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

-- Every proposal, and what it is found and counted by. `state` is that in which it stands, with its act.
CREATE TABLE search_proposal (
    ordinal           bigint      PRIMARY KEY REFERENCES proposal (ordinal),
    reference         text        NOT NULL UNIQUE REFERENCES proposal (reference),
    state             int         NOT NULL,
    handling          int         NOT NULL,
    exercise          boolean     NOT NULL,
    kind              int         NOT NULL,
    list              text        NOT NULL,
    subject_kind      int,
    ground            int,
    measures          int[]       NOT NULL,
    drafted_by        text        NOT NULL,
    drafted_at        timestamptz NOT NULL,
    act_reference     text,
    dossier_reference text
);
COMMENT ON COLUMN search_proposal.subject_kind IS 'Of a listing; whom other proposals are on, their entries say.';
CREATE INDEX search_proposal_by_act ON search_proposal (act_reference) WHERE act_reference IS NOT NULL;

-- What proposals say: part 0 is what others call them by and what was remarked on them, the other parts are all else. What does
-- not fit into one document is in several parts.
CREATE TABLE search_text (
    proposal bigint NOT NULL REFERENCES proposal (ordinal),
    part     int    NOT NULL,
    words    text   NOT NULL,
    PRIMARY KEY (proposal, part)
);

-- Whom the entries are on that proposals are about: an amendment, a delisting and a renewal are found by their names.
CREATE TABLE search_entry (
    list         text NOT NULL,
    reference    text NOT NULL,
    subject_kind int,
    words        text NOT NULL,
    PRIMARY KEY (list, reference),
    FOREIGN KEY (list, reference) REFERENCES listed_entry (list, reference)
);

-- All that a message in protobuf's JSON mapping says in words. Choices from lists are not: there are filters for those.
CREATE FUNCTION search_texts(said jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    WITH RECURSIVE part (name, value) AS (
        SELECT '', said WHERE said IS NOT NULL
        UNION ALL
        SELECT within.name, within.value
        FROM part, LATERAL (
            SELECT key, value FROM jsonb_each(CASE jsonb_typeof(part.value) WHEN 'object' THEN part.value ELSE '{}' END)
            UNION ALL
            SELECT part.name, value FROM jsonb_array_elements(CASE jsonb_typeof(part.value) WHEN 'array' THEN part.value ELSE '[]' END)
        ) within (name, value)
        WHERE within.name NOT IN ('kind', 'quality', 'gender', 'calendar', 'language', 'script', 'type', 'country', 'issuingCountry',
            'nationalities', 'ground', 'measures', 'fields', 'reason'))
    SELECT string_agg(value #>> '{}', E'\n') FROM part WHERE jsonb_typeof(value) = 'string'
$$;

-- What a proposal is called by, and the last remark on it; and all else that it says.
CREATE FUNCTION search_header(p proposal) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT search_words(concat_ws(
        E'\n', p.reference, p.dossier_reference, p.act_reference, p.eu_reference_number, array_to_string(p.distinct_from, E'\n'),
        p.proposed_by, array_to_string(p.co_sponsors, E'\n'), p.remark))
$$;
CREATE FUNCTION search_said(p proposal) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT search_words(concat_ws(
        E'\n', search_texts(p.subject), search_texts(p.operation), p.statement_of_reasons, array_to_string(p.evidence, E'\n'),
        (SELECT string_agg(paragraph ->> 'text', E'\n') FROM jsonb_array_elements(p.reasons) paragraph)))
$$;

-- Words in as many documents as they need. A document may hold 1 MB: at most eight times what the words have come into it.
CREATE FUNCTION search_parts(said text) RETURNS TABLE (part int, words text) LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT (1 + part)::int, ' ' || string_agg(word, ' ') || ' '
    FROM (
        SELECT word, (sum(octet_length(word)) OVER (ORDER BY word COLLATE "C") - octet_length(word)) / 60000 AS part
        FROM string_to_table(btrim(said), ' ') word WHERE word <> '') placed
    GROUP BY part
$$;

-- What proposals are found and counted by, as they stand. (Its text is read when it runs: the view may come to be another one.)
CREATE FUNCTION search_facts(proposals bigint[]) RETURNS SETOF search_proposal LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN QUERY
        SELECT p.ordinal, p.reference, p.state, p.handling, p.exercise, p.kind, p.list,
            array_position(ARRAY['SUBJECT_KIND_PERSON', 'SUBJECT_KIND_ENTITY'], p.subject ->> 'kind'),
            coalesce(p.ground, array_position(
                ARRAY['LISTING_GROUND_RESPONSIBLE', 'LISTING_GROUND_SUPPORT_OR_INVOLVEMENT', 'LISTING_GROUND_ASSOCIATED'],
                p.operation #>> '{amend,after,ground}')),
            coalesce(p.measures, ARRAY (
                SELECT array_position(ARRAY['MEASURE_ASSET_FREEZE', 'MEASURE_TRAVEL_BAN'], measure)
                FROM jsonb_array_elements_text(p.operation #> '{amend,after,measures}') measure)),
            p.drafted_by, p.drafted_at, p.act_reference, p.dossier_reference
        FROM proposal_as_it_stands p WHERE p.ordinal = ANY (proposals);
END $$;

-- Brings up to date how proposals are found; what they say only of those of which it is named.
CREATE FUNCTION search_refresh(changed bigint[], saying bigint[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO search_proposal SELECT * FROM search_facts(changed)
    ON CONFLICT (ordinal) DO UPDATE SET state = excluded.state, handling = excluded.handling, ground = excluded.ground,
        subject_kind = excluded.subject_kind, measures = excluded.measures, act_reference = excluded.act_reference,
        dossier_reference = excluded.dossier_reference;
    INSERT INTO search_text AS t (proposal, part, words)
    SELECT p.ordinal, 0, search_header(p) FROM proposal p WHERE p.ordinal = ANY (changed)
    ON CONFLICT (proposal, part) DO UPDATE SET words = excluded.words WHERE t.words <> excluded.words;
    DELETE FROM search_text WHERE proposal = ANY (saying) AND part > 0;
    INSERT INTO search_text (proposal, part, words)
    SELECT p.ordinal, parts.part, parts.words FROM proposal p, LATERAL search_parts(search_said(p)) parts
    WHERE p.ordinal = ANY (saying);
    PERFORM search_learn((
        SELECT string_agg(DISTINCT word, ' ') FROM search_text, string_to_table(btrim(words), ' ') word
        WHERE proposal = ANY (changed) AND (part = 0 OR proposal = ANY (saying))));
END $$;

CREATE FUNCTION search_proposals_drafted() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM search_refresh(array_agg(ordinal), array_agg(ordinal)) FROM added;
    RETURN NULL;
END $$;
CREATE TRIGGER proposals_drafted_are_found AFTER INSERT ON proposal
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION search_proposals_drafted();

CREATE FUNCTION search_proposals_changed() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM search_refresh(array_agg(after.ordinal), array_agg(after.ordinal) FILTER (WHERE
        (after.subject, after.operation, after.statement_of_reasons, after.evidence, after.reasons)
        IS DISTINCT FROM (before.subject, before.operation, before.statement_of_reasons, before.evidence, before.reasons)))
    FROM after JOIN before USING (ordinal);
    RETURN NULL;
END $$;
CREATE TRIGGER proposals_changed_are_found AFTER UPDATE ON proposal
    REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION search_proposals_changed();

-- Whatever becomes of an act becomes of its proposals.
CREATE FUNCTION search_act_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    UPDATE search_proposal s SET state = v.state FROM proposal_as_it_stands v
    WHERE v.act_reference = NEW.reference AND s.act_reference = NEW.reference AND v.ordinal = s.ordinal AND v.state <> s.state;
    RETURN NULL;
END $$;
CREATE TRIGGER proposals_are_found_as_they_stand AFTER UPDATE OF state ON act
    FOR EACH ROW EXECUTE FUNCTION search_act_changed();

CREATE FUNCTION search_entry_names(content jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN search_words(search_texts(content #> '{subject,names}'));

CREATE FUNCTION search_entry_said() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO search_entry AS s (list, reference, subject_kind, words)
    VALUES (NEW.list, NEW.reference,
        array_position(ARRAY['SUBJECT_KIND_PERSON', 'SUBJECT_KIND_ENTITY'], NEW.content #>> '{subject,kind}'),
        search_entry_names(NEW.content))
    ON CONFLICT (list, reference) DO UPDATE SET words = excluded.words, subject_kind = excluded.subject_kind
    WHERE (s.words, s.subject_kind) IS DISTINCT FROM (excluded.words, excluded.subject_kind);
    PERFORM search_learn(search_entry_names(NEW.content));
    RETURN NULL;
END $$;
CREATE TRIGGER entry_is_found AFTER INSERT OR UPDATE OF content ON listed_entry
    FOR EACH ROW EXECUTE FUNCTION search_entry_said();

-- Fills it for the proposals of a range of places.
CREATE FUNCTION search_fill(first bigint, last bigint) RETURNS void
    LANGUAGE sql SET search_path = public, pg_temp AS $$
    SELECT search_refresh(array_agg(ordinal), array_agg(ordinal)) FROM proposal WHERE ordinal BETWEEN first AND last
$$;
SELECT search_fill(0, (SELECT max(ordinal) FROM proposal));
INSERT INTO search_entry (list, reference, subject_kind, words)
SELECT list, reference, array_position(ARRAY['SUBJECT_KIND_PERSON', 'SUBJECT_KIND_ENTITY'], content #>> '{subject,kind}'),
    search_entry_names(content)
FROM listed_entry;
SELECT search_learn((SELECT string_agg(DISTINCT word, ' ') FROM search_entry, string_to_table(btrim(words), ' ') word));

-- What acts are found by: what the text says of itself that is shown.
CREATE TABLE search_act (
    ordinal bigint PRIMARY KEY REFERENCES act (ordinal),
    words   text   NOT NULL
);

CREATE FUNCTION search_act_words(act_named text) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT search_words(concat_ws(E'\n', a.reference, a.number, r.title, r.legal_basis, r.publication_url,
        r.twin_number, r.twin_title, r.twin_legal_basis, r.twin_publication_url))
    FROM act a LEFT JOIN act_revision r ON r.act_reference = a.reference AND r.revision = a.shown_revision
    WHERE a.reference = act_named
$$;

CREATE FUNCTION search_act_said(named text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO search_act AS s (ordinal, words) SELECT ordinal, search_act_words(reference) FROM act WHERE reference = named
    ON CONFLICT (ordinal) DO UPDATE SET words = excluded.words WHERE s.words <> excluded.words;
    PERFORM search_learn(search_act_words(named));
END $$;

CREATE FUNCTION search_act_shown() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM search_act_said(to_jsonb(NEW) ->> TG_ARGV[0]);
    RETURN NULL;
END $$;
CREATE TRIGGER act_is_found AFTER INSERT OR UPDATE OF shown_revision ON act
    FOR EACH ROW EXECUTE FUNCTION search_act_shown('reference');
CREATE TRIGGER act_is_found_as_shown AFTER INSERT ON act_revision
    FOR EACH ROW EXECUTE FUNCTION search_act_shown('act_reference');
INSERT INTO search_act (ordinal, words) SELECT ordinal, search_act_words(reference) FROM act;
SELECT search_learn((SELECT string_agg(DISTINCT word, ' ') FROM search_act, string_to_table(btrim(words), ' ') word));

-- To count words would take Postgres longer than all else that it counts, and make no plan better.
CREATE INDEX search_text_by_word ON search_text USING gin (search_document(words)) WITH (fastupdate = off);
ALTER INDEX search_text_by_word ALTER COLUMN 1 SET STATISTICS 0;
CREATE INDEX search_entry_by_word ON search_entry USING gin (search_document(words)) WITH (fastupdate = off);
ALTER INDEX search_entry_by_word ALTER COLUMN 1 SET STATISTICS 0;
CREATE INDEX search_act_by_word ON search_act USING gin (search_document(words)) WITH (fastupdate = off);
ALTER INDEX search_act_by_word ALTER COLUMN 1 SET STATISTICS 0;
CREATE INDEX search_word_by_trigram ON search_word USING gin (trigrams);
CREATE INDEX search_word_by_near ON search_word USING gin (near);

-- Who did something with a proposal is a filter.
CREATE INDEX proposal_version_by_person ON proposal_version (changed_by, proposal_reference);

-- A search costs milliseconds; to compile it for the machine first would cost hundreds.
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET jit = off', current_database()); END $$;

REVOKE ALL ON FUNCTION search_learn(text), search_fill(bigint, bigint), search_refresh(bigint[], bigint[]),
    search_act_said(text) FROM PUBLIC;
GRANT SELECT ON search_proposal, search_text, search_entry, search_act, search_word TO {service_role};
