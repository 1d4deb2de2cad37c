#include "commands/registry.h"

namespace penstock::commands {

void Registry::add_command(Command command) {
  PENSTOCK_CHECK(find_command(command.info.name) == nullptr, "a command has a name of its own");
  commands_.push_back(std::move(command));
}

void Registry::add_query_entry(Query query) { queries_.push_back(std::move(query)); }

const Command* Registry::find_command(std::string_view name) const {
  for (const auto& command : commands_)
    if (command.info.name == name) return &command;
  return nullptr;
}

const Undo* Registry::find_undo(std::string_view event_name) const {
  auto found = undos_.find(event_name);
  return found == undos_.end() ? nullptr : &found->second;
}

criteria::Schema Registry::schema(store::Reader&, WorkspaceId) const {
  std::call_once(schema_made_, [&] { schema_ = criteria::Schema(records_); });
  return schema_;
}

Result<std::shared_ptr<const criteria::Checked>> Registry::compile(store::Reader& reader,
                                                                   WorkspaceId workspace_id,
                                                                   std::string_view record,
                                                                   std::string_view text) const {
  auto key = std::string(record) + "\n" + std::string(text);
  {
    std::lock_guard lock(criteria_mutex_);
    if (auto found = criteria_.find(key); found != criteria_.end()) return found->second;
  }
  TRY(checked, criteria::compile(schema(reader, workspace_id), record, text));
  auto kept = std::make_shared<const criteria::Checked>(std::move(checked));
  std::lock_guard lock(criteria_mutex_);
  if (criteria_.size() >= kCriteriaKept) criteria_.clear();  // rare: filters repeat
  criteria_.emplace(std::move(key), kept);
  return kept;
}

Result<Outcome> Registry::run(store::Tx& tx, const Actor& actor, Instant now, std::string_view name,
                              const Json& input) const {
  const auto* command = find_command(name);
  if (command == nullptr) return not_found("command");
  TRY_VOID(access::check(actor, command->info.needs));
  return command->run(tx, actor, now, input);
}

}  // namespace penstock::commands
