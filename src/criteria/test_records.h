#pragma once
// Random records for the tests of criteria. Header for *_test.cc only.

#include <random>

#include "criteria/test_world.h"

namespace penstock::criteria::test {

inline constexpr std::int64_t kNow = 1'795'312'800'123;  // 2026-11-22T02:00:00.123Z
inline constexpr std::int64_t kDayMs = 86'400'000;

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  int below(int n) { return std::uniform_int_distribution<int>(0, n - 1)(engine_); }
  bool one_in(int n) { return below(n) == 0; }
  template <class T>
  const T& of(const std::vector<T>& all) {
    return all[static_cast<std::size_t>(below(static_cast<int>(all.size())))];
  }

 private:
  std::mt19937_64 engine_;
};

inline const std::vector<std::string> kTexts{"Łódź Çelik",
                                             "lodz celik",
                                             "LODZ  celik ",
                                             "Ankara",
                                             "straße",
                                             "STRASSE",
                                             "100%_sure!",
                                             "100x",
                                             "a",
                                             "A",
                                             "ab",
                                             "e\xCC\x81"
                                             "a",
                                             "Ёлка",
                                             "елка",
                                             "\xF4\x8F\xBF\xBF",
                                             "\xED\x9F\xBF",
                                             "z",
                                             "quote\"back\\slash",
                                             "  ",
                                             "it's"};
inline const std::vector<std::string> kTags{"hot", "cold", "Łódź", "a\"b"};
inline const std::vector<std::string> kCurrencies{"EUR", "USD", "JPY", "KWD"};
inline const std::vector<std::string> kZones{"UTC", "Europe/Warsaw", "America/New_York",
                                             "Asia/Kathmandu", "Pacific/Auckland"};
inline const std::vector<std::string> kKinds{"call", "meeting", "email"};

inline Instant near_now(Dice& dice) {
  static const std::vector<std::int64_t> kOffs{
      0, 1, -1, kDayMs, -kDayMs, 7 * kDayMs, -7 * kDayMs, -30 * kDayMs, 3'600'000, -7'200'000};
  auto off = dice.one_in(2) ? dice.of(kOffs) : (dice.below(800) - 400) * (kDayMs / 8);
  return instant_from_ms(kNow + off + (dice.one_in(3) ? dice.below(3) - 1 : 0));
}
inline Date day_near_now(Dice& dice) {
  return add_days(Date{std::chrono::year{2026}, std::chrono::November, std::chrono::day{22}},
                  dice.one_in(2) ? dice.below(5) - 2 : dice.below(400) - 200);
}
inline Money amount(Dice& dice) {
  static const std::vector<std::int64_t> kMinors{
      0, 1, 99, 100, 1000, 1050, 10'000, 100'000, 1'000'000, -500, kMoneyMinorMax};
  return {dice.of(kMinors), *Currency::parse(dice.of(kCurrencies))};
}

template <class T, class Make>
std::optional<T> maybe(Dice& dice, Make make) {
  return dice.one_in(4) ? std::nullopt : std::optional<T>(make());
}

// One workspace in memory.
struct World {
  std::vector<Team> teams;
  std::vector<User> users;
  std::vector<Company> companies;
  std::vector<Stage> stages;
  std::vector<Deal> deals;
  std::vector<Json> customs;
  std::vector<std::vector<Happening>> activities;
  std::vector<std::unique_ptr<RecordView>> views;
  std::vector<const RecordView*> deal_views;

  World(Dice& dice, int size) {
    auto id = [](int i) { return std::int64_t{1000} + i; };
    for (int i = 0; i < 3; ++i) teams.push_back({TeamId{id(i)}, dice.of(kTexts)});
    for (int i = 0; i < 5; ++i)
      users.push_back({UserId{id(i)}, dice.of(kTexts),
                       maybe<TeamId>(dice, [&] { return TeamId{id(dice.below(3))}; }),
                       dice.one_in(2)});
    for (int i = 0; i < 4; ++i)
      stages.push_back({StageId{id(i)},
                        dice.of(kTexts),
                        dice.one_in(2) ? StageKind::Open : StageKind::Closing,
                        {dice.below(5) * 2500}});
    for (int i = 0; i < 12; ++i) companies.push_back(company(dice, id(i)));
    for (int i = 0; i < size; ++i) deal(dice, id(i));
    show();
  }

  static Company company(Dice& dice, std::int64_t id) {
    return {
        .id = CompanyId{id},
        .name = dice.one_in(8) ? "" : dice.of(kTexts),
        .industry = maybe<std::string>(dice, [&] { return dice.one_in(5) ? "" : dice.of(kTexts); }),
        .employees = maybe<std::int64_t>(dice, [&] { return dice.below(4); }),
        .revenue = maybe<Money>(dice, [&] { return amount(dice); }),
        .owner_id = maybe<UserId>(dice, [&] { return UserId{1000 + dice.below(5)}; }),
        .tags = tags(dice)};
  }

  static std::vector<std::string> tags(Dice& dice) {
    std::vector<std::string> made;
    for (int n = dice.below(3); n > 0; --n) made.push_back(dice.of(kTags));
    return made;
  }

