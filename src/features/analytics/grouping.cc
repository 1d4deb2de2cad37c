#include "features/analytics/grouping.h"

#include <fmt/format.h>

namespace penstock::analytics {
namespace {

using criteria::Criterion;
using criteria::Literal;
using criteria::Op;

struct Spelling {
  std::string_view text;
  GroupBy by;
};
constexpr std::array kSpellings{Spelling{"owner", GroupBy::Owner},
                                Spelling{"team", GroupBy::Team},
                                Spelling{"product", GroupBy::Product},
                                Spelling{"pipeline", GroupBy::Pipeline},
                                Spelling{"stage", GroupBy::Stage},
                                Spelling{"company", GroupBy::Company},
                                Spelling{"company.industry", GroupBy::Industry},
                                Spelling{"company.country", GroupBy::Country},
                                Spelling{"company.size", GroupBy::Size},
                                Spelling{"source_channel", GroupBy::SourceChannel},
                                Spelling{"lost_reason", GroupBy::LostReason},
                                Spelling{"status", GroupBy::Status},
                                Spelling{"month", GroupBy::ClosedMonth},
                                Spelling{"quarter", GroupBy::ClosedQuarter},
                                Spelling{"year", GroupBy::ClosedYear},
                                Spelling{"opened_month", GroupBy::OpenedMonth},
                                Spelling{"opened_quarter", GroupBy::OpenedQuarter},
                                Spelling{"opened_year", GroupBy::OpenedYear}};

// Bands of employees; each goes up to the next. The bounds are those of EU Recommendation
// 2003/361/EC (10, 50, 250) with two more for large companies.
struct Band {
  std::int64_t from;
  std::int64_t to;  // inclusive
  std::string_view key;
};
constexpr std::array kBands{
    Band{0, 9, "0-9"},         Band{10, 49, "10-49"},           Band{50, 249, "50-249"},
    Band{250, 999, "250-999"}, Band{1'000, 4'999, "1000-4999"}, Band{5'000, 100'000'000, "5000+"}};

// Parts of a year: its months, quarters, or itself.
int parts_of_year(GroupBy by) {
  if (by == GroupBy::ClosedMonth || by == GroupBy::OpenedMonth) return 12;
  return by == GroupBy::ClosedQuarter || by == GroupBy::OpenedQuarter ? 4 : 1;
}
bool is_period(GroupBy by) { return by >= GroupBy::ClosedMonth; }

std::uint32_t period_key(Day day, int parts) {
  if (day == kNoDay) return 0;
  auto date = date_of(day);
  auto month = static_cast<int>(static_cast<unsigned>(date.month())) - 1;
  return static_cast<std::uint32_t>(static_cast<int>(date.year()) * parts + month * parts / 12 + 1);
}

constexpr std::uint32_t kPeriodsEnd = 10'000 * 12 + 2;

// By keys "…" of the records in one table.
using Names = std::unordered_map<std::int64_t, std::pair<std::string, std::int64_t>>;

std::string_view names_sql(GroupBy by) {
  switch (by) {
    case GroupBy::Owner:
      return "SELECT t.id, t.name, 0 FROM users t WHERE t.workspace_id = $1 AND ";
    case GroupBy::Team:
      return "SELECT t.id, t.name, 0 FROM teams t WHERE t.workspace_id = $1 AND ";
    case GroupBy::Product:
      return "SELECT t.id, t.name, 0 FROM products t WHERE t.workspace_id = $1 AND ";
    case GroupBy::Pipeline:
      return "SELECT t.id, t.name, t.position FROM pipelines t WHERE t.workspace_id = $1 AND ";
    case GroupBy::Stage:
      return "SELECT t.id, t.name, p.position * 1000 + t.position FROM stages t JOIN pipelines p "
             "ON p.workspace_id = $1 AND p.id = t.pipeline_id WHERE t.workspace_id = $1 AND ";
    case GroupBy::Company:
      return "SELECT t.id, t.name, 0 FROM companies t WHERE t.workspace_id = $1 AND ";
    case GroupBy::LostReason:
      return "SELECT t.id, t.name, t.position FROM lost_reasons t WHERE t.workspace_id = $1 AND ";
    default:
      return "";
  }
}

Names read_names(const Grouping& grouping, std::span<const std::uint32_t> keys,
                 store::Reader& reader, const commands::Actor& actor) {
  Names names;
  store::Sql sql;
  sql.text = names_sql(grouping.by());
  if (sql.text.empty()) return names;
  Json::Array ids;
  for (auto key : keys)
    if (key != 0) ids.emplace_back(grouping.id(key));
  sql.bind(actor.workspace_id.value);
  sql.text += reader.dialect().in_list("t.id", sql.bind(to_text(Json(std::move(ids)))));
  if (grouping.by() == GroupBy::Company) sql.text += access::visible(actor, sql, "t.owner_id");
  reader.query(sql, [&](const store::Row& row) {
    names.emplace(row.integer(0), std::pair{std::string(row.text(1)), row.integer(2)});
  });
  return names;
}

std::string_view criterion_name(GroupBy by) {
  switch (by) {
    case GroupBy::Nothing:
      return "";
    case GroupBy::Owner:
      return "owner";
    case GroupBy::Team:
      return "owner.team";
    case GroupBy::Product:
      return "product";
    case GroupBy::Pipeline:
      return "pipeline";
    case GroupBy::Stage:
      return "stage";
    case GroupBy::Company:
      return "company";
    case GroupBy::Industry:
      return "company.industry";
    case GroupBy::Country:
      return "company.country";
    case GroupBy::Size:
      return "company.employees";
    case GroupBy::SourceChannel:
      return "source_channel";
    case GroupBy::LostReason:
      return "lost_reason";
    case GroupBy::Status:
      return "status";
    case GroupBy::ClosedMonth:
    case GroupBy::ClosedQuarter:
    case GroupBy::ClosedYear:
      return "closed_on";
    case GroupBy::OpenedMonth:
    case GroupBy::OpenedQuarter:
    case GroupBy::OpenedYear:
      return "opened_on";
  }
  return "";
}

std::string id_text(GroupBy by, std::int64_t id) {
  auto spelled = [&](std::string_view prefix) { return std::string(prefix) + "_" + encode_id(id); };
  switch (by) {
    case GroupBy::Owner:
      return spelled("user");
    case GroupBy::Team:
      return spelled("team");
    case GroupBy::Product:
      return spelled("product");
    case GroupBy::Pipeline:
      return spelled("pipeline");
    case GroupBy::Stage:
      return spelled("stage");
    case GroupBy::Company:
      return spelled("company");
    case GroupBy::LostReason:
      return spelled("lost_reason");
    default:
      return {};
  }
}

GroupName name_period(GroupBy by, std::uint32_t key) {
  int parts = parts_of_year(by);
  int year = static_cast<int>(key - 1) / parts, part = static_cast<int>(key - 1) % parts;
  auto months = static_cast<unsigned>(12 / parts);
  auto first = std::chrono::year_month{
      std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(part) * months + 1}};
  auto last = first + std::chrono::months{months - 1};
  GroupName name;
  name.key = parts == 12  ? fmt::format("{:04}-{:02}", year, part + 1)
             : parts == 4 ? fmt::format("{:04}-Q{}", year, part + 1)
                          : fmt::format("{:04}", year);
  name.label = name.key;
  name.condition =
      days_between_of(std::string(criterion_name(by)), Date{first / std::chrono::day{1}},
                      Date{last / std::chrono::last});
  name.order = key;
  return name;
}

GroupName name_band(std::uint32_t key) {
  const auto& band = kBands[key - 1];
  auto number = [](std::int64_t n) { return Literal{.value = criteria::Number{n, 0}}; };
  return {
      .key = std::string(band.key),
      .label = std::string(band.key),
      .condition = test_of("company.employees", Op::Between, {number(band.from), number(band.to)}),
      .order = key};
}

GroupName name_text(GroupBy by, const std::string& text, std::int64_t order) {
  auto op = by == GroupBy::Status ? Op::Eq : Op::Exactly;
  return {.key = text,
          .label = text,
          .condition = test_of(std::string(criterion_name(by)), op, {Literal{.value = text}}),
          .order = order};
}

GroupName name_record(GroupBy by, std::int64_t id, const Names& names) {
  GroupName name{.key = id_text(by, id), .label = {}, .condition = {}};
  name.condition = test_of(std::string(criterion_name(by)), Op::Eq, {Literal{.value = *name.key}});
  if (auto found = names.find(id); found != names.end()) {
    name.label = found->second.first;
    name.order = found->second.second;
  }
  return name;
}

// A team is those who are in it: criteria know owners, not all schemas know their teams.
void list_members(std::vector<GroupName>& groups, store::Reader& reader, WorkspaceId workspace_id) {
  std::map<std::string, std::vector<Literal>> members;  // by the team's id; "" without a team
  reader.query("SELECT u.id, u.team_id FROM users u WHERE u.workspace_id = $1 ORDER BY u.id",
               {workspace_id}, [&](const store::Row& row) {
                 auto team = row.is_null(1) ? std::string() : TeamId{row.integer(1)}.text();
                 members[team].push_back(Literal{.value = UserId{row.integer(0)}.text()});
               });
  for (auto& group : groups) {
    auto& ids = members[group.key.value_or("")];
    if (!ids.empty() && ids.size() <= criteria::kListItemsMax)
      group.condition = test_of("owner", Op::In, std::move(ids));
  }
}

}  // namespace

std::optional<GroupBy> parse_group_by(std::string_view text) {
  for (const auto& spelling : kSpellings)
    if (spelling.text == text) return spelling.by;
  return {};
}

std::vector<std::string_view> group_by_texts() {
  std::vector<std::string_view> texts;
  for (const auto& spelling : kSpellings) texts.push_back(spelling.text);
  return texts;
}

Grouping::Grouping(GroupBy by, store::Reader& reader, const commands::Actor& actor) : by_(by) {
  read_links(reader, actor);
}

void Grouping::read_links(store::Reader& reader, const commands::Actor& actor) {
  auto read = [&](std::string_view text, auto&& key_of) {
    store::Sql sql;
    sql.bind(actor.workspace_id.value);
    sql.text = text;
    if (by_ != GroupBy::Team) sql.text += access::visible(actor, sql, "c.owner_id");
    reader.query(sql, [&](const store::Row& row) {
      if (auto key = row.is_null(1) ? 0u : key_of(row); key != 0)
        links_.emplace(row.integer(0), key);
    });
  };
  auto text_key = [&](const store::Row& row) { return texts_.number(std::string(row.text(1))); };
  if (by_ == GroupBy::Team)
    read("SELECT u.id, u.team_id FROM users u WHERE u.workspace_id = $1",
         [&](const store::Row& row) { return linked_ids_.number(row.integer(1)); });
  if (by_ == GroupBy::Industry)
    read("SELECT c.id, c.industry FROM companies c WHERE c.workspace_id = $1", text_key);
  if (by_ == GroupBy::Country)
    read("SELECT c.id, c.country FROM companies c WHERE c.workspace_id = $1", text_key);
  if (by_ == GroupBy::Size)
    read("SELECT c.id, c.employees FROM companies c WHERE c.workspace_id = $1",
         [&](const store::Row& row) {
           std::uint32_t key = 0;
           for (std::uint32_t i = 0; i < kBands.size(); ++i)
             if (row.integer(1) >= kBands[i].from && row.integer(1) <= kBands[i].to) key = i + 1;
           return key;
         });
}

void Grouping::place(const Timeline& timeline) {
  auto keep_ids = [&](const Dictionary<std::int64_t>& dictionary) {
    ids_.resize(dictionary.size());
    for (std::uint32_t i = 0; i < ids_.size(); ++i) ids_[i] = dictionary.key(i);
    keys_end_ = ids_.size();
  };
  auto link = [&](const Dictionary<std::int64_t>& dictionary) {
    linked_.assign(dictionary.size(), 0);
    for (std::uint32_t i = 1; i < linked_.size(); ++i)
      if (auto found = links_.find(dictionary.key(i)); found != links_.end())
        linked_[i] = found->second;
    keys_end_ = std::max({texts_.size(), linked_ids_.size(), kBands.size() + 1});
  };
  switch (by_) {
    case GroupBy::Nothing:
      break;
    case GroupBy::Owner:
      keep_ids(timeline.owners());
      break;
    case GroupBy::Product:
      keep_ids(timeline.products());
      break;
    case GroupBy::Pipeline:
      keep_ids(timeline.pipelines());
      break;
    case GroupBy::Stage:
      keep_ids(timeline.stages());
      break;
    case GroupBy::Company:
      keep_ids(timeline.companies());
      break;
    case GroupBy::LostReason:
      keep_ids(timeline.lost_reasons());
      break;
    case GroupBy::Team:
      keep_ids(linked_ids_);
      link(timeline.owners());
      break;
    case GroupBy::Industry:
    case GroupBy::Country:
    case GroupBy::Size:
      link(timeline.companies());
      break;
    case GroupBy::SourceChannel:
      texts_ = timeline.channels();
      keys_end_ = texts_.size();
      break;
    case GroupBy::Status:
      for (auto text : enum_texts<deals::DealStatus>()) texts_.number(std::string(text));
      keys_end_ = texts_.size();
      break;
    default:
      keys_end_ = kPeriodsEnd;
  }
}

std::uint32_t Grouping::key(const Timeline& timeline, std::size_t deal, const State& state) const {
  switch (by_) {
    case GroupBy::Nothing:
      return 0;
    case GroupBy::Owner:
      return state.owner;
    case GroupBy::Team:
      return linked_[state.owner];
    case GroupBy::Product:
      return timeline.product(deal);
    case GroupBy::Pipeline:
      return timeline.pipeline_of(state.stage);
    case GroupBy::Stage:
      return state.stage;
    case GroupBy::Company:
      return timeline.company(deal);
    case GroupBy::Industry:
    case GroupBy::Country:
    case GroupBy::Size:
      return linked_[timeline.company(deal)];
    case GroupBy::SourceChannel:
      return timeline.channel(deal);
    case GroupBy::LostReason:
      return state.lost_reason;
    case GroupBy::Status:
      return static_cast<std::uint32_t>(state.status) + 1;
    case GroupBy::ClosedMonth:
    case GroupBy::ClosedQuarter:
    case GroupBy::ClosedYear:
      return period_key(state.closed_on, parts_of_year(by_));
    case GroupBy::OpenedMonth:
    case GroupBy::OpenedQuarter:
    case GroupBy::OpenedYear:
      return period_key(timeline.opened_on(deal), parts_of_year(by_));
  }
  return 0;
}

std::vector<GroupName> name_groups(const Grouping& grouping, std::span<const std::uint32_t> keys,
                                   store::Reader& reader, const commands::Actor& actor) {
  auto by = grouping.by();
  auto names = read_names(grouping, keys, reader, actor);
  std::vector<GroupName> groups;
  for (auto key : keys) {
    if (by == GroupBy::Nothing)
      groups.emplace_back();
    else if (key == 0)
      groups.push_back({.key = {},
                        .label = {},
                        .condition = test_of(std::string(criterion_name(by)), Op::IsEmpty, {}),
                        .order = INT64_MAX});
    else if (is_period(by))
      groups.push_back(name_period(by, key));
    else if (by == GroupBy::Size)
      groups.push_back(name_band(key));
    else if (!names_sql(by).empty())
      groups.push_back(name_record(by, grouping.id(key), names));
    else
      groups.push_back(name_text(by, grouping.text(key), by == GroupBy::Status ? key : 0));
  }
  if (by == GroupBy::Team) list_members(groups, reader, actor.workspace_id);
  return groups;
}

Criterion test_of(std::string name, Op op, std::vector<Literal> values) {
  Criterion test;
  test.kind = Criterion::Kind::Test;
  test.op = op;
  test.name = std::move(name);
  test.values = std::move(values);
  return test;
}

Criterion days_between_of(std::string name, std::optional<Date> from, std::optional<Date> to) {
  if (from && to)
    return test_of(std::move(name), Op::Between, {Literal{.value = *from}, Literal{.value = *to}});
  if (from) return test_of(std::move(name), Op::Ge, {Literal{.value = *from}});
  if (to) return test_of(std::move(name), Op::Le, {Literal{.value = *to}});
  return {};
}

Criterion valued_in(Currency currency) {
  auto zero = Literal{.value = criteria::Amount{.number = {}, .currency = currency}};
  Criterion any;
  any.kind = Criterion::Kind::Any;
  any.parts = {test_of("value", Op::Ge, {zero}), test_of("value", Op::Lt, {zero})};
  return any;
}

Criterion all_of(std::vector<Criterion> parts) {
  std::erase_if(parts, [](const Criterion& part) {
    return part.kind == Criterion::Kind::All && part.parts.empty();
  });
  if (parts.size() == 1) return std::move(parts.front());
  Criterion all;
  all.parts = std::move(parts);
  return all;
}

}  // namespace penstock::analytics
