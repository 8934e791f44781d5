-- What anybody reports of malicious cyber activities.

-- `state` 1: received; 2: taken up into a dossier; 3: set aside.
CREATE TABLE report (
    reference         text        PRIMARY KEY CHECK (reference ~ '^REP(-[0-9A-HJKMNP-TV-Z]{5}){4}$'),
    ordinal           bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    version           bigint      NOT NULL DEFAULT 1 CHECK (version > 0),
    subject           text        NOT NULL,
    text              text        NOT NULL,
    contact           text        NOT NULL,
    file_name         text,
    file_size         int         CHECK (file_size BETWEEN 1 AND 10485760),
    file_sha256       bytea       CHECK (octet_length(file_sha256) = 32),
    file_media_type   text,
    state             int         NOT NULL DEFAULT 1 CHECK (state BETWEEN 1 AND 3),
    received_at       timestamptz NOT NULL,
    answer            text        CHECK (answer <> ''),
    answered_by       text,
    answered_at       timestamptz,
    dossier_reference text        REFERENCES dossier,
    evidence          uuid[]      NOT NULL DEFAULT '{}',
    CHECK (num_nonnulls(file_name, file_size, file_sha256, file_media_type) IN (0, 4)),
    CHECK (num_nonnulls(answer, answered_by, answered_at) = CASE state WHEN 1 THEN 0 ELSE 3 END),
    CHECK ((dossier_reference IS NOT NULL) = (state = 2)),
    CHECK (cardinality(evidence) = CASE WHEN state <> 2 THEN 0 WHEN file_size IS NULL THEN 1 ELSE 2 END)
);
CREATE INDEX report_unanswered ON report (ordinal) INCLUDE (file_size) WHERE state = 1;

-- The files of reports that were not answered yet: in quarantine. Not compressed: nobody here unpacks anything.
CREATE TABLE report_file (
    report text  PRIMARY KEY REFERENCES report,
    bytes  bytea NOT NULL CHECK (octet_length(bytes) BETWEEN 1 AND 10485760)
);
ALTER TABLE report_file ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- A report is answered once. It is taken up into what is real.
CREATE FUNCTION keep_report() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' AND NEW.state <> 1 OR TG_OP = 'UPDATE' AND (OLD.state <> 1 OR NEW.state = 1) THEN
        RAISE EXCEPTION 'report % is answered once', NEW.reference USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    IF NEW.state = 2 THEN
        PERFORM FROM dossier WHERE reference = NEW.dossier_reference AND state = 1 AND NOT exercise FOR SHARE;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'dossier % takes up no reports', NEW.dossier_reference
                USING ERRCODE = 'object_not_in_prerequisite_state';
        END IF;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER report_is_kept BEFORE INSERT OR UPDATE ON report FOR EACH ROW EXECUTE FUNCTION keep_report();

-- The file goes when the report is answered, and not before.
CREATE FUNCTION keep_report_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF EXISTS (SELECT FROM report WHERE reference = OLD.report AND state = 1) THEN
            RAISE EXCEPTION 'report % is not answered', OLD.report USING ERRCODE = 'object_not_in_prerequisite_state';
        END IF;
        RETURN OLD;
    END IF;
    IF NOT EXISTS (SELECT FROM report WHERE reference = NEW.report AND state = 1 AND file_size = octet_length(NEW.bytes)
            AND file_sha256 = sha256(NEW.bytes)) THEN
        RAISE EXCEPTION 'report % has another file', NEW.report USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER report_file_is_kept BEFORE INSERT OR DELETE ON report_file FOR EACH ROW EXECUTE FUNCTION keep_report_file();

GRANT SELECT, INSERT ON report, report_file TO {service_role};
GRANT DELETE ON report_file TO {service_role};
GRANT UPDATE (version, state, answer, answered_by, answered_at, dossier_reference, evidence) ON report TO {service_role};
