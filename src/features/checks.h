#pragma once
// Checks that several features make of what a person gives them.

#include "access/actor.h"
#include "base/record.h"
#include "store/database.h"

namespace penstock {

inline constexpr std::size_t kTagsMax = 50;  // of one record
inline constexpr std::size_t kTagBytesMax = 100;
inline constexpr std::size_t kCustomBytesMax = 64'000;  // of one record, as JSON
inline constexpr std::size_t kCustomFieldsMax = 300;    // of one record
inline constexpr std::size_t kCustomNameBytesMax = 100;

// Trims a text; a blank one is none.
void clean(std::optional<std::string>& text);
// Trims tags, drops blank and repeated ones. Errors: InvalidField/too_many.
Result<void> clean_tags(std::vector<std::string>& tags);

// `custom` with the members of `changes` in it; a null member takes one away.
// Errors: InvalidField (wrong_type, too_many, too_long) on the field "custom".
Result<RawJson> merge_custom(const RawJson& custom, const RawJson& changes);

// InvalidField/too_long where the custom fields of a record are beyond kCustomBytesMax.
Result<void> check_custom_size(const RawJson& custom);

// InvalidField/unknown_user unless it is a user of the workspace.
Result<void> check_owner(store::Reader& reader, WorkspaceId workspace_id,
                         const std::optional<UserId>& owner_id);

// The condition of access::visible() as one expression in parentheses, for OR.
std::string visible_expression(const access::Actor& actor, store::Sql& sql,
                               std::string_view owner_column);

// Whether a row is there and its owner_id lets the actor see it.
bool sees(store::Reader& reader, const access::Actor& actor, std::string_view table,
          std::int64_t id);

// Whether a batch of the journal is an import: it brings history, and has an undo of its own.
bool is_import(store::Reader& reader, WorkspaceId workspace_id, std::int64_t batch_id);

// InvalidField/not_found at `field`: what it names is not there, or may not be seen.
Error unknown_reference(std::string_view field, std::string_view noun);

}  // namespace penstock
