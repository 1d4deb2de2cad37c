#include "features/exporting/exporting.h"

#include "commands/listing.h"
#include "features/activities/activities.h"
#include "features/contacts/contacts.h"
#include "features/deals/views.h"
#include "features/importing/csv_writer.h"
#include "http/problem.h"
#include "store/record_sql.h"

namespace penstock::exporting {

struct CompanyRow : contacts::Company {
  std::optional<std::string> owner_name;
  std::optional<std::string> parent_name;
};
BOOST_DESCRIBE_STRUCT(CompanyRow, (contacts::Company), (owner_name, parent_name))

struct PersonRow : contacts::Person {
  std::optional<std::string> owner_name;
  std::optional<std::string> company_name;
};
BOOST_DESCRIBE_STRUCT(PersonRow, (contacts::Person), (owner_name, company_name))

struct ActivityRow : activities::Activity {
  std::optional<std::string> owner_name;
  std::optional<std::string> deal_title;
  std::optional<std::string> company_name;
  std::optional<std::string> person_name;
};
BOOST_DESCRIBE_STRUCT(ActivityRow, (activities::Activity),
                      (owner_name, deal_title, company_name, person_name))

namespace {

using access::Actor;
using Cells = std::vector<std::string>;

commands::ListSource company_source() {
  return {.record = "company",
          .alias = "c",
          .columns = store::columns<contacts::Company>("c") + ", o.name, p.name",
          .from =
              "companies c LEFT JOIN users o ON o.workspace_id = $1 AND o.id = c.owner_id "
              "LEFT JOIN companies p ON p.workspace_id = $1 AND p.id = "
              "c.parent_id{seen p.owner_id}",
          .owner_column = "c.owner_id",
          .sorts = {},
          .default_sort = ""};
}

commands::ListSource person_source() {
  return {.record = "person",
          .alias = "p",
          .columns = store::columns<contacts::Person>("p") + ", o.name, c.name",
          .from =
              "people p LEFT JOIN users o ON o.workspace_id = $1 AND o.id = p.owner_id "
              "LEFT JOIN companies c ON c.workspace_id = $1 AND c.id = "
              "p.company_id{seen c.owner_id}",
          .owner_column = "p.owner_id",
          .sorts = {},
          .default_sort = ""};
}

commands::ListSource activity_source() {
  return {
      .record = "activity",
      .alias = "a",
      .columns = store::columns<activities::Activity>("a") + ", o.name, d.title, c.name, p.name",
      .from =
          "activities a LEFT JOIN users o ON o.workspace_id = $1 AND o.id = a.owner_id "
          "LEFT JOIN deals d ON d.workspace_id = $1 AND d.id = a.deal_id{seen d.owner_id} "
          "LEFT JOIN companies c ON c.workspace_id = $1 AND c.id = a.company_id{seen c.owner_id} "
          "LEFT JOIN people p ON p.workspace_id = $1 AND p.id = a.person_id{seen p.owner_id}",
      .owner_column = "a.owner_id",
      .sorts = {},
      .default_sort = ""};
}

// Names that an import reads back without being told.
std::string header_of(std::string_view field) {
  if (field == "probability_bp") return "probability";
  constexpr std::string_view kName = "_name";
  if (field.ends_with(kName)) field.remove_suffix(kName.size());
  return std::string(field);
}

std::string cell(const std::string& v) { return v; }
std::string cell(bool v) { return v ? "true" : "false"; }
std::string cell(std::int64_t v) { return std::to_string(v); }
std::string cell(Instant v) { return to_text(v); }
std::string cell(Date v) { return to_text(v); }
std::string cell(Probability v) {
  return std::to_string(v.basis_points / 100) + "." +
         std::to_string(v.basis_points % 100 + 100).substr(1) + "%";
}
template <class Tag>
std::string cell(Id<Tag> v) {
  return v ? v.text() : std::string();
}
template <DescribedEnum E>
std::string cell(E v) {
  return std::string(to_text(v));
}
std::string cell(const std::vector<std::string>& v) {
  std::string out;
  for (const auto& one : v) out.append(out.empty() ? "" : ";").append(one);
  return out;
}

template <class Row>
Cells headers() {
  Cells out;
  for_each_field<Row>([&](std::string_view name, auto member) {
    using Bare = bare_field<decltype(std::declval<Row&>().*member)>;
    if constexpr (std::is_same_v<Bare, Money>) {
      out.push_back(header_of(name));
      out.push_back(name == "value" ? "currency" : std::string(name) + "_currency");
    } else if constexpr (!std::is_same_v<Bare, RawJson>) {
      out.push_back(header_of(name));
    }
  });
  return out;
}

template <class T>
void add_cells(Cells& cells, const T& value) {
  if constexpr (is_optional<T>) {
    if (value) return add_cells(cells, *value);
    cells.emplace_back();
    if constexpr (std::is_same_v<typename T::value_type, Money>) cells.emplace_back();
  } else if constexpr (std::is_same_v<T, Money>) {
    cells.push_back(format_amount(value));
    cells.emplace_back(value.currency.text());
  } else if constexpr (!std::is_same_v<T, RawJson>) {
    cells.push_back(cell(value));
  }
}

void add_custom(Cells& cells, const std::string& custom, const Cells& keys) {
  auto json = custom == "{}" ? Json{} : parse_json(custom).value();
  for (const auto& key : keys) {
    const auto* value = json.find(key);
    if (value == nullptr || value->is_null())
      cells.emplace_back();
    else if (const auto* text = value->as_string())
      cells.push_back(*text);
    else
      cells.push_back(to_text(*value));
  }
}

struct Source {
  store::Database& database;
  const commands::Registry& registry;
  Actor actor;
  Instant now;
  ExportRequest request;
  commands::ListSource list;

