#pragma once
// API tokens: "pst_" and 256 random bits, shown once, stored hashed. A token acts as its user and
// may do what its scopes and the user's role both allow.

#include <optional>
#include <string>
#include <vector>

#include "access/actor.h"
#include "store/database.h"

namespace penstock::access {

inline constexpr std::size_t kTokensPerUserMax = 100;

enum class Scope {
  Read,    // records, reports, export
  Write,   // read, and change records
  Import,  // read, and import
  Admin,   // everything that the user may do
};
BOOST_DESCRIBE_ENUM(Scope, Read, Write, Import, Admin)

struct Token {
  TokenId id;
  UserId user_id;
  std::string name;
  std::vector<Scope> scopes;
  std::optional<Date> expires_on;  // the last day it works, in the workspace's time zone
  Instant created_at{};
  std::optional<Instant> used_at;  // written at most once a minute
};
BOOST_DESCRIBE_STRUCT(Token, (), (id, user_id, name, scopes, expires_on, created_at, used_at))

struct MadeToken {
  Token token;
  std::string secret;  // shown once
};

struct NewToken {
  UserId user_id;
  std::string name;
  std::vector<Scope> scopes;
  std::optional<Date> expires_on;
};

Permissions permissions_of(const std::vector<Scope>& scopes);

// Errors: LimitExceeded/too_many_tokens beyond kTokensPerUserMax.
Result<MadeToken> make_token(store::Tx& tx, WorkspaceId workspace_id, Instant now,
                             const NewToken& token);
// Errors: NotFound.
Result<Token> load_token(store::Reader& reader, WorkspaceId workspace_id, TokenId token_id);
void delete_token(store::Tx& tx, WorkspaceId workspace_id, TokenId token_id);
std::vector<Token> list_tokens(store::Reader& reader, WorkspaceId workspace_id, UserId user_id);

bool is_expired(std::optional<Date> expires_on, std::string_view time_zone, Instant now);

}  // namespace penstock::access
