#pragma once
// The request target: the path that routes may trust, and the query.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace penstock::http {

struct Target {
  std::string_view path;   // into the text that was read; starts with '/'
  std::string_view query;  // without '?'
};

// Takes a target apart. `host` is the Host field: an absolute target must name the same one.
// Errors: InvalidField/invalid_target for anything but an absolute path (no fragment), a broken
//         escape, NUL, bytes that are not UTF-8, "." and ".." segments however they are written,
//         backslashes, more than kPathSegmentsMax segments.
Result<Target> split_target(std::string_view target, std::string_view host);

// The query's parameters in their order, decoded ("+" is a space).
// Errors: InvalidField/invalid_query; LimitExceeded/too_many_parameters past `parameters_max`.
Result<std::vector<std::pair<std::string, std::string>>> query_parameters(
    std::string_view query, std::size_t parameters_max);

}  // namespace penstock::http
