#pragma once
// The order of cards in a column: a text that sorts by its bytes. Placing a card writes one row.
//
// A new deal gets a rank made from its id, counted down, so that the newest is on top without
// looking at any other row. Between two cards lies always another text (fractional indexing).

#include <string>
#include <string_view>

namespace penstock::deals {

// The rank on top of all deals made before. Requires: id > 0.
std::string rank_on_top(std::int64_t id);

// A rank between two; an empty `above` is the top, an empty `below` the bottom.
// Requires: above < below where both are given.
std::string rank_between(std::string_view above, std::string_view below);

}  // namespace penstock::deals
