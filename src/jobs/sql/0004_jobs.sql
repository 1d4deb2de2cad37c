-- Work to be done after the transaction that asked for it. A finished job is deleted: its outcome is
-- in the records it made. state: ready, running, dead (attempts used up, or refused for good),
-- quarantined (it kept ending the process). fence grows with every claim: a worker that lost its
-- lease cannot write any more. claims: claims since the last result, counted at the claim, so that a
-- job which kills the process counts too.
CREATE TABLE jobs (
  workspace_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  queue TEXT NOT NULL,
  kind TEXT NOT NULL,
  state TEXT NOT NULL,
  run_at BIGINT NOT NULL,
  attempt INTEGER NOT NULL,
  max_attempts INTEGER NOT NULL,
  claims INTEGER NOT NULL,
  lease_owner TEXT,
  lease_until BIGINT,
  fence BIGINT NOT NULL,
  unique_key TEXT,
  payload {json} NOT NULL,
  progress {json} NOT NULL,
  last_error TEXT,
  created_at BIGINT NOT NULL,
  ended_at BIGINT,
  PRIMARY KEY (workspace_id, id)
);
CREATE INDEX jobs_due ON jobs (workspace_id, run_at, id) WHERE state = 'ready';
CREATE INDEX jobs_leased ON jobs (workspace_id, lease_until) WHERE state = 'running';
CREATE INDEX jobs_ended ON jobs (workspace_id, ended_at) WHERE ended_at IS NOT NULL;
CREATE UNIQUE INDEX jobs_by_key ON jobs (workspace_id, unique_key) WHERE unique_key IS NOT NULL;
