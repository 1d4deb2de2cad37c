#pragma once
// The people who work here: workspaces, users, teams, and how they get in. What other features may
// include; the words are explained in README.md.

#include <optional>
#include <string>
#include <vector>

#include "access/password.h"
#include "access/sessions.h"
#include "access/tokens.h"
#include "base/record.h"
#include "commands/registry.h"
#include "store/database.h"

namespace penstock::team {

using access::Actor;
using access::Role;
using access::Visibility;

enum class Language { En, Pl, Ro, Ru, Tr };
BOOST_DESCRIBE_ENUM(Language, En, Pl, Ro, Ru, Tr)
enum class Theme { Auto, Light, Dark };
BOOST_DESCRIBE_ENUM(Theme, Auto, Light, Dark)
enum class Density { Comfortable, Compact };
BOOST_DESCRIBE_ENUM(Density, Comfortable, Compact)

inline constexpr std::size_t kNameBytesMax = 200;
inline constexpr std::size_t kEmailBytesMax = 254;  // RFC 5321
inline constexpr int kUsersPageMax = 1'000;

struct Workspace {
  WorkspaceId id;
  std::string name;
  std::string slug;       // unique on this server; made from the name
  std::string currency;   // ISO 4217
  std::string time_zone;  // IANA
  Language language = Language::En;
  bool is_demo = false;
  Instant created_at{};
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Workspace, (),
                      (id, name, slug, currency, time_zone, language, is_demo, created_at, version))

// A user without e-mail or password is known (an imported rep) but cannot sign in.
struct User {
  UserId id;
  std::string name;
  std::optional<std::string> email;  // trimmed and lower case; unique on this server
  Role role = Role::Rep;
  Visibility visibility = Visibility::All;
  std::optional<TeamId> team_id;
  std::optional<std::string> manager_name;
  Language language = Language::En;
  Theme theme = Theme::Auto;
  Density density = Density::Comfortable;
  bool active = true;
  std::optional<std::string> external_source;
  std::optional<std::string> external_id;
  Instant created_at{};
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(User, (),
                      (id, name, email, role, visibility, team_id, manager_name, language, theme,
                       density, active, external_source, external_id, created_at, version))

struct Team {
  TeamId id;
  std::string name;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Team, (), (id, name, version))

// Who is signed in, and what the page needs to know about it.
struct CurrentSession {
  User user;
  Workspace workspace;
  std::vector<std::string> permissions;
};
BOOST_DESCRIBE_STRUCT(CurrentSession, (), (user, workspace, permissions))

// ---- making a workspace: the command line, POST /setup, the demo ----

struct NewWorkspace {
  std::string name;
  std::string slug;  // made from the name when empty
  std::string currency = "EUR";
  std::string time_zone = "UTC";
  Language language = Language::En;
  bool is_demo = false;
  std::string owner_name;
  std::string owner_email;
  std::string owner_password_hash;  // of access::PasswordHasher; empty: cannot sign in yet
};

struct CreatedWorkspace {
  Workspace workspace;
  User owner;
};

// Makes a workspace and its first admin. Journal: workspace.created, user.created.
// Errors: InvalidField for name, currency, time_zone, email; Conflict/email_taken, slug_taken.
Result<CreatedWorkspace> create_workspace(store::Tx& tx, Instant now, const NewWorkspace& input);
// The admin's actor, with which other features fill a new workspace.
Actor owner_actor(const CreatedWorkspace& created);
// Whether anybody has set this server up.
bool has_workspace(store::Reader& reader);

// ---- commands ----

struct EditWorkspace {
  Patch<std::string> name;
  Patch<std::string> currency;
  Patch<std::string> time_zone;
  Patch<Language> language;
  std::optional<std::int64_t> expected_version;
};
BOOST_DESCRIBE_STRUCT(EditWorkspace, (), (name, currency, time_zone, language, expected_version))

struct CreateUser {
  std::string name;
  std::optional<std::string> email;
  Role role = Role::Rep;
  Visibility visibility = Visibility::All;
  std::optional<TeamId> team_id;
  std::optional<std::string> manager_name;
  std::optional<Language> language;  // the workspace's when absent
  bool active = true;
  std::optional<std::string> external_source;
  std::optional<std::string> external_id;
};
BOOST_DESCRIBE_STRUCT(CreateUser, (),
                      (name, email, role, visibility, team_id, manager_name, language, active,
                       external_source, external_id))

struct EditUser {
  UserId user_id;
  Patch<std::string> name;
  Patch<std::optional<std::string>> email;
  Patch<Role> role;
  Patch<Visibility> visibility;
  Patch<std::optional<TeamId>> team_id;
  Patch<std::optional<std::string>> manager_name;
  Patch<Language> language;
  Patch<bool> active;
  std::optional<std::int64_t> expected_version;
};
BOOST_DESCRIBE_STRUCT(EditUser, (),
                      (user_id, name, email, role, visibility, team_id, manager_name, language,
                       active, expected_version))

struct EditMe {
  Patch<std::string> name;
  Patch<Language> language;
  Patch<Theme> theme;
  Patch<Density> density;
};
BOOST_DESCRIBE_STRUCT(EditMe, (), (name, language, theme, density))

struct CreateTeam {
  std::string name;
};
BOOST_DESCRIBE_STRUCT(CreateTeam, (), (name))

struct EditTeam {
  TeamId team_id;
  Patch<std::string> name;
  std::optional<std::int64_t> expected_version;
};
BOOST_DESCRIBE_STRUCT(EditTeam, (), (team_id, name, expected_version))

struct RevokeSession {
  access::SessionId session_id;
};
BOOST_DESCRIBE_STRUCT(RevokeSession, (), (session_id))

struct RevokeToken {
  access::TokenId token_id;
};
BOOST_DESCRIBE_STRUCT(RevokeToken, (), (token_id))

// Not in the registry: its answer holds a secret, which must not be kept for repeats.
struct CreateToken {
  std::string name;
  std::vector<access::Scope> scopes;
  std::optional<Date> expires_on;
};
BOOST_DESCRIBE_STRUCT(CreateToken, (), (name, scopes, expires_on))

struct TokenSecret {
  access::Token token;
  std::string secret;
};
BOOST_DESCRIBE_STRUCT(TokenSecret, (), (token, secret))

// Not in the registry: hashing takes too long for the writer. The hash comes from a PasswordHasher.
struct SetPassword {
  UserId user_id;
  std::string password_hash;
};

constexpr FieldNote note_name(std::string_view says) {
  return {.name = "name", .says = says, .text_max = kNameBytesMax, .required = true};
}
constexpr auto field_notes(const CreateUser*) {
  return std::array{note_name("Full name"),
                    FieldNote{.name = "email",
                              .says = "To sign in with; unique on this server",
                              .text_max = kEmailBytesMax}};
}
constexpr auto field_notes(const EditUser*) {
  return std::array{note_name("Full name"),
                    FieldNote{.name = "email",
                              .says = "To sign in with; unique on this server",
                              .text_max = kEmailBytesMax}};
}
constexpr auto field_notes(const EditMe*) { return std::array{note_name("Full name")}; }
constexpr auto field_notes(const CreateTeam*) {
  return std::array{note_name("What the team is called")};
}
constexpr auto field_notes(const EditTeam*) {
  return std::array{note_name("What the team is called")};
}
constexpr auto field_notes(const EditWorkspace*) {
  return std::array{note_name("What the workspace is called")};
}
constexpr auto field_notes(const CreateToken*) {
  return std::array{
      note_name("What the token is for"),
      FieldNote{.name = "scopes", .says = "What it may do of what you may", .required = true},
      FieldNote{.name = "expires_on", .says = "The last day on which it counts"}};
}

// Each appends the event named; the errors are those of the input and the rules in rules.h.
Result<Workspace> edit_workspace(store::Tx& tx, const Actor& actor, Instant now,
                                 const EditWorkspace& command);
Result<User> create_user(store::Tx& tx, const Actor& actor, Instant now, const CreateUser& command);
Result<User> edit_user(store::Tx& tx, const Actor& actor, Instant now, const EditUser& command);
Result<User> edit_me(store::Tx& tx, const Actor& actor, Instant now, const EditMe& command);
// Journal: user.password_changed. Ends the user's sessions, but not the one that asks.
Result<void> set_password(store::Tx& tx, const Actor& actor, Instant now,
                          const SetPassword& command);
Result<Team> create_team(store::Tx& tx, const Actor& actor, Instant now, const CreateTeam& command);
Result<Team> edit_team(store::Tx& tx, const Actor& actor, Instant now, const EditTeam& command);
Result<void> revoke_session(store::Tx& tx, const Actor& actor, Instant now,
                            const RevokeSession& command);
// Errors: Forbidden where a token asks that may not manage users, and for scopes beyond the
// actor's.
Result<TokenSecret> create_token(store::Tx& tx, const Actor& actor, Instant now,
                                 const CreateToken& command);
Result<void> revoke_token(store::Tx& tx, const Actor& actor, Instant now,
                          const RevokeToken& command);

// ---- reads that other features and the command line need ----

struct UserPlace {
  WorkspaceId workspace_id;
  UserId user_id;
};
std::optional<UserPlace> find_user_by_email(store::Reader& reader, std::string_view email);
std::optional<WorkspaceId> find_workspace_by_slug(store::Reader& reader, std::string_view slug);
Result<Workspace> load_workspace(store::Reader& reader, WorkspaceId workspace_id);
Result<User> load_user(store::Reader& reader, WorkspaceId workspace_id, UserId user_id);
std::optional<User> find_user_by_external(store::Reader& reader, WorkspaceId workspace_id,
                                          std::string_view source, std::string_view external_id);
std::optional<Team> find_team_by_name(store::Reader& reader, WorkspaceId workspace_id,
                                      std::string_view name);

// Registers commands and queries. The routes that set cookies or hash passwords are in routes.h.
void register_team(commands::Registry& registry);

}  // namespace penstock::team
