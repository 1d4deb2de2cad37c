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

struct FieldInfo {
  std::string name;  // as criteria print it: "owner", "value", "custom.region"
  std::string kind;  // text number money percent date instant boolean choice reference tags
  std::string label_key;
  std::vector<ChoiceInfo> choices;
  std::vector<std::string> operators;  // as in JSON: "=", "in", "is_empty" …
  std::string of;                      // reference: the record it points to
};

// Empty when there is no such record.
std::vector<FieldInfo> fields(const Schema& schema, std::string_view record);

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
