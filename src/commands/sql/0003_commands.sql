-- Commands that carried an idempotency key, with their answers: a repeated one is answered again
-- instead of being done again. Kept for seven days.
CREATE TABLE commands_done (
  workspace_id BIGINT NOT NULL,
  command_id TEXT NOT NULL,
  request_hash TEXT NOT NULL,
  status INTEGER NOT NULL,
  answer TEXT NOT NULL,
  pos BIGINT NOT NULL,
  record_version BIGINT NOT NULL,
  done_at BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, command_id)
) {small};
CREATE INDEX commands_done_by_age ON commands_done (workspace_id, done_at);
