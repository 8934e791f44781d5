-- The work queue: all that is due, from wherever it follows, and who has taken it on. Nothing here says that something is due;
-- what is done is gone from it by itself.

CREATE INDEX proposal_waiting ON proposal (reference) WHERE state = 1;
CREATE INDEX review_waiting ON review (ordinal) WHERE state = 1;
CREATE INDEX access_request_waiting ON access_request (ordinal) WHERE state = 1;
CREATE INDEX act_waiting ON act (reference) WHERE state NOT IN (5, 8);

-- `id` tells one item from another, for good: its kind, what it is about, and where that is not enough what tells it from others.
-- `informed`: whether those who are of no authority may see it. A derogation has no marking, and counts as TLP:AMBER. It is shown
-- from `from_day` to `until_day`, where these are set. `day` is the last one; of a moment that of Brussels.
CREATE VIEW work_due AS
SELECT source, kind, id, reference, list, entry_reference, handling, exercise, due_on, ends_at, since, subject, place, member_state,
       informed, from_day, until_day,
       coalesce(due_on, ((ends_at - interval '1 microsecond') AT TIME ZONE 'Europe/Brussels')::date, 'infinity') AS day
FROM (
    SELECT 1 AS source, 'renew-listings' AS kind, 'renew-listings:' || e.list || ':' || e.applies_until AS id, e.list AS reference,
           e.list, NULL::text AS entry_reference, 1 AS handling, l.exercise, e.applies_until AS due_on, NULL::timestamptz AS ends_at,
           e.applies_until - 60 AS since, NULL::text AS subject, (e.applies_until - DATE '1900-01-01')::bigint AS place,
           NULL::text AS member_state, true AS informed, e.applies_until - 60 AS from_day, e.applies_until AS until_day
    FROM listed_entry e JOIN public_list l ON l.name = e.list
    WHERE e.delisted_by IS NULL AND NOT e.lapsed AND e.applies_until IS NOT NULL
        AND (l.framework_until < e.applies_until) IS NOT TRUE
    GROUP BY e.list, e.applies_until, l.exercise
    UNION ALL
    SELECT 2, 'extend-framework', 'extend-framework:' || name || ':' || framework_until, name, name, NULL, 1, exercise,
           framework_until, NULL, framework_until - 60, NULL, (framework_until - DATE '1900-01-01')::bigint, NULL, true,
           framework_until - 60, framework_until
    FROM public_list WHERE framework_until IS NOT NULL
    UNION ALL
    SELECT 3, k.kind, k.kind || ':' || d.reference, d.reference, d.list, d.entry_reference, d.handling, l.exercise, d.due_on, NULL,
           d.since, NULL, d.place, NULL, true, NULL, NULL
    FROM due_process_due d JOIN public_list l ON l.name = d.list
    JOIN (VALUES (1, 'notification'), (2, 'review'), (3, 'answer'), (4, 'access'), (5, 'court')) k (number, kind) ON k.number = d.kind
    UNION ALL
    SELECT 4, k.kind, k.kind || ':' || d.reference, d.reference, d.list, d.entry_reference, 3, l.exercise, d.due_on, d.ends_at,
           d.began_on, NULL, o.ordinal * 10 + d.clock, d.member_state,
           d.state IN (2, 3, 7) OR d.kind = 10
               OR EXISTS (SELECT FROM derogation_step s WHERE s.derogation = d.reference AND s.kind = 1),
           NULL, NULL
    FROM derogation_due d JOIN derogation o ON o.reference = d.reference JOIN public_list l ON l.name = d.list
    JOIN (VALUES (1, 'silence'), (2, 'notice'), (3, 'report')) k (number, kind) ON k.number = d.clock
    UNION ALL
    SELECT 5, 'proposal-clearance', 'proposal-clearance:' || p.reference, p.reference, p.list, NULL, p.handling, p.exercise, NULL,
           NULL, (p.drafted_at AT TIME ZONE 'Europe/Brussels')::date, NULL, p.ordinal, NULL, true, NULL, NULL
    FROM proposal p
    WHERE p.state = 1 AND p.remark = ''
    UNION ALL
    SELECT 6, 'proposal-sent-back', 'proposal-sent-back:' || p.reference, p.reference, p.list, NULL, p.handling, p.exercise, NULL,
           NULL, (v.changed_at AT TIME ZONE 'Europe/Brussels')::date, p.drafted_by, p.ordinal, NULL, true, NULL, NULL
    FROM proposal p CROSS JOIN LATERAL (
        SELECT changed_at FROM proposal_version WHERE proposal_reference = p.reference AND version = p.version LIMIT 1) v
    WHERE p.state = 1 AND p.remark <> ''
    UNION ALL
    SELECT 7, w.kind, w.kind || ':' || a.reference, a.reference, l.name, NULL, a.handling, a.exercise, NULL, NULL,
           (w.since AT TIME ZONE 'Europe/Brussels')::date, NULL, a.ordinal, NULL, true, NULL, NULL
    FROM act a JOIN public_list l ON l.exercise = a.exercise
    CROSS JOIN LATERAL (
        SELECT revision, written_at FROM act_revision WHERE act_reference = a.reference ORDER BY revision DESC LIMIT 1) newest
    LEFT JOIN act_clearance c ON c.act_reference = a.reference AND c.revision = newest.revision
    LEFT JOIN LATERAL (
        SELECT s.revision, s.urgency, s.submitted_at, u.approved_at FROM act_submission s
        LEFT JOIN act_urgency_approval u ON u.act_reference = s.act_reference AND u.submission = s.submission
        WHERE s.act_reference = a.reference ORDER BY s.submission DESC LIMIT 1) s ON true
    CROSS JOIN LATERAL (
        SELECT CASE WHEN c.cleared_at IS NULL THEN 'act-clearance' WHEN s.revision IS DISTINCT FROM newest.revision THEN 'act-submission'
                    WHEN s.urgency <> '' AND s.approved_at IS NULL THEN 'urgency-approval' END AS kind,
               CASE WHEN c.cleared_at IS NULL THEN newest.written_at WHEN s.revision IS DISTINCT FROM newest.revision THEN c.cleared_at
                    ELSE s.submitted_at END AS since) w
    WHERE a.state NOT IN (5, 8) AND w.kind IS NOT NULL
    UNION ALL
    SELECT 8, k.kind, k.kind || ':' || s.reference || ':' || s.place, s.reference, s.list, s.entry_reference, s.handling, s.exercise,
           s.due_on, s.ends_at, s.since, s.subject, s.place, NULL, true, NULL, NULL
    FROM stage_due s JOIN (VALUES ('reservation-open', 'reservation'), ('stage-to-be-continued', 'stage')) k (due, kind) ON k.due = s.kind
    UNION ALL
    SELECT 9, 'translation', 'translation:' || reference, reference, list, entry_reference, handling, exercise, due_on, ends_at, since,
           subject, place, NULL, true, NULL, NULL
    FROM translation_due
) due;

