-- Since when a job fails without a result in between: it is given up after some days.
ALTER TABLE jobs ADD COLUMN failing_since BIGINT;
-- A key is of one living job: a dead one keeps its own, so that it can be replayed.
DROP INDEX jobs_by_key;
CREATE UNIQUE INDEX jobs_by_live_key ON jobs (workspace_id, unique_key) WHERE unique_key IS NOT NULL AND ended_at IS NULL;
-- Where some kinds of work have to wait for their turn, the oldest of the others.
CREATE INDEX jobs_due_by_kind ON jobs (workspace_id, kind, run_at, id) WHERE state = 'ready';
