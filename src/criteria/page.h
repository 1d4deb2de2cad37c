#pragma once
// What the page's builder of criteria asks for: the fields and their operators, and a check that
// answers text, JSON and errors at once.

#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "criteria/check.h"

namespace penstock::criteria {

struct ChoiceInfo {
  std::string value;
  std::string label;
};

enum class ValueKind {
  Text,
  Number,
  Money,
  Percent,
  Date,
  Instant,
  Boolean,
  Choice,
  Reference,
  Tags
};
BOOST_DESCRIBE_ENUM(ValueKind, Text, Number, Money, Percent, Date, Instant, Boolean, Choice,
                    Reference, Tags)

struct FieldInfo {
  std::string name;  // as criteria print it: "owner", "value", "company.name", "custom.region"
  ValueKind kind = ValueKind::Text;
  std::string label;  // in English: "Expected close"; pages have their own by `name`
  std::vector<ChoiceInfo> choices;
  std::vector<std::string> operators;  // as in JSON: "=", "in", "is_empty" …
  std::optional<std::string> of;       // reference: the record it points to
};

// What a person may look for, in the order of a list to choose from: what a record is, where it
// stands and whose it is, days and moments, the rest, custom fields. A reference is followed by the
// name of what it points to. Empty when there is no such record.
std::vector<FieldInfo> fields(const Schema& schema, std::string_view record);

// The field of those above that `word` was likely meant to be; empty when none is spelled alike.
std::string likely_field(const Schema& schema, std::string_view record, std::string_view word);

struct CheckReport {
  std::string text;           // canonical; the text as it came when it has faults
  Json json;                  // null when there are faults
  std::vector<Fault> errors;  // offsets into `text`
};

CheckReport check_text(const Schema& schema, std::string_view record, std::string_view text);
// Faults in the shape of the JSON have length 0 and name the place; faults in its meaning point
// into the text that is made from it.
CheckReport check_json(const Schema& schema, std::string_view record, const Json& json);

}  // namespace penstock::criteria
