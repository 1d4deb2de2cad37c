// The plan as steps in the order of time.
#include <algorithm>

#include "features/demo/plan.h"

namespace penstock::demo {
namespace {

using std::chrono::minutes;

// Companies are known some days before their first deal; those without one came whenever.
Instant known_since(const CompanyPlan& company, Random& random, Hours& hours) {
  auto first = hours.until() - days(kHistoryDays + 12);
  auto wanted = company.first_deal_at ? *company.first_deal_at - days(random.real(0.3, 20))
                                      : hours.until() - days(random.real(3, kHistoryDays));
  auto latest = company.first_deal_at.value_or(hours.until()) - minutes{30};
  return std::min(hours.near(std::max(wanted, first), first), latest);
}

void tell_company(Script& script, const Plan& plan, int number, Random& random, Hours& hours) {
  const auto& company = plan.companies[static_cast<std::size_t>(number)];
  auto at = known_since(company, random, hours);
  auto slot = script.companies++;
  script.add(
      at, [command = company.command, rep = company.rep, slot](Scene& scene) -> Result<void> {
        TRY(made,
            contacts::create_company(scene.tx, scene.cast.actors[static_cast<std::size_t>(rep)],
                                     scene.now, command));
        scene.cast.companies[slot] = made.id;
        return {};
      });
  for (int person : company.people) {
    at += minutes{random.between(1, 6)};
    script.add(at,
               [command = plan.people[static_cast<std::size_t>(person)].command, rep = company.rep,
                slot, person](Scene& scene) mutable -> Result<void> {
                 command.company_id = scene.cast.companies[slot];
                 TRY(made, contacts::create_person(scene.tx,
                                                   scene.cast.actors[static_cast<std::size_t>(rep)],
                                                   scene.now, command));
                 scene.cast.people[static_cast<std::size_t>(person)] = made.id;
                 return {};
               });
  }
}

}  // namespace

Script write_script(const DemoOptions& options, Instant until) {
  Random random(options.seed);
  Hours hours(random, until);
  auto plan = make_plan(options, random, hours);
  Script script;
  script.people = plan.people.size();
  for (std::size_t i = 0; i < plan.companies.size(); ++i)
    tell_company(script, plan, static_cast<int>(i), random, hours);
  for (const auto& deal : plan.deals) tell_deal(script, plan, deal, random, hours);
  std::sort(script.steps.begin(), script.steps.end(), [](const Step& a, const Step& b) {
    return std::pair(a.at, a.order) < std::pair(b.at, b.order);
  });
  return script;
}

}  // namespace penstock::demo
