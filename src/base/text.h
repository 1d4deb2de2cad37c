#pragma once
// Text: UTF-8 checks, trimming and the folding that search relies on. Folding happens here, before
// text is stored, so that every database engine finds the same things.

#include <string>
#include <string_view>

namespace penstock {

// Bytes of the valid UTF-8 sequence at the front (1 to 4), 0 when there is none.
std::size_t utf8_length(std::string_view text);
bool is_utf8(std::string_view text);
// Number of code points. Requires: valid UTF-8.
std::size_t count_code_points(std::string_view text);
// Without white space (ASCII and no-break) at both ends.
std::string_view trim(std::string_view text);
// Search form: NFKD, marks dropped, case folded, ł đ ø ı ß æ œ ё mapped, runs of white space made
// one blank. "Łódź Çelik" → "lodz celik".
std::string fold(std::string_view text);
// Canonical form of an e-mail address for comparison: trimmed and lower case.
std::string canonical_email(std::string_view text);
// "BestCase" → "best_case".
std::string to_snake_case(std::string_view pascal);

}  // namespace penstock
