-- Invented dossiers for `./bench.sh search`: :dossiers of 100 items each (10 incidents, 75 of evidence, 15 actors), and one of 10,000.
-- Triggers are left out, which would do it one by one: what dossiers are found by is filled afterwards, as by the migration.
SET session_replication_role = replica;
\ir words.sql

CREATE TEMPORARY TABLE opened AS
SELECT n, format('ATT-2020-%s', lpad(n::text, greatest(4, length(n::text)), '0')) AS reference, 1 + n % 5 AS handling, CASE WHEN n = 1 THEN 10000 ELSE 100 END AS items
FROM generate_series(1, :dossiers + 1) n;

INSERT INTO dossier (reference, version, title, summary, handling, exercise, state, created_by, created_at, assessment, concluded_by,
                     concluded_at, concluded_version, confirmed_by, confirmed_at, withdrawn_because, withdrawn_by, withdrawn_at)
SELECT reference, items + 1,
    CASE o.n WHEN 777 THEN 'Zanzephyra ' ELSE '' END || (SELECT said FROM sentence WHERE sentence.n = 1 + o.n * 7 % 60000),
    (SELECT said FROM sentence WHERE sentence.n = 1 + o.n * 11 % 60000), handling, o.n % 3 = 0, state, CASE o.n % 40 WHEN 1 THEN 'officer.replay' ELSE 'officer.' || o.n % 40 END,
    timestamptz '2020-01-01' + o.n * interval '5 hours',
    CASE state WHEN 2 THEN 'Invented.' END, CASE state WHEN 2 THEN 'officer.1' END, CASE state WHEN 2 THEN timestamptz '2024-01-01' END,
    CASE state WHEN 2 THEN items END, CASE state WHEN 2 THEN 'officer.2' END, CASE state WHEN 2 THEN timestamptz '2024-01-02' END,
    CASE state WHEN 3 THEN 'Invented.' END, CASE state WHEN 3 THEN 'officer.1' END, CASE state WHEN 3 THEN timestamptz '2024-01-01' END
FROM opened o, LATERAL (SELECT CASE o.n % 10 WHEN 9 THEN 3 WHEN 8 THEN 2 WHEN 7 THEN 2 ELSE 1 END AS state) s
ORDER BY o.n;

CREATE TEMPORARY TABLE added AS
SELECT o.n, o.reference, o.handling, i, gen_random_uuid() AS id, CASE WHEN i % 100 < 10 THEN 1 WHEN i % 100 < 85 THEN 2 ELSE 3 END AS kind,
    1 + (o.n * 7919 + i * 104729) % 60000 AS pick
FROM opened o, generate_series(1, o.items) i;

INSERT INTO dossier_change (dossier_reference, version, kind, item_kind, item, header, dossier_handling, handling, reason, changed_by,
                            changed_at)
SELECT reference, 1, 1, NULL, NULL, jsonb_build_object('title', title, 'summary', summary, 'handling',
        (ARRAY['HANDLING_TLP_CLEAR', 'HANDLING_TLP_GREEN', 'HANDLING_TLP_AMBER', 'HANDLING_TLP_AMBER_STRICT',
               'HANDLING_TLP_RED'])[handling]),
    handling, 1, '', created_by, created_at
FROM dossier JOIN opened USING (reference, handling)
UNION ALL
SELECT a.reference, i + 1, 2, kind, id, NULL, a.handling, CASE kind WHEN 2 THEN a.handling ELSE 1 END, '', CASE (a.n + i / 50) % 40 WHEN 1 THEN 'officer.replay' ELSE 'officer.' || (a.n + i / 50) % 40 END,
    d.created_at + i * interval '1 minute'
FROM added a JOIN dossier d USING (reference);

INSERT INTO dossier_contributor (person, dossier)
SELECT DISTINCT changed_by, d.ordinal FROM dossier_change c JOIN dossier d ON d.reference = c.dossier_reference;

INSERT INTO item (place, id, since, dossier_reference, dossier_handling, kind, handling, content)
SELECT i::bigint * 1048576, id, i + 1, reference, handling, kind, CASE kind WHEN 2 THEN handling ELSE 1 END, CASE kind
    WHEN 1 THEN jsonb_build_object('id', id, 'title', one.said, 'description', two.said || '. ' || three.said,
        'began', jsonb_build_object('year', 2015 + (a.n + i) % 10, 'month', 1 + i % 12),
        'attackKinds', jsonb_build_array((ARRAY['ATTACK_KIND_ACCESS_TO_INFORMATION_SYSTEMS',
            'ATTACK_KIND_INFORMATION_SYSTEM_INTERFERENCE', 'ATTACK_KIND_DATA_INTERFERENCE',
            'ATTACK_KIND_DATA_INTERCEPTION'])[1 + (a.n * 31 + i * 17) % 4]))
    WHEN 2 THEN jsonb_build_object('id', id, 'title', one.said, 'description', two.said || '. ' || three.said, 'source',
        'host-' || a.pick || '.example', 'reliability', 'SOURCE_RELIABILITY_B', 'credibility', 2, 'sha256', encode(sha256(id::text::bytea), 'hex'),
        'handling', (ARRAY['HANDLING_TLP_CLEAR', 'HANDLING_TLP_GREEN', 'HANDLING_TLP_AMBER', 'HANDLING_TLP_AMBER_STRICT',
                           'HANDLING_TLP_RED'])[handling],
        'addedBy', 'officer.1', 'addedAt', '2020-01-01T00:00:00Z')
    ELSE jsonb_build_object('id', id, 'kind', 'ACTOR_KIND_PERSON',
        'name', CASE WHEN i % 100 = 99 AND a.n % 400 = 0 THEN 'Aurelia Nimbus' WHEN i % 100 = 99 AND a.n % 300 = 0 THEN '林志強'
            ELSE left(one.said, 24) END,
        'aliases', jsonb_build_array(left(two.said, 20)), 'involvement', three.said) END
FROM added a
JOIN sentence one ON one.n = pick
JOIN sentence two ON two.n = 1 + (pick + 20011) % 60000
JOIN sentence three ON three.n = 1 + (pick + 40009) % 60000
ORDER BY a.n, i;
INSERT INTO reference_counter (prefix, year, last) VALUES ('ATT', 2020, :dossiers + 1);

TRUNCATE search_item, search_segment, search_word, search_dossier, search_incident;
CREATE TABLE search_indexes AS
SELECT indexdef || CASE
    WHEN indexdef LIKE '%search_document%' THEN format('; ALTER INDEX %I ALTER COLUMN 1 SET STATISTICS 0', indexname) ELSE '' END
FROM pg_indexes WHERE schemaname = 'public' AND tablename LIKE 'search\_%' AND indexname !~ '_pkey$';
SELECT format('DROP INDEX %I', indexname) FROM pg_indexes
WHERE schemaname = 'public' AND tablename LIKE 'search\_%' AND indexname !~ '_pkey$' \gexec
