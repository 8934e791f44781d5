-- Reference data: who votes, and with what population. Opening a ballot copies what is in force on
-- that day, so rows here may be added and corrected, by a migration, without touching any ballot.

CREATE TABLE member_state (
    member_state text COLLATE "C" NOT NULL CHECK (member_state ~ '^[A-Z]{2}$'),
    iso_code     text COLLATE "C" NOT NULL CHECK (iso_code ~ '^[A-Z]{2}$'),
    name         text NOT NULL CHECK (name <> ''),
    valid_from   date NOT NULL,
    valid_to     date CHECK (valid_to > valid_from),
    PRIMARY KEY (member_state, valid_from)
);
CREATE UNIQUE INDEX member_state_is_a_member_once ON member_state (member_state) WHERE valid_to IS NULL;
COMMENT ON COLUMN member_state.member_state IS 'Council protocol code: EL for Greece.';
COMMENT ON COLUMN member_state.iso_code IS 'ISO 3166-1 alpha-2: GR for Greece.';
COMMENT ON COLUMN member_state.valid_from IS 'First day of membership.';
COMMENT ON COLUMN member_state.valid_to IS 'First day after membership.';

-- The figures of Annex III to the Council's Rules of Procedure, replaced every 1 January. A table
-- that corrects another one of the same year is a new edition with a later first day.
CREATE TABLE population_table (
    edition    int  PRIMARY KEY,
    year       int  NOT NULL,
    valid_from date NOT NULL UNIQUE,
    unit       text NOT NULL,
    source     text NOT NULL
);

CREATE TABLE population (
    edition      int  NOT NULL REFERENCES population_table,
    member_state text COLLATE "C" NOT NULL,
    population   bigint NOT NULL CHECK (population > 0),
    PRIMARY KEY (edition, member_state)
);
COMMENT ON COLUMN population.population IS
    'In units of its table. Only sums and ratios of one table mean anything; the total is the sum over the roster.';

INSERT INTO member_state (member_state, iso_code, name, valid_from) VALUES
    ('AT', 'AT', 'Austria',     '1995-01-01'),
    ('BE', 'BE', 'Belgium',     '1958-01-01'),
    ('BG', 'BG', 'Bulgaria',    '2007-01-01'),
    ('CY', 'CY', 'Cyprus',      '2004-05-01'),
    ('CZ', 'CZ', 'Czechia',     '2004-05-01'),
    ('DE', 'DE', 'Germany',     '1958-01-01'),
    ('DK', 'DK', 'Denmark',     '1973-01-01'),
    ('EE', 'EE', 'Estonia',     '2004-05-01'),
    ('EL', 'GR', 'Greece',      '1981-01-01'),
    ('ES', 'ES', 'Spain',       '1986-01-01'),
    ('FI', 'FI', 'Finland',     '1995-01-01'),
    ('FR', 'FR', 'France',      '1958-01-01'),
    ('HR', 'HR', 'Croatia',     '2013-07-01'),
    ('HU', 'HU', 'Hungary',     '2004-05-01'),
    ('IE', 'IE', 'Ireland',     '1973-01-01'),
    ('IT', 'IT', 'Italy',       '1958-01-01'),
    ('LT', 'LT', 'Lithuania',   '2004-05-01'),
    ('LU', 'LU', 'Luxembourg',  '1958-01-01'),
    ('LV', 'LV', 'Latvia',      '2004-05-01'),
    ('MT', 'MT', 'Malta',       '2004-05-01'),
    ('NL', 'NL', 'Netherlands', '1958-01-01'),
    ('PL', 'PL', 'Poland',      '2004-05-01'),
    ('PT', 'PT', 'Portugal',    '1986-01-01'),
    ('RO', 'RO', 'Romania',     '2007-01-01'),
    ('SE', 'SE', 'Sweden',      '1995-01-01'),
    ('SI', 'SI', 'Slovenia',    '2004-05-01'),
    ('SK', 'SK', 'Slovakia',    '2004-05-01');

-- The shares as published, to two decimals: they add up to 100.01 %, that is 10,001 units, so that
-- is the whole against which a share is measured. The published total is 451,028,881 persons; the
-- absolute figures per State were not at hand and must replace these, as a new edition, when they are.
INSERT INTO population_table (edition, year, valid_from, unit, source) VALUES
    (1, 2025, '2025-01-01', 'hundredths of a percent', 'Shares of 2025 as reported from Coreper of 11 December 2024');

INSERT INTO population (edition, member_state, population) VALUES
    (1, 'DE', 1849), (1, 'FR', 1517), (1, 'IT', 1323), (1, 'ES', 1078), (1, 'PL', 833), (1, 'RO', 423),
    (1, 'NL',  401), (1, 'BE',  262), (1, 'CZ',  242), (1, 'PT',  236), (1, 'SE', 234), (1, 'EL', 231),
    (1, 'HU',  213), (1, 'AT',  202), (1, 'BG',  143), (1, 'DK',  132), (1, 'FI', 125), (1, 'SK', 121),
    (1, 'IE',  119), (1, 'HR',   86), (1, 'LT',   64), (1, 'SI',   47), (1, 'LV',  42), (1, 'EE',  30),
    (1, 'CY',   21), (1, 'LU',   15), (1, 'MT',   12);

GRANT SELECT ON member_state, population_table, population TO {service_role};
