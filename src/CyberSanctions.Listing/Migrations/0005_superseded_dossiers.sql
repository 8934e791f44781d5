-- Of which concluded dossiers another one has taken the place: nothing new is based on them.
ALTER TABLE concluded_dossier ADD COLUMN superseded_by text;
GRANT UPDATE (superseded_by) ON concluded_dossier TO {service_role};
