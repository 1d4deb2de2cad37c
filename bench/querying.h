#pragma once
// One query of the registry against the engine running the same statements, in turns.

#include <functional>
#include <string_view>

#include "bare.h"
#include "measure.h"
#include "world.h"

namespace penstock::bench {

struct Measured {
  Turns turns;
  std::size_t bytes = 0;       // of our JSON
  std::size_t statements = 0;  // of the question
};

// Makes, of the statements that were recorded, what runs them bare.
using MakeLimit = std::function<std::function<void()>(const Statements&)>;

Measured measure_query(World& world, int rounds, std::string_view name, const Json& input,
                       const MakeLimit& make_limit);
// The limit on SQLite.
Measured measure_query(World& world, int rounds, std::string_view name, const Json& input);

// Filter, sort and words of a list of deals.
Json three_conditions(const std::string& words);

}  // namespace penstock::bench
