CREATE TABLE products (
  workspace_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  name TEXT NOT NULL,
  name_folded TEXT NOT NULL,
  series TEXT,
  series_folded TEXT,
  price_minor BIGINT,
  price_currency TEXT,
  active SMALLINT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX products_by_name ON products (workspace_id, name_folded);
