#pragma once
// From a method and a path to a route: a tree of path segments, so that the cost is the length of
// the path, whatever the number of routes.
//
// A literal segment wins over a parameter and there is no way back: with "/deals/export" and
// "/deals/{deal_id}/moves" the path "/deals/export/moves" is not found. That keeps matching linear.

#include <array>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "http/http.h"

namespace penstock::http {

class Router {
 public:
  Router();
  ~Router();
  Router(Router&&) noexcept;
  Router& operator=(Router&&) noexcept;

  // Errors: InvalidField/invalid_pattern; InvalidField/duplicate_route.
  Result<void> add(Route route);

  enum class Found { Route, NoPath, NoMethod, BadEncoding };
  struct Match {
    Found found = Found::NoPath;
    const Route* route = nullptr;
    std::string allow;  // NoMethod: "GET, HEAD, OPTIONS"
  };
  // `path` is checked (target.h) and still encoded; parameters are decoded into `parameters`, with
  // names that live as long as the router. `method` is nullptr for a method we do not know.
  Match match(const Method* method, std::string_view path,
              std::vector<std::pair<std::string_view, std::string>>& parameters) const;

 private:
  struct Node;
  std::unique_ptr<Node> root_;
};

}  // namespace penstock::http
