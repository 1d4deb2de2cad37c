#pragma once
// Idempotency keys: a command that carries one is done once; a repeat within seven days gets the
// first answer again, so a client that lost an answer may simply ask again.

#include <optional>
#include <string>

#include "commands/registry.h"

namespace penstock::commands {

struct Done {
  int status = 200;
  Outcome outcome;
};

// The earlier answer to this key, or nothing. Errors: Conflict/idempotency_key_reused when the key
// came with another request.
Result<std::optional<Done>> find_done(store::Reader& reader, const Actor& actor,
                                      std::string_view key, std::string_view request_hash);
void save_done(store::Tx& tx, const Actor& actor, Instant now, std::string_view key,
               std::string_view request_hash, const Done& done);
// What a key is compared by: the command's name and its whole input.
std::string hash_request(std::string_view command_name, const Json& input);
// Forgets keys older than seven days, at most `limit`, the oldest first. Returns how many.
std::int64_t sweep_done(store::Tx& tx, WorkspaceId workspace_id, Instant now, int limit);

}  // namespace penstock::commands
