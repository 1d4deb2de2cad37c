#include "store/postgres/distributed_rules.h"

#include <fmt/format.h>

#include <cstdlib>
#include <shared_mutex>
#include <unordered_map>

#include "store/statement_rules.h"

namespace penstock::store::postgres {
namespace {

struct Looks {
  std::shared_mutex mutex;
  std::unordered_map<std::string, StatementLook> by_text;

  // The entries stay where they are: nothing is ever taken out.
  const StatementLook& of(std::string_view sql) {
    std::string text(sql);
    {
      std::shared_lock lock(mutex);
      if (auto known = by_text.find(text); known != by_text.end()) return known->second;
    }
    auto look = look_at_statement(sql);
    std::unique_lock lock(mutex);
    return by_text.try_emplace(std::move(text), std::move(look)).first->second;
  }
};

Looks& looks() {
  static Looks all;
  return all;
}

[[noreturn]] void refuse(const std::string& why, std::string_view sql) {
  throw StoreError(StoreErrorKind::Misuse, "a distributed engine would refuse this: " + why +
                                               " in: " + std::string(sql.substr(0, 300)));
}

}  // namespace

void check_distributed(std::string_view sql, std::span<const Param> params, WorkspaceId about) {
  const auto& look = looks().of(sql);
  if (!look.fault.empty()) refuse(look.fault, sql);
  if (look.of_all || !about) return;
  for (auto number : look.workspace) {
    auto at = static_cast<std::size_t>(number) - 1;
    const auto* value = at < params.size() ? params[at].as_int() : nullptr;
    if (!value || *value != about.value)
      refuse(fmt::format("${} is not the workspace of the transaction", number), sql);
  }
}

std::vector<std::string> statements_seen() {
  std::shared_lock lock(looks().mutex);
  std::vector<std::string> texts;
  for (const auto& [text, look] : looks().by_text) texts.push_back(text);
  return texts;
}

bool distributed_rules_wanted() {
  const char* value = std::getenv("PENSTOCK_DISTRIBUTED_RULES");
  return value && std::string_view(value) == "1";
}

}  // namespace penstock::store::postgres