  // SELECT `columns` of the rows after `after_id`, in the order of ids.
  Result<store::Sql> page(store::Reader& reader, const std::string& columns, std::int64_t after_id,
                          int limit) const {
    store::Sql sql;
    sql.bind(actor.workspace_id.value);
    auto alias = std::string(list.alias);
    sql.text = "SELECT " + columns + " FROM " + commands::seen_joins(list.from, actor, sql) +
               " WHERE " + alias + ".workspace_id = $1 AND " + alias + ".id > " +
               sql.bind(after_id);
    sql.text += access::visible(actor, sql, list.owner_column);
    TRY_VOID(commands::append_filter(sql, reader, registry, actor, now, list, request.where, {}));
    sql.text += " ORDER BY " + alias + ".id LIMIT " + sql.bind(std::int64_t{limit});
    return sql;
  }
};

template <class Row>
class ExportOf final : public Export {
 public:
  explicit ExportOf(Source source) : source_(std::move(source)) {}

  // Which custom fields there are. Errors: those of the criterion.
  Result<void> look() {
    std::int64_t at = 0;
    constexpr int kPage = 5'000;
    for (int rows = kPage; rows == kPage;) {
      rows = 0;
      auto alias = std::string(source_.list.alias);
      auto columns = alias + ".id, " + (has_custom() ? alias + ".custom" : std::string("'{}'"));
      auto outcome = source_.database.read_now([&](store::Reader& reader) -> Result<void> {
        TRY(sql, source_.page(reader, columns, at, has_custom() ? kPage : 1));
        reader.query(sql, [&](const store::Row& row) {
          ++rows;
          at = row.integer(0);
          if (row.text(1) != "{}") add_keys(row.text(1));
        });
        return {};
      });
      if (!outcome.ok()) return outcome;
    }
    return {};
  }

  std::optional<std::string> next() override {
    if (!begun_) {
      begun_ = true;
      std::string out = source_.request.mark == ByteOrderMark::Utf8 ? "\xEF\xBB\xBF" : "";
      auto names = headers<Row>();
      for (const auto& key : keys_) names.push_back("custom:" + key);
      importing::write_csv_row(out, names);
      return out;
    }
    std::string out;
    source_.database.read([&](store::Reader& reader) {
      auto columns = std::string(source_.list.alias) + ".id, " + source_.list.columns;
      auto sql = source_.page(reader, columns, at_, kRowsOfPiece).value();
      reader.query(sql, [&](const store::Row& row) {
        at_ = row.integer(0);
        write(out, store::read_row<Row>(row, 1));
      });
    });
    if (out.empty()) return {};
    return out;
  }

 private:
  static constexpr bool has_custom() {
    return requires(Row row) { row.custom; };
  }
  void add_keys(std::string_view custom) {
    auto json = parse_json(custom);
    if (!json.ok() || json->as_object() == nullptr) return;
    for (const auto& [key, value] : *json->as_object())
      if (keys_.size() < kCustomColumnsMax &&
          std::find(keys_.begin(), keys_.end(), key) == keys_.end())
        keys_.push_back(key);
  }
  void write(std::string& out, const Row& row) const {
    Cells cells;
    for_each_field<Row>([&](std::string_view, auto member) { add_cells(cells, row.*member); });
    if constexpr (has_custom()) add_custom(cells, row.custom.text, keys_);
    importing::write_csv_row(out, cells);
  }

