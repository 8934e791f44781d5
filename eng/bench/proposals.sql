-- Invented proposals for `./bench.sh proposals`: :proposals of them, of all markings, each with reasons in five paragraphs; every tenth
-- is to delist one of 1,000 entries. Triggers are left out, which would do it one by one: what proposals are found by is filled
-- afterwards, as by the migration.
SET session_replication_role = replica;
\ir words.sql

INSERT INTO concluded_dossier (reference, version, handling, exercise)
SELECT 'ATT-2020-' || lpad(n::text, 4, '0'), 4, 5, n % 2 = 0 FROM generate_series(1, 400) n;

CREATE TEMPORARY TABLE somebody AS
SELECT i AS n, jsonb_build_object(
    'kind', CASE i % 4 WHEN 0 THEN 'SUBJECT_KIND_ENTITY' ELSE 'SUBJECT_KIND_PERSON' END,
    'names', jsonb_build_array(
        jsonb_build_object('wholeName', CASE WHEN i % 400 = 7 THEN 'Aurelia Nimbus' WHEN i % 300 = 8 THEN '林志強' ELSE left(one.said, 24) END,
            'quality', 'NAME_QUALITY_STRONG'),
        jsonb_build_object('wholeName', left(two.said, 20), 'quality', 'NAME_QUALITY_WEAK', 'kind', 'NAME_KIND_ALIAS')),
    'identifiers', jsonb_build_array(jsonb_build_object('type', CASE i % 4 WHEN 0 THEN 'regnumber' ELSE 'passport' END,
        'number', 'X' || lpad(i::text, 7, '0'), 'issuingCountry', 'AQ')),
    'remarks', jsonb_build_array(three.said)) AS subject
FROM generate_series(1, :proposals + 1000) i
JOIN sentence one ON one.n = 1 + i * 7 % 60000
JOIN sentence two ON two.n = 1 + i * 11 % 60000
JOIN sentence three ON three.n = 1 + i * 13 % 60000;

INSERT INTO listed_entry (list, reference, version, content, listed_as, act_reference)
SELECT 'eu-cyber', format('EU.%s.%s', n - :proposals, (n - :proposals) % 90 + 10), 1, content, content, 'ACT-2020-0001'
FROM somebody, LATERAL jsonb_build_object(
    'subject', subject, 'ground', 'LISTING_GROUND_RESPONSIBLE', 'measures', jsonb_build_array('MEASURE_ASSET_FREEZE')) content
WHERE n > :proposals;

CREATE TEMPORARY TABLE reasons AS
SELECT i AS n, jsonb_agg(jsonb_build_object('text', one.said || '. ' || two.said || '. ' || three.said || '. ' || four.said, 'cites',
    jsonb_build_array(gen_random_uuid(), gen_random_uuid())) ORDER BY paragraph) AS reasons
FROM generate_series(1, :proposals) i CROSS JOIN generate_series(1, 5) paragraph
JOIN sentence one ON one.n = 1 + (i * 7919 + paragraph * 104729) % 60000
JOIN sentence two ON two.n = 1 + (i * 7907 + paragraph * 15013 + 20011) % 60000
JOIN sentence three ON three.n = 1 + (i * 7901 + paragraph * 21011 + 40009) % 60000
JOIN sentence four ON four.n = 1 + (i * 7883 + paragraph * 33013 + 50021) % 60000
GROUP BY i;

CREATE TEMPORARY TABLE drafted AS
SELECT n, 'LP-2020-' || lpad(n::text, greatest(4, length(n::text)), '0') AS reference,
    CASE WHEN n % 10 = 9 THEN 8 WHEN n % 10 > 6 THEN 2 ELSE 1 END AS state, n % 10 = 3 AS delists, n % 3 = 0 AND n % 10 <> 3 AS exercise,
    CASE n % 40 WHEN 1 THEN 'officer.replay' ELSE 'officer.' || n % 40 END AS drafter,
    timestamptz '2020-01-01' + n * interval '5 hours' AS at, reasons, subject
