-- A work queue of :items open items, for bench.sh, as its owner: in four parts notifications, in three proposals, in two reviews, in one
-- derogations; beside each as many that are done. Every tenth is with one officer. Nothing of it is a case, and no rule is asked.
SET session_replication_role = replica;

CREATE TEMP TABLE made AS SELECT n, n % 10 AS part, DATE '2026-01-01' + (n % 700)::int AS day FROM generate_series(1, :items) n;

INSERT INTO listed_entry (list, reference, version, content, listed_as, act_reference)
SELECT 'eu-cyber', 'BEN.' || n, 1, '{}', '{}', 'ACT-BENCH' FROM made;
INSERT INTO process_entry (list, reference, version, grounds_sha256, listed_by, listed_at, listed_on, reviewed_on)
SELECT 'eu-cyber', 'BEN.' || n, 1, sha256(''), 'ACT-BENCH', '2026-01-01', '2026-01-01', '2026-01-01' FROM made;

INSERT INTO notification (reference, list, entry_reference, entry_version, cause, act_reference, owed_since, state)
SELECT 'NTF-BENCH-' || n || '-' || state, 'eu-cyber', 'BEN.' || n, state, 1, 'ACT-BENCH', day, state FROM made, (VALUES (1), (2)) s (state)
WHERE part < 4;

INSERT INTO proposal (reference, version, state, handling, exercise, kind, operation, evidence, drafted_by, drafted_at, written_by, cleared_by, cleared_at)
SELECT 'LP-BENCH-' || n || '-' || state, 1, state, 1 + n % 5, false, 3, '{}', '{Judgment}', 'officer.' || n % 7, '2026-01-01', ARRAY['officer.' || n % 7],
       CASE state WHEN 2 THEN 'legal.one' END, CASE state WHEN 2 THEN TIMESTAMPTZ '2026-01-02' END
FROM made, (VALUES (1), (2)) s (state) WHERE part BETWEEN 4 AND 6;
INSERT INTO proposal_version (proposal_reference, version, change, changed_by, changed_at, reason, handling, distinct_from, evidence, reasons, as_published)
SELECT reference, 1, 1, drafted_by, drafted_at + ordinal * interval '1 minute', '', handling, '{}', evidence, '[]', false FROM proposal
WHERE reference LIKE 'LP-BENCH-%';

INSERT INTO review (reference, list, entry_reference, state, handling, opened_on, due_on, outcome, reasons, entry_version, proposed_by, proposed_at,
                    concluded_by, concluded_at, ended_on)
SELECT 'REV-BENCH-' || n || '-' || state, 'eu-cyber', 'BEN.' || n, state, 3, day - 60, day, 1, 'As before.', 1, 'officer.' || n % 7, '2026-01-01',
       CASE state WHEN 2 THEN 'legal.one' END, CASE state WHEN 2 THEN TIMESTAMPTZ '2026-01-02' END, CASE state WHEN 2 THEN day END
FROM made, (VALUES (1), (2)) s (state) WHERE part IN (7, 8);
INSERT INTO review_opening (review, number, ground, reason, opened_by, opened_at)
SELECT reference, 1, 1, 'The 12 months.', 'service:listing', opened_on FROM review WHERE reference LIKE 'REV-BENCH-%';

INSERT INTO derogation (reference, version, state, list, entry_reference, kind, member_state, applicant, description, received_on, conditions, requested_by,
                        requested_at, changed_at)
SELECT 'DER-BENCH-' || n, 1, 2, 'eu-cyber', 'BEN.' || n, 1, 'BE', 'Quill & Partners', 'Rent.', day, '{necessary}', 'clerk.be', day, day FROM made WHERE part = 9;
INSERT INTO derogation_clock (derogation, kind, began_on, due_on, ends_at)
SELECT reference, 3, received_on, received_on + 14, (received_on + 15)::timestamp AT TIME ZONE 'Europe/Brussels' FROM derogation
WHERE reference LIKE 'DER-BENCH-%';

INSERT INTO work_assignment (id, version, assignee, unit, reason, assigned_by, assigned_at)
SELECT id, 1, CASE WHEN place % 3 = 0 THEN 'officer.bench' END, 'BENCH.1', 'Shared out.', 'officer.one', '2026-01-01' FROM work_due WHERE place % 5 = 0;
RESET session_replication_role;
ANALYZE;
