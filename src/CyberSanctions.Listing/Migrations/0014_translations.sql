-- Translations of statements of reasons. Each is bound to the hash of the original that it renders, so that it is stale by itself when
-- the original says something else; nothing of it is ever changed or deleted.

-- The statement that a proposal gives as it reads now: in its own words, or in those of the newest correction of the act that holds
-- it; once that is adopted, in those of the text that was. Renewals and extensions give none.
CREATE VIEW statement_as_it_reads AS
SELECT p.reference AS proposal_reference, p.ordinal, p.list, p.exercise, p.handling, p.state, s.text,
       encode(sha256(convert_to(array_to_string(regexp_split_to_array(s.text, E'(?:\r?\n){2,}'), E'\n\n'), 'UTF8')), 'hex') AS sha256
FROM proposal p
LEFT JOIN act a ON a.reference = p.act_reference
LEFT JOIN LATERAL (
    SELECT statement_of_reasons FROM corrected_reasons c
    WHERE c.act_reference = a.reference AND c.proposal_reference = p.reference AND c.revision >= p.act_revision AND (a.state <> 5 OR c.revision <= a.shown_revision)
    ORDER BY c.revision DESC LIMIT 1) corrected ON true
CROSS JOIN LATERAL (
    SELECT coalesce(corrected.statement_of_reasons, CASE p.kind
        WHEN 1 THEN p.statement_of_reasons
        WHEN 2 THEN CASE WHEN p.operation -> 'amend' -> 'fields' ? 'ENTRY_FIELD_STATEMENT_OF_REASONS'
                         THEN p.operation -> 'amend' -> 'after' ->> 'statementOfReasons' END
        WHEN 3 THEN p.operation -> 'delist' ->> 'statementOfReasons' END) AS text) s
WHERE s.text <> '';

-- What translations render. A stranger computes the same hash: docs/translations.md.
CREATE TABLE translated_original (
    sha256     text   PRIMARY KEY,
    paragraphs text[] NOT NULL CHECK (cardinality(paragraphs) > 0 AND '' <> ALL (paragraphs)),
    CHECK (sha256 = encode(sha256(convert_to(array_to_string(paragraphs, E'\n\n'), 'UTF8')), 'hex'))
);
CREATE TRIGGER translated_original_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON translated_original
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What was done with a translation, and all that it is since. Which languages are official, the reference data say.
CREATE TABLE translation_step (
    proposal_reference text        NOT NULL REFERENCES proposal,
    language           text        NOT NULL CHECK (language ~ '^[a-z]{2}$' AND language <> 'en'),
    version            bigint      NOT NULL CHECK (version > 0),
    original_sha256    text        NOT NULL REFERENCES translated_original,
    change             int         NOT NULL CHECK (change BETWEEN 1 AND 5), -- asked for, taken up, written, found right, sent back
    state              int         NOT NULL CHECK (state BETWEEN 1 AND 4), -- listing.v1.TranslationState
    done_by            text        NOT NULL CHECK (done_by <> ''),
    done_at            timestamptz NOT NULL,
    paragraphs         text[]      NOT NULL,
    text_sha256        text,
    due_on             date,
    requested_by       text,
    requested_at       timestamptz,
    translator         text,
    translated_at      timestamptz,
    reviewer           text,
    reviewed_at        timestamptz,
    written_by         text[]      NOT NULL,
    started_from       text        REFERENCES translated_original,
    remark             text        NOT NULL,
    PRIMARY KEY (proposal_reference, language, version),
    CHECK ((state, change) IN ((1, 1), (2, 1), (2, 2), (3, 3), (4, 4), (2, 5))),
    CHECK (num_nonnulls(requested_by, requested_at) IN (0, 2) AND (requested_by IS NOT NULL OR change <> 1)),
    CHECK ((translator IS NOT NULL) = (state > 1)),
    CHECK ((translated_at IS NOT NULL) = (text_sha256 IS NOT NULL) AND (text_sha256 IS NOT NULL OR state < 3)),
    CHECK (text_sha256 IS NULL
        OR text_sha256 = encode(sha256(convert_to(array_to_string(paragraphs, E'\n\n'), 'UTF8')), 'hex')),
    CHECK (text_sha256 IS NULL OR cardinality(written_by) > 0 AND '' <> ALL (paragraphs)),
    CHECK (num_nonnulls(reviewer, reviewed_at) = CASE WHEN state = 4 THEN 2 ELSE 0 END),
    CONSTRAINT nobody_reviews_what_they_wrote CHECK (change NOT IN (4, 5) OR NOT done_by = ANY (written_by)),
    CHECK (change <> 4 OR reviewer = done_by),
    CHECK (change <> 5 OR remark <> ''),
    CHECK (started_from <> original_sha256),
    CHECK (due_on IS NULL OR change <> 1 OR due_on >= (done_at AT TIME ZONE 'Europe/Brussels')::date)
);
CREATE INDEX translation_step_of_original ON translation_step (proposal_reference, language, original_sha256, version DESC);
CREATE TRIGGER translation_step_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON translation_step
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The newest of each original and language, so that what is due is found at once. Only the trigger below writes it.
CREATE TABLE translation (
    proposal_reference text   NOT NULL,
    language           text   NOT NULL,
    original_sha256    text   NOT NULL,
    version            bigint NOT NULL,
    state              int    NOT NULL,
    due_on             date,
    translator         text,
    since              date   NOT NULL,
    PRIMARY KEY (proposal_reference, language, original_sha256),
    FOREIGN KEY (proposal_reference, language, version) REFERENCES translation_step
);

