#include "store/postgres/shown_address.h"

#include <fmt/format.h>
#include <libpq-fe.h>

#include <map>
#include <memory>
#include <vector>

#include "store/postgres/connection.h"

namespace penstock::store {
namespace {

std::vector<std::string> list_of(const std::string& text) {
  std::vector<std::string> all;
  for (std::size_t at = 0; at <= text.size();) {
    auto end = std::min(text.find(',', at), text.size());
    all.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return all;
}

}  // namespace

// Only what is named here is shown: libpq has several parameters that are secrets.
std::string shown_address(std::string_view uri) {
  char* trouble = nullptr;
  std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(
      PQconninfoParse(postgres::make_target(uri, "").uri.c_str(), &trouble), PQconninfoFree);
  PQfreemem(trouble);
  if (!options) return "a PostgreSQL database";
  std::map<std::string, std::string> given;
  for (const auto* one = options.get(); one->keyword != nullptr; ++one)
    if (one->val != nullptr) given[one->keyword] = one->val;
  auto hosts = list_of(given["host"].empty() ? given["hostaddr"] : given["host"]);
  auto ports = list_of(given["port"]);
  std::string places;
  for (std::size_t i = 0; i < hosts.size(); ++i) {
    const auto& port = ports.size() == hosts.size() ? ports[i] : ports[0];
    bool v6 = hosts[i].find(':') != std::string::npos;
    places += fmt::format("{}{}{}{}", i == 0 ? "" : ",", v6 ? "[" + hosts[i] + "]" : hosts[i],
                          port.empty() ? "" : ":", port);
  }
  return fmt::format("postgresql://{}{}{}/{}", given["user"], given["user"].empty() ? "" : "@",
                     places, given["dbname"]);
}

}  // namespace penstock::store
