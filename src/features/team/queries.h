#pragma once
// Reads of the team feature with what they are asked by.

#include "features/team/team.h"

namespace penstock::team {

struct GetWorkspace {};
BOOST_DESCRIBE_STRUCT(GetWorkspace, (), ())

struct ListUsers {
  int limit = kUsersPageMax;
  std::optional<UserId> cursor;  // the last user of the page before
};
BOOST_DESCRIBE_STRUCT(ListUsers, (), (limit, cursor))
constexpr auto field_notes(const ListUsers*) {
  return std::array{
      FieldNote{.name = "limit", .says = "Users of one page", .min = 1, .max = kUsersPageMax}};
}

struct GetUser {
  UserId user_id;
};
BOOST_DESCRIBE_STRUCT(GetUser, (), (user_id))

struct ListTeams {};
BOOST_DESCRIBE_STRUCT(ListTeams, (), ())

// One's own; another person's for those who manage users.
struct ListSessions {
  std::optional<UserId> user_id;
};
BOOST_DESCRIBE_STRUCT(ListSessions, (), (user_id))

struct ListTokens {
  std::optional<UserId> user_id;
};
BOOST_DESCRIBE_STRUCT(ListTokens, (), (user_id))

// A session in a list.
struct SessionItem {
  access::SessionId id;
  UserId user_id;
  Instant created_at{};
  Instant seen_at{};
  std::string user_agent;
  std::string remote_address;
  bool current = false;  // the one that asks
};
BOOST_DESCRIBE_STRUCT(SessionItem, (),
                      (id, user_id, created_at, seen_at, user_agent, remote_address, current))

Result<Workspace> get_workspace(store::Reader& reader, const Actor& actor, Instant now,
                                const GetWorkspace& query);
Result<commands::List<User>> list_users(store::Reader& reader, const Actor& actor, Instant now,
                                        const ListUsers& query);
Result<User> get_user(store::Reader& reader, const Actor& actor, Instant now, const GetUser& query);
Result<commands::List<Team>> list_teams(store::Reader& reader, const Actor& actor, Instant now,
                                        const ListTeams& query);
Result<commands::List<SessionItem>> list_sessions(store::Reader& reader, const Actor& actor,
                                                  Instant now, const ListSessions& query);
Result<commands::List<access::Token>> list_tokens(store::Reader& reader, const Actor& actor,
                                                  Instant now, const ListTokens& query);
// Errors: NotFound.
Result<CurrentSession> load_current_session(store::Reader& reader, const Actor& actor);

}  // namespace penstock::team
