// Sessions and tokens: ending them, and making tokens. Tested by commands_test.cc.
#include "features/team/rules.h"
#include "features/team/store.h"
#include "features/team/team.h"
#include "journal/journal.h"

namespace penstock::team {
namespace {

// What belongs to another person only those see who manage users; for others it is not there.
Result<void> check_owner(const Actor& actor, UserId owner, std::string_view what) {
  if (owner == actor.user_id || actor.may(access::Permission::ManageUsers)) return {};
  return not_found(what);
}

}  // namespace

Result<void> revoke_session(store::Tx& tx, const Actor& actor, Instant now,
                            const RevokeSession& command) {
  TRY_VOID(check_personal(actor));
  TRY(session, access::load_session(tx, actor.workspace_id, command.session_id));
  TRY_VOID(check_owner(actor, session.user_id, "session"));
  access::end_session(tx, actor.workspace_id, session.id);
  journal::append(tx, actor.workspace_id, actor.user_id, now,
                  {.name = "session.revoked",
                   .record_type = "session",
                   .record_id = session.id.value,
                   .subject_id = session.user_id.value});
  return {};
}

Result<TokenSecret> create_token(store::Tx& tx, const Actor& actor, Instant now,
                                 const CreateToken& command) {
  TRY_VOID(check_personal(actor));
  TRY(name, decide_name(command.name));
  auto scopes = command.scopes;
  std::sort(scopes.begin(), scopes.end());
  scopes.erase(std::unique(scopes.begin(), scopes.end()), scopes.end());
  if (scopes.empty())
    return invalid_field("scopes", "required", "give at least one of read, write, import, admin");
  if (actor.token_id &&
      !actor.permissions.cover(access::permissions_of(scopes) & access::permissions_of(actor.role)))
    return forbidden("a token may not make one that may do more than itself");
  if (access::is_expired(command.expires_on, actor.time_zone, now))
    return invalid_field("expires_on", "in_the_past", "give a day that is not over yet");
  TRY(made, access::make_token(tx, actor.workspace_id, now,
                               {.user_id = actor.user_id,
                                .name = std::move(name),
                                .scopes = std::move(scopes),
                                .expires_on = command.expires_on}));
  journal::append(tx, actor.workspace_id, actor.user_id, now,
                  {.name = "token.created",
                   .record_type = "token",
                   .record_id = made.token.id.value,
                   .subject_id = actor.user_id.value,
                   .body = created_body(to_json(made.token))});
  return TokenSecret{.token = std::move(made.token), .secret = std::move(made.secret)};
}

Result<void> revoke_token(store::Tx& tx, const Actor& actor, Instant now,
                          const RevokeToken& command) {
  TRY_VOID(check_personal(actor));
  TRY(token, access::load_token(tx, actor.workspace_id, command.token_id));
  TRY_VOID(check_owner(actor, token.user_id, "token"));
  access::delete_token(tx, actor.workspace_id, token.id);
  journal::append(tx, actor.workspace_id, actor.user_id, now,
                  {.name = "token.revoked",
                   .record_type = "token",
                   .record_id = token.id.value,
                   .subject_id = token.user_id.value});
  return {};
}

}  // namespace penstock::team
