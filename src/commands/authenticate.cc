#include "commands/authenticate.h"

namespace penstock::commands {
namespace {

constexpr std::string_view kBearer = "bearer ";

bool is_bearer(std::string_view header) {
  if (header.size() < kBearer.size()) return false;
  for (std::size_t i = 0; i < kBearer.size(); ++i) {
    char c = header[i];
    if ((c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c) != kBearer[i]) return false;
  }
  return true;
}

}  // namespace

// A request with an Authorization header passes the forgery gate, so its cookie must not count,
// also where the header is of no use.
access::Credentials credentials_of(const http::Request& request) {
  if (auto header = request.header("authorization")) {
    if (!is_bearer(*header)) return {};
    return {.cookie = {}, .bearer = header->substr(kBearer.size())};
  }
  auto cookie = request.cookie(access::cookie_name(scheme_of(request)));
  return {.cookie = cookie.value_or(std::string_view{}), .bearer = {}};
}

Authenticate make_authenticate(access::Authenticator& authenticator) {
  return [&authenticator](const http::Request& request) {
    return authenticator.authenticate(credentials_of(request));
  };
}

}  // namespace penstock::commands
