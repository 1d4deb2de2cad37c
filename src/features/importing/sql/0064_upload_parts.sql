-- What is in the files that were sent, in base64, where several servers share the database: each of
-- them can read what another has received. Without a reference to uploads: parts come as they are
-- read, and are deleted by their age like the files.
CREATE TABLE upload_parts (
  workspace_id BIGINT NOT NULL,
  upload_id BIGINT NOT NULL,
  part BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (workspace_id, upload_id, part)
);
CREATE INDEX upload_parts_by_age ON upload_parts (workspace_id, created_at);
