#pragma once
// The OpenAPI 3.1 description of everything in the registry, made from the same descriptions that
// decode and encode the requests, so that it cannot tell a lie.

#include <string>

#include "commands/registry.h"

namespace penstock::commands {

// A route that is no plain command (it sets cookies, streams …) but belongs in the description.
struct SpecialRoute {
  std::string_view route;  // "POST /session"
  std::string_view name;
  std::string_view says;
  const RecordDescription* input = nullptr;
  const RecordDescription* output = nullptr;
  int status = 200;
};

Json make_openapi(const Registry& registry, std::span<const SpecialRoute> special,
                  std::string_view version);

}  // namespace penstock::commands
