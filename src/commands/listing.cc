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

bool asks_text(const ListRequest& request) { return request.q && !trim(*request.q).empty(); }

// The ids that have the words of the request, by `set` ("UNION", or "UNION ALL" where twice is no
// harm).
std::string select_found(store::Sql& sql, const store::Dialect& dialect, const Actor& actor,
                         const ListSource& source, const std::string& q, std::string_view set) {
  auto found = store::select_matches(dialect, sql, {actor.workspace_id, source.record}, q);
  if (source.also_found)
    found.append(" ").append(set) += " " + source.also_found(sql, actor, dialect, q);
  return found;
}

// Whether so few records have the words that it is best to find them first and sort them then. The
// rarer what a criterion lets pass, the longer the walk in the order of the list until a page is
// full.
bool finds_few(store::Reader& reader, const Actor& actor, const ListSource& source,
               const ListRequest& request) {
  auto few = request.where && !trim(*request.where).empty() ? kFewFiltered : kFewMatches;
  store::Sql sql;
  sql.bind(actor.workspace_id.value);
  auto found = select_found(sql, reader.dialect(), actor, source, *request.q, "UNION ALL");
  sql.text =
      "SELECT count(*) FROM (" + found + " LIMIT " + sql.bind(few) + ") few WHERE $1 IS NOT NULL";
  std::int64_t count = 0;
  reader.query(sql, [&](const store::Row& row) { count = row.integer(0); });
  return count < few;
}

// FROM … WHERE of a page. Where few have the words, they come first: CROSS JOIN keeps the engine
// from walking a whole index of the list for them.
std::string from_where(store::Sql& sql, const store::Dialect& dialect, const Actor& actor,
                       const ListSource& source, const std::string* few) {
  auto where = fmt::format(" WHERE {}.workspace_id = $1", source.alias);
  if (few == nullptr) return source.from + where;
  return fmt::format("({}) found CROSS JOIN {}{} AND {}.id = found.id",
                     select_found(sql, dialect, actor, source, *few, "UNION"), source.from, where,
                     source.alias);
}

}  // namespace

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
  if (!source.owner_column.empty()) sql.text += access::visible(actor, sql, source.owner_column);
  if (where && !trim(*where).empty()) {
    auto checked = registry.compile(reader, actor.workspace_id, source.record, *where);
    if (!checked.ok()) {
      auto error = std::move(checked.error());
      for (auto& field : error.fields) field.field = "where " + field.field;
      return error;
    }
    sql.text += " AND ";
    criteria::append_sql(sql, **checked,
                         {.now = now, .time_zone = actor.time_zone, .me = actor.user_id},
                         {.dialect = reader.dialect(), .alias = std::string(source.alias)});
  }
  if (q && !trim(*q).empty()) {
    store::TextScope scope{actor.workspace_id, source.record};
    auto id = std::string(source.alias) + ".id";
    sql.text += " AND (" + store::text_match(reader.dialect(), sql, id, scope, *q);
    if (source.also_matches) sql.text += source.also_matches(sql, actor, reader.dialect(), *q);
    sql.text += ")";
  }
  return {};
}

Result<ListPage> read_page(store::Reader& reader, const Registry& registry, const Actor& actor,
                           Instant now, const ListSource& source, const ListRequest& request,
                           const store::OnRow& on_row,
                           const std::function<std::string(store::Sql&)>& extra) {
  TRY(order, choose_order(source, request.sort));
  TRY(place, read_place(request.cursor, list_name(source, request.sort)));
  store::Sql filter;
  filter.bind(actor.workspace_id.value);
  bool few = asks_text(request) && finds_few(reader, actor, source, request);
  auto rest = from_where(filter, reader.dialect(), actor, source, few ? &*request.q : nullptr);
  filter.text =
      fmt::format("SELECT {}.id, {}, {} FROM ", source.alias, order.key.column, source.columns);
  auto head_size = filter.text.size();
  filter.text += rest;
  if (extra) filter.text += extra(filter);
  TRY_VOID(append_filter(filter, reader, registry, actor, now, source, request.where,
                         few ? std::nullopt : request.q));

  ListPage page;
  if (request.count) {
    auto counting = filter;
    counting.text = fmt::format("SELECT count(*) FROM (SELECT 1 FROM {} LIMIT {}) counted",
                                filter.text.substr(head_size), kCountMax);
    reader.query(counting, [&](const store::Row& row) { page.count = row.integer(0); });
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
