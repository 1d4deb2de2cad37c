CREATE TABLE pipelines (
  workspace_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  name TEXT NOT NULL,
  position INTEGER NOT NULL,
  archived SMALLINT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, id)
) {small};

CREATE TABLE stages (
  workspace_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  pipeline_id BIGINT NOT NULL,
  name TEXT NOT NULL,
  name_folded TEXT NOT NULL,
  purpose TEXT NOT NULL,
  position INTEGER NOT NULL,
  probability_bp INTEGER NOT NULL,
  buyer_stage TEXT,
  score_threshold INTEGER,
  longest_stay_days INTEGER,
  exit_criteria {json} NOT NULL,
  playbook {json} NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, pipeline_id) REFERENCES pipelines (workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX stages_by_pipeline ON stages (workspace_id, pipeline_id, position);

CREATE TABLE lost_reasons (
  workspace_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  name TEXT NOT NULL,
  name_folded TEXT NOT NULL,
  position INTEGER NOT NULL,
  active SMALLINT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, id)
) {small};
