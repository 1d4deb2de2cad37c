#include "commands/idempotency.h"

#include <sodium.h>

#include "commands/routes.h"

namespace penstock::commands {
namespace {

// A key belongs to the user who sent it: nobody can probe for another's.
std::string command_id(const Actor& actor, std::string_view key) {
  return actor.user_id.text() + ":" + std::string(key);
}

}  // namespace

Result<std::optional<Done>> find_done(store::Reader& reader, const Actor& actor,
                                      std::string_view key, std::string_view request_hash) {
  std::optional<Done> done;
  bool other = false;
  reader.query(
      "SELECT d.request_hash, d.status, d.answer, d.pos, d.record_version FROM commands_done d "
      "WHERE d.workspace_id = $1 AND d.command_id = $2",
      {actor.workspace_id, command_id(actor, key)}, [&](const store::Row& row) {
        other = row.text(0) != request_hash;
        done = Done{.status = static_cast<int>(row.integer(1)),
                    .outcome = {.body = std::string(row.text(2)),
                                .version = row.integer(4),
                                .pos = row.integer(3)}};
      });
  if (other)
    return conflict(
        "idempotency_key_reused",
        "this Idempotency-Key was used for another request; take a new one for each change");
  return done;
}

void save_done(store::Tx& tx, const Actor& actor, Instant now, std::string_view key,
               std::string_view request_hash, const Done& done) {
  tx.execute(
      "INSERT INTO commands_done (workspace_id, command_id, request_hash, status, answer, pos, "
      "record_version, done_at) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
      {actor.workspace_id, command_id(actor, key), request_hash, done.status, done.outcome.body,
       done.outcome.pos, done.outcome.version, now});
}

std::string hash_request(std::string_view command_name, const Json& input) {
  auto text = std::string(command_name) + "\n" + to_text(input);
  unsigned char hash[crypto_generichash_BYTES];
  crypto_generichash(hash, sizeof hash, reinterpret_cast<const unsigned char*>(text.data()),
                     text.size(), nullptr, 0);
  char hex[sizeof hash * 2 + 1];
  sodium_bin2hex(hex, sizeof hex, hash, sizeof hash);
  return hex;
}

std::int64_t sweep_done(store::Tx& tx, WorkspaceId workspace_id, Instant now, int limit) {
  return tx.execute(
      "DELETE FROM commands_done WHERE workspace_id = $1 AND command_id IN (SELECT c.command_id "
      "FROM commands_done c WHERE c.workspace_id = $1 AND c.done_at < $2 ORDER BY c.done_at LIMIT "
      "$3)",
      {workspace_id, now - kIdempotencyKept, limit});
}

}  // namespace penstock::commands
