#pragma once
// Static files that are part of the binary: the web page, precompressed at build time.

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "http/http.h"

namespace penstock::http {

// One embedded file. The views live as long as the program; br and gzip are empty where
// compressing would not pay.
struct Asset {
  std::string_view path;  // "/assets/main-3f2a.js"
  std::string_view content_type;
  bool immutable = false;  // the name has a hash of the content
  std::string_view raw;
  std::string_view br;
  std::string_view gzip;
  std::string_view etag;  // quoted, of the raw bytes
};

// In index.html, replaced by a fresh nonce in every answer.
inline constexpr std::string_view kNoncePlaceholder = "__CSP_NONCE__";

// A handler for Options::fallback. Answers the file at the path (br, gzip or as it is; 304 when the
// client has it); for a path without a dot in its last segment "/index.html" (the page's own
// routes); 404 below `api_prefix` and otherwise.
// Requires: `assets` lives as long as the handler; paths are unique.
Handle serve_assets(std::span<const Asset> assets, std::string api_prefix = "/api/");

// The files that the build put into the binary (cmake/embed.cmake); none in a program that has no
// page of its own, such as a test.
std::span<const Asset> embedded_assets();

// 16 random bytes in base64.
std::string fresh_nonce();

}  // namespace penstock::http
