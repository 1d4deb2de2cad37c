#include "features/analytics/metrics.h"

#include "criteria/grammar.h"
#include "features/analytics/tally.h"

namespace penstock::analytics {
namespace {

Result<GroupBy> choose_grouping(const GetMetrics& query) {
  if (!query.group_by || query.group_by->empty()) return GroupBy::Nothing;
  if (auto by = parse_group_by(*query.group_by)) return *by;
  std::string names;
  for (auto text : group_by_texts()) names += (names.empty() ? "" : ", ") + std::string(text);
  return invalid_field("group_by", "unknown_group", "deals can be grouped by: " + names);
}

Result<void> check_period(const Period& period) {
  if (period.from && period.to && *period.from > *period.to)
    return invalid_field("to", "before_from",
                         "the last day of the period is before its first; exchange them");
  return {};
}

// Largest first, but periods, stages and the like in their own order; at most kGroupsMax.
void order_groups(std::vector<MetricsGroup>& groups, const std::vector<GroupName>& names) {
  std::vector<std::size_t> order(groups.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    if (names[a].order != names[b].order) return names[a].order < names[b].order;
    if (groups[a].deals != groups[b].deals) return groups[a].deals > groups[b].deals;
    return groups[a].key < groups[b].key;
  });
  std::vector<MetricsGroup> ordered;
  for (auto i : order) ordered.push_back(std::move(groups[i]));
  groups = std::move(ordered);
}

// Leaves the groups with the most deals; returns how many go.
std::int64_t keep_largest(std::vector<Group>& groups) {
  if (groups.size() <= kGroupsMax) return 0;
  auto weight = [](const Group& group) {
    return group.tally.deals + group.tally.won + group.tally.lost + group.tally.open;
  };
  std::nth_element(groups.begin(), groups.begin() + kGroupsMax, groups.end(),
                   [&](const Group& a, const Group& b) { return weight(a) > weight(b); });
  auto gone = static_cast<std::int64_t>(groups.size() - kGroupsMax);
  groups.resize(kGroupsMax);
  return gone;
}

Tally total_of(const std::vector<Group>& groups) {
  Tally total;
  for (const auto& group : groups) total.add(group.tally);
  return total;
}

// What the scans found; everything that needs the timeline is done with then.
struct Found {
  std::vector<Group> groups;
  Metrics total;
  std::optional<Metrics> previous;
  Dictionary<std::string> currencies;
};

void add_groups(MetricsReport& report, Found found, const Grouping& grouping,
                const criteria::Criterion& where, store::Reader& reader,
                const commands::Actor& actor) {
  report.more_groups = keep_largest(found.groups);
  std::vector<std::uint32_t> keys;
  for (const auto& group : found.groups) keys.push_back(group.key);
  auto names = name_groups(grouping, keys, reader, actor);
  auto opened = list_behind("deals", {report.from, report.to});
  for (std::size_t i = 0; i < names.size(); ++i) {
    MetricsGroup group;
    static_cast<Metrics&>(group) =
        metrics_of(std::move(found.groups[i].tally), actor.currency, found.currencies);
    group.key = names[i].key;
    group.label = names[i].label;
    group.where = criteria::print(all_of({where, names[i].condition, opened}));
    group.within = criteria::print(all_of({where, names[i].condition}));
    report.groups.push_back(std::move(group));
  }
  order_groups(report.groups, names);
}

}  // namespace

Result<MetricsReport> report_metrics(store::Reader& reader, const commands::Registry& registry,
                                     Timelines& timelines, const commands::Actor& actor,
                                     Instant now, const GetMetrics& query) {
  TRY(by, choose_grouping(query));
  Period period{query.from, query.to};
  TRY_VOID(check_period(period));
  TRY(selection, select_deals(reader, registry, actor, now, query.where));
  auto where = criteria::parse(query.where.value_or("")).criterion;  // select_deals has checked it
  auto before = period_before(period);
  Grouping grouping(by, reader, actor);
  Grouping whole(GroupBy::Nothing, reader, actor);
  std::optional<std::int64_t> moment;
  if (query.as_of && *query.as_of < now) moment = to_ms(*query.as_of);

  Found found;
  timelines.look(reader, actor.workspace_id, [&](const Timeline& timeline) {
    selection.place(timeline);
    grouping.place(timeline);
    found.currencies = timeline.currencies();
    auto scan = [&](const Grouping& by_what, const Period& of) {
      return tally_groups({.timeline = timeline,
                           .selection = selection,
                           .grouping = by_what,
                           .period = of,
                           .moment = moment});
    };
    found.groups = scan(grouping, period);
    found.total = metrics_of(total_of(found.groups), actor.currency, found.currencies);
    if (before)
      found.previous = metrics_of(total_of(scan(whole, *before)), actor.currency, found.currencies);
  });

  MetricsReport report{.group_by = query.group_by,
                       .from = query.from,
                       .to = query.to,
                       .as_of = std::min(query.as_of.value_or(now), now),
                       .total = std::move(found.total),
                       .previous = std::move(found.previous)};
  if (before) {
    report.previous_from = before->from;
    report.previous_to = before->to;
  }
  report.formulas = formulas_of(period, where, actor.currency);
  if (by != GroupBy::Nothing) add_groups(report, std::move(found), grouping, where, reader, actor);
  return report;
}

}  // namespace penstock::analytics
