#pragma once
// What a distributed PostgreSQL (Citus) would refuse or do slowly, found by reading a statement's
// tokens: docs/ARCHITECTURE.md, "One SQL". The store asks at run time where
// PostgresOptions::distributed_rules is set; tools/tidy asks the same of the statements in the
// sources. Knows nothing of the rest of the store, so that tidy can be built from this alone.

#include <string>
#include <string_view>
#include <vector>

namespace penstock::store {

// A statement that looks at all workspaces begins with this. It is for the administrator's verbs
// and a process' own upkeep, never for a request; tools/tidy lists the files that may say it.
inline constexpr std::string_view kAllWorkspaces = "/* all workspaces */ ";

struct StatementLook {
  std::string fault;           // what would be refused and what to write instead; empty: nothing
  std::vector<int> workspace;  // the placeholders (1 for $1) that a workspace_id is bound to
  bool of_all = false;         // begins with kAllWorkspaces
};

// Data statements and migrations' CREATE and ALTER alike.
StatementLook look_at_statement(std::string_view sql);

// Tables without a workspace: the directory is distributed by its key, the others are reference
// tables.
bool is_global_table(std::string_view table);

}  // namespace penstock::store
