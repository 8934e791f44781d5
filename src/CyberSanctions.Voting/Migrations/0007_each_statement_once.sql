-- A statement lies in the journal, where it was made; until now it lay in its proceeding twice more: in the message that the
-- entry of the journal holds too, and as the content. Now a proceeding names its entry. Receipts lie here alone, as they did.

ALTER TABLE proceeding RENAME TO proceeding_before;
ALTER TABLE proceeding_before RENAME CONSTRAINT proceeding_pkey TO proceeding_before_pkey;
ALTER INDEX proceeding_by_member RENAME TO proceeding_before_by_member;

CREATE TABLE proceeding (
    ballot_id    uuid   NOT NULL,
    position     int    NOT NULL CHECK (position > 0),
    kind         int    NOT NULL CHECK (kind BETWEEN 1 AND 4), -- 1 opening, 2 statement, 3 extension, 4 decision
    member_state text   COLLATE "C" NOT NULL CHECK ((member_state <> '') = (kind = 2)),
    entry        bigint NOT NULL,
    content      text   NOT NULL CHECK (kind <> 2 OR content = ''),
    receipt      text   NOT NULL,
    PRIMARY KEY (ballot_id, position)
);
COMMENT ON COLUMN proceeding.entry IS 'journal.sequence of the BallotProceeded that says what happened; with a statement, its JWS.';
COMMENT ON COLUMN proceeding.content IS 'What the link holds the hash of, as canonical JSON; nothing for a statement, where it is the JWS in the entry.';
COMMENT ON COLUMN proceeding.ballot_id IS 'A ballot that there is (see refuse_late_proceedings); none is ever deleted.';

-- The entries of a ballot are in the order of its chain: each was appended while its row was locked. What is taken over must be
-- in them to the byte: a BallotProceeded ends with its proceeding, and that has the content's hash.
INSERT INTO proceeding (ballot_id, position, kind, member_state, entry, content, receipt)
SELECT p.ballot_id, p.position, p.kind, p.member_state, j.sequence, CASE WHEN p.kind = 2 THEN '' ELSE p.content END, p.receipt
FROM proceeding_before p
JOIN ballot b ON b.id = p.ballot_id
JOIN (SELECT subject, sequence, payload, row_number() OVER (PARTITION BY subject ORDER BY sequence) AS position
      FROM journal WHERE event_type = 'cybersanctions.events.v1.BallotProceeded') j
    ON j.subject = b.reference AND j.position = p.position
WHERE octet_length(p.message) > 0
  AND substr(j.payload, octet_length(j.payload) - octet_length(p.message) + 1) = p.message
  AND position(convert_to(encode(sha256(convert_to(p.content, 'UTF8')), 'hex'), 'UTF8') IN p.message) > 0
  AND (p.kind <> 2 OR position(convert_to(p.content, 'UTF8') IN p.message) > 0);

DO $$
DECLARE
    missing record;
BEGIN
    SELECT b.reference, p.position INTO missing
    FROM proceeding_before p JOIN ballot b ON b.id = p.ballot_id
    WHERE NOT EXISTS (SELECT FROM proceeding n WHERE n.ballot_id = p.ballot_id AND n.position = p.position)
    ORDER BY 1, 2 LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'position % of ballot % is not in the journal as it is in its chain: one of them was changed', missing.position, missing.reference;
    END IF;
END $$;
DROP TABLE proceeding_before;
CREATE INDEX proceeding_by_member ON proceeding (member_state, ballot_id, position) WHERE kind = 2;

CREATE TRIGGER proceeding_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON proceeding
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Looked at once for all that are written together: their ballots, what was before each, and the entry that each names. Entries
-- and ballots are never deleted, so neither needs a foreign key, which would be asked about row by row.
CREATE OR REPLACE FUNCTION refuse_late_proceedings() RETURNS trigger LANGUAGE plpgsql
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
    late record;
BEGIN
    -- Waits for a decision under way; the next statement sees it.
    PERFORM FROM ballot WHERE id IN (SELECT ballot_id FROM added) ORDER BY reference FOR SHARE;
    SELECT a.ballot_id, a.position,
           b.id IS NULL AS is_of_none,
           b.state = 2 AS is_closed,
           a.position > 1 AND p.entry IS NULL AS has_gap
    INTO late
    FROM added a
    LEFT JOIN ballot b ON b.id = a.ballot_id
    LEFT JOIN proceeding p ON p.ballot_id = a.ballot_id AND p.position = a.position - 1
    LEFT JOIN journal j ON j.sequence = a.entry
    WHERE b.id IS NULL OR b.state = 2
       OR (a.position > 1 AND (p.entry IS NULL OR p.entry >= a.entry))
       OR j.subject IS DISTINCT FROM b.reference OR j.event_type <> 'cybersanctions.events.v1.BallotProceeded'
    ORDER BY b.id IS NULL DESC, b.state = 2 DESC, a.position > 1 AND p.entry IS NULL DESC
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION '%', CASE
            WHEN late.is_of_none THEN format('there is no ballot %s', late.ballot_id)
            WHEN late.is_closed THEN format('ballot %s is closed', late.ballot_id)
            WHEN late.has_gap THEN format('ballot %s has no position %s', late.ballot_id, late.position - 1)
            ELSE format('position %s of ballot %s names an entry of the journal that is not its own', late.position, late.ballot_id)
        END USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER proceeding_is_next AFTER INSERT ON proceeding REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_late_proceedings();
GRANT SELECT, INSERT ON proceeding TO {service_role};

-- How a ballot stands is a cybersanctions.voting.storage.PersistedStanding. In ballots that nothing has happened in since, it is
-- what it was: JSON, which begins with a brace, as no such message does.
ALTER TABLE ballot ALTER COLUMN standing TYPE bytea USING convert_to(standing, 'UTF8');
COMMENT ON COLUMN ballot.standing IS 'See Ballots/standing.proto; null in ballots from before votes were signed.';
