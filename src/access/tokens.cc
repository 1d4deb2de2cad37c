#include "access/tokens.h"

#include "access/secrets.h"
#include "access/sessions.h"
#include "store/record_sql.h"

namespace penstock::access {
namespace {

Permissions permissions_of(Scope scope) {
  using enum Permission;
  switch (scope) {
    case Scope::Read:
      return {Read, Export, ViewReports};
    case Scope::Write:
      return {Read, Export, ViewReports, EditRecords, OverrideGate};
    case Scope::Import:
      return {Read, Import};
    case Scope::Admin:
      return permissions_of(Role::Admin);
  }
  return {};
}

std::string directory_key(std::string_view token_hash) {
  return "token:" + std::string(token_hash);
}

}  // namespace

Permissions permissions_of(const std::vector<Scope>& scopes) {
  Permissions all;
  for (auto scope : scopes) all = all | permissions_of(scope);
  return all;
}

Result<MadeToken> make_token(store::Tx& tx, WorkspaceId workspace_id, Instant now,
                             const NewToken& token) {
  auto count =
      tx.find_integer("SELECT count(*) FROM tokens t WHERE t.workspace_id = $1 AND t.user_id = $2",
                      {workspace_id, token.user_id});
  if (count.value_or(0) >= static_cast<std::int64_t>(kTokensPerUserMax))
    return limit_exceeded("too_many_tokens",
                          "a user has at most 100 tokens; delete those that are no longer used");
  MadeToken made{.token = {.id = tx.ids().make<TokenId>(),
                           .user_id = token.user_id,
                           .name = token.name,
                           .scopes = token.scopes,
                           .expires_on = token.expires_on,
                           .created_at = now,
                           .used_at = {}},
                 .secret = std::string(kTokenPrefix) + make_secret()};
  auto token_hash = to_hex(hash_secret(made.secret));
  tx.execute("INSERT INTO directory (key, workspace_id, ref) VALUES ($1, $2, $3)",
             {directory_key(token_hash), workspace_id, made.token.id});
  tx.execute(
      "INSERT INTO tokens (workspace_id, id, user_id, name, token_hash, scopes, expires_on, "
      "created_at) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
      {workspace_id, made.token.id, token.user_id, token.name, token_hash, to_json(token.scopes),
       token.expires_on, now});
  return made;
}

Result<Token> load_token(store::Reader& reader, WorkspaceId workspace_id, TokenId token_id) {
  auto token = store::find_by_id<Token>(reader, "tokens", workspace_id, token_id);
  if (!token) return not_found("token");
  return *token;
}

void delete_token(store::Tx& tx, WorkspaceId workspace_id, TokenId token_id) {
  auto token_hash =
      tx.find_text("SELECT t.token_hash FROM tokens t WHERE t.workspace_id = $1 AND t.id = $2",
                   {workspace_id, token_id});
  if (!token_hash) return;
  tx.execute("DELETE FROM tokens WHERE workspace_id = $1 AND id = $2", {workspace_id, token_id});
  tx.execute("DELETE FROM directory WHERE key = $1", {directory_key(*token_hash)});
  raise_access_revision(tx, workspace_id);
}

std::vector<Token> list_tokens(store::Reader& reader, WorkspaceId workspace_id, UserId user_id) {
  return store::select_all<Token>(
      reader, "tokens", "WHERE t.workspace_id = $1 AND t.user_id = $2 ORDER BY t.id DESC LIMIT 200",
      {workspace_id, user_id});
}

bool is_expired(std::optional<Date> expires_on, std::string_view time_zone, Instant now) {
  return expires_on && now >= start_of_day_in_zone(add_days(*expires_on, 1), time_zone);
}

}  // namespace penstock::access
