-- The words that text_index knows, in their order: whether a word of a query begins any longer one
-- (store/text_index.cc). A view of the index; it keeps nothing of its own.
CREATE VIRTUAL TABLE text_terms USING fts5vocab(text_index, instance);
