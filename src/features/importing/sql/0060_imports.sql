-- Files that were sent to be imported. path: where the file lies; those below the folder of uploads are
-- deleted after seven days.
CREATE TABLE uploads (
  workspace_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  name TEXT NOT NULL,
  path TEXT NOT NULL,
  bytes BIGINT NOT NULL,
  user_id BIGINT,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, id)
) {small};

-- One import of one or more files. rows_read = created + updated + skipped + failed after every batch;
-- reconciled says that this and the sums over the files were checked at the end.
-- overridden: moves that a required exit criterion would have refused. also_made: companies, people,
-- products and stages that rows only named. kept, taken_back: what undoing left and restored.
CREATE TABLE imports (
  workspace_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  state TEXT NOT NULL,
  dry_run SMALLINT NOT NULL,
  profile TEXT NOT NULL,
  duplicates TEXT NOT NULL,
  options {json} NOT NULL,
  user_id BIGINT NOT NULL,
  rows_total BIGINT NOT NULL,
  rows_read BIGINT NOT NULL,
  created BIGINT NOT NULL,
  updated BIGINT NOT NULL,
  skipped BIGINT NOT NULL,
  failed BIGINT NOT NULL,
  also_made BIGINT NOT NULL,
  overridden BIGINT NOT NULL,
  kept BIGINT NOT NULL,
  taken_back BIGINT NOT NULL,
  undo_pos BIGINT NOT NULL,
  reconciled SMALLINT NOT NULL,
  cancel_wanted SMALLINT NOT NULL,
  made_pipelines {json} NOT NULL,
  message TEXT,
  created_at BIGINT NOT NULL,
  started_at BIGINT,
  finished_at BIGINT,
  PRIMARY KEY (workspace_id, id)
);

-- place_*: the CsvPlace behind the last row that was committed. phase: rows, then parents of companies.
CREATE TABLE import_files (
  workspace_id BIGINT NOT NULL,
  import_id BIGINT NOT NULL,
  position BIGINT NOT NULL,
  name TEXT NOT NULL,
  path TEXT NOT NULL,
  record_type TEXT NOT NULL,
  spec {json} NOT NULL,
  prepared SMALLINT NOT NULL,
  rows_total BIGINT NOT NULL,
  rows_read BIGINT NOT NULL,
  created BIGINT NOT NULL,
  updated BIGINT NOT NULL,
  skipped BIGINT NOT NULL,
  failed BIGINT NOT NULL,
  place_offset BIGINT NOT NULL,
  place_row BIGINT NOT NULL,
  phase TEXT NOT NULL,
  PRIMARY KEY (workspace_id, import_id, position),
  FOREIGN KEY (workspace_id, import_id) REFERENCES imports (workspace_id, id) ON DELETE CASCADE
) {small};

-- One row per fault. cells: the row as CSV, with the first fault of a row only.
CREATE TABLE import_errors (
  workspace_id BIGINT NOT NULL,
  import_id BIGINT NOT NULL,
  file BIGINT NOT NULL,
  row_number BIGINT NOT NULL,
  fault BIGINT NOT NULL,
  column_name TEXT NOT NULL,
  slug TEXT NOT NULL,
  says TEXT NOT NULL,
  cells TEXT NOT NULL,
  PRIMARY KEY (workspace_id, import_id, file, row_number, fault),
  FOREIGN KEY (workspace_id, import_id) REFERENCES imports (workspace_id, id) ON DELETE CASCADE
) {small};
