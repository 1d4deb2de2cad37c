// Calls, meetings, e-mails and notes of a deal, and the next step of open ones.
#include <algorithm>

#include "features/demo/plan.h"

namespace penstock::demo {
namespace {

using activities::ActivityKind;
using activities::CreateActivity;
using std::chrono::hours;
using std::chrono::minutes;

constexpr int kIdlePercent = 12;  // open deals without a next step
constexpr int kIdleStuckPercent = 34;
constexpr double kDaysPerTouch = 6.5;

Instant quarter_hour(Instant at) {
  return std::chrono::floor<std::chrono::duration<std::int64_t, std::ratio<900>>>(at);
}

std::optional<std::int64_t> minutes_of(ActivityKind kind, Random& random) {
  switch (kind) {
    case ActivityKind::Call:
      return random.between(1, 4) * 10;
    case ActivityKind::Meeting:
      return random.between(2, 6) * 30;
    case ActivityKind::Presentation:
      return random.between(2, 3) * 30;
    case ActivityKind::Email:
    case ActivityKind::Message:
    case ActivityKind::Task:
      return {};
  }
  return {};
}

class Worker {
 public:
  Worker(Script& script, const Plan& plan, const DealPlan& deal, std::size_t number, Random& random,
         Hours& hours)
      : script_(script),
        plan_(plan),
        deal_(deal),
        number_(number),
        random_(random),
        hours_(hours) {}

  void work() {
    for (std::size_t i = 0; i < deal_.visits.size(); ++i) stay(i);
    if (deal_.ending == Ending::Open) plan_next_step();
  }

 private:
  void stay(std::size_t visit);
  void touch(const Touch& what, Instant begin, Instant at);
  void note(int stage, Instant at);
  void plan_next_step();
  void plan_step(const Touch& what, Instant created, Instant due);
  CreateActivity draft(const Touch& what, Instant at);
  std::optional<std::string> outcome_of(ActivityKind kind, Instant at);
  int phrases_of(int stage) const { return deal_.success ? 5 : stage; }
  int rep_at(Instant at) const {
    return deal_.new_rep >= 0 && at >= deal_.handed_over_at ? deal_.new_rep : deal_.rep;
  }
  // Creates an activity of this deal as activity `slot` of the script.
  void create(Instant at, std::size_t slot, CreateActivity command);

