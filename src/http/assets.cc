#include "http/assets.h"

#include <sys/random.h>

#include <array>
#include <unordered_map>

#include "http/problem.h"
#include "http/text.h"

namespace penstock::http {
namespace {

using Files = std::unordered_map<std::string_view, const Asset*>;

constexpr std::string_view kIndex = "/index.html";

bool refuses_by_weight(std::string_view parameters) {
  const std::size_t at = parameters.find("q=");
  if (at == std::string_view::npos) return false;
  return parameters.substr(at + 2).find_first_of("123456789") == std::string_view::npos;
}

struct Accepted {
  bool br = false;
  bool gzip = false;
};

// Of RFC 9110, 12.5.3, what matters here: named codings and those with weight zero.
Accepted accepted_codings(const Request& request) {
  Accepted accepted;
  for_each_element(request.header("accept-encoding").value_or(""), [&](std::string_view element) {
    const std::size_t end = element.find(';');
    const std::string_view name = trimmed(element.substr(0, end));
    const bool taken = end == std::string_view::npos || !refuses_by_weight(element.substr(end + 1));
    if (same_name(name, "br")) accepted.br = taken;
    if (same_name(name, "gzip")) accepted.gzip = taken;
  });
  return accepted;
}

bool client_has(const Request& request, std::string_view etag) {
  bool has = false;
  for_each_element(request.header("if-none-match").value_or(""), [&](std::string_view element) {
    if (element.starts_with("W/")) element.remove_prefix(2);
    has = has || element == etag || element == "*";
  });
  return has;
}

// The page: never cached and never compressed, since every answer has its own nonce.
Response page(const Asset& asset) {
  Response response{.status = 200, .content_type = asset.content_type};
  response.surface = Surface::Page;
  response.nonce = fresh_nonce();
  std::string_view rest = asset.raw;
  response.body.reserve(rest.size() + 64);
  for (std::size_t at; (at = rest.find(kNoncePlaceholder)) != std::string_view::npos;) {
    response.body.append(rest.substr(0, at)).append(response.nonce);
    rest.remove_prefix(at + kNoncePlaceholder.size());
  }
  response.body.append(rest);
  return response;
}

Response file(const Asset& asset, const Request& request) {
  Response response{.status = 200, .content_type = asset.content_type};
  response.surface = Surface::Asset;
  response.headers.emplace_back(
      "Cache-Control", asset.immutable ? "public, max-age=31536000, immutable" : "no-cache");
  if (!asset.br.empty() || !asset.gzip.empty()) {
    response.headers.emplace_back("Vary", "Accept-Encoding");
  }
  // Weak: the three codings of a file share it.
  response.headers.emplace_back("ETag", "W/" + std::string(asset.etag));
  if (client_has(request, asset.etag)) {
    response.status = 304;
    return response;
  }
  const Accepted accepted = accepted_codings(request);
  response.shared_body = asset.raw;
  if (accepted.br && !asset.br.empty()) {
    response.shared_body = asset.br;
    response.headers.emplace_back("Content-Encoding", "br");
  } else if (accepted.gzip && !asset.gzip.empty()) {
    response.shared_body = asset.gzip;
    response.headers.emplace_back("Content-Encoding", "gzip");
  }
  return response;
}

Response answer(const Files& files, std::string_view api_prefix, const Request& request) {
  const auto path = percent_decoded(request.path, Plus::Literal).value_or("");
  if (const auto found = files.find(path); found != files.end() && path != kIndex) {
    return file(*found->second, request);
  }
  const std::string_view last = std::string_view(path).substr(path.rfind('/') + 1);
  const bool route_of_page =
      !path.starts_with(api_prefix) && (path == kIndex || last.find('.') == std::string_view::npos);
  const auto index = files.find(kIndex);
  if (route_of_page && index != files.end()) return page(*index->second);
  return problem(404, "not_found", "there is nothing at this address", request.trace_id);
}

}  // namespace

Handle serve_assets(std::span<const Asset> assets, std::string api_prefix) {
  auto files = std::make_shared<Files>();  // shared by the copies of the handler
  for (const Asset& asset : assets) files->emplace(asset.path, &asset);
  return
      [files = std::shared_ptr<const Files>(std::move(files)), api_prefix = std::move(api_prefix)](
          Request&& request, Respond respond) { respond(answer(*files, api_prefix, request)); };
}

// Where the build defines it, that one counts.
[[gnu::weak]] std::span<const Asset> embedded_assets() { return {}; }

std::string fresh_nonce() {
  std::array<unsigned char, 16> bytes;
  const ssize_t n = getrandom(bytes.data(), bytes.size(), 0);
  PENSTOCK_CHECK(n == static_cast<ssize_t>(bytes.size()), "the kernel gives 16 bytes at once");
  return base64(bytes);
}

}  // namespace penstock::http
