-- Proposals of every kind, and what this service knows of the lists that they are about.

-- What the publication service says of its lists. Which of them is for exercises is the same there.
CREATE TABLE public_list (
    name                text    PRIMARY KEY,
    exercise            boolean NOT NULL,
    listings_until      date,
    listings_until_act  text,
    framework_until     date,
    framework_until_act text,
    UNIQUE (name, exercise),
    CHECK ((listings_until IS NULL) = (listings_until_act IS NULL)),
    CHECK ((framework_until IS NULL) = (framework_until_act IS NULL))
);
COMMENT ON COLUMN public_list.listings_until IS 'The last day on which listings apply, Brussels time; null: no day is set.';
INSERT INTO public_list (name, exercise) VALUES ('eu-cyber', false), ('eu-cyber-exercise', true);

-- The entries, as they read once everything on record has taken effect. `content` is an EntryContent in protobuf's JSON mapping.
CREATE TABLE listed_entry (
    list          text    NOT NULL REFERENCES public_list,
    reference     text    NOT NULL,
    ordinal       bigint  GENERATED ALWAYS AS IDENTITY UNIQUE,
    version       int     NOT NULL CHECK (version > 0),
    content       jsonb   NOT NULL,
    listed_as     jsonb   NOT NULL,
    act_reference text    NOT NULL,
    applies_until date,
    delisted_by   text,
    lapsed        boolean NOT NULL DEFAULT false,
    PRIMARY KEY (list, reference)
);
COMMENT ON COLUMN listed_entry.listed_as IS 'What it said when it was listed: whoever it is amended to be is still that subject.';
COMMENT ON COLUMN listed_entry.lapsed IS 'It ended with the framework, before that was extended again.';

-- Adopted acts that the publication service has on record, in the order in which it recorded them.
CREATE TABLE recorded_act (
    act_reference   text        PRIMARY KEY,
    ordinal         bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    takes_effect_at timestamptz NOT NULL
);

-- Of a listing the columns say what it proposes, of any other proposal `operation` does: an events.v1.Operation in protobuf's
-- JSON mapping. An exercise can only be about the exercises' list.
ALTER TABLE proposal
    ADD COLUMN kind int NOT NULL DEFAULT 1 CHECK (kind BETWEEN 1 AND 5), -- listing.v1.OperationKind
    ADD COLUMN list text NOT NULL GENERATED ALWAYS AS (CASE WHEN exercise THEN 'eu-cyber-exercise' ELSE 'eu-cyber' END) STORED,
    ADD COLUMN operation jsonb,
    ADD COLUMN evidence text[] NOT NULL DEFAULT '{}',
    ALTER COLUMN dossier_reference DROP NOT NULL,
    ALTER COLUMN dossier_version DROP NOT NULL,
    ALTER COLUMN subject DROP NOT NULL,
    ALTER COLUMN ground DROP NOT NULL,
    ALTER COLUMN measures DROP NOT NULL,
    ALTER COLUMN statement_of_reasons DROP NOT NULL,
    ADD FOREIGN KEY (list, exercise) REFERENCES public_list (name, exercise),
    ADD CHECK (num_nonnulls(dossier_reference, dossier_version) <> 1),
    ADD CHECK (kind <> 1 OR dossier_reference IS NOT NULL),
    ADD CHECK (num_nonnulls(subject, ground, measures, statement_of_reasons) = CASE kind WHEN 1 THEN 4 ELSE 0 END),
    ADD CHECK ((operation IS NULL) = (kind = 1)),
    ADD CHECK (kind <> 2 OR dossier_reference IS NOT NULL OR cardinality(evidence) > 0),
    ADD CONSTRAINT delisting_rests_on_evidence CHECK (kind <> 3 OR cardinality(evidence) > 0);

-- Which entries a proposal is about, and in which version its drafter saw them.
CREATE TABLE proposal_entry (
    proposal_reference text NOT NULL REFERENCES proposal,
    list               text NOT NULL,
    entry_reference    text NOT NULL,
    entry_version      int  NOT NULL CHECK (entry_version > 0),
    PRIMARY KEY (proposal_reference, entry_reference),
    FOREIGN KEY (list, entry_reference) REFERENCES listed_entry (list, reference)
);
CREATE INDEX proposal_by_entry ON proposal_entry (list, entry_reference);
CREATE TRIGGER proposal_entry_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON proposal_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A corrigendum, and what it corrects.
ALTER TABLE act
    ADD COLUMN corrects text,
    ADD COLUMN corrects_from date,
    ADD FOREIGN KEY (corrects, exercise) REFERENCES act (reference, exercise),
    ADD CHECK (corrects <> reference),
    ADD CHECK (corrects_from IS NULL OR corrects IS NOT NULL);

CREATE OR REPLACE VIEW act_as_shown AS
SELECT a.ordinal, a.reference, a.version, a.state, a.handling, a.exercise, a.number, a.drafted_by, a.drafted_at, a.shown_revision,
       r.title, r.legal_basis, r.entry_into_force, r.published_on, r.publication_url, r.text_sha256, s.procedure, s.submitted_at,
       a.corrects, a.corrects_from
FROM act a
JOIN act_revision r ON r.act_reference = a.reference AND r.revision = a.shown_revision
LEFT JOIN LATERAL (SELECT * FROM act_submission WHERE act_reference = a.reference ORDER BY submission DESC LIMIT 1) s ON true;

CREATE OR REPLACE VIEW proposal_as_it_stands AS
SELECT p.ordinal, p.reference,
       p.version + CASE WHEN p.state = 4 THEN
           greatest((SELECT count(*) FROM act_submission s WHERE s.act_reference = p.act_reference) - 1, 0)
           + (SELECT count(*) FROM act_ballot b WHERE b.act_reference = p.act_reference AND b.outcome IS NOT NULL) ELSE 0 END AS version,
       CASE WHEN p.state = 4 AND a.state IN (5, 6, 7) THEN a.state ELSE p.state END AS state,
       p.handling, p.exercise, p.dossier_reference, p.dossier_version, p.subject, p.ground, p.measures, p.statement_of_reasons,
       p.eu_reference_number, p.drafted_by, p.drafted_at, p.cleared_by, p.cleared_at, p.act_reference, p.act_place, p.distinct_from,
       p.kind, p.list, p.operation, p.evidence
FROM proposal p LEFT JOIN act a ON a.reference = p.act_reference;

GRANT SELECT ON public_list TO {service_role};
GRANT UPDATE (listings_until, listings_until_act, framework_until, framework_until_act) ON public_list TO {service_role};
GRANT SELECT, INSERT ON listed_entry, recorded_act, proposal_entry TO {service_role};
GRANT UPDATE (version, content, applies_until, delisted_by, lapsed) ON listed_entry TO {service_role};
