-- What the follower in these tests has applied. No key: applying twice has to be seen, not refused.
CREATE TABLE applied (
    place   bigint GENERATED ALWAYS AS IDENTITY,
    subject text   NOT NULL
);
GRANT SELECT, INSERT ON applied TO {service_role};
