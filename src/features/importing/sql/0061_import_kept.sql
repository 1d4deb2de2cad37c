-- Records that undoing an import left, because somebody worked with them since. name: as it was then.
CREATE TABLE import_kept (
  workspace_id BIGINT NOT NULL,
  import_id BIGINT NOT NULL,
  record_type TEXT NOT NULL,
  record_id BIGINT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (workspace_id, import_id, record_type, record_id),
  FOREIGN KEY (workspace_id, import_id) REFERENCES imports (workspace_id, id) ON DELETE CASCADE
) {small};
