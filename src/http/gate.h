#pragma once
// Against forged requests from other sites (CSRF), before any handler runs.

#include <optional>
#include <string_view>

#include "base/result.h"
#include "http/http.h"

namespace penstock::http {

struct Forgery {
  int status;  // 403 or 415
  std::string_view slug;
  std::string_view says;
};

// Whether a request with an unsafe method must be refused.
// A request with "Authorization: Bearer …" passes: no browser adds that by itself.
// Else: Sec-Fetch-Site, when present, is same-origin or none; Origin, when present, is the origin
// named by Host (or `public_origin`); the Content-Type is application/json, or
// application/octet-stream for uploads: a form cannot send these without asking first. A request
// with PUT, PATCH or DELETE and no body needs no type, since forms cannot send these methods.
std::optional<Forgery> find_forgery(const Request& request, const Route& route, bool has_body,
                                    std::string_view public_origin);

}  // namespace penstock::http