-- Who must not do what is due, as far as equal names go: they wrote it, or asked for it. The service knows more of who is the same
-- person.
CREATE FUNCTION work_authors(item_kind text, item_reference text) RETURNS text[] LANGUAGE sql STABLE AS $$
    SELECT coalesce(array_agg(DISTINCT name), '{}') FROM (
        SELECT unnest(written_by) AS name FROM proposal p WHERE item_kind = 'proposal-clearance' AND p.reference = item_reference
        UNION ALL
        SELECT unnest(written_by) FROM proposal p WHERE item_kind = 'act-clearance' AND p.act_reference = item_reference
        UNION ALL
        SELECT written_by FROM act_revision r WHERE item_kind = 'act-clearance' AND r.act_reference = item_reference
        UNION ALL
        SELECT drafted_by FROM act a WHERE item_kind = 'act-clearance' AND a.reference = item_reference
        UNION ALL
        (SELECT submitted_by FROM act_submission s WHERE item_kind = 'urgency-approval' AND s.act_reference = item_reference
         ORDER BY submission DESC LIMIT 1)
        UNION ALL
        SELECT unnest(proposed_by || ARRAY(SELECT opened_by FROM review_opening WHERE review = r.reference)) FROM review r
        WHERE item_kind = 'review' AND r.reference = item_reference AND r.proposed_by IS NOT NULL
        UNION ALL
        SELECT translator FROM translation_as_it_stands t
        WHERE item_kind = 'translation' AND t.state = 3 AND NOT t.stale
            AND t.proposal_reference || '/translations/' || t.language = item_reference) authors
$$;

-- Who has an item; and below, who had it. An item that comes back still has whoever had it.
CREATE TABLE work_assignment (
    id          text        PRIMARY KEY CHECK (id ~ '^[a-z]+(-[a-z]+)*:[!-~]+$'),
    version     bigint      NOT NULL CHECK (version > 0),
    assignee    text        CHECK (assignee ~ '^[!-~]{1,100}$'),
    unit        text        CHECK (unit ~ '^[A-Z0-9]+([.-][A-Z0-9]+)*$' AND length(unit) <= 32),
    reason      text        NOT NULL CHECK (reason <> ''),
    assigned_by text        NOT NULL,
    assigned_at timestamptz NOT NULL
);
CREATE INDEX work_assignment_by_assignee ON work_assignment (assignee);

CREATE TABLE work_assignment_made (
    LIKE work_assignment INCLUDING CONSTRAINTS,
    PRIMARY KEY (id, version),
    FOREIGN KEY (id) REFERENCES work_assignment
);

-- One after the other, and each is kept; nobody is given what they must not do.
CREATE FUNCTION keep_work_assignment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' AND NEW.version <> 1 OR TG_OP = 'UPDATE' AND (NEW.id, NEW.version) <> (OLD.id, OLD.version + 1) THEN
        RAISE EXCEPTION '% is not assigned so', NEW.id USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    IF NEW.assignee = ANY (work_authors(split_part(NEW.id, ':', 1), split_part(NEW.id, ':', 2))) THEN
        RAISE EXCEPTION '% is not for %', NEW.id, NEW.assignee USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER work_assignment_is_kept BEFORE INSERT OR UPDATE ON work_assignment
    FOR EACH ROW EXECUTE FUNCTION keep_work_assignment();

CREATE FUNCTION record_work_assignment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO work_assignment_made SELECT NEW.*;
    RETURN NULL;
END $$;
CREATE TRIGGER work_assignment_is_recorded AFTER INSERT OR UPDATE ON work_assignment
    FOR EACH ROW EXECUTE FUNCTION record_work_assignment();
CREATE TRIGGER work_assignment_stays BEFORE DELETE OR TRUNCATE ON work_assignment
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER work_assignment_made_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON work_assignment_made
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT ON work_due TO {service_role};
GRANT SELECT, INSERT ON work_assignment, work_assignment_made TO {service_role};
GRANT UPDATE (version, assignee, unit, reason, assigned_by, assigned_at) ON work_assignment TO {service_role};
