-- What a subject is found by, with what tells namesakes apart, so that the index answers who may be the same among 100,000. The
-- service writes the keys anew at its start: there are more of them now (Latin numbers, registers, LEI, crypto-assets).

DELETE FROM subject_key;
ALTER TABLE subject_key
    DROP CONSTRAINT subject_key_pkey,
    ADD country  text           NOT NULL CHECK (country ~ '^([A-Z]{2})?$'),
    ADD exercise boolean        NOT NULL,
    ADD kind     int            NOT NULL CHECK (kind BETWEEN 0 AND 2), -- listing.v1.SubjectKind
    ADD dates    datemultirange NOT NULL,
    ADD PRIMARY KEY (proposal_reference, key, country);
COMMENT ON COLUMN subject_key.country IS 'Of a document: which country issued it; empty where nobody knows.';
COMMENT ON COLUMN subject_key.dates IS 'Births or registrations of the subject; empty where none is known.';
DROP INDEX subject_by_key;
CREATE INDEX subject_by_key ON subject_key (key, exercise);
