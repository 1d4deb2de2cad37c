-- rank orders a column of the board: a text that sorts by its bytes; a move changes one row.
-- next_activity_* and last_activity_at are kept by the activities' commands in their transactions.
CREATE TABLE deals (
  workspace_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  pipeline_id BIGINT NOT NULL,
  stage_id BIGINT NOT NULL,
  title TEXT NOT NULL,
  title_folded TEXT NOT NULL,
  status TEXT NOT NULL,
  value_minor BIGINT NOT NULL,
  value_currency TEXT NOT NULL,
  probability_bp INTEGER,
  expected_close_on TEXT,
  opened_on TEXT NOT NULL,
  owner_id BIGINT NOT NULL,
  company_id BIGINT,
  product_id BIGINT,
  source_kind TEXT,
  source_channel TEXT,
  source_campaign TEXT,
  forecast_category TEXT NOT NULL,
  tags {json} NOT NULL,
  acquisition_cost_minor BIGINT,
  acquisition_cost_currency TEXT,
  legal_cost_minor BIGINT,
  legal_cost_currency TEXT,
  operating_cost_minor BIGINT,
  operating_cost_currency TEXT,
  salary_cost_minor BIGINT,
  salary_cost_currency TEXT,
  other_cost_minor BIGINT,
  other_cost_currency TEXT,
  invoiced_minor BIGINT,
  invoiced_currency TEXT,
  competitor TEXT,
  custom {json} NOT NULL,
  rank TEXT NOT NULL,
  entered_stage_at BIGINT NOT NULL,
  closed_at BIGINT,
  closed_on TEXT,
  lost_reason_id BIGINT,
  lost_note TEXT,
  do_not_contact SMALLINT NOT NULL,
  wake_on TEXT,
  wake_criterion TEXT,
  next_activity_id BIGINT,
  next_activity_kind TEXT,
  next_activity_title TEXT,
  next_activity_at BIGINT,
  last_activity_at BIGINT,
  external_source TEXT,
  external_id TEXT,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, pipeline_id) REFERENCES pipelines (workspace_id, id),
  FOREIGN KEY (workspace_id, stage_id) REFERENCES stages (workspace_id, id),
  FOREIGN KEY (workspace_id, owner_id) REFERENCES users (workspace_id, id),
  FOREIGN KEY (workspace_id, company_id) REFERENCES companies (workspace_id, id)
);
-- The board: a column in its order, and its sums from the index alone.
CREATE INDEX deals_board ON deals
  (workspace_id, stage_id, status, rank, id, value_currency, value_minor, probability_bp, owner_id, next_activity_at);
-- Each sort order of the list is an index, so that a page costs the same at any size.
CREATE INDEX deals_by_value ON deals (workspace_id, value_minor, id);
CREATE INDEX deals_by_title ON deals (workspace_id, title_folded, id);
CREATE INDEX deals_by_created ON deals (workspace_id, created_at, id);
CREATE INDEX deals_by_updated ON deals (workspace_id, updated_at, id);
CREATE INDEX deals_by_expected_close ON deals (workspace_id, expected_close_on, id);
CREATE INDEX deals_by_closed ON deals (workspace_id, closed_on, id) WHERE closed_on IS NOT NULL;
CREATE INDEX deals_by_owner ON deals (workspace_id, owner_id, id);
CREATE INDEX deals_by_company ON deals (workspace_id, company_id, id) WHERE company_id IS NOT NULL;
CREATE INDEX deals_by_next_activity ON deals (workspace_id, next_activity_at, id) WHERE status = 'open';
CREATE UNIQUE INDEX deals_by_external ON deals (workspace_id, external_source, external_id) WHERE external_id IS NOT NULL;
CREATE INDEX deals_parked ON deals (workspace_id, wake_on, id) WHERE status = 'parked';
