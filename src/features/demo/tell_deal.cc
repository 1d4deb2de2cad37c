// A deal's life as steps: created, edited, moved, handed over, ended.
#include <algorithm>

#include "features/demo/plan.h"

namespace penstock::demo {
namespace {

using contacts::DealRole;

using std::chrono::minutes;

constexpr int kRequiredFrom = 2;  // stages from here on are entered with a day of decision
constexpr std::array kDaysToClose = {80.0, 58.0, 40.0, 22.0, 10.0};

// Deal `number` while its steps are written.
class Teller {
 public:
  Teller(Script& script, const Plan& plan, const DealPlan& deal, Random& random, Hours& hours)
      : script_(script),
        plan_(plan),
        deal_(deal),
        random_(random),
        hours_(hours),
        number_(script.deals++) {}

  void tell() {
    decide();
    create();
    add_people();
    for (std::size_t i = 1; i < deal_.visits.size(); ++i) move(i);
    change_mind();
    hand_over();
    end();
    tell_work(script_, plan_, deal_, number_, random_, hours_);
  }

 private:
  void decide();
  void create();
  void add_people();
  void move(std::size_t visit);
  void change_mind();
  void hand_over();
  void end();
  void win();
  void lose();
  void park();
  void count_costs(Instant won_at);
  Date expect(Instant from, double after_days);
  void edit(Instant at, int actor, std::function<void(deals::EditDeal&)> change);
  int rep_at(Instant at) const {
    return deal_.new_rep >= 0 && at >= deal_.handed_over_at ? deal_.new_rep : deal_.rep;
  }
  Instant limit() const { return hours_.until(); }

