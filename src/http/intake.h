#pragma once
// From a parsed head to a request for a route, or the refusal of it. No socket here, so that the
// whole way from bytes to handler can be fuzzed (http_fuzz.cc).

#include <string>
#include <variant>

#include "http/http.h"
#include "http/proxies.h"
#include "http/request_parser.h"
#include "http/router.h"

namespace penstock::http {

struct Intake {
  Router router;
  Proxies proxies;
  Limits limits;
  std::string public_origin;
  Route fallback;  // its handle is empty when there is none
};

// Builds what serving needs from `options`, taking the routes out of it.
// Errors: those of Router::add and Proxies::parse.
Result<Intake> make_intake(Options& options);

struct Admitted {
  Request request;
  const Route* route;
  std::uint64_t body_max;
};
struct Refused {
  Response response;
  bool close;              // the rest of the connection cannot be trusted or will not be read
  std::string_view route;  // the pattern, when the path is known
};

// Decides on a request by its head alone. Takes the header fields out of `head`.
std::variant<Admitted, Refused> admit(const Intake& intake, Head& head, const std::string& peer,
                                      std::string trace_id);

}  // namespace penstock::http
