#pragma once
// What many operations of the description share: headers, parameters and refusals by name.

#include <string_view>

#include "base/json.h"

namespace penstock::commands {

Json part_reference(std::string_view folder, std::string_view name);
Json shared_headers();
Json shared_parameters();
// 400 to 503, each with the body of a problem.
Json shared_refusals();
std::string_view refusal_name(int status);
Json money_schema();
Json security_schemes();
Json api_info(std::string_view version);

}  // namespace penstock::commands
