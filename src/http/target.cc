#include "http/target.h"

#include <algorithm>

#include "http/http.h"
#include "http/text.h"

namespace penstock::http {
namespace {

Error bad_target(std::string says) {
  return {ErrorCode::InvalidField, "invalid_target", std::move(says)};
}

Result<void> check_path(std::string_view path) {
  std::size_t segments = 0;
  while (!path.empty()) {
    path.remove_prefix(1);
    const std::string_view raw = path.substr(0, path.find('/'));
    path.remove_prefix(raw.size());
    if (++segments > kPathSegmentsMax) return bad_target("the path has too many segments");
    const bool plain = raw.find_first_of("%.\\") == std::string_view::npos &&
                       std::all_of(raw.begin(), raw.end(), [](char c) { return c > ' '; });
    if (plain) continue;
    const auto segment = percent_decoded(raw, Plus::Literal);
    if (!segment) return bad_target("the path must be UTF-8 in valid percent-encoding");
    if (*segment == "." || *segment == "..") return bad_target("the path has a dot segment");
    if (segment->find('\\') != std::string::npos) return bad_target("the path has a backslash");
  }
  return {};
}

// "http://host/path" (sent to proxies, but a server must take it too) → "/path".
Result<std::string_view> without_authority(std::string_view target, std::string_view host) {
  const std::size_t scheme = target.find("://");
  if (scheme == std::string_view::npos) return bad_target("the target must start with /");
  const std::string_view name = target.substr(0, scheme);
  if (!same_name(name, "http") && !same_name(name, "https")) {
    return bad_target("the target must be a path of this server");
  }
  target.remove_prefix(scheme + 3);
  const std::string_view authority = target.substr(0, target.find_first_of("/?"));
  if (!same_name(authority, host)) return bad_target("target and Host name different servers");
  target.remove_prefix(authority.size());
  if (!target.starts_with('/')) return bad_target("the target has no path");
  return target;
}

}  // namespace

Result<Target> split_target(std::string_view target, std::string_view host) {
  if (!target.starts_with('/')) {
    TRY(path, without_authority(target, host));
    target = path;
  }
  if (target.find('#') != std::string_view::npos) return bad_target("the target has a fragment");
  Target split;
  const std::size_t mark = target.find('?');
  split.path = target.substr(0, mark);
  if (mark != std::string_view::npos) split.query = target.substr(mark + 1);
  TRY_VOID(check_path(split.path));
  return split;
}

Result<std::vector<std::pair<std::string, std::string>>> query_parameters(
    std::string_view query, std::size_t parameters_max) {
  std::vector<std::pair<std::string, std::string>> parameters;
  while (!query.empty()) {
    const std::string_view pair = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(query.size(), pair.size() + 1));
    if (pair.empty()) continue;
    if (parameters.size() == parameters_max) {
      return limit_exceeded("too_many_parameters", "the query has too many parameters");
    }
    const std::size_t equals = pair.find('=');
    auto name = percent_decoded(pair.substr(0, equals), Plus::Space);
    auto value = equals == std::string_view::npos
                     ? std::optional<std::string>("")
                     : percent_decoded(pair.substr(equals + 1), Plus::Space);
    if (!name || !value) {
      return Error{ErrorCode::InvalidField, "invalid_query",
                   "the query must be UTF-8 in valid percent-encoding"};
    }
    parameters.emplace_back(std::move(*name), std::move(*value));
  }
  return parameters;
}

}  // namespace penstock::http