  Source source_;
  Cells keys_;
  bool begun_ = false;
  std::int64_t at_ = 0;
};

template <class Row>
Result<std::unique_ptr<Export>> opened(Source source) {
  auto made = std::make_unique<ExportOf<Row>>(std::move(source));
  TRY_VOID(made->look());
  return std::unique_ptr<Export>(std::move(made));
}

struct AskExport {
  std::optional<std::string> where;
  bool bom = false;
};
BOOST_DESCRIBE_STRUCT(AskExport, (), (where, bom))
constexpr auto field_notes(const AskExport*) {
  return std::array{
      FieldNote{.name = "where", .says = "A criterion; absent: all", .text_max = 8192},
      FieldNote{.name = "bom", .says = "Begin with a byte order mark, as some spreadsheets want"}};
}

std::string_view route_text(Kind kind) {
  switch (kind) {
    case Kind::Deals:
      return "GET /export/deals.csv";
    case Kind::Companies:
      return "GET /export/companies.csv";
    case Kind::People:
      return "GET /export/people.csv";
    case Kind::Activities:
      return "GET /export/activities.csv";
  }
  bug_found("every kind has a route");
}

http::Route route_of(Kind kind, const commands::Registry& registry,
                     const commands::RouteContext& context) {
  auto name = std::string(to_text(kind)) + ".csv";
  auto work = [kind, name, &registry,
               context](const http::Request& request) -> Result<http::Response> {
    TRY(actor, context.authenticate(request));
    TRY(query, commands::query_input(request, describe<AskExport>()));
    TRY(asked, from_json<AskExport>(query, Absent::Fault));
    ExportRequest wanted{.kind = kind, .where = {}};
    if (asked.where && !asked.where->empty()) wanted.where = std::move(asked.where);
    if (asked.bom) wanted.mark = ByteOrderMark::Utf8;
    TRY(file, open_export(context.database, registry, actor, context.clock.now(), wanted));
    http::Response response;
    response.content_type = "text/csv; charset=utf-8";
    response.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + name + "\"");
    response.chunks = [shared = std::shared_ptr<Export>(std::move(file))] {
      return shared->next();
    };
    return response;
  };
  auto [method, pattern] = commands::parse_route(route_text(kind));
  return {.method = method,
          .pattern = std::move(pattern),
          .runs = http::Runs::Pool,
          .handle = [work](http::Request&& request, const http::Respond& respond) {
            auto result = work(request);
            respond(result.ok() ? std::move(*result)
                                : http::to_response(result.error(), request.trace_id));
          }};
}

}  // namespace

Result<std::unique_ptr<Export>> open_export(store::Database& database,
                                            const commands::Registry& registry, const Actor& actor,
                                            Instant now, const ExportRequest& request) {
  TRY_VOID(access::check(actor, access::Permission::Export));
  Source source{database, registry, actor, now, request, {}};
  switch (request.kind) {
    case Kind::Deals:
      source.list = deals::deal_source();
      return opened<deals::DealRow>(std::move(source));
    case Kind::Companies:
      source.list = company_source();
      return opened<CompanyRow>(std::move(source));
    case Kind::People:
      source.list = person_source();
      return opened<PersonRow>(std::move(source));
    case Kind::Activities:
      source.list = activity_source();
      return opened<ActivityRow>(std::move(source));
  }
  bug_found("every kind can be exported");
}

std::vector<http::Route> routes(const commands::Registry& registry,
                                const commands::RouteContext& context) {
  std::vector<http::Route> all;
  for (auto kind : {Kind::Deals, Kind::Companies, Kind::People, Kind::Activities})
    all.push_back(route_of(kind, registry, context));
  return all;
}

std::vector<commands::SpecialRoute> special_routes() {
  std::vector<commands::SpecialRoute> all;
  auto add = [&](Kind kind, std::string_view name, std::string_view says) {
    all.push_back({.route = route_text(kind),
                   .name = name,
                   .says = says,
                   .input = &describe<AskExport>(),
                   .defaults = commands::defaults_of<AskExport>,
                   .needs = access::Permission::Export,
                   .answers = "text/csv"});
  };
  add(Kind::Deals, "export.deals", "Deals as CSV");
  add(Kind::Companies, "export.companies", "Companies as CSV");
  add(Kind::People, "export.people", "People as CSV");
  add(Kind::Activities, "export.activities", "Activities as CSV");
  return all;
}

}  // namespace penstock::exporting
