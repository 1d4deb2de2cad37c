#pragma once
// Signing in: a password becomes a session. The password is evaluated before any transaction
// begins, on the calling thread (a pool thread), at most as often as the throttle allows.

#include "features/team/routes.h"

namespace penstock::team {

struct SignIn {
  std::string email;
  std::string password;
};
BOOST_DESCRIBE_STRUCT(SignIn, (), (email, password))
constexpr FieldNote note_password(std::string_view says) {
  return {
      .name = "password", .says = says, .text_max = access::kPasswordBytesMax, .required = true};
}
constexpr auto field_notes(const SignIn*) {
  return std::array{
      FieldNote{.name = "email", .text_max = kEmailBytesMax, .required = true},
      note_password("Tried at most five times a minute for each network and each account")};
}

// A person whose password was right a moment ago.
struct Recognised {
  WorkspaceId workspace_id;
  UserId user_id;
  std::string password_hash;            // as it was; must still stand when the session is opened
  std::optional<std::string> rehashed;  // with today's parameters, where it was made with others
};

// Errors: Unauthorized (the same for an unknown e-mail, a wrong password, no password and an
// inactive user, after the same work); LimitExceeded/too_many_attempts, too_busy, with the time to
// wait.
Result<Recognised> recognise(const Services& services, const SignIn& input,
                             std::string_view remote_address);

struct Opened {
  access::OpenedSession session;
  CurrentSession current;
};

// Opens a session and ends `old`, the one that the same browser had. Journal: session.created, and
// session.revoked for the old one.
// Errors: Unauthorized where the user changed in the meantime.
Result<Opened> open_for(store::Tx& tx, Instant now, const Recognised& person,
                        const access::Client& client, const std::optional<Actor>& old);
// Journal: session.revoked, where the actor has a session.
void sign_out(store::Tx& tx, const Actor& actor, Instant now);

}  // namespace penstock::team
