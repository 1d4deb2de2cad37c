#pragma once
// Lists: filter by criteria and text, sort, and page by keyset, the same for every record. A page
// costs the same at any size of the workspace where its sort column is indexed: there is no OFFSET.

#include <functional>
#include <string>
#include <vector>

#include "commands/registry.h"

namespace penstock::commands {

inline constexpr int kPageDefault = 50;
inline constexpr int kPageMax = 200;
inline constexpr std::int64_t kCountMax = 1'000'000;  // counts stop here
// Records that have the words: fewer are looked up one by one.
inline constexpr std::int64_t kFewMatches = 1'000;
inline constexpr std::int64_t kFewFiltered = 5'000;  // the same where a criterion thins them out
// Related records of a condition: with more the list is read in its order, not from them.
inline constexpr std::int64_t kFewRelated = 1'000;

// What every list accepts. A feature's own query derives from it.
struct ListRequest {
  std::optional<std::string> where;  // a criterion
  std::optional<std::string> q;      // words that the record must have
  std::optional<std::string> sort;   // a key of the list, "-" in front for downwards
  std::optional<int> limit;
  std::optional<std::string> cursor;
  bool count = false;
};
BOOST_DESCRIBE_STRUCT(ListRequest, (), (where, q, sort, limit, cursor, count))
constexpr auto field_notes(const ListRequest*) {
  return std::array{
      FieldNote{.name = "where",
                .says = "A criterion, such as value > 1000 and owner = me",
                .text_max = 8192},
      FieldNote{.name = "q", .says = "Words to look for", .text_max = 200},
      FieldNote{.name = "sort",
                .says = "What to sort by; a minus sign in front sorts downwards",
                .text_max = 60},
      FieldNote{.name = "limit", .says = "Items of a page", .min = 1, .max = kPageMax},
      FieldNote{.name = "cursor", .says = "next_cursor of the page before", .text_max = 2000},
      FieldNote{.name = "count", .says = "Count all that match as well"}};
}

struct SortKey {
  std::string_view name;    // of the API: "value"
  std::string_view column;  // "d.value_minor"
  bool is_text = false;     // else an integer
  bool nullable = false;    // records without a value come last, in either direction
};

// What a list reads.
struct ListSource {
  std::string_view record;  // of the schema, and of the text index: "deal"
  std::string_view alias;   // of its table: "d"
  std::string columns;      // what to select
  // "deals d LEFT JOIN companies c ON c.workspace_id = $1 AND c.id = d.company_id{seen c.owner_id}"
  std::string from;
  std::string owner_column;       // for visibility; empty where everybody sees all
  std::vector<SortKey> sorts;     // the first is the default
  std::string_view default_sort;  // "-created_at"
  std::string_view table{};       // "deals"; needed only with the next
  // A record that the words may also stand in: "company", where its id is ("company_id"), its table
  // and the column of its owner, since only what the actor sees is found.
  std::string_view also_record{};
  std::string_view also_column{};
  std::string_view also_table{};
  std::string_view also_owner{};
  std::int64_t few_matches = kFewMatches;
  std::int64_t few_filtered = kFewFiltered;
  std::int64_t few_related = kFewRelated;
};

struct ListPage {
  std::vector<std::int64_t> ids;
  std::optional<std::string> next_cursor;
  std::optional<std::int64_t> count;
};

// Reads one page; `on_row` gets each row with the columns of the source from 2 on.
// Errors: InvalidField for an unknown sort key, a cursor of another list, a bad criterion.
Result<ListPage> read_page(store::Reader& reader, const Registry& registry, const Actor& actor,
                           Instant now, const ListSource& source, const ListRequest& request,
                           const store::OnRow& on_row,
                           const std::function<std::string(store::Sql&)>& extra = {});

// Appends " AND (criterion)" and the text condition of a request to a statement over the source.
Result<void> append_filter(store::Sql& sql, store::Reader& reader, const Registry& registry,
                           const Actor& actor, Instant now, const ListSource& source,
                           const std::optional<std::string>& where,
                           const std::optional<std::string>& q);

// Fills the "{seen c.owner_id}" of joins: a record that is joined for its name is joined only where
// the actor may see it, so that a link tells no name that a look would not.
// Requires: $1 is the workspace.
std::string seen_joins(std::string_view from, const Actor& actor, store::Sql& sql);

std::string encode_cursor(const Json& place);
// Errors: InvalidField/invalid_cursor.
Result<Json> decode_cursor(std::string_view cursor);

}  // namespace penstock::commands
