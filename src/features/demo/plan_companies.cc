// Companies and the people who work there.
#include "features/demo/plan.h"

namespace penstock::demo {
namespace {

struct Size {
  Segment segment;
  int percent;
  int employees_min, employees_max;
};
constexpr Size kSizes[] = {
    {Segment::Small, 45, 14, 79}, {Segment::Middle, 38, 80, 390}, {Segment::Large, 17, 400, 2'600}};

constexpr int kLegalFormPercent = 45;  // of names that carry it

std::string digits_for(std::string_view pattern, Random& random) {
  std::string phone(pattern);
  for (char& c : phone)
    if (c == '#') c = static_cast<char>('0' + random.between(0, 9));
  return phone;
}

int choose_country(Random& random) {
  std::array<int, 5> weights{};
  for (std::size_t i = 0; i < weights.size(); ++i) weights[i] = countries()[i]->companies_percent;
  return static_cast<int>(random.weighted(weights));
}

// The first city is the biggest; each next one is a little rarer.
std::string_view choose_city(const Country& country, Random& random) {
  std::vector<int> weights;
  for (std::size_t i = 0; i < country.cities.size(); ++i)
    weights.push_back(static_cast<int>(20 - i));
  return country.cities[random.weighted(weights)];
}

// Root and trade; the city too where both are taken.
std::string choose_name(const Country& country, std::size_t industry, std::string_view city,
                        Random& random, Names& taken) {
  for (int attempt = 0;; ++attempt) {
    auto root = random.pick(country.roots);
    auto trade = country.trades[industry][random.below(2)];
    auto name = std::string(root) + " " + std::string(trade);
    if (attempt > 30) name += " " + std::string(city);
    if (attempt > 60) name += " " + std::to_string(taken.size());
    if (taken.insert(name).second) return name;
  }
}

std::string with_legal_form(const Country& country, const std::string& name) {
  if (country.legal_form_first) return std::string(country.legal_form) + " «" + name + "»";
  return name + " " + std::string(country.legal_form);
}

void plan_person(Plan& plan, int company_number, const Country& country, Random& random) {
  auto& company = plan.companies[static_cast<std::size_t>(company_number)];
  bool woman = random.chance(44);
  auto first = random.pick(woman ? country.women : country.men);
  const auto& surname = random.pick(country.surnames);
  auto name = std::string(first) + " " + std::string(woman ? surname.woman : surname.man);
  auto email = ascii_name(name, '.') + "@" + *company.command.domain;
  for (int other : company.people)
    if (plan.people[static_cast<std::size_t>(other)].command.email == email)
      return;  // one of a name is enough
  PersonPlan person{.command = {.name = name, .email = email},
                    .first = std::string(first),
                    .company = company_number};
  if (random.chance(82)) person.command.phone = digits_for(country.phone, random);
  person.command.job_title = std::string(random.pick(job_titles()));
  person.command.language = std::string(country.language);
  if (random.chance(8)) person.command.tags = {"newsletter"};
  company.people.push_back(static_cast<int>(plan.people.size()));
  plan.people.push_back(std::move(person));
}

Money revenue_of(int employees, Currency currency, Random& random) {
  auto euros = employees * random.real(70'000, 210'000);
  auto hundred_thousands = static_cast<double>(static_cast<std::int64_t>(euros / 100'000));
  return whole(hundred_thousands * 100'000 * per_euro(currency), currency);
}

}  // namespace

void plan_company(Plan& plan, Random& random, Names& taken) {
  CompanyPlan company;
  company.country = choose_country(random);
  const auto& country = *countries()[static_cast<std::size_t>(company.country)];
  constexpr std::array kSizeWeights = {kSizes[0].percent, kSizes[1].percent, kSizes[2].percent};
  const auto& size = kSizes[random.weighted(kSizeWeights)];
  company.segment = size.segment;
  constexpr std::array kIndustryWeights = {24, 16, 14, 11, 11, 6, 10, 8};
  auto industry = random.weighted(kIndustryWeights);
  auto city = choose_city(country, random);
  auto name = choose_name(country, industry, city, random, taken);
  auto domain = ascii_name(name, '-') + ".example";
  auto employees = random.between(size.employees_min, size.employees_max);
  company.rep = random.pick(reps_of(company.country));
  company.command = {
      .name = random.chance(kLegalFormPercent) ? with_legal_form(country, name) : name,
      .domain = domain,
      .industry = std::string(kIndustryNames[industry]),
      .employees = employees};
  if (random.chance(70))
    company.command.revenue =
        revenue_of(employees, plan.currency.value_or(*Currency::parse("EUR")), random);
  company.command.country = std::string(country.name);
  company.command.city = std::string(city);
  company.command.website = "https://www." + domain;
  if (random.chance(60)) company.command.phone = digits_for(country.phone, random);
  if (random.chance(18)) company.command.tags = {std::string(random.pick(company_tags()))};
  plan.companies.push_back(std::move(company));
  auto people = size.segment == Segment::Small    ? random.between(1, 2)
                : size.segment == Segment::Middle ? random.between(1, 2)
                                                  : random.between(2, 4);
  for (int i = 0; i < people; ++i)
    plan_person(plan, static_cast<int>(plan.companies.size()) - 1, country, random);
}

}  // namespace penstock::demo
