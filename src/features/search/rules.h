#pragma once
// How a title is ranked against what was typed, and which other words may have been meant. Pure.

#include <string>
#include <string_view>
#include <vector>

namespace penstock::search {

// Requires: both folded. 100: equal; 80: the title begins with the query; 60: every word of the
// query begins a word of the title; 40: it matches elsewhere (address, job, company).
int score_of(std::string_view title, std::string_view query);

// True when `typed`, with at most one letter left out, added, changed or swapped with its
// neighbour, begins `word`. In code points.
bool begins_with_a_typo(std::string_view word, std::string_view typed);

inline constexpr std::size_t kTypoLettersMin = 4;  // shorter words are not guessed at
inline constexpr std::size_t kTypoVariantsMax = 40;

// `word` with each letter left out and each two neighbours swapped, at most kTypoVariantsMax.
std::vector<std::string> typo_variants(std::string_view word);

}  // namespace penstock::search
