#pragma once
// The workspace of a demo.

#include "features/demo/demo.h"

namespace penstock::demo {

// By this external source the colleagues of a demo are known.
inline constexpr std::string_view kUserSource = "demo";

std::string owner_email();
// A new workspace with is_demo, owned by the first colleague. Returns the owner's actor.
// Errors: Conflict/email_taken.
Result<commands::Actor> open_workspace(store::Tx& tx, Instant now,
                                       const std::string& password_hash);
// Says that the actor's workspace is a demo, or that it is none any more. Journal:
// workspace.edited.
Result<void> mark_demo(store::Tx& tx, const commands::Actor& actor, Instant now, bool is_demo);

}  // namespace penstock::demo
