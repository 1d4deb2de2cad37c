#include "http/gate.h"

#include "http/text.h"

namespace penstock::http {
namespace {

constexpr std::string_view kBearer = "bearer ";

bool has_bearer(const Request& request) {
  const auto value = request.header("authorization");
  return value && value->size() > kBearer.size() &&
         same_name(value->substr(0, kBearer.size()), kBearer);
}

bool same_origin(std::string_view origin, std::string_view host, std::string_view public_origin) {
  if (!public_origin.empty() && same_name(origin, public_origin)) return true;
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (origin.starts_with(scheme)) return same_name(origin.substr(scheme.size()), host);
  }
  return false;  // "null" and other schemes
}

bool type_allowed(const Request& request, const Route& route, bool has_body) {
  const auto field = request.header("content-type");
  if (!field) return !has_body && request.method != Method::Post;
  const std::string_view type = trimmed(field->substr(0, field->find(';')));
  if (route.upload) return same_name(type, "application/octet-stream");
  return same_name(type, "application/json");
}

}  // namespace

std::optional<Forgery> find_forgery(const Request& request, const Route& route, bool has_body,
                                    std::string_view public_origin) {
  if (request.method == Method::Get || route.origins == Origins::Any) return std::nullopt;
  if (has_bearer(request)) return std::nullopt;
  const auto site = request.header("sec-fetch-site");
  if (site && *site != "same-origin" && *site != "none") {
    return Forgery{403, "cross_site", "requests from other sites are not taken"};
  }
  const auto origin = request.header("origin");
  if (origin && !same_origin(*origin, request.header("host").value_or(""), public_origin)) {
    return Forgery{403, "cross_site", "Origin and Host name different sites"};
  }
  if (!type_allowed(request, route, has_body)) {
    return route.upload
               ? Forgery{415, "unsupported_media_type",
                         "send Content-Type: application/octet-stream"}
               : Forgery{415, "unsupported_media_type", "send Content-Type: application/json"};
  }
  return std::nullopt;
}

}  // namespace penstock::http
