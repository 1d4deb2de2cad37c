-- What happened, in one gap-free order per workspace. Never updated.
CREATE TABLE journal (
  workspace_id BIGINT NOT NULL,
  pos BIGINT NOT NULL,
  at BIGINT NOT NULL,
  occurred_at BIGINT NOT NULL,
  actor_id BIGINT,
  name TEXT NOT NULL,
  version INTEGER NOT NULL,
  record_type TEXT NOT NULL,
  record_id BIGINT NOT NULL,
  subject_id BIGINT NOT NULL,
  batch_id BIGINT,
  body {json} NOT NULL,
  PRIMARY KEY (workspace_id, pos)
) {small};
CREATE INDEX journal_by_subject ON journal (workspace_id, subject_id, pos);
CREATE INDEX journal_by_batch ON journal (workspace_id, batch_id, pos) WHERE batch_id IS NOT NULL;

-- Where each durable follower stands.
CREATE TABLE cursors (
  workspace_id BIGINT NOT NULL,
  follower TEXT NOT NULL,
  pos BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, follower)
) {small};
