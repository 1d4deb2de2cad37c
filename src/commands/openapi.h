#pragma once
// The OpenAPI 3.1 description of everything in the registry, made from the same descriptions that
// decode and encode the requests, so that it cannot tell a lie. tests/scenarios compare it with
// what the server takes and answers.

#include <span>
#include <string>

#include "commands/registry.h"

namespace penstock::commands {

enum class Signs { Needed, In, No };  // In: the answer carries the cookie of a session

// A route that is no plain command (it sets cookies, hashes, streams …): its feature describes it
// with the structs that it reads and writes.
struct SpecialRoute {
  std::string_view route;  // "POST /session"
  std::string_view name;
  std::string_view says;
  const RecordDescription* input = nullptr;  // body; of a GET the query
  Defaults defaults = nullptr;
  const RecordDescription* query = nullptr;  // beside a body
  const RecordDescription* output = nullptr;
  int status = 200;
  Permission needs = Permission::None;
  Signs signs = Signs::Needed;
  std::string_view takes = "application/json";
  std::string_view answers = "application/json";
};

Json make_openapi(const Registry& registry, std::span<const SpecialRoute> special,
                  std::string_view version);

}  // namespace penstock::commands
