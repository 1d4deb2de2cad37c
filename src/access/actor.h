#pragma once
// Who acts, what they may do and what they may see. Permissions are checked by the command
// registry before a command runs; visibility is part of every query.

#include <cstdint>
#include <initializer_list>
#include <string>

#include "base/record.h"
#include "store/database.h"

namespace penstock::access {

PENSTOCK_ID(SessionId, "session");
PENSTOCK_ID(TokenId, "token");

enum class Role { Admin, Manager, Rep, Marketer, Viewer };
BOOST_DESCRIBE_ENUM(Role, Admin, Manager, Rep, Marketer, Viewer)

// Which owned records (deals, companies, people, activities) a user sees.
enum class Visibility { Own, Team, All };
BOOST_DESCRIBE_ENUM(Visibility, Own, Team, All)

enum class Permission {
  None,             // anybody who is signed in
  Read,             // see records
  EditRecords,      // deals, companies, people, activities, notes
  OverrideGate,     // pass an unmet exit criterion with a reason
  ManagePipelines,  // pipelines, stages, lost reasons, products
  Import,
  Export,
  ViewReports,
  ManageUsers,  // users, teams, other people's sessions
  ManageWorkspace,
};
BOOST_DESCRIBE_ENUM(Permission, None, Read, EditRecords, OverrideGate, ManagePipelines, Import,
                    Export, ViewReports, ManageUsers, ManageWorkspace)

class Permissions {
 public:
  Permissions() = default;
  Permissions(std::initializer_list<Permission> all) {
    for (auto p : all) bits_ |= bit(p);
  }
  bool has(Permission p) const { return (bits_ & bit(p)) != 0 || p == Permission::None; }
  Permissions operator&(Permissions other) const {
    other.bits_ &= bits_;
    return other;
  }
  Permissions operator|(Permissions other) const {
    other.bits_ |= bits_;
    return other;
  }
  bool operator==(const Permissions&) const = default;
  // Whether everything in `other` is also here.
  bool cover(Permissions other) const { return (other.bits_ & ~bits_) == 0; }
  std::vector<std::string> texts() const;

 private:
  static std::uint32_t bit(Permission p) { return 1u << static_cast<int>(p); }
  std::uint32_t bits_ = 0;
};

// What a role may do.
Permissions permissions_of(Role role);

struct Actor {
  WorkspaceId workspace_id;
  UserId user_id;
  Role role = Role::Viewer;
  Visibility visibility = Visibility::Own;
  TeamId team_id;  // 0 where the user has no team
  Permissions permissions;
  std::string time_zone = "UTC";  // of the workspace
  Currency currency;              // of the workspace
  SessionId session_id{};         // 0 unless signed in with a cookie
  TokenId token_id{};             // 0 unless a bearer token was sent
  bool may(Permission p) const { return permissions.has(p); }
};

// The server itself: jobs, the command line, the demo. Sees and may do everything in one workspace.
Actor system_actor(WorkspaceId workspace_id, UserId user_id, std::string time_zone,
                   Currency currency);

// Forbidden unless the actor has the permission.
Result<void> check(const Actor& actor, Permission needs);

// " AND …" that leaves only rows of `owner_column` that the actor may see; empty where all are.
// Binds into `sql`; requires that $1 is the workspace.
std::string visible(const Actor& actor, store::Sql& sql, std::string_view owner_column);
// The same for one loaded owner; `owner_team` is the owner's team.
bool sees_owner(const Actor& actor, UserId owner_id, TeamId owner_team);

}  // namespace penstock::access
