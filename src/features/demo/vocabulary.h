#pragma once
// The words of the demo: names, places, products and phrases. All people, companies and products
// are invented; domains end with .example, and telephone numbers are of ranges that nobody has.

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "features/activities/activities.h"
#include "features/pipelines/pipelines.h"

namespace penstock::demo {

// ---- countries ----

struct Surname {
  std::string_view man;
  std::string_view woman;
};

inline constexpr std::size_t kIndustries = 8;
inline constexpr std::array<std::string_view, kIndustries> kIndustryNames = {
    "Logistics",          "Wholesale",       "Food and drink", "Automotive parts",
    "Building materials", "Pharmaceuticals", "E-commerce",     "Manufacturing"};

struct Country {
  std::string_view name;
  std::string_view language;
  std::string_view phone;         // each # becomes a digit
  std::string_view legal_form;    // of companies
  bool legal_form_first = false;  // «ООО Заря», not "Zaria SRL"
  int companies_percent = 0;      // of all companies
  std::vector<std::string_view> men, women;
  std::vector<Surname> surnames;
  std::vector<std::string_view> cities;  // the biggest first
  std::vector<std::string_view> roots;   // of company names
  std::array<std::array<std::string_view, 2>, kIndustries>
      trades;  // what a company adds to its root
};

const Country& poland();
const Country& romania();
const Country& turkey();
const Country& britain();
const Country& russia();
// In the order of CountryIndex.
const std::array<const Country*, 5>& countries();
enum CountryIndex { kPoland, kRomania, kTurkey, kBritain, kRussia };

// Lower-case ASCII with `separator` between words: "Łódź Çelik" → "lodz-celik", "Заря" → "zarya".
std::string ascii_name(std::string_view text, char separator);

// ---- the seller ----

inline constexpr std::string_view kSeller = "Ferrowick Systems";
inline constexpr std::string_view kSellerDomain = "ferrowick.example";

enum class Duty { Admin, Manager, Rep };
struct Colleague {
  std::string_view name;
  std::string_view email_name;
  Duty duty;
  int team;    // 0 Central Europe, 1 East & Black Sea
  int talent;  // percent of the usual chance to win
  std::string_view language;
};
inline constexpr std::array<std::string_view, 2> kTeamNames = {"Central Europe",
                                                               "East & Black Sea"};
std::span<const Colleague> colleagues();
// Whose territory a country is: indices of colleagues, the first one more often.
std::span<const int> reps_of(int country);
int manager_of_team(int team);

enum class Scale { Sites, Vehicles, Workers, Once };  // what the quantity of a deal grows with
struct Ware {
  std::string_view name;
  std::string_view series;
  int price_eur;
  Scale scale;
  int per_hundred;         // Vehicles, Workers: pieces for a hundred employees
  int weight;              // how often it is what a deal is about
  std::string_view title;  // of a deal; {n} is the quantity
};
std::span<const Ware> wares();

std::vector<pipelines::StageDraft> sales_stages();
std::span<const std::string_view> lost_reasons();
std::span<const std::string_view> competitors();
std::span<const std::string_view> job_titles();

struct Channel {
  bool inbound;
  std::string_view name;
  int weight;
  std::string_view campaign;  // {year} is the year of the deal; empty: none
};
std::span<const Channel> channels();
std::span<const std::string_view> deal_tags();
std::span<const std::string_view> company_tags();

// ---- what reps write ----
// Slots: {first} {company} {city} {n} {ware} {competitor} {month} {person} {colleague}

struct Touch {
  activities::ActivityKind kind;
  std::string_view title;
};
// What is done in a stage of the sales pipeline (0 … 4); 5: after the win.
std::span<const Touch> touches(int stage);
// What comes of a touch; some are empty.
std::span<const std::string_view> outcomes(activities::ActivityKind kind);
// Sentences of notes: what was learned in a stage, and what follows from it.
std::span<const std::string_view> findings(int stage);
std::span<const std::string_view> follow_ups();
std::span<const std::string_view> lost_notes(int reason);
std::span<const std::string_view> parked_notes();

}  // namespace penstock::demo
