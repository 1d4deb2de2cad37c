#pragma once
// From the registry to HTTP routes: decode, check, run, answer. Commands go to the writer and are
// answered after their commit; queries run on a pool thread or, where they read a row or two,
// on the socket's own.

#include <functional>
#include <vector>

#include "commands/registry.h"

namespace penstock::commands {

inline constexpr std::string_view kApiPrefix = "/api/v1";
inline constexpr std::size_t kIdempotencyKeyBytesMax = 200;
inline constexpr std::chrono::days kIdempotencyKept{7};

// Who is behind a request. Errors: Unauthorized; LimitExceeded when asked too often.
using Authenticate = std::function<Result<Actor>(const http::Request&)>;

struct RouteContext {
  store::Database& database;
  Clock& clock;
  Authenticate authenticate;
};

// One route per command and query. The registry and the context must outlive the server.
std::vector<http::Route> make_routes(const Registry& registry, const RouteContext& context);

// The input of a query as JSON: path and query parameters, each in the type of its field.
// Errors: InvalidField/unknown_field, and where a number or truth value cannot be read.
Result<Json> query_input(const http::Request& request, const RecordDescription& input);

// Method and full pattern of "POST /deals/{deal_id}/moves".
std::pair<http::Method, std::string> parse_route(std::string_view route);

}  // namespace penstock::commands
