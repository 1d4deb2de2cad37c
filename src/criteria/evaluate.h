#pragma once
// A criterion on one record in memory, with the same answer as its SQL.

#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "criteria/plan.h"

namespace penstock::criteria {

// The value of a field. Empty: monostate, and also an empty text and an empty list of tags.
// Ids, integers and probabilities (basis points) as int64; choices as text. Views point into the
// record and live as long as it does.
using Value = std::variant<std::monostate, bool, std::int64_t, double, std::string_view, Money,
                           Instant, Date, const std::vector<std::string>*>;

// A record in memory. Called only with fields of the schema that the criterion was checked with.
class RecordView {
 public:
  virtual ~RecordView() = default;
  virtual Value value(const FieldSpec& field) const = 0;
  // The record behind a reference; nullptr when there is none.
  virtual const RecordView* related(const FieldSpec& reference) const = 0;
  // How many of a collection, of one kind ("" for all), have their time (ms) in the range; with an
  // unbounded range also those without a time. Only rows that meet the collection's condition
  // count.
  virtual std::int64_t count(const CollectionSpec& collection, std::string_view kind,
                             Range range) const = 0;
};

bool matches(const Bound& bound, const RecordView& record);
bool matches(const Checked& checked, const RecordView& record, const Context& context);

// A member of a custom JSON object as the value of a custom field; empty when it is absent or of
// another kind.
Value custom_value(const Json& custom, const FieldSpec& field);

}  // namespace penstock::criteria
