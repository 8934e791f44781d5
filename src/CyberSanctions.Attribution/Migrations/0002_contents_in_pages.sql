-- Commands answer with what they changed. The whole dossiers that were answered before, and that are no answers any more, are
-- not kept; their keys are, so that nothing is done twice.
UPDATE idempotency SET response = NULL WHERE method IN (
    '/cybersanctions.attribution.v1.Dossiers/CreateDossier', '/cybersanctions.attribution.v1.Dossiers/AddIncident',
    '/cybersanctions.attribution.v1.Dossiers/AddEvidence', '/cybersanctions.attribution.v1.Dossiers/NameActor',
    '/cybersanctions.attribution.v1.Dossiers/ConcludeDossier');

-- Counted and paged by what a reader may see, without reading the evidence itself.
DROP INDEX evidence_by_dossier;
CREATE INDEX evidence_by_dossier ON evidence (dossier_reference, ordinal) INCLUDE (handling);
