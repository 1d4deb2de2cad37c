#include "commands/listing.h"

#include <fmt/format.h>
#include <sodium.h>

#include "criteria/sql.h"
#include "store/text_index.h"

namespace penstock::commands {
namespace {

struct Order {
  SortKey key;
  bool down = false;
};

Result<Order> choose_order(const ListSource& source, const std::optional<std::string>& sort) {
  std::string_view wanted = sort && !sort->empty() ? std::string_view(*sort) : source.default_sort;
  bool down = wanted.starts_with("-");
  auto name = down ? wanted.substr(1) : wanted;
  std::string names;
  for (const auto& key : source.sorts) {
    if (key.name == name) return Order{key, down};
    names += (names.empty() ? "" : ", ") + std::string(key.name);
  }
  return invalid_field("sort", "unknown_sort",
                       "this list sorts by: " + names + "; put \"-\" in front to sort downwards");
}

// Where a page begins: after the row with this value and id. Rows without a value are a part of
// their own at the end, so that the index serves both parts.
struct Place {
  bool started = false;
  bool without_value = false;
  store::Value value = nullptr;
  std::int64_t id = 0;
};

// What a cursor belongs to.
std::string list_name(const ListSource& source, const std::optional<std::string>& sort) {
  return std::string(source.record) + " " + sort.value_or("");
}

Result<Place> read_place(const std::optional<std::string>& cursor, const std::string& list) {
  if (!cursor || cursor->empty()) return Place{};
  TRY(json, decode_cursor(*cursor));
  const auto* parts = json.as_array();
  auto bad = [] {
    return invalid_field("cursor", "invalid_cursor",
                         "this cursor is of another list; begin again without one");
  };
  if (parts == nullptr || parts->size() != 3 || !(*parts)[0].as_string() || !(*parts)[2].as_int())
    return bad();
  if (*(*parts)[0].as_string() != list) return bad();
  Place place{.started = true,
              .without_value = (*parts)[1].is_null(),
              .value = nullptr,
              .id = *(*parts)[2].as_int()};
  if (const auto* i = (*parts)[1].as_int())
    place.value = *i;
  else if (const auto* s = (*parts)[1].as_string())
    place.value = *s;
  else if (!place.without_value)
    return bad();
  return place;
}

struct Reading {
  store::Reader& reader;
  const ListSource& source;
  const Order& order;
  const store::Sql& filter;  // everything after FROM … WHERE workspace, without order
  int limit;                 // rows to deliver
  int seen = 0;
  Place last;
  bool more = false;
};

// Reads rows with (or without) a value of the sort key after `from`; stops one past the limit.
void read_part(Reading& reading, const Place& from, bool without_value, const store::OnRow& on_row,
               std::vector<std::int64_t>& ids) {
  auto sql = reading.filter;
  auto alias = std::string(reading.source.alias);
  auto column = std::string(reading.order.key.column);
  const char* direction = reading.order.down ? " DESC" : "";
  const char* beyond = reading.order.down ? "<" : ">";
  if (reading.order.key.nullable)
    sql.text += " AND " + column + (without_value ? " IS NULL" : " IS NOT NULL");
  if (from.started && without_value)
    sql.text += " AND " + alias + ".id " + beyond + " " + sql.bind(from.id);
  if (from.started && !without_value) {
    auto value = sql.bind(from.value);
    sql.text += " AND (" + column + ", " + alias + ".id) " + beyond + " (" + value + ", " +
                sql.bind(from.id) + ")";
  }
  auto value_order = without_value ? std::string() : column + direction + ", ";
  sql.text += " ORDER BY " + value_order + alias + ".id" + direction + " LIMIT " +
              sql.bind(std::int64_t{reading.limit - reading.seen + 1});
  reading.reader.query(sql, [&](const store::Row& row) {
    if (reading.seen == reading.limit) {
      reading.more = true;
      return;
    }
    ++reading.seen;
    ids.push_back(row.integer(0));
    reading.last = {
        .started = true, .without_value = without_value, .value = nullptr, .id = row.integer(0)};
    if (reading.order.key.is_text)
      reading.last.value = std::string(row.text(1));
    else
      reading.last.value = row.integer(1);
    on_row(row);
  });
}

// What one page is read from.
struct Asked {
  store::Reader& reader;
  const Registry& registry;
  const Actor& actor;
  Instant now;
  const ListSource& source;
  const ListRequest& request;
  const std::function<std::string(store::Sql&)>* extra = nullptr;

