-- Statements of reasons in paragraphs, and what they cite.

-- What can be cited of concluded dossiers: a serialised events.v1.CitableItem each.
CREATE TABLE citable_item (
    dossier_reference text  NOT NULL,
    item_id           uuid  NOT NULL,
    kind              int   NOT NULL CHECK (kind BETWEEN 1 AND 5), -- attribution.v1.ItemKind
    sha256            text  NOT NULL,
    item              bytea NOT NULL,
    PRIMARY KEY (dossier_reference, item_id)
);

-- What the legal service has decided last of the bytes of an item. Only the extract that it released is here.
CREATE TABLE evidence_release (
    item_id  uuid    NOT NULL,
    sha256   text    NOT NULL,
    released boolean NOT NULL,
    handling int     NOT NULL CHECK (handling BETWEEN 0 AND 5),
    extract  text    NOT NULL,
    PRIMARY KEY (item_id, sha256),
    CHECK (released = (extract <> '')),
    CHECK (released = (handling > 0))
);

-- Bytes of which a re-hash has said whether they are what they were.
CREATE TABLE damaged_evidence (
    sha256  text    PRIMARY KEY,
    damaged boolean NOT NULL
);

-- An array of listing.v1.ReasonsParagraph in protobuf's JSON mapping. The published text is what they say.
ALTER TABLE proposal
    ADD COLUMN reasons jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(reasons) = 'array'),
    ADD COLUMN as_published boolean NOT NULL DEFAULT false,
    ADD CHECK (jsonb_array_length(reasons) = 0 OR (kind IN (1, 2) AND dossier_reference IS NOT NULL)),
    ADD CHECK (NOT as_published OR (kind IN (1, 2) AND jsonb_array_length(reasons) = 0));
ALTER TABLE corrected_reasons
    ADD COLUMN reasons jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(reasons) = 'array');

-- Whether reasons cite nothing but what is in a dossier, and no evidence that is not released or not what it was. Whether they
-- claim more than that supports is judged by the service.
CREATE FUNCTION reasons_cite_what_is_released(dossier text, reasons jsonb) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT jsonb_array_length(reasons) > 0 AND NOT EXISTS (
        SELECT FROM jsonb_array_elements(reasons) AS paragraph
        CROSS JOIN LATERAL jsonb_array_elements_text(coalesce(paragraph -> 'cites', '[]')) AS cited
        LEFT JOIN citable_item i ON i.dossier_reference = dossier AND i.item_id = cited::uuid
        LEFT JOIN evidence_release r ON r.item_id = i.item_id AND r.sha256 = i.sha256
        LEFT JOIN damaged_evidence d ON d.sha256 = i.sha256
        WHERE i.item_id IS NULL OR (i.kind = 2 AND (r.released IS NOT TRUE OR coalesce(d.damaged, false))))
$$;

CREATE FUNCTION check_clearance_of_proposal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT NEW.as_published
        AND (NEW.kind = 1 OR (NEW.kind = 2 AND NEW.operation -> 'amend' -> 'fields' ?| ARRAY['ENTRY_FIELD_GROUND', 'ENTRY_FIELD_STATEMENT_OF_REASONS']))
        AND NOT reasons_cite_what_is_released(NEW.dossier_reference, NEW.reasons) THEN
        RAISE EXCEPTION 'the reasons of proposal % do not rest on released evidence', NEW.reference USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
-- Of those from before nothing was asked; their acts are, when they are submitted.
CREATE TRIGGER cleared_reasons_rest_on_released_evidence BEFORE UPDATE ON proposal
    FOR EACH ROW WHEN (OLD.state = 1 AND NEW.state = 2) EXECUTE FUNCTION check_clearance_of_proposal();
CREATE TRIGGER new_reasons_rest_on_released_evidence BEFORE INSERT ON proposal
    FOR EACH ROW WHEN (NEW.state >= 2) EXECUTE FUNCTION check_clearance_of_proposal();

CREATE OR REPLACE VIEW proposal_as_it_stands AS
SELECT p.ordinal, p.reference,
       p.version + CASE WHEN p.state = 4 THEN
           greatest((SELECT count(*) FROM act_submission s WHERE s.act_reference = p.act_reference) - 1, 0)
           + (SELECT count(*) FROM act_ballot b WHERE b.act_reference = p.act_reference AND b.outcome IS NOT NULL) ELSE 0 END AS version,
       CASE WHEN p.state = 4 AND a.state IN (5, 6, 7) THEN a.state ELSE p.state END AS state,
       p.handling, p.exercise, p.dossier_reference, p.dossier_version, p.subject, p.ground, p.measures, p.statement_of_reasons,
       p.eu_reference_number, p.drafted_by, p.drafted_at, p.cleared_by, p.cleared_at, p.act_reference, p.act_place, p.distinct_from,
       p.kind, p.list, p.operation, p.evidence, p.reasons, p.as_published
FROM proposal p LEFT JOIN act a ON a.reference = p.act_reference;

GRANT SELECT, INSERT ON citable_item, evidence_release, damaged_evidence TO {service_role};
GRANT UPDATE (released, handling, extract) ON evidence_release TO {service_role};
GRANT UPDATE (damaged) ON damaged_evidence TO {service_role};
