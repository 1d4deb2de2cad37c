-- Words of records for search (store/text_index.h), as SQLite keeps them in FTS5. words holds the
-- folded words and one word for workspace and type, so that one match answers for one scope.
CREATE TABLE text_index (
  workspace_id BIGINT NOT NULL,
  type TEXT NOT NULL,
  id BIGINT NOT NULL,
  words TSVECTOR NOT NULL,
  PRIMARY KEY (workspace_id, type, id)
);
CREATE INDEX text_index_words ON text_index USING gin (words);
