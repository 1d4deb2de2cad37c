#include "http/router.h"

#include "http/text.h"

namespace penstock::http {
namespace {

// Takes the next segment off a path that starts with '/'.
std::string_view take_segment(std::string_view& path) {
  path.remove_prefix(1);
  const std::string_view segment = path.substr(0, path.find('/'));
  path.remove_prefix(segment.size());
  return segment;
}

bool is_parameter(std::string_view segment) {
  return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

}  // namespace

struct Router::Node {
  struct Way {
    std::unique_ptr<Route> route;
    std::vector<std::string> names;  // of the parameters, in their order
  };
  std::map<std::string, std::unique_ptr<Node>, std::less<>> literals;
  std::unique_ptr<Node> parameter;
  std::array<Way, kMethods> ways;

  std::string allow() const {
    std::string list;
    for (std::size_t i = 0; i < kMethods; ++i) {
      if (!ways[i].route) continue;
      list += to_text(static_cast<Method>(i));
      list += ", ";
      if (i == 0 && !ways[i].route->stream) list += "HEAD, ";
    }
    return list.empty() ? list : list + "OPTIONS";
  }
};

Router::Router() : root_(std::make_unique<Node>()) {}
Router::~Router() = default;
Router::Router(Router&&) noexcept = default;
Router& Router::operator=(Router&&) noexcept = default;

Result<void> Router::add(Route route) {
  const auto refused = [&](std::string slug, std::string_view why) {
    return invalid_field("pattern", std::move(slug),
                         "route " + route.pattern + ": " + std::string(why));
  };
  if (!route.pattern.starts_with('/')) return refused("invalid_pattern", "start it with /");
  if (!route.handle == !route.stream) {
    return refused("invalid_pattern", "set exactly one of handle and stream");
  }
  Node* node = root_.get();
  std::vector<std::string> names;
  std::string_view rest = route.pattern;
  while (!rest.empty()) {
    const std::string_view segment = take_segment(rest);
    if (is_parameter(segment)) {
      names.emplace_back(segment.substr(1, segment.size() - 2));
      if (!node->parameter) node->parameter = std::make_unique<Node>();
      node = node->parameter.get();
      continue;
    }
    if (segment.find_first_of("{}%?#") != std::string_view::npos) {
      return refused("invalid_pattern", "a segment is a literal or one {parameter}");
    }
    auto& next = node->literals[std::string(segment)];
    if (!next) next = std::make_unique<Node>();
    node = next.get();
  }
  Node::Way& way = node->ways[static_cast<std::size_t>(route.method)];
  if (way.route) return refused("duplicate_route", "the method and path are taken");
  way = {std::make_unique<Route>(std::move(route)), std::move(names)};
  return {};
}

Router::Match Router::match(
    const Method* method, std::string_view path,
    std::vector<std::pair<std::string_view, std::string>>& parameters) const {
  std::array<std::string_view, kPathSegmentsMax> values;
  std::size_t found = 0;
  const Node* node = root_.get();
  while (!path.empty()) {
    const std::string_view segment = take_segment(path);
    if (const auto literal = node->literals.find(segment); literal != node->literals.end()) {
      node = literal->second.get();
    } else if (node->parameter && !segment.empty() && found < values.size()) {
      values[found++] = segment;
      node = node->parameter.get();
    } else {
      return {};
    }
  }
  if (!method || !node->ways[static_cast<std::size_t>(*method)].route) {
    std::string allow = node->allow();
    if (allow.empty()) return {};
    return {Found::NoMethod, nullptr, std::move(allow)};
  }
  const Node::Way& way = node->ways[static_cast<std::size_t>(*method)];
  for (std::size_t i = 0; i < found; ++i) {
    auto value = percent_decoded(values[i], Plus::Literal);
    if (!value) return {Found::BadEncoding, nullptr, {}};
    parameters.emplace_back(way.names[i], std::move(*value));
  }
  return {Found::Route, way.route.get(), {}};
}

}  // namespace penstock::http
