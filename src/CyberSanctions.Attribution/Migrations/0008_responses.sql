-- What the Union does about malicious cyber activities: assessments of proportionality, and plans of measures.

-- The editions of the toolbox, as the voting service last told of them: a CouncilDataChanged with nothing else in it.
CREATE TABLE toolbox (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    data     bytea NOT NULL
);

-- Which proposals of the listing service rest on which dossier.
CREATE TABLE listing_proposal (
    reference         text    PRIMARY KEY,
    dossier_reference text    NOT NULL,
    handling          int     NOT NULL CHECK (handling BETWEEN 1 AND 5),
    exercise          boolean NOT NULL,
    UNIQUE (reference, dossier_reference, exercise)
);

ALTER TABLE dossier ADD UNIQUE (reference, exercise);

-- `content` is a ProportionalityAssessment in protobuf's JSON mapping. `dossier_handling` is how the dossier was marked then: who
-- could not have seen an earlier version then does not see it later.
CREATE TABLE proportionality (
    dossier_reference text        NOT NULL,
    version           bigint      NOT NULL CHECK (version > 0),
    exercise          boolean     NOT NULL,
    dossier_version   bigint      NOT NULL,
    dossier_handling  int         NOT NULL CHECK (dossier_handling BETWEEN 1 AND 5),
    content           jsonb       NOT NULL,
    assessed_by       text        NOT NULL,
    assessed_at       timestamptz NOT NULL,
    PRIMARY KEY (dossier_reference, version),
    FOREIGN KEY (dossier_reference, exercise) REFERENCES dossier (reference, exercise),
    FOREIGN KEY (dossier_reference, dossier_version) REFERENCES dossier_change
);

-- What made each version of each plan. Numbers of closed lists are those of response.proto.
CREATE TABLE response_change (
    dossier_reference text        NOT NULL REFERENCES dossier,
    version           bigint      NOT NULL CHECK (version > 0),
    kind              int         NOT NULL CHECK (kind BETWEEN 1 AND 8),
    measure           uuid        NOT NULL,
    text_number       int         CHECK (text_number > 0),
    reason            text        NOT NULL,
    dossier_handling  int         NOT NULL CHECK (dossier_handling BETWEEN 1 AND 5),
    changed_by        text        NOT NULL,
    changed_at        timestamptz NOT NULL,
    PRIMARY KEY (dossier_reference, version),
    CHECK ((text_number IS NOT NULL) = (kind IN (7, 8)))
);

-- Code, category, name, legal basis and needs are those of the toolbox when it was proposed. A real dossier leads to nothing of an
-- exercise, nor the other way round: the pair in each foreign key says which it is.
CREATE TABLE measure (
    id                 uuid        PRIMARY KEY,
    ordinal            bigint      GENERATED ALWAYS AS IDENTITY,
    dossier_reference  text        NOT NULL,
    exercise           boolean     NOT NULL,
    code               text        NOT NULL,
    category           text        NOT NULL,
    measure            text        NOT NULL,
    legal_basis        text        NOT NULL,
    toolbox_edition    int         NOT NULL,
    needs_text         boolean     NOT NULL,
    needs_proposal     boolean     NOT NULL,
    title              text        NOT NULL,
    owner              text        NOT NULL,
    planned_from       date        NOT NULL,
    planned_until      date        CHECK (planned_until >= planned_from),
    assessment_version bigint      NOT NULL,
    within_range       boolean     NOT NULL,
    justification      text        NOT NULL,
    state              int         NOT NULL CHECK (state BETWEEN 1 AND 5),
    proposed_by        text        NOT NULL,
    proposed_at        timestamptz NOT NULL,
    agreed_by          text        CHECK (agreed_by <> proposed_by),
    agreed_at          timestamptz,
    agreed_under       bigint,
    proposal_reference text,
    carried_out_on     date,
    carried_out_by     text,
    carried_out_at     timestamptz,
    results            text,
    released_text      int,
    ended_on           date        CHECK (ended_on >= carried_out_on),
    ended_by           text,
    ended_at           timestamptz,
    ending_results     text,
    withdrawn_because  text,
    withdrawn_by       text,
    withdrawn_at       timestamptz,
    FOREIGN KEY (dossier_reference, exercise) REFERENCES dossier (reference, exercise),
    FOREIGN KEY (dossier_reference, assessment_version) REFERENCES proportionality,
    FOREIGN KEY (dossier_reference, agreed_under) REFERENCES proportionality,
    FOREIGN KEY (proposal_reference, dossier_reference, exercise)
        REFERENCES listing_proposal (reference, dossier_reference, exercise),
    CHECK (within_range OR justification <> ''),
    CHECK (needs_proposal OR proposal_reference IS NULL),
    CHECK (num_nonnulls(agreed_by, agreed_at, agreed_under) IN (0, 3)),
    CHECK (state = 5 OR (agreed_by IS NOT NULL) = (state >= 2)),
    CHECK (num_nonnulls(carried_out_on, carried_out_by, carried_out_at, results) = CASE WHEN state IN (3, 4) THEN 4 ELSE 0 END),
    CHECK (num_nonnulls(ended_on, ended_by, ended_at, ending_results) = CASE state WHEN 4 THEN 4 ELSE 0 END),
    CHECK (num_nonnulls(withdrawn_because, withdrawn_by, withdrawn_at) = CASE state WHEN 5 THEN 3 ELSE 0 END),
    CHECK (state NOT IN (3, 4) OR NOT needs_proposal OR proposal_reference IS NOT NULL),
    CHECK (state NOT IN (3, 4) OR NOT needs_text OR released_text IS NOT NULL),
    CHECK (state IN (3, 4) OR released_text IS NULL)
);
CREATE INDEX measure_by_dossier ON measure (dossier_reference, ordinal);
ALTER TABLE response_change ADD FOREIGN KEY (measure) REFERENCES measure DEFERRABLE INITIALLY DEFERRED;

