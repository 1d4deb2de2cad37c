// The only statements of the queue that look at all workspaces, and they only look. They are never
// part of a request: a process runs them at its start and in its sweep.

#include "jobs/store.h"

namespace penstock::jobs {
namespace {

std::vector<WorkspaceId> workspaces(store::Reader& reader, std::string_view sql,
                                    std::initializer_list<store::Param> params) {
  std::vector<WorkspaceId> found;
  reader.query(sql, params, [&](const store::Row& row) { found.push_back({row.integer(0)}); });
  return found;
}

}  // namespace

std::map<WorkspaceId, Instant> all_next_due(store::Reader& reader) {
  std::map<WorkspaceId, Instant> due;
  reader.query(
      "/* all workspaces */ SELECT j.workspace_id, min(j.run_at) FROM jobs j WHERE j.state = "
      "'ready' GROUP BY j.workspace_id",
      {}, [&](const store::Row& row) {
        due[WorkspaceId{row.integer(0)}] = instant_from_ms(row.integer(1));
      });
  return due;
}

std::vector<WorkspaceId> to_recover(store::Reader& reader, const Claimant& claimant,
                                    Recover which) {
  if (which == Recover::OtherOwners)
    return workspaces(reader,
                      "/* all workspaces */ SELECT DISTINCT j.workspace_id FROM jobs j WHERE "
                      "j.state = 'running' AND j.lease_owner <> $1",
                      {claimant.owner});
  return workspaces(reader,
                    "/* all workspaces */ SELECT DISTINCT j.workspace_id FROM jobs j WHERE "
                    "j.state = 'running' AND j.lease_until < $1",
                    {claimant.now});
}

std::vector<WorkspaceId> to_tidy(store::Reader& reader, Instant before) {
  return workspaces(reader,
                    "/* all workspaces */ SELECT DISTINCT j.workspace_id FROM jobs j WHERE "
                    "j.ended_at < $1",
                    {before});
}

std::vector<int> all_nodes(store::Reader& reader) {
  std::vector<int> nodes;
  if (reader.dialect().engine() == "sqlite") return nodes;
  reader.query("/* all workspaces */ SELECT n.node FROM nodes n ORDER BY n.node", {},
               [&](const store::Row& row) { nodes.push_back(static_cast<int>(row.integer(0))); });
  return nodes;
}

}  // namespace penstock::jobs
