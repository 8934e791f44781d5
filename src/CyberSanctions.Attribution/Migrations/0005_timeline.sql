-- Items of a kind stand in an order that officers make, or that time does: `place`. Where they were added does not change
-- (`ordinal`). Numbers of places say nothing but the order, and there is room between them.
ALTER TABLE item ADD COLUMN place bigint;
ALTER TABLE item DISABLE TRIGGER USER;
UPDATE item SET place = ranked.place
FROM (SELECT id, since, 1048576 * dense_rank() OVER (PARTITION BY dossier_reference, kind ORDER BY ordinal) AS place FROM item) ranked
WHERE item.id = ranked.id AND item.since = ranked.since;
ALTER TABLE item ENABLE TRIGGER USER;

-- Which other items of its dossier an item names.
ALTER TABLE item ADD COLUMN cites uuid[] NOT NULL DEFAULT '{}';
CREATE INDEX item_citing ON item USING gin (cites) WHERE until IS NULL AND cites <> '{}';

-- An item of a dossier has the same id in the one that supersedes it.
ALTER TABLE item
    ALTER COLUMN place SET NOT NULL,
    ADD CHECK (place > 0),
    DROP CONSTRAINT item_pkey,
    ADD PRIMARY KEY (dossier_reference, id, since),
    DROP CONSTRAINT item_kind_check,
    ADD CHECK (kind BETWEEN 1 AND 7);
DROP INDEX item_in_dossier, item_by_dossier;
CREATE UNIQUE INDEX item_in_dossier ON item (dossier_reference, id) WHERE until IS NULL;
CREATE INDEX item_by_dossier ON item (dossier_reference, kind, place) INCLUDE (handling) WHERE until IS NULL;

-- `after_item` is where an item stands that was moved; none: first.
ALTER TABLE dossier_change
    DROP CONSTRAINT dossier_change_kind_check,
    ADD CHECK (kind BETWEEN 1 AND 8),
    DROP CONSTRAINT dossier_change_item_kind_check,
    ADD CHECK (item_kind BETWEEN 1 AND 7),
    ADD COLUMN after_item uuid,
    ADD CHECK (after_item IS NULL OR kind = 8);
DROP INDEX dossier_change_by_item;
CREATE INDEX dossier_change_by_item ON dossier_change (dossier_reference, item, version) WHERE item IS NOT NULL;

GRANT UPDATE (place) ON item TO {service_role};
