#pragma once
// Moves that always succeed: each client has deals of its own and moves them to and fro.

#include <array>
#include <string>
#include <vector>

#include "bare.h"
#include "http_load.h"
#include "world.h"

namespace penstock::bench {

struct Moving {
  std::string deal_id;
  std::array<std::string, 2> stages;  // where it is, where it goes
};

// Open deals of a workspace as they stand now, in the order of their ids.
std::vector<Moving> plan_moves(store::Reader& reader, WorkspaceId workspace_id);
// Moves in the journal: each that is answered must be there.
std::int64_t count_moves(store::Reader& reader);
// The same of the first workspace of a SQLite file that may be served meanwhile.
std::vector<Moving> plan_moves(const std::string& database);
std::int64_t count_moves(const std::string& database);
// The statements of moves, `in_group` in each of `groups`, without the moves: the transaction is
// taken back.
std::vector<Statements> record_moves(app::Application& application, const access::Actor& actor,
                                     const std::vector<Moving>& plan, int groups, int in_group);
// The n-th move of a client, as the input of deal.move and as a request.
Json move_input(const std::vector<Moving>& plan, int client, int clients, std::size_t n);
Request move_request(const std::vector<Moving>& plan, int client, int clients, std::size_t n);

}  // namespace penstock::bench
