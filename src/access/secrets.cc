#include "access/secrets.h"

#include <sodium.h>

namespace penstock::access {
namespace {

constexpr std::string_view kBase62 =
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

bool is_base62(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

}  // namespace

std::string make_secret() {
  std::string secret(kSecretCharacters, '0');
  for (auto& c : secret) c = kBase62[randombytes_uniform(kBase62.size())];
  return secret;
}

SecretHash hash_secret(std::string_view secret) {
  SecretHash hash;
  static_assert(sizeof hash == crypto_hash_sha256_BYTES);
  crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(secret.data()),
                     secret.size());
  return hash;
}

std::string to_hex(const SecretHash& hash) {
  char hex[sizeof hash * 2 + 1];
  sodium_bin2hex(hex, sizeof hex, hash.data(), hash.size());
  return hex;
}

bool is_session_secret(std::string_view text) {
  if (text.size() != kSecretCharacters) return false;
  for (char c : text)
    if (!is_base62(c)) return false;
  return true;
}

bool is_token_secret(std::string_view text) {
  return text.starts_with(kTokenPrefix) && is_session_secret(text.substr(kTokenPrefix.size()));
}

}  // namespace penstock::access
