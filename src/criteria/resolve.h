#pragma once
// Names of a criterion → fields, collections and operators of a schema.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "criteria/ast.h"
#include "criteria/schema.h"

namespace penstock::criteria {

// A path of fields: references first, the field that is compared last.
struct Resolved {
  std::vector<const FieldSpec*> path;
  std::vector<const RecordSpec*> related;  // the record behind each reference of the path
  std::string canonical;                   // "company.industry", "owner"
  std::optional<Fault> fault;  // then the rest is incomplete; placed relative to the name
};
Resolved resolve(const Schema& schema, const RecordSpec& record, std::string_view name);

// The collection that a name of `count of` asks for; kind is empty for all kinds.
struct Counted {
  const CollectionSpec* collection = nullptr;  // nullptr: none
  std::string_view kind;
};
Counted find_collection(const RecordSpec& record, std::string_view name);
const FieldSpec* find_elapsed(const RecordSpec& record, std::string_view name);

// The operators that a field takes.
const std::vector<Op>& operators_of(FieldKind kind);
// "a text", "a number": for sentences.
std::string_view kind_words(FieldKind kind);

// The candidate that is spelled alike; empty when none is.
std::string_view alike(std::string_view word, const std::vector<std::string_view>& candidates);
// ", did you mean x?" for that candidate.
std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& candidates);
// "a, b, c …": at most ten.
std::string listing(const std::vector<std::string_view>& words);

}  // namespace penstock::criteria
