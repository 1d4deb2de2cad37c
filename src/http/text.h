#pragma once
// The few operations on text that HTTP needs.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace penstock::http {

// ASCII letters compare without case.
bool same_name(std::string_view a, std::string_view b);

// Without spaces and tabs at both ends.
std::string_view trimmed(std::string_view text);

enum class Plus { Literal, Space };

// `text` without percent-encoding; nullopt for a broken escape, NUL, or bytes that are not UTF-8.
std::optional<std::string> percent_decoded(std::string_view text, Plus plus);

// The length of the UTF-8 character at the start of `text` (not empty); 0 when it is none.
// Source: RFC 3629, table of well-formed sequences.
std::size_t utf8_size(std::string_view text);

std::string base64(std::span<const unsigned char> bytes);

// Calls `each(element)` for every non-empty element of a comma-separated list.
template <class Each>
void for_each_element(std::string_view list, Each each) {
  while (!list.empty()) {
    const std::size_t comma = list.find(',');
    const std::string_view element = trimmed(list.substr(0, comma));
    if (!element.empty()) each(element);
    if (comma == std::string_view::npos) return;
    list.remove_prefix(comma + 1);
  }
}

}  // namespace penstock::http