-- A step follows the one before, on the statement as it reads now.
CREATE FUNCTION keep_translation_step() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    before translation_step;
    last bigint;
    current statement_as_it_reads;
BEGIN
    SELECT max(version) INTO last FROM translation_step
    WHERE proposal_reference = NEW.proposal_reference AND language = NEW.language;
    SELECT * INTO before FROM translation_step
    WHERE proposal_reference = NEW.proposal_reference AND language = NEW.language AND original_sha256 = NEW.original_sha256
    ORDER BY version DESC LIMIT 1;
    SELECT * INTO current FROM statement_as_it_reads WHERE proposal_reference = NEW.proposal_reference;
    IF NEW.version <> coalesce(last, 0) + 1
        OR current.state = 8 OR current.sha256 IS DISTINCT FROM NEW.original_sha256
        OR NEW.change = 1 AND NEW.state <> coalesce(before.state, 1)
        OR NEW.change = 2 AND coalesce(before.state, 1) > 2
        OR NEW.change = 4 AND before.state IS DISTINCT FROM 3
        OR NEW.change = 5 AND (before.state IS NULL OR before.state < 3)
        OR NOT coalesce(before.written_by, '{}') <@ NEW.written_by
        OR NEW.change IN (4, 5) AND ROW (NEW.paragraphs, NEW.written_by) IS DISTINCT FROM ROW (before.paragraphs, before.written_by)
        OR (NEW.text_sha256 IS NOT NULL OR cardinality(NEW.paragraphs) > 0) AND cardinality(NEW.paragraphs) <>
            (SELECT cardinality(paragraphs) FROM translated_original WHERE sha256 = NEW.original_sha256) THEN
        RAISE EXCEPTION 'a translation of % into % does not go on like this', NEW.proposal_reference, NEW.language
            USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER translation_step_is_kept BEFORE INSERT ON translation_step
    FOR EACH ROW EXECUTE FUNCTION keep_translation_step();

CREATE FUNCTION keep_newest_translation() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    INSERT INTO translation
    VALUES (NEW.proposal_reference, NEW.language, NEW.original_sha256, NEW.version, NEW.state, NEW.due_on, NEW.translator,
            (NEW.done_at AT TIME ZONE 'Europe/Brussels')::date)
    ON CONFLICT (proposal_reference, language, original_sha256) DO UPDATE
    SET (version, state, due_on, translator, since)
        = (excluded.version, excluded.state, excluded.due_on, excluded.translator, excluded.since);
    RETURN NULL;
END $$;
CREATE TRIGGER translation_is_the_newest AFTER INSERT ON translation_step
    FOR EACH ROW EXECUTE FUNCTION keep_newest_translation();

-- The newest of each language: of the statement as it reads now where there is one, else a stale one.
CREATE VIEW translation_as_it_stands AS
SELECT DISTINCT ON (t.proposal_reference, t.language)
       t.*, t.original_sha256 IS DISTINCT FROM s.sha256 AS stale
FROM translation t LEFT JOIN statement_as_it_reads s USING (proposal_reference)
ORDER BY t.proposal_reference, t.language, (t.original_sha256 IS NOT DISTINCT FROM s.sha256) DESC, t.version DESC;

-- What is due: to translate, to review, and what is stale. `reference` is where it is found below /proposals. A statement that is
-- given up, or no longer given, has none.
CREATE VIEW translation_due AS
SELECT CASE WHEN t.stale THEN 'translation-stale' WHEN t.state = 3 THEN 'translation-review' ELSE 'translation' END AS kind,
       t.proposal_reference || '/translations/' || t.language AS reference,
       p.list,
       coalesce((SELECT min(e.entry_reference) FROM proposal_entry e WHERE e.proposal_reference = p.reference), '')
           AS entry_reference,
       p.handling, p.exercise, t.due_on, NULL::timestamptz AS ends_at, t.since,
       CASE WHEN t.state = 2 AND NOT t.stale THEN t.translator END AS subject,
       (coalesce(t.due_on, t.since) - DATE '1900-01-01')::bigint * 100000000000 + p.ordinal * 1000
           + (ascii(t.language) - 97) * 26 + ascii(substr(t.language, 2)) - 97 AS place
FROM translation_as_it_stands t JOIN proposal p ON p.reference = t.proposal_reference
WHERE p.state <> 8 AND (t.state < 4 OR t.stale)
    AND EXISTS (SELECT FROM statement_as_it_reads s WHERE s.proposal_reference = p.reference);

GRANT SELECT ON statement_as_it_reads, translated_original, translation_step, translation, translation_as_it_stands,
    translation_due TO {service_role};
GRANT INSERT ON translated_original, translation_step TO {service_role};
