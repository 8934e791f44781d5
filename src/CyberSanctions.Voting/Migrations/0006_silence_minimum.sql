-- How long a silence procedure lasts at least, and what a ballot says of the text that is voted on.

CREATE TABLE silence_minimum (
    valid_from   date PRIMARY KEY,
    valid_to     date CHECK (valid_to > valid_from),
    working_days int  NOT NULL CHECK (working_days BETWEEN 1 AND 60),
    ends_at      time NOT NULL,
    source       text NOT NULL
);
CREATE UNIQUE INDEX silence_minimum_is_one ON silence_minimum ((true)) WHERE valid_to IS NULL;
COMMENT ON COLUMN silence_minimum.valid_from IS 'First day on which a submission is held to it, in Brussels.';
COMMENT ON COLUMN silence_minimum.working_days IS 'The day of the submission does not count.';
COMMENT ON COLUMN silence_minimum.ends_at IS 'Brussels time, before which a period does not end on its last day.';

INSERT INTO silence_minimum (valid_from, working_days, ends_at, source) VALUES
    ('2019-05-18', 2, '17:00',
     'Article 12(2) of the Council''s Rules of Procedure leaves the period to the Presidency; this one is the suite''s own, to be replaced by the operator''s');

-- What other services were last told of the reference data.
CREATE TABLE council_data_announced (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    sha256   bytea   NOT NULL
);

ALTER TABLE ballot
    ADD COLUMN revision   int NOT NULL DEFAULT 0 CHECK (revision >= 0),
    ADD COLUMN submission int NOT NULL DEFAULT 0 CHECK (submission >= 0),
    ADD COLUMN urgency    bytea,
    ADD COLUMN revisions  bytea;
CREATE UNIQUE INDEX ballot_by_submission ON ballot (act_reference, submission) WHERE submission > 0;
COMMENT ON COLUMN ballot.urgency IS 'A serialised voting.v1.Urgency; null unless the period is shorter than the minimum.';
COMMENT ON COLUMN ballot.revisions IS 'The texts of the act up to this one, as a serialised voting.v1.Ballot that holds nothing else.';

GRANT SELECT ON silence_minimum TO {service_role};
GRANT SELECT, INSERT, UPDATE ON council_data_announced TO {service_role};