  bool has_where() const { return request.where && !trim(*request.where).empty(); }
  bool has_words() const { return request.q && !trim(*request.q).empty(); }
};

// The words of a request, and the records that may be meant where they are few.
struct Words {
  store::TextQuery query;
  std::optional<std::vector<std::int64_t>> few;
};

// How a statement meets its rows: in the order of the list, until a page is full, or all of them.
enum class Meets { InOrder, All };

// A list of ids as in_list() takes it.
std::string id_list(const std::vector<std::int64_t>& ids) {
  std::string out = "[";
  for (auto id : ids) out.append(out.size() > 1 ? "," : "").append(std::to_string(id));
  return out + "]";
}

// " AND …" that leaves of the records with the words beside those that the actor may see; empty
// where all may be seen.
std::string also_seen(store::Sql& sql, const Asked& asked, std::string_view alias) {
  const auto& source = asked.source;
  auto seen = access::visible(asked.actor, sql, fmt::format("sa.{}", source.also_owner));
  if (seen.empty()) return "";
  return fmt::format(" AND {}.{} IN (SELECT sa.id FROM {} sa WHERE sa.workspace_id = $1{})", alias,
                     source.also_column, source.also_table, seen);
}

// Ids of other records may be among them. The rarer what a criterion lets pass, the longer the walk
// in the order of the list until a page is full, so that more count as few.
std::optional<std::vector<std::int64_t>> find_few(const Asked& asked,
                                                  const store::TextQuery& query) {
  const auto& source = asked.source;
  auto few = asked.has_where() ? source.few_filtered : source.few_matches;
  std::vector<store::TextScope> scopes{{asked.actor.workspace_id, source.record}};
  if (!source.also_record.empty()) scopes.push_back({asked.actor.workspace_id, source.also_record});
  auto ids = store::find_ids_widely(asked.reader, scopes, query, few);
  auto left = few - static_cast<std::int64_t>(ids.size());
  if (left <= 0) return {};
  if (source.also_column.empty() || ids.empty()) return ids;
  store::Sql sql;
  sql.bind(asked.actor.workspace_id.value);
  auto of_found = asked.reader.dialect().in_list(fmt::format("f.{}", source.also_column),
                                                 sql.bind(id_list(ids)));
  sql.text = fmt::format("SELECT f.id FROM {} f WHERE f.workspace_id = $1 AND {}{} LIMIT {}",
                         source.table, of_found, also_seen(sql, asked, "f"), sql.bind(left));
  asked.reader.query(sql, [&](const store::Row& row) { ids.push_back(row.integer(0)); });
  if (static_cast<std::int64_t>(ids.size()) >= few) return {};
  return ids;
}

// Appends that a record has the words of the request. Few ids are given as a list and looked up.
// Many are met while the list is read in its order: the plus keeps the engine from looking each of
// them up.
void append_words(store::Sql& sql, const Asked& asked, const Words& words) {
  const auto& dialect = asked.reader.dialect();
  const auto& source = asked.source;
  auto workspace_id = asked.actor.workspace_id;
  if (words.few) {
    sql.text += " AND " +
                dialect.in_list(fmt::format("{}.id", source.alias), sql.bind(id_list(*words.few)));
    return;
  }
  sql.text +=
      fmt::format(" AND +{}.id IN ({}", source.alias,
                  store::select_matches(dialect, sql, {workspace_id, source.record}, words.query));
  if (!source.also_column.empty()) {
    auto also =
        store::select_matches(dialect, sql, {workspace_id, source.also_record}, words.query);
    sql.text +=
        fmt::format(" UNION ALL SELECT f.id FROM {} f WHERE f.workspace_id = $1 AND f.{} IN ({}){}",
                    source.table, source.also_column, also, also_seen(sql, asked, "f"));
  }
  sql.text += ")";
}

// Whether a select of related records finds more than a few.
bool finds_many(store::Reader& reader, store::Sql related, std::int64_t few) {
  std::int64_t count = 0;
  related.text =
      "SELECT count(*) FROM (" + related.text + " LIMIT " + related.bind(few + 1) + ") related";
  reader.query(related, [&](const store::Row& row) { count = row.integer(0); });
  return count > few;
}

// Appends who may see what, and the criterion. Errors: InvalidField/invalid_criterion.
Result<void> append_criterion(store::Sql& sql, const Asked& asked, Meets meets) {
  const auto& [reader, registry, actor, now, source, request, extra] = asked;
  if (!source.owner_column.empty()) sql.text += access::visible(actor, sql, source.owner_column);
  if (!asked.has_where()) return {};
  auto checked = registry.compile(reader, actor.workspace_id, source.record, *request.where);
  if (!checked.ok()) {
    auto error = std::move(checked.error());
    for (auto& field : error.fields) field.field = "where " + field.field;
    return error;
  }
  criteria::SqlTarget target{
      .dialect = reader.dialect(),
      .alias = std::string(source.alias),
      .seen = [&actor = asked.actor](store::Sql& into, std::string_view owner) {
        return access::visible(actor, into, owner);
      }};
  if (meets == Meets::InOrder)
    target.many_related = [&reader = asked.reader, few = source.few_related](
                              const store::Sql& sql) { return finds_many(reader, sql, few); };
  sql.text += " AND ";
  criteria::append_sql(sql, **checked,
                       {.now = now, .time_zone = actor.time_zone, .me = actor.user_id}, target);
  return {};
}

void append_text_match(store::Sql& sql, const Asked& asked) {
  const auto& source = asked.source;
  auto match = [&](std::string_view column, std::string_view record) {
    return store::text_match(asked.reader.dialect(), sql,
                             fmt::format("{}.{}", source.alias, column),
                             {asked.actor.workspace_id, record}, *asked.request.q);
  };
  sql.text += " AND (" + match("id", source.record);
  if (!source.also_column.empty())
    sql.text += " OR (" + match(source.also_column, source.also_record) +
                also_seen(sql, asked, source.alias) + ")";
  sql.text += ")";
}

// `head` and the rows that the request asks for, without order.
Result<store::Sql> select_rows(const Asked& asked, std::string_view head,
                               const std::optional<Words>& words, Meets meets) {
  store::Sql sql;
  sql.bind(asked.actor.workspace_id.value);
  auto from = seen_joins(asked.source.from, asked.actor, sql);
  sql.text =
      fmt::format("SELECT {} FROM {} WHERE {}.workspace_id = $1", head, from, asked.source.alias);
  if (asked.extra != nullptr && *asked.extra) sql.text += (*asked.extra)(sql);
  TRY_VOID(append_criterion(sql, asked, meets));
  if (words && (words->few || meets == Meets::InOrder))
    append_words(sql, asked, *words);
  else if (words)
    append_text_match(sql, asked);
  return sql;
}

Result<std::int64_t> count_rows(const Asked& asked, const std::optional<Words>& words) {
  TRY(sql, select_rows(asked, "1", words, Meets::All));
  sql.text = fmt::format("SELECT count(*) FROM ({} LIMIT {}) counted", sql.text, kCountMax);
  std::int64_t count = 0;
  asked.reader.query(sql, [&](const store::Row& row) { count = row.integer(0); });
  return count;
}

}  // namespace

std::string seen_joins(std::string_view from, const Actor& actor, store::Sql& sql) {
  constexpr std::string_view kMark = "{seen ";
  std::string out;
  for (auto at = from.find(kMark); at != std::string_view::npos; at = from.find(kMark)) {
    auto end = from.find('}', at);
    PENSTOCK_CHECK(end != std::string_view::npos, "a mark of a join is closed");
    auto owner = from.substr(at + kMark.size(), end - at - kMark.size());
    out.append(from.substr(0, at)).append(access::visible(actor, sql, owner));
    from.remove_prefix(end + 1);
  }
  return out.append(from);
}

std::string encode_cursor(const Json& place) {
  auto text = to_text(place);
  std::string out(sodium_base64_ENCODED_LEN(text.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING),
                  '\0');
  sodium_bin2base64(out.data(), out.size(), reinterpret_cast<const unsigned char*>(text.data()),
                    text.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  out.resize(out.size() - 1);  // the terminating zero
  return out;
}

Result<Json> decode_cursor(std::string_view cursor) {
  std::string text(cursor.size(), '\0');
  std::size_t size = 0;
  int bad = sodium_base642bin(reinterpret_cast<unsigned char*>(text.data()), text.size(),
                              cursor.data(), cursor.size(), nullptr, &size, nullptr,
                              sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  text.resize(size);
  auto json = bad == 0 ? parse_json(text) : Result<Json>(Error{});
  if (!json.ok())
    return invalid_field("cursor", "invalid_cursor",
                         "this is no cursor of ours; begin again without one");
  return json;
}

Result<void> append_filter(store::Sql& sql, store::Reader& reader, const Registry& registry,
                           const Actor& actor, Instant now, const ListSource& source,
                           const std::optional<std::string>& where,
                           const std::optional<std::string>& q) {
  ListRequest request{.where = where, .q = q};
  Asked asked{reader, registry, actor, now, source, request};
  TRY_VOID(append_criterion(sql, asked, Meets::All));
  if (asked.has_words()) append_text_match(sql, asked);
  return {};
}

Result<ListPage> read_page(store::Reader& reader, const Registry& registry, const Actor& actor,
                           Instant now, const ListSource& source, const ListRequest& request,
                           const store::OnRow& on_row,
                           const std::function<std::string(store::Sql&)>& extra) {
  TRY(order, choose_order(source, request.sort));
  TRY(place, read_place(request.cursor, list_name(source, request.sort)));
  Asked asked{reader, registry, actor, now, source, request, &extra};
  std::optional<Words> words;
  if (asked.has_words()) {
    words = Words{.query = store::prepare_query(reader, *request.q), .few = {}};
    words->few = find_few(asked, words->query);
  }
  auto head = fmt::format("{}.id, {}, {}", source.alias, order.key.column, source.columns);
  TRY(filter, select_rows(asked, head, words, Meets::InOrder));

  ListPage page;
  if (request.count) {
    TRY(count, count_rows(asked, words));
    page.count = count;
  }
  Reading reading{.reader = reader,
                  .source = source,
                  .order = order,
                  .filter = filter,
                  .limit = request.limit.value_or(kPageDefault),
                  .last = {}};
  if (!place.without_value) read_part(reading, place, false, on_row, page.ids);
  if (order.key.nullable && !reading.more)
    read_part(reading, place.without_value ? place : Place{}, true, on_row, page.ids);
  if (reading.more) {
    Json value;
    if (const auto* i = std::get_if<std::int64_t>(&reading.last.value)) value = *i;
    if (const auto* text = std::get_if<std::string>(&reading.last.value)) value = *text;
    if (reading.last.without_value) value = nullptr;
    page.next_cursor = encode_cursor(
        Json(Json::Array{Json(list_name(source, request.sort)), value, Json(reading.last.id)}));
  }
  return page;
}

}  // namespace penstock::commands
