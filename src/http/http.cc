#include "http/http.h"

#include "http/text.h"

namespace penstock::http {

std::string_view to_text(Method method) {
  switch (method) {
    case Method::Get:
      return "GET";
    case Method::Post:
      return "POST";
    case Method::Put:
      return "PUT";
    case Method::Patch:
      return "PATCH";
    case Method::Delete:
      return "DELETE";
  }
  return "-";
}

void Headers::add(std::string_view name, std::string_view value) {
  const auto at = static_cast<std::uint32_t>(text_.size());
  text_.append(name);
  text_.append(value);
  const auto name_size = static_cast<std::uint32_t>(name.size());
  fields_.push_back({at, name_size, at + name_size, static_cast<std::uint32_t>(value.size())});
}

std::pair<std::string_view, std::string_view> Headers::at(std::size_t i) const {
  const Field& field = fields_[i];
  const std::string_view text = text_;
  return {text.substr(field.name_at, field.name_size),
          text.substr(field.value_at, field.value_size)};
}

std::optional<std::string_view> Headers::find(std::string_view name) const {
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    if (fields_[i].name_size == name.size() && same_name(at(i).first, name)) return at(i).second;
  }
  return std::nullopt;
}

std::size_t Headers::count(std::string_view name) const {
  std::size_t found = 0;
  for (std::size_t i = 0; i < fields_.size(); ++i) found += same_name(at(i).first, name) ? 1 : 0;
  return found;
}

void Headers::clear() {
  text_.clear();
  fields_.clear();
}

std::string_view Request::parameter(std::string_view name) const {
  for (const auto& [key, value] : parameters) {
    if (key == name) return value;
  }
  bug_found("the pattern of the route has no parameter " + std::string(name));
}

std::optional<std::string_view> Request::query_value(std::string_view name) const {
  for (const auto& [key, value] : query) {
    if (key == name) return value;
  }
  return std::nullopt;
}

std::optional<std::string_view> Request::cookie(std::string_view name) const {
  for (std::size_t i = 0; i < headers.size(); ++i) {
    auto [field, list] = headers.at(i);
    if (!same_name(field, "cookie")) continue;
    while (!list.empty()) {
      const std::size_t end = list.find(';');
      const std::string_view pair = trimmed(list.substr(0, end));
      const std::size_t equals = pair.find('=');
      if (equals != std::string_view::npos && pair.substr(0, equals) == name) {
        return pair.substr(equals + 1);
      }
      if (end == std::string_view::npos) break;
      list.remove_prefix(end + 1);
    }
  }
  return std::nullopt;
}

}  // namespace penstock::http
