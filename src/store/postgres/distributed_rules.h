#pragma once
// Plain PostgreSQL as strict as a distributed one: with PostgresOptions::distributed_rules every
// statement is looked at before it is sent, and one that Citus would refuse is refused here. The
// tests run so; a look at a statement is kept, so it costs once.

#include <span>
#include <string>
#include <vector>

#include "store/database.h"

namespace penstock::store::postgres {

// Throws StoreError/Misuse with the rule and the remedy. `about`: the workspace of the transaction,
// none for reads and for the work of the whole store; no other may then be named.
void check_distributed(std::string_view sql, std::span<const Param> params, WorkspaceId about);

// Every distinct text that this process has passed through check_distributed.
std::vector<std::string> statements_seen();

// Whether PENSTOCK_DISTRIBUTED_RULES is set to 1.
bool distributed_rules_wanted();

}  // namespace penstock::store::postgres
