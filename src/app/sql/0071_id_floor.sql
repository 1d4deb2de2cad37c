-- From when on ids are made, in milliseconds: one row, only where the clock has once gone back. The
-- rows of ids that were made since may be gone, so the tables alone do not tell.
CREATE TABLE id_floor (
  workspace_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  floor_at BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, id)
);
