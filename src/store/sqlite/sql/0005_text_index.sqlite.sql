-- Words of records for search (store/text_index.h). It is SQLite's own because FTS5 has no portable
-- form; PostgreSQL keeps the same words in a tsvector.
-- rowid: the record's id. scope: one word for workspace and type. words: folded words.
-- The text itself is not kept (content='') and neither are positions (detail=column) or sizes
-- (columnsize=0): queries are words only and ranking happens in C++.
-- ascii: splits at ASCII punctuation only; the words come split already.
CREATE VIRTUAL TABLE text_index USING fts5(
  scope, words, content='', columnsize=0, detail=column, tokenize='ascii', prefix='2 3');
