#pragma once
// By what deals are told apart in a report, and the criterion behind each group.

#include "commands/registry.h"
#include "criteria/ast.h"
#include "features/analytics/timeline.h"
#include "store/database.h"

namespace penstock::analytics {

enum class GroupBy {
  Nothing,
  Owner,
  Team,
  Product,
  Pipeline,
  Stage,
  Company,
  Industry,
  Country,
  Size,
  SourceChannel,
  LostReason,
  Status,
  ClosedMonth,
  ClosedQuarter,
  ClosedYear,
  OpenedMonth,
  OpenedQuarter,
  OpenedYear
};

// "owner", "company.industry", "month" (of closing), "opened_month" …; nothing for anything else.
std::optional<GroupBy> parse_group_by(std::string_view text);
std::vector<std::string_view> group_by_texts();

// The key by which a deal belongs to a group: a number, 0 for "none". Keys of days are months
// (quarters, years) since the year 0, plus 1.
class Grouping {
 public:
  // Reads what the timeline does not have: teams of users, facts of companies that the actor sees.
  Grouping(GroupBy by, store::Reader& reader, const commands::Actor& actor);
  // Translates that into the numbers of a timeline. Must be called before key().
  void place(const Timeline& timeline);

  std::uint32_t key(const Timeline& timeline, std::size_t deal, const State& state) const;
  std::size_t keys_end() const { return keys_end_; }  // keys are less than this

  GroupBy by() const { return by_; }
  // The id, text or first day behind a key. Requires: key != 0 and place() was called.
  std::int64_t id(std::uint32_t key) const { return ids_[key]; }
  const std::string& text(std::uint32_t key) const { return texts_.key(key); }

 private:
  void read_links(store::Reader& reader, const commands::Actor& actor);

  GroupBy by_;
  std::size_t keys_end_ = 1;
  std::unordered_map<std::int64_t, std::uint32_t> links_;  // user or company id → key
  std::vector<std::uint32_t> linked_;                      // the same by the timeline's number
  Dictionary<std::string> texts_;
  Dictionary<std::int64_t> linked_ids_;  // teams
  std::vector<std::int64_t> ids_;        // by key
};

// How a group is shown. `condition` is what its deals have in common; All without parts for
// GroupBy::Nothing.
struct GroupName {
  std::optional<std::string> key;  // an id, a text, "2026-11", "2026-Q4"; nothing for "none"
  std::optional<std::string> label;
  criteria::Criterion condition;
  std::int64_t order = 0;  // of stages and periods: their place in time or pipeline
};

// Names of these keys, in their order. Reads the names of records from the store; a company that
// the actor may not see has no label.
std::vector<GroupName> name_groups(const Grouping& grouping, std::span<const std::uint32_t> keys,
                                   store::Reader& reader, const commands::Actor& actor);

// ---- building criteria ----

criteria::Criterion test_of(std::string name, criteria::Op op,
                            std::vector<criteria::Literal> values);
criteria::Criterion days_between_of(std::string name, std::optional<Date> from,
                                    std::optional<Date> to);
// Deals whose value is in this currency: an amount in another is neither more nor less.
criteria::Criterion valued_in(Currency currency);
criteria::Criterion all_of(std::vector<criteria::Criterion> parts);

}  // namespace penstock::analytics
