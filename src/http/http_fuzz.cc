// libFuzzer: bytes through the parser, the target, the router and the gate. The first byte chooses
// the sizes of the pieces; cutting the input differently must not change what is understood.

#include <cstdlib>
#include <string>

#include "http/intake.h"
#include "http/problem.h"

namespace penstock::http {
namespace {

const Intake& intake() {
  static const Intake kIntake = [] {
    Options options;
    const auto ignore = [](Request&&, Respond) {};
    options.routes.push_back({.pattern = "/deals/{deal_id}", .handle = ignore});
    options.routes.push_back(
        {.method = Method::Post, .pattern = "/deals/{deal_id}/moves", .handle = ignore});
    options.routes.push_back(
        {.method = Method::Put, .pattern = "/files", .upload = true, .handle = ignore});
    options.trusted_proxies = {"127.0.0.0/8"};
    options.limits.header_bytes_max = 2048;
    auto made = make_intake(options);
    if (!made.ok()) std::abort();
    return std::move(*made);
  }();
  return kIntake;
}

// One line per request: what it was taken for.
std::string understood(std::string_view bytes, std::size_t piece) {
  RequestParser parser(intake().limits);
  std::string log, waiting;
  std::uint64_t body_max = 0;
  bool admitted = false;
  while (!bytes.empty()) {
    waiting.append(bytes.substr(0, piece));
    bytes.remove_prefix(std::min(piece, bytes.size()));
    for (;;) {
      const std::size_t n = parser.feed(waiting);
      if (n > waiting.size()) std::abort();
      waiting.erase(0, n);
      const auto state = parser.state();
      // Which of its faults is met first may depend on the pieces; that it fails may not.
      if (state == RequestParser::State::Failed) return log + "failed";
      if (!admitted && state != RequestParser::State::Head) {
        admitted = true;
        auto decided = admit(intake(), parser.head(), "127.0.0.1", "trace");
        if (auto* refused = std::get_if<Refused>(&decided)) {
          return log + "refused " + std::to_string(refused->response.status);
        }
        const auto& given = std::get<Admitted>(decided);
        body_max = given.body_max;
        log += given.request.route;
        for (const auto& [name, value] : given.request.parameters) log += value;
        for (const auto& [name, value] : given.request.query) write_json_string(log, value);
        parser.limit_body(body_max);
      }
      if (parser.body().size() > body_max) std::abort();
      if (state == RequestParser::State::Done) {
        log += parser.body() + "\n";
        parser.reset();
        admitted = false;
      } else if (n == 0) {
        break;
      }
      if (waiting.empty()) break;
    }
  }
  return log;
}

}  // namespace
}  // namespace penstock::http

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using penstock::http::understood;
  if (size < 2) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const std::string whole = understood(bytes, bytes.size());
  const std::string pieces = understood(bytes, 1 + data[0] % 64);
  // Only a wait may differ: what is short of a line end is judged when the rest comes.
  if (whole.substr(0, pieces.size()) != pieces && pieces.substr(0, whole.size()) != whole) {
    std::abort();
  }
  return 0;
}
