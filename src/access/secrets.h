#pragma once
// Secrets that the server hands out: session tokens and API tokens. Only their SHA-256 is stored;
// with 256 random bits nothing slower is needed.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace penstock::access {

inline constexpr std::size_t kSecretCharacters = 43;  // of base 62: 256 bits
inline constexpr std::string_view kTokenPrefix = "pst_";

// SHA-256 of a secret.
using SecretHash = std::array<std::uint8_t, 32>;

// 43 characters 0-9 A-Z a-z with 256 bits of the system's randomness.
std::string make_secret();
SecretHash hash_secret(std::string_view secret);
// 64 hex digits, as stored.
std::string to_hex(const SecretHash& hash);

// Whether the text has the shape of a session's secret, or of an API token.
bool is_session_secret(std::string_view text);
bool is_token_secret(std::string_view text);

}  // namespace penstock::access
