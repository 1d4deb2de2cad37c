#include "app/cli/workspaces.h"

#include <fmt/format.h>

namespace penstock::app::cli {

Result<WorkspacePlace> find_workspace(store::Reader& reader, const std::string& name) {
  constexpr int kNamesMax = 20;
  std::vector<std::string> names;
  std::optional<WorkspaceId> found;
  if (auto by_slug = team::find_workspace_by_slug(reader, name)) found = by_slug;
  reader.query("/* all workspaces */ SELECT w.id, w.name FROM workspaces w ORDER BY w.id", {},
               [&](const store::Row& row) {
                 if (!found && fold(row.text(1)) == fold(name)) found = WorkspaceId{row.integer(0)};
                 if (names.size() < kNamesMax)
                   names.push_back("\"" + std::string(row.text(1)) + "\"");
               });
  if (!found) {
    auto there = names.empty() ? std::string("there is none yet; make one with penstock init")
                               : fmt::format("there are: {}", fmt::join(names, ", "));
    return invalid_field("--workspace", "not_found",
                         "there is no workspace \"" + name + "\"; " + there);
  }
  return place_in(reader, *found);
}

Result<WorkspacePlace> place_in(store::Reader& reader, WorkspaceId workspace_id) {
  TRY(workspace, team::load_workspace(reader, workspace_id));
  auto admin = reader.find_integer(
      "SELECT u.id FROM users u WHERE u.workspace_id = $1 AND u.role = 'admin' ORDER BY u.active "
      "DESC, u.id LIMIT 1",
      {workspace_id});
  if (!admin)
    return invalid_field("--workspace", "no_admin",
                         "the workspace has no admin in whose name this could be done");
  return WorkspacePlace{
      workspace_id, access::system_actor(workspace_id, UserId{*admin}, workspace.time_zone,
                                         Currency::parse(workspace.currency).value_or(Currency{}))};
}

}  // namespace penstock::app::cli