FROM reasons JOIN somebody USING (n);

INSERT INTO proposal (reference, version, state, handling, exercise, dossier_reference, dossier_version, subject, ground, measures,
                      statement_of_reasons, drafted_by, drafted_at, cleared_by, cleared_at, kind, operation, evidence, reasons, written_by)
SELECT reference, CASE state WHEN 1 THEN 1 ELSE 2 END, state, 1 + n % 5, exercise,
    CASE WHEN NOT delists THEN 'ATT-2020-' || lpad((2 + n % 200 * 2 - CASE WHEN exercise THEN 0 ELSE 1 END)::text, 4, '0') END,
    CASE WHEN NOT delists THEN 4 END,
    CASE WHEN NOT delists THEN subject END, CASE WHEN NOT delists THEN 1 + n % 3 END,
    CASE WHEN NOT delists THEN CASE n % 4 WHEN 0 THEN ARRAY[1] ELSE ARRAY[1, 2] END END,
    CASE WHEN NOT delists THEN (SELECT string_agg(paragraph ->> 'text', E'\n\n') FROM jsonb_array_elements(reasons) paragraph) END,
    drafter, at, CASE state WHEN 2 THEN 'legal.1' END, CASE state WHEN 2 THEN at END, CASE WHEN delists THEN 3 ELSE 1 END,
    CASE WHEN delists THEN jsonb_build_object('proposalReference', reference, 'delist', jsonb_build_object(
        'entryReference', format('EU.%s.%s', 1 + n / 10 % 1000, (1 + n / 10 % 1000) % 90 + 10), 'entryVersion', 1,
        'reason', 'DELISTING_REASON_DECEASED', 'statementOfReasons', reasons -> 0 ->> 'text')) END,
    CASE WHEN delists THEN ARRAY['Register of Port Lark, extract ' || n] ELSE '{}' END,
    CASE WHEN delists THEN '[]' ELSE reasons END, ARRAY[drafter]
FROM drafted ORDER BY n;
UPDATE proposal SET statement_of_reasons = 'Zanzephyra. ' || statement_of_reasons,
    reasons = jsonb_set(reasons, '{0,text}', to_jsonb('Zanzephyra. ' || (reasons -> 0 ->> 'text')))
WHERE reference = 'LP-2020-0777';

INSERT INTO proposal_entry (proposal_reference, list, entry_reference, entry_version)
SELECT reference, 'eu-cyber', operation #>> '{delist,entryReference}', 1 FROM proposal WHERE kind = 3 AND reference LIKE 'LP-2020-%';

INSERT INTO proposal_version (proposal_reference, version, change, changed_by, changed_at, reason, handling, dossier_reference, dossier_version,
                              subject, ground, measures, statement_of_reasons, distinct_from, operation, evidence, reasons, as_published)
SELECT reference, 1, 1, drafted_by, drafted_at, '', handling, dossier_reference, dossier_version, subject, ground, measures,
    statement_of_reasons, distinct_from, operation, evidence, reasons, as_published
FROM proposal WHERE reference LIKE 'LP-2020-%';
INSERT INTO reference_counter (prefix, year, last) VALUES ('LP', 2020, :proposals) ON CONFLICT DO NOTHING;

SELECT search_fill(0, (SELECT max(ordinal) FROM proposal));
INSERT INTO search_entry (list, reference, subject_kind, words)
SELECT list, reference, array_position(ARRAY['SUBJECT_KIND_PERSON', 'SUBJECT_KIND_ENTITY'], content #>> '{subject,kind}'),
    search_entry_names(content)
FROM listed_entry ON CONFLICT DO NOTHING;
SELECT search_learn((SELECT string_agg(DISTINCT word, ' ') FROM search_entry, string_to_table(btrim(words), ' ') word));
VACUUM ANALYZE;
