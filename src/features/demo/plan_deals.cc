// What a deal is about and worth, and the numbers of the whole.
#include <algorithm>

#include "features/demo/plan.h"

namespace penstock::demo {
namespace {

// Of 420 deals.
constexpr int kOfAll = 420, kSuccess = 48, kOpen = 105, kParked = 18, kCompanies = 160;
constexpr int kWonPercent = 31;  // of closed deals of the sales pipeline
constexpr double kValueMaxEuros = 190'000;
constexpr std::pair<std::string_view, double> kPerEuro[] = {
    {"AUD", 1.7},  {"BGN", 1.96}, {"BRL", 6.2},  {"CAD", 1.6},  {"CHF", 0.94}, {"CNY", 8.3},
    {"CZK", 25},   {"DKK", 7.5},  {"GBP", 0.86}, {"HUF", 400},  {"ILS", 3.9},  {"INR", 98},
    {"JPY", 170},  {"KZT", 600},  {"MDL", 19.6}, {"MXN", 21.5}, {"NOK", 11.7}, {"NZD", 2},
    {"PLN", 4.3},  {"RON", 5},    {"RUB", 95},   {"SEK", 11.1}, {"TRY", 48},   {"UAH", 48},
    {"USD", 1.15}, {"ZAR", 20.5}};

int share(int deals, int of_420) { return std::max(1, (deals * of_420 + kOfAll / 2) / kOfAll); }

int quantity_of(const Ware& ware, int employees, Random& random) {
  auto part = random.real(0.35, 1.0);
  switch (ware.scale) {
    case Scale::Sites:
      return std::clamp(static_cast<int>(employees / 130.0 * part) + 2, 2, 14);
    case Scale::Vehicles:
    case Scale::Workers: {
      auto least = 5 + random.between(0, 9);
      auto most = std::max(least, static_cast<int>(kValueMaxEuros / ware.price_eur));
      return std::clamp(static_cast<int>(employees * ware.per_hundred / 100.0 * part), least, most);
    }
    case Scale::Once:
      return 1;
  }
  return 1;
}

Currency currency_of(const Plan& plan, int country, Random& random) {
  std::string_view chosen = "EUR";
  if (country == kPoland && random.chance(34)) chosen = "PLN";
  if (country == kBritain && random.chance(58)) chosen = "GBP";
  return plan.currency.value_or(*Currency::parse(chosen));
}

std::int64_t minor_per_unit(Currency currency) {
  std::int64_t minor = 1;
  for (int i = 0; i < currency.digits(); ++i) minor *= 10;
  return minor;
}

Money price_of(const Ware& ware, int quantity, Currency currency, Random& random) {
  auto euros = std::min(kValueMaxEuros, ware.price_eur * quantity * random.real(0.82, 1.0));
  if (ware.scale == Scale::Once) euros *= random.real(1.0, 2.2);  // with days of work
  return pretty(euros * per_euro(currency), currency);
}

std::string title_of(const Ware& ware, int quantity, const CompanyPlan& company, Random& random) {
  std::string title(ware.title);
  if (auto slot = title.find("{n}"); slot != std::string::npos)
    title.replace(slot, 3, std::to_string(quantity));
  if (random.chance(28)) return title + " – " + *company.command.city;
  if (random.chance(12)) return title + ", phase " + std::to_string(random.between(1, 3));
  return title;
}

std::vector<Ending> endings(int deals) {
  std::vector<Ending> all(static_cast<std::size_t>(deals),
                          Ending::Lost);  // closed; won or lost is drawn later
  auto open = std::min(share(deals, kOpen * kOfAll / (kOfAll - kSuccess)), deals);
  auto parked = std::min(share(deals, kParked * kOfAll / (kOfAll - kSuccess)), deals - open);
  std::fill_n(all.begin(), open, Ending::Open);
  std::fill_n(all.begin() + open, parked, Ending::Parked);
  return all;
}

// Some companies buy often, many once.
int choose_company(const Plan& plan, Random& random) {
  auto last = plan.companies.size() - 1;
  auto at = std::min(random.below(last + 1), random.below(last + 1));
  return static_cast<int>(random.chance(55) ? at : random.below(last + 1));
}

void choose_team(DealPlan& deal, const CompanyPlan& company, Random& random) {
  deal.rep = company.rep;
  if (random.chance(9)) deal.rep = random.pick(reps_of(company.country));
  if (random.chance(4))
    deal.rep = manager_of_team(colleagues()[static_cast<std::size_t>(company.rep)].team);
  if (!random.chance(7)) return;
  auto other = random.pick(reps_of(company.country));
  if (other != deal.rep) deal.new_rep = other;
}

void choose_people(DealPlan& deal, const CompanyPlan& company, Random& random) {
  deal.people = company.people;
  random.shuffle(deal.people);
  auto most = static_cast<std::size_t>(random.between(1, 3));
  if (deal.people.size() > most) deal.people.resize(most);
}

void plan_sales(Plan& plan, int count, Random& random, Hours& hours) {
  auto all = endings(count);
  random.shuffle(all);
  for (auto ending : all) {
    auto deal = plan_deal(plan, random, choose_company(plan, random));
    deal.ending = ending;
    if (ending == Ending::Lost && random.chance(win_percent(deal, plan))) deal.ending = Ending::Won;
    plan_life(deal, plan.companies[static_cast<std::size_t>(deal.company)].segment, random, hours);
    plan.deals.push_back(std::move(deal));
  }
}

void note_first_deals(Plan& plan) {
  for (const auto& deal : plan.deals) {
    auto& first = plan.companies[static_cast<std::size_t>(deal.company)].first_deal_at;
    if (!first || deal.created() < *first) first = deal.created();
  }
}

}  // namespace

int win_percent(const DealPlan& deal, const Plan& plan) {
  auto talent = colleagues()[static_cast<std::size_t>(deal.rep)].talent;
  auto name = channels()[static_cast<std::size_t>(deal.channel)].name;
  auto source = name == "referral"                                           ? 150
                : name == "partner"                                          ? 125
                : channels()[static_cast<std::size_t>(deal.channel)].inbound ? 105
                                                                             : 76;
  auto size =
      plan.companies[static_cast<std::size_t>(deal.company)].segment == Segment::Large ? 90 : 102;
  return kWonPercent * talent / 100 * source / 100 * size / 100;
}

Money pretty(double amount, Currency currency) {
  auto step = amount < 5'000 ? 10 : 50;
  auto units = std::max<std::int64_t>(1, std::llround(amount / step)) * step;
  return whole(static_cast<double>(units), currency);
}

Money whole(double amount, Currency currency) {
  return {std::llround(amount) * minor_per_unit(currency), currency};
}

double units_of(Money money) {
  return static_cast<double>(money.minor) / static_cast<double>(minor_per_unit(money.currency));
}

double per_euro(Currency currency) {
  for (auto [code, rate] : kPerEuro)
    if (code == currency.text()) return rate;
  return 1;
}

DealPlan plan_deal(const Plan& plan, Random& random, int company_number) {
  const auto& company = plan.companies[static_cast<std::size_t>(company_number)];
  DealPlan deal;
  deal.company = company_number;
  choose_team(deal, company, random);
  std::vector<int> weights;
  for (const auto& ware : wares())
    weights.push_back(company.segment == Segment::Small && ware.scale == Scale::Once
                          ? ware.weight * 2
                          : ware.weight);
  deal.ware = static_cast<int>(random.weighted(weights));
  const auto& ware = wares()[static_cast<std::size_t>(deal.ware)];
  deal.quantity = quantity_of(ware, static_cast<int>(*company.command.employees), random);
  deal.title = title_of(ware, deal.quantity, company, random);
  auto currency = currency_of(plan, company.country, random);
  deal.value = price_of(ware, deal.quantity, currency, random);
  weights.clear();
  for (const auto& channel : channels()) weights.push_back(channel.weight);
  deal.channel = static_cast<int>(random.weighted(weights));
  constexpr std::array kReasonWeights = {20, 17, 12, 18, 8, 11, 9, 5};
  deal.lost_reason = static_cast<int>(random.weighted(kReasonWeights));
  if (random.chance(42) || deal.lost_reason == 1)
    deal.competitor = std::string(random.pick(competitors()));
  choose_people(deal, company, random);
  return deal;
}

Plan make_plan(const DemoOptions& options, Random& random, Hours& hours) {
  Plan plan;
  plan.currency = options.currency;
  Names taken;
  for (int i = 0; i < share(options.deals, kCompanies); ++i) plan_company(plan, random, taken);
  auto success = share(options.deals, kSuccess);
  plan_sales(plan, options.deals - success, random, hours);
  std::vector<std::size_t> won;
  for (std::size_t i = 0; i < plan.deals.size(); ++i)
    if (plan.deals[i].ending == Ending::Won && plan.deals[i].ended + days(5) < hours.until())
      won.push_back(i);
  random.shuffle(won);
  for (std::size_t i = 0; i < won.size() && static_cast<int>(i) < success; ++i)
    plan.deals.push_back(plan_success(plan.deals[won[i]], random, hours));
  note_first_deals(plan);
  return plan;
}

}  // namespace penstock::demo
