#pragma once
// Gives a criterion its meaning: names become fields of a schema, values get the type of their
// field. What was checked can be compiled (sql.h) and evaluated (evaluate.h) without errors.

#include <string_view>
#include <vector>

#include "base/result.h"
#include "criteria/ast.h"
#include "criteria/schema.h"

namespace penstock::criteria {

// A criterion that fits its schema. Cheap to keep; holds the schema alive.
struct Checked {
  Schema schema;
  const RecordSpec* record = nullptr;  // in `schema`
  Criterion criterion;                 // canonical: synonyms replaced, words of choices as texts
};

struct Checking {
  Checked checked;            // meaningful only when there are no faults
  std::vector<Fault> faults;  // in the order of the text, at most kFaultsMax
  bool ok() const { return faults.empty(); }
};

// Faults: unknown_record, unknown_field, unknown_choice, wrong_operator, wrong_type, wrong_id,
// too_deep, empty_text, needs_a_date … (README.md lists them).
Checking check(const Schema& schema, std::string_view record, Criterion criterion);

// Reads and checks a text. Error: InvalidField/invalid_criterion; `fields` has one entry per fault,
// whose `field` is the place ("at 12, length 5").
Result<Checked> compile(const Schema& schema, std::string_view record, std::string_view text);

// The faults of a criterion as one error. Requires: !faults.empty().
Error as_error(const std::vector<Fault>& faults);

}  // namespace penstock::criteria