  Script& script_;
  const Plan& plan_;
  const DealPlan& deal_;
  Random& random_;
  Hours& hours_;
  std::size_t number_;
  std::optional<Date> expected_;
  Money first_value_;
  bool overridden_ = false;  // a manager lets it pass without the day of decision
};

// Not always a round day, but often a Friday or the end of a month.
Date Teller::expect(Instant from, double after_days) {
  auto day = std::chrono::floor<std::chrono::days>(from + days(after_days));
  if (random_.chance(30)) {
    Date date{day};
    return Date{std::chrono::sys_days{date.year() / date.month() / std::chrono::last}};
  }
  if (random_.chance(50))
    return Date{day + std::chrono::days{(12 - std::chrono::weekday{day}.iso_encoding()) % 7}};
  return Date{day};
}

void Teller::decide() {
  auto reaches_proposal = std::any_of(deal_.visits.begin(), deal_.visits.end(),
                                      [](const Visit& v) { return v.stage >= kRequiredFrom; });
  auto cycle = days_of(deal_.ended - deal_.created());
  first_value_ = deal_.value;
  if (random_.chance(35))
    first_value_ = pretty(units_of(deal_.value) * random_.real(0.65, 1.35), deal_.value.currency);
  if (!reaches_proposal && deal_.visits.back().stage == 0 && random_.chance(12))
    first_value_.minor = 0;
  if (deal_.success)
    expected_ = expect(deal_.created(), 330);
  else if (random_.chance(deal_.visits.back().stage == 0 ? 45 : 62))
    expected_ = expect(deal_.created(), std::max(21.0, cycle * random_.real(0.55, 1.1)));
  overridden_ = !deal_.success && !expected_ && random_.chance(12);
}

void Teller::create() {
  const auto& channel = channels()[static_cast<std::size_t>(deal_.channel)];
  deals::CreateDeal command{
      .title = deal_.title, .value = first_value_, .expected_close_on = expected_};
  command.source_kind = channel.inbound ? deals::SourceKind::Inbound : deals::SourceKind::Outbound;
  command.source_channel = std::string(channel.name);
  if (!channel.campaign.empty()) {
    std::string campaign(channel.campaign);
    auto year = std::to_string(static_cast<int>(utc_date(deal_.created()).year()));
    if (auto slot = campaign.find("{year}"); slot != std::string::npos)
      campaign.replace(slot, 6, year);
    command.source_campaign = std::move(campaign);
  }
  if (random_.chance(30)) command.tags.push_back(std::string(random_.pick(deal_tags())));
  if (random_.chance(8)) command.tags.push_back("hot");
  script_.add(deal_.created(),
              [command, number = number_, success = deal_.success,
               stage = deal_.visits.front().stage, company = deal_.company, ware = deal_.ware,
               rep = deal_.rep](Scene& scene) mutable -> Result<void> {
                auto& cast = scene.cast;
                command.stage_id = (success ? cast.success_stages
                                            : cast.sales_stages)[static_cast<std::size_t>(stage)];
                command.company_id = cast.companies[static_cast<std::size_t>(company)];
                command.product_id = cast.products[static_cast<std::size_t>(ware)];
                TRY(made, deals::create_deal(scene.tx, cast.actors[static_cast<std::size_t>(rep)],
                                             scene.now, command));
                cast.deals[number] = made.id;
                return {};
              });
}

void Teller::add_people() {
  constexpr std::array kRoles = {DealRole::Champion,      DealRole::DecisionMaker,
                                 DealRole::EconomicBuyer, DealRole::Influencer,
                                 DealRole::User,          DealRole::Gatekeeper};
  constexpr std::array kWeights = {30, 28, 12, 14, 10, 6};
  auto at = deal_.created();
  for (int person : deal_.people) {
    at = std::min(at + minutes{random_.between(1, 3)}, limit());
    auto role = kRoles[random_.weighted(kWeights)];
    script_.add(at,
                [person, role, number = number_, rep = deal_.rep](Scene& scene) -> Result<void> {
                  auto& cast = scene.cast;
                  TRY_VOID(contacts::put_deal_person(
                      scene.tx, cast.actors[static_cast<std::size_t>(rep)], scene.now,
                      {.deal_id = cast.deals[number],
                       .person_id = cast.people[static_cast<std::size_t>(person)],
                       .role = role}));
                  return {};
                });
  }
}

void Teller::edit(Instant at, int actor, std::function<void(deals::EditDeal&)> change) {
  script_.add(
      std::min(at, limit()),
      [actor, number = number_, change = std::move(change)](Scene& scene) -> Result<void> {
        deals::EditDeal command{.deal_id = scene.cast.deals[number]};
        change(command);
        TRY_VOID(deals::edit_deal(scene.tx, scene.cast.actors[static_cast<std::size_t>(actor)],
                                  scene.now, command));
        return {};
      });
}

void Teller::move(std::size_t visit) {
  const auto& to = deal_.visits[visit];
  auto from = deal_.visits[visit - 1].stage;
  auto actor = rep_at(to.entered);
  bool gated = !deal_.success && from < kRequiredFrom && to.stage >= kRequiredFrom && !expected_;
  deals::MoveDeal command{};
  if (to.stage < from)
    command.reason = random_.chance(50) ? "Our contact left; starting again with a colleague"
                                        : "Scope changed, needs another look";
  if (gated && overridden_) {
    actor = manager_of_team(colleagues()[static_cast<std::size_t>(deal_.rep)].team);
    command.override_reason = "Public tender, the day follows with the documents";
  } else if (gated) {
    expected_ = expect(to.entered, kDaysToClose[1]);
    edit(to.entered, actor, [on = expected_](deals::EditDeal& e) { e.expected_close_on.set = on; });
  }
  script_.add(
      to.entered,
      [command, actor, number = number_, stage = to.stage,
       success = deal_.success](Scene& scene) mutable -> Result<void> {
        command.deal_id = scene.cast.deals[number];
        command.to_stage_id = (success ? scene.cast.success_stages
                                       : scene.cast.sales_stages)[static_cast<std::size_t>(stage)];
        TRY_VOID(deals::move_deal(scene.tx, scene.cast.actors[static_cast<std::size_t>(actor)],
                                  scene.now, command, scene.gate));
        return {};
      });
  if (deal_.success || to.stage < from) return;
  edit(to.entered, actor,
       [stage = to.stage, this_value = deal_.value, competitor = deal_.competitor,
        commit = random_.chance(65)](deals::EditDeal& e) {
         if (stage == 1 && competitor) e.competitor.set = competitor;
         if (stage == 3) e.value.set = this_value;
         if (stage == 3) e.forecast_category.set = deals::ForecastCategory::BestCase;
         if (stage == 4 && commit) e.forecast_category.set = deals::ForecastCategory::Commit;
       });
}

// The day of decision slips, and what is left of open deals fits what a rep would say today.
void Teller::change_mind() {
  if (deal_.success) return;
  const auto& last = deal_.visits.back();
  auto span = days_of(deal_.ended - deal_.created());
  if (expected_ && deal_.visits.size() > 1 && random_.chance(45)) {
    auto at = hours_.near(deal_.created() + days(span * random_.real(0.35, 0.75)), deal_.created());
    at = std::min(at, deal_.ended);
    expected_ = add_days(*expected_, random_.between(10, 45));
    edit(at, rep_at(at), [on = expected_](deals::EditDeal& e) { e.expected_close_on.set = on; });
  }
  bool needs_day = expected_ || last.stage >= kRequiredFrom;
  if (deal_.ending != Ending::Open || !needs_day) return;
  auto late = random_.chance(deal_.stuck ? 45 : 11);
  auto ahead = late ? -random_.real(2, 24)
                    : kDaysToClose[static_cast<std::size_t>(last.stage)] * random_.real(0.4, 1.7);
  auto on = late ? utc_date(limit() + days(ahead)) : expect(limit(), ahead);
  auto at = hours_.near(
      last.entered + days(days_of(limit() - last.entered) * random_.real(0.02, 0.5)), last.entered);
  edit(at, rep_at(at), [on](deals::EditDeal& e) { e.expected_close_on.set = std::optional(on); });
  if (random_.chance(7))
    edit(at, rep_at(at), [bp = random_.between(2, 18) * 500](deals::EditDeal& e) {
      e.probability_bp.set = Probability{bp};
    });
}

void Teller::hand_over() {
  if (deal_.new_rep < 0) return;
  auto manager = manager_of_team(colleagues()[static_cast<std::size_t>(deal_.rep)].team);
  script_.add(
      deal_.handed_over_at,
      [manager, number = number_, rep = deal_.new_rep](Scene& scene) -> Result<void> {
        deals::EditDeal command{.deal_id = scene.cast.deals[number]};
        command.owner_id.set = scene.cast.actors[static_cast<std::size_t>(rep)].user_id;
        TRY_VOID(deals::edit_deal(scene.tx, scene.cast.actors[static_cast<std::size_t>(manager)],
                                  scene.now, command));
        return {};
      });
}

void Teller::end() {
  switch (deal_.ending) {
    case Ending::Won:
      return win();
    case Ending::Lost:
      return lose();
    case Ending::Parked:
      return park();
    case Ending::Open:
      return;
  }
}

void Teller::win() {
  std::optional<Money> value;
  if (random_.chance(55))
    value = pretty(units_of(deal_.value) * random_.real(0.86, 1.02), deal_.value.currency);
  script_.add(
      deal_.ended,
      [value, actor = rep_at(deal_.ended), number = number_](Scene& scene) -> Result<void> {
        deals::WinDeal command{.deal_id = scene.cast.deals[number], .value = value};
        TRY_VOID(deals::win_deal(scene.tx, scene.cast.actors[static_cast<std::size_t>(actor)],
                                 scene.now, command, scene.gate));
        return {};
      });
  count_costs(deal_.ended);
}

void Teller::count_costs(Instant won_at) {
  if (deal_.success || !random_.chance(60)) return;
  auto units = units_of(deal_.value);
  auto part = [&](double low, double high) {
    return std::optional(pretty(units * random_.real(low, high), deal_.value.currency));
  };
  auto acquisition = part(0.02, 0.06), salary = part(0.05, 0.12), operating = part(0.01, 0.04),
       invoiced = part(0.4, 1.0);
  auto at = hours_.near(won_at + days(random_.real(2, 25)), won_at);
  edit(at, manager_of_team(colleagues()[static_cast<std::size_t>(deal_.rep)].team),
       [=](deals::EditDeal& e) {
         e.acquisition_cost.set = acquisition;
         e.salary_cost.set = salary;
         e.operating_cost.set = operating;
         e.invoiced.set = invoiced;
       });
}

void Teller::lose() {
  auto reason = static_cast<std::size_t>(deal_.lost_reason);
  deals::LoseDeal command{};
  if (reason == 1) command.competitor = deal_.competitor;
  if (random_.chance(70))
    command.note =
        fill(random_.pick(lost_notes(deal_.lost_reason)), plan_, deal_, deal_.ended, random_);
  command.do_not_contact = random_.chance(4);
  script_.add(
      deal_.ended,
      [command, reason, actor = rep_at(deal_.ended),
       number = number_](Scene& scene) mutable -> Result<void> {
        command.deal_id = scene.cast.deals[number];
        command.lost_reason_id = scene.cast.lost_reasons[reason];
        TRY_VOID(deals::lose_deal(scene.tx, scene.cast.actors[static_cast<std::size_t>(actor)],
                                  scene.now, command));
        return {};
      });
}

void Teller::park() {
  deals::ParkDeal command{.wake_on = utc_date(limit() + days(random_.between(3, 130)))};
  if (random_.chance(25)) command.wake_criterion = "count of email in last 7 days >= 1";
  command.note = fill(random_.pick(parked_notes()), plan_, deal_, deal_.ended, random_);
  script_.add(
      deal_.ended,
      [command, actor = rep_at(deal_.ended),
       number = number_](Scene& scene) mutable -> Result<void> {
        command.deal_id = scene.cast.deals[number];
        TRY_VOID(deals::park_deal(scene.tx, scene.cast.actors[static_cast<std::size_t>(actor)],
                                  scene.now, command, scene.schema));
        return {};
      });
}

}  // namespace

void tell_deal(Script& script, const Plan& plan, const DealPlan& deal, Random& random,
               Hours& hours) {
  Teller(script, plan, deal, random, hours).tell();
}

}  // namespace penstock::demo
