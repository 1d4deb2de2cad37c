#pragma once
// Whether the server does what its description says: every request that it took, and every answer,
// against the OpenAPI document. Of JSON Schema it knows what the document uses.

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"

namespace penstock::scenarios {

// One request and its answer. `path` is under /api/v1, with its query.
struct Exchange {
  std::string_view method, path, body;
  int status = 0;
  std::string_view head, answer;
};

class Contract {
 public:
  explicit Contract(Json document);

  // What differs from the description, each with its place; nothing where all is as described.
  std::vector<std::string> faults(const Exchange& exchange);
  // Whether a value fits a schema. Answers may hold no more than the schema says.
  std::vector<std::string> faults(const Json& value, const Json& schema) const;
  // Operations that have answered well so far.
  const std::set<std::string>& proven() const { return proven_; }

 private:
  const Json* find_operation(std::string_view method, std::string_view path) const;
  const Json& resolve(const Json& json) const;
  void check(const Json& value, const Json& schema, const std::string& at,
             std::vector<std::string>& out) const;
  void check_object(const Json& value, const Json& schema, const std::string& at,
                    std::vector<std::string>& out) const;
  void check_answer(const Exchange& exchange, const Json& response,
                    std::vector<std::string>& out) const;
  void check_request(const Exchange& exchange, const Json& operation,
                     std::vector<std::string>& out) const;

  Json document_;
  std::set<std::string> proven_;
};

}  // namespace penstock::scenarios
