-- As if :entries proposals had been cleared, for `./bench.sh duplicates`: each on somebody of another name and with a passport, but every
-- fiftieth on a namesake of whoever is drafted, born in another century.
SET session_replication_role = replica;
INSERT INTO proposal (reference, version, state, handling, exercise, dossier_reference, dossier_version, subject, ground, measures,
                      statement_of_reasons, drafted_by, drafted_at, cleared_by, cleared_at, kind, written_by)
SELECT 'LP-2099-' || n, 1, 2, 1, true, dossier_reference, dossier_version, '{"kind": "SUBJECT_KIND_PERSON"}', 1, '{1}', 'Invented.',
       'officer.bench', now(), 'legal.bench', now(), 1, '{officer.bench}'
FROM generate_series(1, :entries) n, (SELECT dossier_reference, dossier_version FROM proposal WHERE exercise ORDER BY ordinal DESC LIMIT 1) d;
INSERT INTO subject_key (proposal_reference, key, country, exercise, kind, dates)
SELECT 'LP-2099-' || n, CASE WHEN n % 50 = 0 THEN namesake ELSE 'name:somebody ' || n END, '', true, 1,
       format('{[%s-01-01,%s-12-31]}', 1700 + n % 90, 1700 + n % 90)::datemultirange
FROM generate_series(1, :entries) n,
     (SELECT key AS namesake FROM subject_key WHERE key LIKE 'name:%' GROUP BY key ORDER BY count(*) DESC LIMIT 1) k;
INSERT INTO subject_key (proposal_reference, key, country, exercise, kind, dates)
SELECT 'LP-2099-' || n, 'passport:' || n, 'BE', true, 1, '{}' FROM generate_series(1, :entries) n;
RESET session_replication_role;
ANALYZE;
