#pragma once
// A workspace for tests of whatever stands in one. For tests only.

#include "features/team/team.h"

namespace penstock::team {

// Acme, and Ada, who owns it and cannot sign in.
inline Result<access::Actor> create_acme(store::Tx& tx, Instant now) {
  TRY(made, create_workspace(tx, now,
                             {.name = "Acme",
                              .owner_name = "Ada",
                              .owner_email = "ada@acme.example",
                              .owner_password_hash = "none"}));
  return owner_actor(made);
}

}  // namespace penstock::team
