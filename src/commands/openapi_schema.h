#pragma once
// The JSON Schemas (2020-12) of described records, as OpenAPI 3.1 wants them.
//
// The same record has two: what the server takes (limits, what must be given, nothing unknown) and
// what it answers (every field is there; more may come in a later version). A record within an
// input is called by its name and "Input"; an input itself by its own name.

#include <map>
#include <string>
#include <vector>

#include "base/record.h"

namespace penstock::commands {

class SchemaWriter {
 public:
  // "$ref" to what the server answers.
  Json answer(const RecordDescription& description);
  // "$ref" to what it takes. Fields of the path are left out; `defaults` is an input without a
  // value given, or null.
  Json input(const RecordDescription& description, const std::vector<std::string>& in_path,
             const Json& defaults);
  // Of one value in a path or a query: no null there.
  Json parameter(const Field& field, const Json& defaults) const;
  // All that were referred to, by their names. Call it last.
  Json all() &&;

 private:
  enum class Way { In, Out };
  Json reference(const std::string& name, const RecordDescription& description, Way way);
  Json object_schema(const RecordDescription& description, Way way,
                     const std::vector<std::string>& in_path, const Json& defaults);
  Json field_schema(const Field& field, Way way);
  Json kind_schema(const Field& field, FieldKind kind, Way way);
  Json list_schema(const Field& field, Json items, Way way) const;
  Json text_schema(const FieldNote& note, Way way) const;

  std::map<std::string, const RecordDescription*, std::less<>> named_;
  Json::Object schemas_;
};

}  // namespace penstock::commands
