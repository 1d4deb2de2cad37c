#pragma once
// A checked criterion at one moment: everything relative (today, me, this month, 10 days ago) is
// resolved, every comparison is reduced to a few primitive ones. The SQL compiler and the evaluator
// both start from a plan, so that they cannot disagree about what a criterion means.
//
// Logic is two-valued: a comparison with an empty value is false, `not` is plain negation.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/ids.h"
#include "criteria/check.h"

namespace penstock::criteria {

// Where and when a criterion is asked. Days are civil days of the time zone.
struct Context {
  Instant now;
  std::string time_zone = "UTC";
  UserId me;
};

// A value of a field in comparable form: ids, integers, booleans, basis points, instants (ms) and
// dates (days since 1970) as integers; other numbers as doubles; texts (folded where `fold`).
using Scalar = std::variant<std::int64_t, double, std::string>;

// low <= x < high, either may be absent.
struct Range {
  std::optional<std::int64_t> low;
  std::optional<std::int64_t> high;
  bool operator==(const Range&) const = default;
};

struct Plan {
  enum class Kind {
    All,
    Any,
    Not,
    Present,     // the field has a value
    OneOf,       // the value is one of `scalars`
    NotOneOf,    // there is a value and it is none of `scalars`
    InRange,     // an integer in `range`
    Real,        // value `op` scalars[0], a double
    Contains,    // the text has scalars[0] in it
    StartsWith,  // the text begins with scalars[0]
    Money,       // the amount `op` minor[digits of its currency]; only `currency`, if there is one
    Has,         // tags: scalars[0] is one of them
    Count,       // count of `collection` of `kind_name` in `range` `op` number
  };
  Kind kind = Kind::All;
  std::vector<Plan> parts;
  std::vector<const FieldSpec*> path;      // references first, the field last
  std::vector<const RecordSpec*> related;  // the record behind each reference of the path
  std::vector<Scalar> scalars;
  Range range;
  Op op = Op::Eq;                       // Eq … Ge
  bool fold = false;                    // texts are compared folded
  std::array<std::int64_t, 5> minor{};  // by decimals of the currency
  Currency currency;
  const CollectionSpec* collection = nullptr;
  std::string kind_name;  // empty: every kind
  std::int64_t number = 0;

  const FieldSpec& field() const { return *path.back(); }
};

// Owns what the plan points to.
struct Bound {
  Schema schema;
  const RecordSpec* record = nullptr;
  Plan plan;
};

Bound bind(const Checked& checked, const Context& context);

}  // namespace penstock::criteria
