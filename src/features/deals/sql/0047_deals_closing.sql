-- The timeline: open deals of a pipeline by expected close; its sums from the index alone.
CREATE INDEX deals_closing ON deals
  (workspace_id, pipeline_id, status, expected_close_on, id, stage_id, value_currency, value_minor, probability_bp, owner_id, next_activity_at)
  WHERE status = 'open';
