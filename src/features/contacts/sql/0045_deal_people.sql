-- Who takes part in a deal, and as what.
CREATE TABLE deal_people (
  workspace_id BIGINT NOT NULL,
  deal_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  role TEXT,
  PRIMARY KEY (workspace_id, deal_id, person_id),
  FOREIGN KEY (workspace_id, deal_id) REFERENCES deals (workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, person_id) REFERENCES people (workspace_id, id)
) {small};
CREATE INDEX deal_people_by_person ON deal_people (workspace_id, person_id);