  void deal(Dice& dice, std::int64_t id) {
    Deal made{
        .id = DealId{id},
        .stage_id = StageId{1000 + dice.below(4)},
        .title = dice.one_in(8) ? "" : dice.of(kTexts),
        .status = static_cast<DealStatus>(dice.below(4)),
        .value = maybe<Money>(dice, [&] { return amount(dice); }),
        .probability_bp =
            maybe<Probability>(dice, [&] { return Probability{dice.below(5) * 2500}; }),
        .expected_close_on = maybe<Date>(dice, [&] { return day_near_now(dice); }),
        .owner_id = maybe<UserId>(dice, [&] { return UserId{1000 + dice.below(5)}; }),
        .company_id = maybe<CompanyId>(dice, [&] { return CompanyId{1000 + dice.below(12)}; }),
        .competitor =
            maybe<std::string>(dice, [&] { return dice.one_in(5) ? "" : dice.of(kTexts); }),
        .score = maybe<std::int64_t>(dice, [&] { return dice.below(5); }),
        .margin = maybe<double>(dice, [&] { return dice.below(5) / 4.0; }),
        .do_not_contact = dice.one_in(2),
        .tags = tags(dice),
        .entered_stage_at = near_now(dice),
        .next_activity_at = maybe<Instant>(dice, [&] { return near_now(dice); }),
        .created_at = near_now(dice)};
    deals.push_back(std::move(made));
    Json custom = Json::Object{};
    if (dice.one_in(2)) custom.set("region", dice.of(kTexts));
    if (dice.one_in(2))
      custom.set("seats", dice.one_in(2) ? Json(dice.below(4)) : Json(dice.below(9) / 4.0));
    if (dice.one_in(2)) custom.set("renewal", to_text(day_near_now(dice)));
    if (dice.one_in(2)) custom.set("pilot", dice.one_in(2));
    if (dice.one_in(2))
      custom.set("tier", dice.one_in(5) ? Json(nullptr) : Json(dice.one_in(2) ? "gold" : "silver"));
    customs.push_back(std::move(custom));
    std::vector<Happening> done;
    for (int n = dice.below(5); n > 0; --n)
      done.push_back(
          {dice.of(kKinds), dice.one_in(5) ? std::nullopt : std::optional(near_now(dice))});
    activities.push_back(std::move(done));
  }

  template <class T>
  std::vector<const RecordView*> show_all(const std::vector<T>& records) {
    std::vector<const RecordView*> made;
    for (const auto& record : records)
      made.push_back(views.emplace_back(std::make_unique<DescribedView<T>>(record)).get());
    return made;
  }
  template <class Id>
  static const RecordView* at(const std::vector<const RecordView*>& all, std::optional<Id> id) {
    return id ? all[static_cast<std::size_t>(id->value - 1000)] : nullptr;
  }

  void show() {
    auto team_views = show_all(teams);
    auto user_views = show_all(users);
    for (std::size_t i = 0; i < users.size(); ++i)
      static_cast<DescribedView<User>*>(const_cast<RecordView*>(user_views[i]))
          ->relate("team_id", at(team_views, users[i].team_id));
    auto company_views = show_all(companies);
    for (std::size_t i = 0; i < companies.size(); ++i)
      static_cast<DescribedView<Company>*>(const_cast<RecordView*>(company_views[i]))
          ->relate("owner_id", at(user_views, companies[i].owner_id));
    auto stage_views = show_all(stages);
    for (std::size_t i = 0; i < deals.size(); ++i) {
      auto view = std::make_unique<DescribedView<Deal>>(deals[i], &customs[i]);
      view->relate("owner_id", at(user_views, deals[i].owner_id))
          .relate("company_id", at(company_views, deals[i].company_id));
      view->relate("stage_id", at(stage_views, std::optional(deals[i].stage_id)))
          .collect("activity", activities[i]);
      deal_views.push_back(views.emplace_back(std::move(view)).get());
    }
  }

  void store(Database& db, const Schema& schema, std::int64_t workspace) {
    for (const auto& team : teams)
      db.insert(*schema.record("team"), workspace, DescribedView(team));
    for (const auto& user : users)
      db.insert(*schema.record("user"), workspace, DescribedView(user));
    for (const auto& company : companies)
      db.insert(*schema.record("company"), workspace, DescribedView(company));
    for (const auto& stage : stages)
      db.insert(*schema.record("stage"), workspace, DescribedView(stage));
    for (std::size_t i = 0; i < deals.size(); ++i) {
      db.insert(*schema.record("deal"), workspace, *deal_views[i], &customs[i]);
      for (std::size_t k = 0; k < activities[i].size(); ++k)
        insert_activity(db, workspace, i, k, activities[i][k], 0);
      insert_activity(db, workspace, i, 9, {"call", instant_from_ms(kNow - 1)},
                      1);  // cancelled: never counts
    }
  }

  void insert_activity(Database& db, std::int64_t workspace, std::size_t deal, std::size_t n,
                       const Happening& what, int cancelled) {
    auto at = what.at ? std::to_string(to_ms(*what.at)) : "NULL";
    db.execute(
        fmt::format("INSERT INTO activities (workspace_id, id, deal_id, kind, done_at, cancelled) "
                    "VALUES ({}, {}, {}, '{}', {}, {})",
                    workspace, deal * 10 + n + 1, deals[deal].id.value, what.kind, at, cancelled));
  }
};

}  // namespace penstock::criteria::test
