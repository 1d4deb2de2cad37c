#include "features/checks.h"

#include <algorithm>

#include "base/json.h"

namespace penstock {
namespace {

Result<void> check_custom_member(const std::string& name, const Json& value) {
  auto place = "custom." + name;
  if (name.empty() || name.size() > kCustomNameBytesMax)
    return invalid_field("custom", "invalid_name",
                         "give each custom field a name of 1 to 100 bytes");
  if (value.as_object() != nullptr)
    return invalid_field(place, "wrong_type",
                         "give a text, a number, true, false or a list of texts here");
  if (const auto* list = value.as_array())
    for (const auto& item : *list)
      if (item.as_string() == nullptr)
        return invalid_field(place, "wrong_type", "a list may hold texts only");
  return {};
}

}  // namespace

void clean(std::optional<std::string>& text) {
  if (!text) return;
  auto trimmed = std::string(trim(*text));
  if (trimmed.empty())
    text.reset();
  else
    *text = std::move(trimmed);
}

Result<void> clean_tags(std::vector<std::string>& tags) {
  std::vector<std::string> kept;
  for (const auto& tag : tags) {
    auto trimmed = std::string(trim(tag));
    if (!trimmed.empty() && std::find(kept.begin(), kept.end(), trimmed) == kept.end())
      kept.push_back(std::move(trimmed));
  }
  if (kept.size() > kTagsMax)
    return invalid_field("tags", "too_many", "a record has at most 50 tags");
  tags = std::move(kept);
  return {};
}

Result<RawJson> merge_custom(const RawJson& custom, const RawJson& changes) {
  TRY(merged, parse_json(custom.text));
  TRY(edit, parse_json(changes.text));
  const auto* members = edit.as_object();
  if (members == nullptr || merged.as_object() == nullptr)
    return invalid_field("custom", "wrong_type", "give an object here");
  for (const auto& [name, value] : *members) {
    TRY_VOID(check_custom_member(name, value));
    if (!value.is_null())
      merged.set(name, value);
    else
      std::erase_if(*merged.as_object(),
                    [&, &key = name](const Json::Member& member) { return member.first == key; });
  }
  if (merged.as_object()->size() > kCustomFieldsMax)
    return invalid_field("custom", "too_many", "a record has at most 300 custom fields");
  RawJson text{to_text(merged)};
  TRY_VOID(check_custom_size(text));
  return text;
}

Result<void> check_custom_size(const RawJson& custom) {
  if (custom.text.size() <= kCustomBytesMax) return {};
  return invalid_field("custom", "too_long",
                       "the custom fields of a record have at most 64,000 bytes");
}

Result<void> check_owner(store::Reader& reader, WorkspaceId workspace_id,
                         const std::optional<UserId>& owner_id) {
  if (!owner_id || reader.exists("SELECT 1 FROM users u WHERE u.workspace_id = $1 AND u.id = $2",
                                 {workspace_id, *owner_id}))
    return {};
  return invalid_field("owner_id", "unknown_user", "give the id of a user of this workspace");
}

std::string visible_expression(const access::Actor& actor, store::Sql& sql,
                               std::string_view owner_column) {
  return "(1 = 1" + access::visible(actor, sql, owner_column) + ")";
}

bool sees(store::Reader& reader, const access::Actor& actor, std::string_view table,
          std::int64_t id) {
  store::Sql sql;
  sql.bind(actor.workspace_id.value);
  sql.text = "SELECT 1 FROM " + std::string(table) +
             " t WHERE t.workspace_id = $1 AND t.id = " + sql.bind(id);
  sql.text += access::visible(actor, sql, "t.owner_id");
  bool found = false;
  reader.query(sql, [&](const store::Row&) { found = true; });
  return found;
}

bool is_import(store::Reader& reader, WorkspaceId workspace_id, std::int64_t batch_id) {
  return reader.exists("SELECT 1 FROM imports i WHERE i.workspace_id = $1 AND i.id = $2",
                       {workspace_id, batch_id});
}

Error unknown_reference(std::string_view field, std::string_view noun) {
  return invalid_field(std::string(field), "not_found",
                       "there is no such " + std::string(noun) + ", or you may not see it");
}

}  // namespace penstock
