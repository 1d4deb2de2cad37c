#pragma once
// How a verb finds the workspace that it works in.

#include "access/actor.h"
#include "features/team/team.h"

namespace penstock::app::cli {

struct WorkspacePlace {
  WorkspaceId workspace_id;
  access::Actor actor;  // the server itself, in the name of the workspace's first admin
};

// By name or slug. Errors: InvalidField/not_found, which names the workspaces that are there.
Result<WorkspacePlace> find_workspace(store::Reader& reader, const std::string& name);

// The same of a workspace that is there. Errors: InvalidField/no_admin.
Result<WorkspacePlace> place_in(store::Reader& reader, WorkspaceId workspace_id);

}  // namespace penstock::app::cli
