#pragma once
// What the generator has decided before anything is written: companies, people and the lives of
// deals. Pure values.

#include <unordered_set>

#include "features/contacts/contacts.h"
#include "features/demo/script.h"
#include "features/demo/vocabulary.h"

namespace penstock::demo {

enum class Segment { Small, Middle, Large };

struct CompanyPlan {
  contacts::CreateCompany command;
  int country = 0;
  Segment segment = Segment::Small;
  int rep = 0;
  std::vector<int> people;
  std::optional<Instant> first_deal_at;
};

struct PersonPlan {
  contacts::CreatePerson command;  // without company and owner
  std::string first;
  int company = 0;
};

enum class Ending { Open, Won, Lost, Parked };

struct Visit {
  int stage = 0;
  Instant entered{};
};

struct DealPlan {
  int company = 0;
  int rep = 0;
  int new_rep = -1;  // who takes over, -1: nobody
  int ware = 0;
  int quantity = 1;
  std::string title;
  Money value;
  int channel = 0;
  int lost_reason = 0;
  std::optional<std::string> competitor;
  std::vector<int> people;
  std::vector<Visit> visits;  // the first is the creation
  Ending ending = Ending::Open;
  bool stuck = false;
  bool success = false;      // of the customer success pipeline
  Instant ended{};           // of its history: the close, or until
  Instant handed_over_at{};  // when the owner changed, where new_rep is set
  Instant created() const { return visits.front().entered; }
};

struct Plan {
  std::optional<Currency> currency;  // of every amount
  std::vector<CompanyPlan> companies;
  std::vector<PersonPlan> people;
  std::vector<DealPlan> deals;
};

using Names = std::unordered_set<std::string>;

// Usual days in each stage of the sales pipeline.
inline constexpr std::array<double, 5> kUsualDays = {14, 24, 32, 21, 16};

// A company with its people, appended to the plan. `taken` keeps names apart.
void plan_company(Plan& plan, Random& random, Names& taken);
// What a deal is about and worth, who works on it; its life is left empty.
DealPlan plan_deal(const Plan& plan, Random& random, int company);
// The chance that it is won once it is closed: by talent, source and size.
int win_percent(const DealPlan& deal, const Plan& plan);
// Fills in visits and `ended` for the ending that is set.
void plan_life(DealPlan& deal, Segment segment, Random& random, Hours& hours);
// The deal of the customer success pipeline that follows a won one.
DealPlan plan_success(const DealPlan& won, Random& random, Hours& hours);
// Everything, with the numbers of the options.
Plan make_plan(const DemoOptions& options, Random& random, Hours& hours);

// Writes a deal's life into the script as deal number script.deals.
void tell_deal(Script& script, const Plan& plan, const DealPlan& deal, Random& random,
               Hours& hours);
// The activities and notes of it. `number` is that of the deal in the script.
void tell_work(Script& script, const Plan& plan, const DealPlan& deal, std::size_t number,
               Random& random, Hours& hours);

// The phrase with its slots filled for this deal at this time.
std::string fill(std::string_view phrase, const Plan& plan, const DealPlan& deal, Instant at,
                 Random& random);
// Rounded as people price: to 10 below 5,000, else to 50, of the currency's main unit.
Money pretty(double amount, Currency currency);
Money whole(double amount, Currency currency);  // in whole units
// An amount in units, and what a euro is worth in a currency, roughly: enough for samples.
double units_of(Money money);
double per_euro(Currency currency);

}  // namespace penstock::demo
