#pragma once
// The two spellings of a criterion. README.md of this folder teaches the language.
//
//   value >= 1000 EUR and (stage.name = "Proposal" or company.industry in ("retail", "energy"))
//   {"all":[{"field":"value","op":">=","value":{"amount":"1000","currency":"EUR"}}, …]}
//
// For every tree c that parse or from_json returns: parse(print(c)) == c and from_json(to_json(c))
// == c.

#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "criteria/ast.h"

namespace penstock::criteria {

// What was read. When there are faults, `criterion` holds the parts that could be read, so that
// their meaning can be checked in the same go.
struct Parsed {
  Criterion criterion;
  std::vector<Fault> faults;  // in the order of the text, at most kFaultsMax
  bool ok() const { return faults.empty(); }
};

// Reads the text form. An empty text is the criterion that everything meets.
Parsed parse(std::string_view text);
// The canonical text: keywords in lower case, one blank between words, no needless parentheses.
std::string print(const Criterion& criterion);

// The JSON form. Faults of from_json stand at 0 and name the place ("all[2].value").
Parsed from_json(const Json& json);
Json to_json(const Criterion& criterion);

// The word of an operator in JSON and in lists for the page: ">=", "starts_with", "is_empty".
std::string_view op_text(Op op);

}  // namespace penstock::criteria
