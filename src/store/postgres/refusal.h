#pragma once
// What an administrator can do where a database could not be reached or refused its connections.

#include "store/postgres/connection.h"

namespace penstock::store::postgres {

// Connects once more to look how it refuses; takes five seconds at most.
std::string remedy(const Target& target);

}  // namespace penstock::store::postgres
