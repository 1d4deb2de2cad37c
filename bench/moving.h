#pragma once
// Moves that always succeed: each client has deals of its own and moves them to and fro.

#include <array>
#include <string>
#include <vector>

#include "base/json.h"
#include "http_load.h"

namespace penstock::bench {

struct Moving {
  std::string deal_id;
  std::array<std::string, 2> stages;  // where it is, where it goes
};

// Open deals of the first workspace as they stand now, in the order of their ids.
std::vector<Moving> plan_moves(const std::string& database);
// Moves in the journal: each that is answered must be there.
std::int64_t count_moves(const std::string& database);
// The n-th move of a client, as the input of deal.move and as a request.
Json move_input(const std::vector<Moving>& plan, int client, int clients, std::size_t n);
Request move_request(const std::vector<Moving>& plan, int client, int clients, std::size_t n);

}  // namespace penstock::bench