  Script& script_;
  const Plan& plan_;
  const DealPlan& deal_;
  std::size_t number_;
  Random& random_;
  Hours& hours_;
};

void Worker::create(Instant at, std::size_t slot, CreateActivity command) {
  std::optional<std::size_t> person;
  if (!deal_.people.empty() && command.kind != ActivityKind::Task)
    person = static_cast<std::size_t>(deal_.people.front());
  script_.add(at,
              [command = std::move(command), slot, person, number = number_,
               actor = rep_at(at)](Scene& scene) mutable -> Result<void> {
                command.deal_id = scene.cast.deals[number];
                if (person) command.person_id = scene.cast.people[*person];
                TRY(made, activities::create_activity(
                              scene.tx, scene.cast.actors[static_cast<std::size_t>(actor)],
                              scene.now, command));
                scene.cast.activities[slot] = made.id;
                return {};
              });
}

CreateActivity Worker::draft(const Touch& what, Instant at) {
  CreateActivity command{.kind = what.kind, .title = fill(what.title, plan_, deal_, at, random_)};
  command.duration_min = minutes_of(what.kind, random_);
  return command;
}

std::optional<std::string> Worker::outcome_of(ActivityKind kind, Instant at) {
  auto text = fill(random_.pick(outcomes(kind)), plan_, deal_, at, random_);
  if (text.empty()) return {};
  return text;
}

// Half of the touches were planned before, half are written down when they happen.
void Worker::touch(const Touch& what, Instant begin, Instant at) {
  auto command = draft(what, at);
  auto outcome = outcome_of(what.kind, at);
  auto slot = script_.activities++;
  auto planned = hours_.near(at - days(random_.real(1, 5)), begin);
  if (random_.chance(45) || planned + hours{1} > at) {
    command.done_at = at;
    command.outcome = outcome;
    return create(at, slot, std::move(command));
  }
  command.due_at = quarter_hour(at);
  create(planned, slot, std::move(command));
  script_.add(at, [slot, outcome, actor = rep_at(at)](Scene& scene) -> Result<void> {
    TRY_VOID(activities::finish_activity(
        scene.tx, scene.cast.actors[static_cast<std::size_t>(actor)], scene.now,
        {.activity_id = scene.cast.activities[slot], .outcome = outcome}));
    return {};
  });
}

void Worker::note(int stage, Instant at) {
  auto text = fill(random_.pick(findings(phrases_of(stage))), plan_, deal_, at, random_);
  if (random_.chance(35)) {
    auto more = fill(random_.pick(findings(phrases_of(stage))), plan_, deal_, at, random_);
    if (more != text) text += " " + more;
  }
  if (auto next = fill(random_.pick(follow_ups()), plan_, deal_, at, random_); !next.empty())
    text += " " + next;
  script_.add(at, [text, number = number_, actor = rep_at(at)](Scene& scene) -> Result<void> {
    TRY_VOID(activities::create_note(scene.tx, scene.cast.actors[static_cast<std::size_t>(actor)],
                                     scene.now,
                                     {.text = text, .deal_id = scene.cast.deals[number]}));
    return {};
  });
}

// What was done during one stay in a stage. Stuck deals were worked on at the beginning only.
void Worker::stay(std::size_t visit) {
  auto [stage, begin] = deal_.visits[visit];
  auto end = visit + 1 < deal_.visits.size() ? deal_.visits[visit + 1].entered : deal_.ended;
  auto span = days_of(end - begin);
  if (deal_.stuck && visit + 1 == deal_.visits.size())
    span = std::min(span, kUsualDays[static_cast<std::size_t>(stage)]);
  auto count = std::clamp(static_cast<int>(span / (deal_.success ? 20 : kDaysPerTouch)) + 1, 1, 4);
  if (span < 0.4) count = 0;
  auto all = touches(phrases_of(stage));
  auto first = random_.chance(65) ? std::size_t{0} : random_.below(all.size());
  for (int i = 0; i < count; ++i) {
    auto at = hours_.near(begin + days(span * (i + random_.real(0.15, 0.85)) / count), begin);
    at = std::min(at, std::max(end - minutes{3}, begin + (end - begin) / 2));
    touch(all[(first + static_cast<std::size_t>(i)) % all.size()], begin, at);
    if (random_.chance(24)) note(stage, std::min(at + minutes{random_.between(3, 50)}, end));
  }
}

void Worker::plan_step(const Touch& what, Instant created, Instant due) {
  auto command = draft(what, due);
  bool whole_day = command.kind == ActivityKind::Task || random_.chance(30);
  if (whole_day) {
    command.due_on = utc_date(due);
    command.duration_min.reset();
  } else {
    command.due_at = quarter_hour(due);
  }
  create(created, script_.activities++, std::move(command));
}

void Worker::plan_next_step() {
  if (random_.chance(deal_.stuck ? kIdleStuckPercent : kIdlePercent)) return;
  const auto& last = deal_.visits.back();
  auto until = hours_.until();
  auto today = std::chrono::floor<std::chrono::days>(until);
  const auto& what = random_.pick(touches(phrases_of(last.stage)));
  auto roll = random_.between(0, 99);
  auto overdue_below = deal_.stuck ? 40 : 15;
  auto overdue = hours_.on(today - std::chrono::days{random_.between(1, 8)});
  if (roll < overdue_below && overdue > last.entered + days(1) && overdue < until)
    return plan_step(what, hours_.near(overdue - days(random_.real(1, 7)), last.entered), overdue);
  auto created = hours_.near(until - days(random_.real(0.2, 5)), last.entered);
  if (roll < overdue_below + 12)
    return plan_step(what, created, today + minutes{random_.between(6 * 60, 15 * 60)});
  // Most next steps are near; a tenth are weeks away.
  auto ahead = random_.chance(10) ? random_.between(12, 35)
                                  : 1 + std::min(random_.between(0, 11), random_.between(0, 11));
  plan_step(what, created, hours_.on(today + std::chrono::days{ahead}));
}

std::string first_name(const Plan& plan, const DealPlan& deal) {
  if (deal.people.empty()) return "the buyer";
  return plan.people[static_cast<std::size_t>(deal.people.front())].first;
}

// Somebody with a name: nobody talks to spreadsheets.
std::string rival_name(const DealPlan& deal, Random& random) {
  auto is_name = [](std::string_view text) { return text[0] >= 'A' && text[0] <= 'Z'; };
  std::string name = deal.competitor.value_or("");
  while (name.empty() || !is_name(name)) name = random.pick(competitors());
  return name;
}

std::string month_after(Instant at, int months) {
  constexpr std::array<std::string_view, 12> kMonths = {
      "January", "February", "March",     "April",   "May",      "June",
      "July",    "August",   "September", "October", "November", "December"};
  auto month = static_cast<unsigned>(utc_date(at).month()) - 1 + static_cast<unsigned>(months);
  return std::string(kMonths[month % 12]);
}

}  // namespace

std::string fill(std::string_view phrase, const Plan& plan, const DealPlan& deal, Instant at,
                 Random& random) {
  const auto& company = plan.companies[static_cast<std::size_t>(deal.company)];
  auto value_of = [&](std::string_view slot) -> std::string {
    if (slot == "first" || slot == "person") return first_name(plan, deal);
    if (slot == "company") return company.command.name;
    if (slot == "city") return *company.command.city;
    if (slot == "n") return std::to_string(std::max(deal.quantity, 3));
    if (slot == "ware") return std::string(wares()[static_cast<std::size_t>(deal.ware)].name);
    if (slot == "competitor") return rival_name(deal, random);
    if (slot == "month") return month_after(at, random.between(1, 4));
    auto manager = manager_of_team(colleagues()[static_cast<std::size_t>(deal.rep)].team);
    auto name = colleagues()[static_cast<std::size_t>(manager)].name;
    return std::string(name.substr(0, name.find(' ')));
  };
  std::string out;
  while (!phrase.empty()) {
    auto open = phrase.find('{');
    out += phrase.substr(0, open);
    if (open == std::string_view::npos) break;
    auto close = phrase.find('}', open);
    out += value_of(phrase.substr(open + 1, close - open - 1));
    phrase.remove_prefix(close + 1);
  }
  return out;
}

void tell_work(Script& script, const Plan& plan, const DealPlan& deal, std::size_t number,
               Random& random, Hours& hours) {
  Worker(script, plan, deal, number, random, hours).work();
}

}  // namespace penstock::demo