-- The texts of a measure: each version is a row.
CREATE TABLE measure_text (
    measure     uuid        NOT NULL REFERENCES measure,
    number      int         NOT NULL CHECK (number > 0),
    text        text        NOT NULL,
    sha256      text        NOT NULL CHECK (sha256 = encode(sha256(convert_to(text, 'UTF8')), 'hex')),
    drafted_by  text        NOT NULL,
    drafted_at  timestamptz NOT NULL,
    approved_by text        CHECK (approved_by <> drafted_by),
    approved_at timestamptz,
    PRIMARY KEY (measure, number),
    CHECK (num_nonnulls(approved_by, approved_at) IN (0, 2))
);
ALTER TABLE measure ADD FOREIGN KEY (id, released_text) REFERENCES measure_text (measure, number);

-- Proposed, agreed, carried out, ended, in this order; withdrawn until it is carried out. What was recorded once stays.
CREATE FUNCTION keep_measure() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    newest measure_text%ROWTYPE;
BEGIN
    IF (OLD.state, NEW.state) NOT IN ((1, 2), (1, 5), (2, 3), (2, 5), (3, 4))
        AND NOT (OLD.state = NEW.state AND OLD.state IN (1, 2) AND OLD.needs_proposal) THEN
        RAISE EXCEPTION 'measure % goes from % to %', OLD.id, OLD.state, NEW.state
            USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    IF OLD.agreed_by IS NOT NULL AND (OLD.agreed_by, OLD.agreed_at, OLD.agreed_under)
            IS DISTINCT FROM (NEW.agreed_by, NEW.agreed_at, NEW.agreed_under)
        OR OLD.carried_out_on IS NOT NULL
            AND (OLD.carried_out_on, OLD.carried_out_by, OLD.carried_out_at, OLD.results, OLD.released_text)
            IS DISTINCT FROM (NEW.carried_out_on, NEW.carried_out_by, NEW.carried_out_at, NEW.results, NEW.released_text)
        OR OLD.state >= 3 AND OLD.proposal_reference IS DISTINCT FROM NEW.proposal_reference
        OR NEW.state = 5 AND OLD.agreed_by IS NULL AND NEW.agreed_by IS NOT NULL THEN
        RAISE EXCEPTION 'what is recorded of measure % stays', OLD.id USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    IF NEW.state = 3 AND OLD.state = 2 THEN
        SELECT * INTO newest FROM measure_text WHERE measure = NEW.id ORDER BY number DESC LIMIT 1;
        IF newest.number IS DISTINCT FROM NEW.released_text
            OR newest.number IS NOT NULL AND newest.approved_by IS NULL THEN
            RAISE EXCEPTION 'the newest text of measure % is not approved', OLD.id
                USING ERRCODE = 'object_not_in_prerequisite_state';
        END IF;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER measure_is_kept BEFORE UPDATE ON measure FOR EACH ROW EXECUTE FUNCTION keep_measure();

-- A text is drafted, and approved once, until its measure is carried out or withdrawn; the newest version alone.
CREATE FUNCTION keep_measure_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM measure WHERE id = NEW.measure AND state IN (1, 2) FOR UPDATE;
    IF NOT FOUND
        OR EXISTS (SELECT FROM measure_text WHERE measure = NEW.measure AND number > NEW.number)
        OR TG_OP = 'INSERT' AND NEW.approved_by IS NOT NULL
        OR TG_OP = 'UPDATE' AND (OLD.approved_by IS NOT NULL OR (OLD.measure, OLD.number, OLD.text, OLD.drafted_by, OLD.drafted_at)
            IS DISTINCT FROM (NEW.measure, NEW.number, NEW.text, NEW.drafted_by, NEW.drafted_at)) THEN
        RAISE EXCEPTION 'text % of measure % stays as it is', NEW.number, NEW.measure
            USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER measure_text_is_kept BEFORE INSERT OR UPDATE ON measure_text
    FOR EACH ROW EXECUTE FUNCTION keep_measure_text();

GRANT SELECT, INSERT ON proportionality, response_change, measure, measure_text, listing_proposal, toolbox TO {service_role};
GRANT UPDATE (data) ON toolbox TO {service_role};
GRANT UPDATE (state, agreed_by, agreed_at, agreed_under, proposal_reference, carried_out_on, carried_out_by, carried_out_at, results,
              released_text, ended_on, ended_by, ended_at, ending_results, withdrawn_because, withdrawn_by, withdrawn_at)
    ON measure TO {service_role};
GRANT UPDATE (approved_by, approved_at) ON measure_text TO {service_role};
