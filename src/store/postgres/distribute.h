#pragma once
// Spreads the tables of a store over the machines of a Citus cluster, each workspace whole on one.
// docs/guides/distributed.md says when and how; written by Citus' documents, see there what was
// tried.

#include <string>
#include <vector>

#include "base/result.h"

namespace penstock::store {

struct DistributedTables {
  std::vector<std::string> made;     // distributed now
  std::vector<std::string> already;  // found distributed
};

// Each table is a step of its own and the catalogue says which are done, so it may be broken off
// and run again. `uri`: of the coordinator.
// Errors: Unavailable/no_citus with the remedy; Unavailable/store_failed.
Result<DistributedTables> distribute_tables(const std::string& uri);

}  // namespace penstock::store
