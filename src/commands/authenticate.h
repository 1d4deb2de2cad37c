#pragma once
// From an HTTP request to the actor behind it.

#include "access/authenticator.h"
#include "access/sessions.h"
#include "commands/routes.h"

namespace penstock::commands {

inline access::Scheme scheme_of(const http::Request& request) {
  return request.secure ? access::Scheme::Https : access::Scheme::Http;
}

// What the request brought along: views into it.
access::Credentials credentials_of(const http::Request& request);

// The authenticator must outlive the function.
Authenticate make_authenticate(access::Authenticator& authenticator);

}  // namespace penstock::commands
