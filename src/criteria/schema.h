#pragma once
// What criteria may name: records, their fields, the records they refer to, and what happened to
// them ("collections"). A schema is a cheap, immutable handle; a workspace with custom fields has
// its own, made with with_custom() and kept as long as its fields stay the same.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/record.h"

namespace penstock::criteria {

// One field. `name` is spelled as in the API ("owner_id"); criteria also accept and print the short
// form of references ("owner") and probabilities ("probability" for "probability_bp").
struct FieldSpec {
  std::string name;
  FieldKind kind = FieldKind::Text;
  std::string column;         // Money: the stem of column_minor and column_currency
  std::string folded_column;  // Text: holds fold(text); without it text is compared by its bytes
  std::string json_key;       // custom: `column` is a JSON object and this a key in it
  std::string references;     // Id: the record it points to ("company")
  std::string id_prefix;      // Id: "company" of "company_01J…"
  std::vector<std::string> choices;
  bool sortable = true;
  bool offered = true;  // by builders of criteria; false: bookkeeping, which text may name
  int member = -1;      // place in the RecordDescription it was made from

  bool is_custom() const { return !json_key.empty(); }
  bool folds() const { return !folded_column.empty(); }
  // The spelling that criteria print: "owner", "probability", "value", "custom.region".
  std::string_view short_name() const;
};

// Things with a time that belong to a record: activities, events. Rows are counted where
// fk_column is the record's id, kind_column is the kind asked for, and at_column lies in the
// window.
struct CollectionSpec {
  std::string name;                // "activity": all kinds together
  std::vector<std::string> kinds;  // "call", "meeting" …: each can be asked for by its name
  std::string table;
  std::string fk_column;
  std::string kind_column;  // text; empty where `kinds` is
  std::string at_column;    // BIGINT, may be NULL: then the row is in no window
  std::string condition;    // further SQL, {} stands for the alias: "{}.done_at IS NOT NULL"
};

// `time in stage`: how long ago the instant field was.
struct ElapsedSpec {
  std::string name;   // "stage"
  std::string field;  // "entered_stage_at"
};

struct RecordSpec {
  std::string name;   // "deal"
  std::string table;  // "deals": PRIMARY KEY (workspace_id, id)
  std::vector<FieldSpec> fields;
  std::vector<CollectionSpec> collections;
  std::vector<ElapsedSpec> elapsed;
  std::string custom_column;  // JSON object of custom fields; empty: the record has none
  std::string owner_column;   // of a record that is seen where its owner is; empty: by everybody

  const FieldSpec* field(std::string_view name) const;  // by full or short name; nullptr: none
  FieldSpec* field(std::string_view name);
};

// Fields of a record made from its description: all but lists, objects and JSON, in the same
// spelling, each in the column of its name. References point to the record named like the id's
// prefix. Folded columns, collections and times are added by the caller.
RecordSpec make_record_spec(std::string name, std::string table,
                            const RecordDescription& description);

template <Described T>
RecordSpec make_record_spec(std::string name, std::string table) {
  return make_record_spec(std::move(name), std::move(table), describe<T>());
}

// A custom field `custom.<key>`. Values are kept as JSON of the kind: text and choice as string,
// number as number (Integer, Decimal), boolean as true/false, date as "2026-11-22".
// Requires: key of [a-z0-9_], 1 to 64 characters, kind Text, Integer, Decimal, Boolean, Date,
// Choice.
FieldSpec make_custom_field(std::string_view key, FieldKind kind,
                            std::vector<std::string> choices = {});

class Schema {
 public:
  Schema() = default;
  explicit Schema(std::vector<RecordSpec> records);
  const RecordSpec* record(std::string_view name) const;  // "deal"; nullptr: none
  // The same schema in which `record` has these custom fields instead of those it had.
  Schema with_custom(std::string_view record, const std::vector<FieldSpec>& fields) const;
  const std::vector<std::shared_ptr<const RecordSpec>>& records() const { return records_; }

 private:
  std::vector<std::shared_ptr<const RecordSpec>> records_;
};

}  // namespace penstock::criteria
