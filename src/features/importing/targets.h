#pragma once
// What an import can fill: the record types, their fields, and the words by which other systems and
// people call them in five languages. A field is spelled as in the API.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/record.h"

namespace penstock::importing {

// DealHistory: rows that say which stage a deal was in from when (Salesforce OpportunityHistory).
enum class RecordType { Deal, Company, Person, Product, User, DealHistory };
BOOST_DESCRIBE_ENUM(RecordType, Deal, Company, Person, Product, User, DealHistory)
inline constexpr int kRecordTypes = 6;
// "deal", "company", "person", "product", "user", "deal_history".
std::string_view record_type_name(RecordType type);
std::optional<RecordType> parse_record_type(std::string_view name);

// How the text of a cell is read (cells.h).
enum class TargetKind {
  Text,
  LongText,
  Integer,
  Boolean,
  Money,
  Currency,
  Probability,
  Date,
  Instant,
  Status,
  Tags,
  People,             // "Tony (tony@example.com);Jan (jan@example.com)"
  StageWithPipeline,  // "Proposal made (Sales)"
  Email,
  Phone,
  Domain
};

struct Target {
  std::string_view name;
  std::string_view label;
  TargetKind kind;
  std::string_view synonyms;  // separated by '|'; compared as header keys
};

// In the order in which a person picks from them.
std::span<const Target> targets_of(RecordType type);
const Target* find_target(RecordType type, std::string_view name);

// A header as it is compared: folded, letters and digits only ("Close Date", "close_date" and
// "CLOSEDATE" are the same), without a trailing asterisk and without what exporters put in front
// ("Deal - Title": entity Deal; "property_dealname").
struct HeaderKey {
  std::string key;
  std::optional<RecordType> entity;  // named in front
  bool foreign_entity = false;  // in front stands an entity that we do not import (Activity, Note)
};
HeaderKey header_key(std::string_view header);

// The target whose name, label or synonym is `key`; nullptr if none.
const Target* find_synonym(RecordType type, std::string_view key);

}  // namespace penstock::importing
