#include "features/contacts/contacts.h"
#include "features/deals/rules.h"
#include "features/deals/views.h"

#include "store/row_json.h"

namespace penstock::deals {
namespace {

using commands::Actor;
using commands::List;
using commands::Outcome;
using commands::Permission;
using commands::Registry;
using store::Reader;
using store::Row;

const std::string& row_columns() {
  static const std::string columns =
      store::columns<Deal>("d") + ", c.name, o.name, s.name, p.name, pr.name, lr.name";
  return columns;
}

constexpr std::size_t kDealBytes = 2'048;  // of its JSON, where nothing in it is long

constexpr std::string_view kRowFrom =
    "deals d LEFT JOIN companies c ON c.workspace_id = $1 AND c.id = d.company_id{seen c.owner_id} "
    "LEFT JOIN users o ON o.workspace_id = $1 AND o.id = d.owner_id "
    "LEFT JOIN stages s ON s.workspace_id = $1 AND s.id = d.stage_id "
    "LEFT JOIN pipelines p ON p.workspace_id = $1 AND p.id = d.pipeline_id "
    "LEFT JOIN products pr ON pr.workspace_id = $1 AND pr.id = d.product_id "
    "LEFT JOIN lost_reasons lr ON lr.workspace_id = $1 AND lr.id = d.lost_reason_id";

// The fields that ?fields= asks for, as a set of names; empty for all.
Result<std::vector<std::string>> wanted_fields(const std::optional<std::string>& fields) {
  std::vector<std::string> wanted;
  if (!fields || fields->empty()) return wanted;
  std::string_view rest = *fields;
  while (!rest.empty()) {
    auto comma = std::min(rest.find(','), rest.size());
    std::string name(trim(rest.substr(0, comma)));
    rest.remove_prefix(std::min(comma + 1, rest.size()));
    bool known = false;
    for (const auto& field : describe<DealRow>().fields) known |= field.name == name;
    if (!known)
      return invalid_field("fields", "unknown_field", "a deal has no field \"" + name + "\"");
    wanted.push_back(std::move(name));
  }
  return wanted;
}

Result<List<PartOf<DealRow>>> list_deals(Reader& reader, const Registry& registry,
                                         const Actor& actor, Instant now, const ListDeals& query) {
  TRY(wanted, wanted_fields(query.fields));
  auto takes = [&](std::string_view name) {
    return wanted.empty() || name == "id" ||
           std::find(wanted.begin(), wanted.end(), name) != wanted.end();
  };
  List<PartOf<DealRow>> list;
  static const auto source = deal_source();
  TRY(page, commands::read_page(
                reader, registry, actor, now, source, query,
                [&](const Row& row) {
                  store::write_row<DealRow>(list.items.emplace_back(PartOf<DealRow>{{""}}).text,
                                            row, 2, takes);
                },
                [&](store::Sql& sql) {
                  std::string extra;
                  if (query.company_id)
                    extra += " AND d.company_id = " + sql.bind(query.company_id->value);
                  if (query.owner_id)
                    extra += " AND d.owner_id = " + sql.bind(query.owner_id->value);
                  if (query.person_id)
                    extra +=
                        " AND d.id IN (SELECT dp.deal_id FROM deal_people dp WHERE dp.workspace_id "
                        "= $1 AND dp.person_id = " +
                        sql.bind(query.person_id->value) + ")";
                  return extra;
                }));
  list.next_cursor = std::move(page.next_cursor);
  list.count = page.count;
  return list;
}

// Binds behind $1, the workspace, and $2, the deal.
std::string select_deal(const Actor& actor, store::Sql& sql) {
  auto from = commands::seen_joins(kRowFrom, actor, sql);
  return "SELECT d.version, " + row_columns() + " FROM " + from +
         " WHERE d.workspace_id = $1 AND d.id = $2" + access::visible(actor, sql, "d.owner_id");
}

Result<Outcome> get_deal(Reader& reader, const Actor& actor, Instant, const GetDeal& query) {
  Outcome found;
  auto take = [&](const Row& row) {
    found.version = row.integer(0);
    found.body.reserve(kDealBytes);
    store::write_row<DealRow>(found.body, row, 1);
  };
  store::Sql sql;
  if (actor.visibility == access::Visibility::All) {
    // Most people; their text binds nothing more and is put together once.
    static const auto text = select_deal(actor, sql);
    reader.query(text, {actor.workspace_id, query.deal_id}, take);
  } else {
    sql.bind(actor.workspace_id.value);
    sql.bind(query.deal_id.value);
    sql.text = select_deal(actor, sql);
    reader.query(sql, take);
  }
  if (found.body.empty()) return not_found("deal");
  return found;
}

struct GetTimeline {
  DealId deal_id;
  std::optional<std::string> cursor;
};
BOOST_DESCRIBE_STRUCT(GetTimeline, (), (deal_id, cursor))
constexpr auto field_notes(const GetTimeline*) {
  return std::array{FieldNote{.name = "cursor", .text_max = 2000}};
}

struct AskGate {
  DealId deal_id;
  StageId to_stage_id;
};
BOOST_DESCRIBE_STRUCT(AskGate, (), (deal_id, to_stage_id))

struct GateAnswer {
  bool allowed = false;       // no required criterion is unmet
  bool may_override = false;  // this actor may pass with a reason
  std::vector<Unmet> unmet;
};
BOOST_DESCRIBE_STRUCT(GateAnswer, (), (allowed, may_override, unmet))

Result<GateAnswer> ask_gate(Reader& reader, const Actor& actor, Instant now, const AskGate& query,
                            const Gate& gate) {
  TRY(deal, load_deal(reader, actor, query.deal_id));
  TRY(from, pipelines::load_stage(reader, actor.workspace_id, deal.stage_id));
  TRY(to, pipelines::load_stage(reader, actor.workspace_id, query.to_stage_id));
  GateAnswer answer{.may_override = actor.may(Permission::OverrideGate),
                    .unmet = gate.unmet(reader, actor, now, deal, from, to)};
  answer.allowed = decide_move(deal, to, answer.unmet, {}).ok();
  return answer;
}

}  // namespace

commands::ListSource deal_source() {
  commands::ListSource source;
  source.record = "deal";
  source.alias = "d";
  source.columns = row_columns();
  source.from = kRowFrom;
  source.owner_column = "d.owner_id";
  source.default_sort = "-created_at";
  source.sorts = {{.name = "created_at", .column = "d.created_at"},
                  {.name = "updated_at", .column = "d.updated_at"},
                  {.name = "title", .column = "d.title_folded", .is_text = true},
                  {.name = "value", .column = "d.value_minor"},
                  {.name = "expected_close_on",
                   .column = "d.expected_close_on",
                   .is_text = true,
                   .nullable = true},
                  {.name = "closed_on", .column = "d.closed_on", .is_text = true, .nullable = true},
                  {.name = "next_activity_at", .column = "d.next_activity_at", .nullable = true},
                  {.name = "entered_stage_at", .column = "d.entered_stage_at"}};
  source.table = "deals";
  source.also_record = "company";
  source.also_column = "company_id";
  source.also_table = "companies";
  source.also_owner = "owner_id";
  return source;
}

void register_queries(Registry& registry, const Gate& gate) {
  registry.add_query<ListDeals, List<PartOf<DealRow>>>(
      {.name = "deal.list",
       .route = "GET /deals",
       .says = "Deals by criteria, text and order, a page at a time"},
      [&registry](Reader& reader, const Actor& actor, Instant now, const ListDeals& query) {
        return list_deals(reader, registry, actor, now, query);
      });
  registry.add_query<GetDeal, DealRow>({.name = "deal.get",
                                        .route = "GET /deals/{deal_id}",
                                        .says = "One deal",
                                        .runs = http::Runs::Inline},
                                       &get_deal);
  registry.add_query<GetTimeline, List<commands::HistoryEntry>>(
      {.name = "deal.timeline",
       .route = "GET /deals/{deal_id}/timeline",
       .says = "What happened to a deal, newest first"},
      [&registry](Reader& reader, const Actor& actor, Instant,
                  const GetTimeline& query) -> Result<List<commands::HistoryEntry>> {
        TRY_VOID(load_deal(reader, actor, query.deal_id));
        TRY(list,
            commands::read_history(reader, registry, actor, query.deal_id.value, query.cursor));
        for (auto& entry : list.items) contacts::hide_unseen(reader, actor, entry.name, entry.body);
        return list;
      });
  registry.add_query<AskGate, GateAnswer>(
      {.name = "deal.gate",
       .route = "GET /deals/{deal_id}/gate",
       .says = "What a move to a stage would miss",
       .runs = http::Runs::Inline},
      [&gate](Reader& reader, const Actor& actor, Instant now, const AskGate& query) {
        return ask_gate(reader, actor, now, query, gate);
      });
  registry.add_query<GetBoard, Board>(
      {.name = "board.get",
       .route = "GET /board",
       .says = "A pipeline as a board: sums of every stage and the first cards"},
      [&registry](Reader& reader, const Actor& actor, Instant now, const GetBoard& query) {
        return read_board(reader, registry, actor, now, query);
      });
  registry.add_query<GetBoardColumn, List<DealCard>>(
      {.name = "board.column", .route = "GET /board/column", .says = "Further cards of a column"},
      [&registry](Reader& reader, const Actor& actor, Instant now, const GetBoardColumn& query) {
        return read_board_column(reader, registry, actor, now, query);
      });
  registry.add_query<GetMonths, Months>(
      {.name = "board.months",
       .route = "GET /board/months",
       .says = "The open deals of a pipeline by month of expected close: sums of every month and "
               "the first cards"},
      [&registry](Reader& reader, const Actor& actor, Instant now, const GetMonths& query) {
        return read_months(reader, registry, actor, now, query);
      });
  registry.add_query<GetMonth, List<DealCard>>(
      {.name = "board.month",
       .route = "GET /board/month",
       .says = "Further cards of a month of expected close"},
      [&registry](Reader& reader, const Actor& actor, Instant now, const GetMonth& query) {
        return read_month(reader, registry, actor, now, query);
      });
}

}  // namespace penstock::deals
