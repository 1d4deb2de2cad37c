// Who sells what: the invented company behind the demo.
#include "features/demo/vocabulary.h"

namespace penstock::demo {
namespace {

using enum pipelines::BuyerStage;
using enum pipelines::StepKind;
using pipelines::Strength;

constexpr Colleague kColleagues[] = {
    {"Eleanor Whitcombe", "eleanor.whitcombe", Duty::Admin, 0, 100, "en"},
    {"Agnieszka Zawadowicz", "agnieszka.zawadowicz", Duty::Manager, 0, 100, "pl"},
    {"Emre Karadenizli", "emre.karadenizli", Duty::Manager, 1, 100, "tr"},
    {"Tomasz Wróbliński", "tomasz.wroblinski", Duty::Rep, 0, 110, "pl"},
    {"Katarzyna Śliwowska", "katarzyna.sliwowska", Duty::Rep, 0, 128, "pl"},
    {"Oliver Fenwright", "oliver.fenwright", Duty::Rep, 0, 78, "en"},
    {"Ioana Drăgulinescu", "ioana.dragulinescu", Duty::Rep, 1, 104, "ro"},
    {"Дмитрий Лапшинов", "dmitry.lapshinov", Duty::Rep, 1, 84, "ru"},
    {"Zeynep Aydıncıoğlu", "zeynep.aydincioglu", Duty::Rep, 1, 96, "tr"}};

// Colleagues by country, in the order of CountryIndex; a name twice is twice as likely.
constexpr int kPolish[] = {3, 4, 3, 4, 5}, kRomanian[] = {6, 6, 6, 8}, kTurkish[] = {8, 8, 8, 6},
              kBritish[] = {5, 5, 4}, kRussian[] = {7, 7, 7, 6};

constexpr Ware kWares[] = {
    {"Ferrowick Warehouse", "Warehouse", 9'600, Scale::Sites, 0, 20,
     "Warehouse software for {n} sites"},
    {"Ferrowick Warehouse Starter", "Warehouse", 3'900, Scale::Once, 0, 8, "Warehouse Starter"},
    {"Ferrowick Dock", "Warehouse", 4'200, Scale::Sites, 0, 11, "Dock scheduling, {n} gates"},
    {"Ferrowick Count", "Warehouse", 2'400, Scale::Sites, 0, 8, "Cycle counting at {n} sites"},
    {"Ferrowick Fleet", "Fleet", 216, Scale::Vehicles, 40, 18, "Fleet telematics, {n} vehicles"},
    {"Ferrowick Route", "Fleet", 348, Scale::Vehicles, 25, 9, "Route planning for {n} vans"},
    {"FW-72 handheld scanner", "Devices", 640, Scale::Workers, 22, 13, "{n} handheld scanners"},
    {"FW-30 dock terminal", "Devices", 1'150, Scale::Workers, 6, 6, "{n} dock terminals"},
    {"FW-110 vehicle tracker", "Devices", 145, Scale::Vehicles, 45, 6, "{n} vehicle trackers"},
    {"FW-5 label printer", "Devices", 420, Scale::Workers, 8, 5, "{n} label printers"},
    {"Integration package", "Services", 6'500, Scale::Once, 0, 5, "ERP integration"},
    {"Roll-out days", "Services", 780, Scale::Workers, 6, 4, "Roll-out, {n} days on site"},
    {"Premium support", "Services", 4'800, Scale::Sites, 0, 3, "Premium support for {n} sites"}};

constexpr std::string_view kLostReasons[] = {
    "Price too high",  "Chose a competitor", "No budget this year",      "No decision",
    "Missing feature", "Bad timing",         "Keeps the present system", "Not our customer"};
constexpr std::string_view kCompetitors[] = {"Depotly",       "Vanderpallet", "Stockbarn",
                                             "Kolibri Fleet", "Trackowl",     "own development",
                                             "spreadsheets",  "Rampwise"};
constexpr std::string_view kJobTitles[] = {
    "Warehouse Manager", "Head of Logistics",    "Fleet Manager",      "Operations Director",
    "Managing Director", "IT Manager",           "Purchasing Manager", "Finance Director",
    "Transport Planner", "Supply Chain Manager", "Plant Manager",      "Shift Supervisor"};
constexpr Channel kChannels[] = {{true, "web form", 22, ""},
                                 {true, "referral", 16, ""},
                                 {true, "fair", 10, "Warehouse Days {year}"},
                                 {true, "webinar", 9, "Paperless dock webinar {year}"},
                                 {true, "partner", 7, ""},
                                 {true, "content", 7, "Guide: counting without closing"},
                                 {false, "cold call", 16, ""},
                                 {false, "e-mail", 13, "Fleet costs {year}"},
                                 {false, "social", 6, ""},
                                 {false, "visit", 4, ""}};
constexpr std::string_view kDealTags[] = {
    "multi-site",  "tender", "pilot first",        "cold chain",        "night shift",
    "replacement", "rush",   "framework contract", "needs integration", "reference customer"};
constexpr std::string_view kCompanyTags[] = {"key account", "family-owned",     "group",
                                             "export",      "bonded warehouse", "newsletter"};

pipelines::StageDraft stage(std::string name, std::string purpose, int percent,
                            pipelines::BuyerStage buyer, std::optional<int> days) {
  return {.name = std::move(name),
          .purpose = std::move(purpose),
          .probability_bp = {percent * 100},
          .buyer_stage = buyer,
          .score_threshold = {},
          .longest_stay_days = days,
          .exit_criteria = {},
          .playbook = {}};
}

}  // namespace

std::span<const Colleague> colleagues() { return kColleagues; }

std::span<const int> reps_of(int country) {
  switch (country) {
    case kPoland:
      return kPolish;
    case kRomania:
      return kRomanian;
    case kTurkey:
      return kTurkish;
    case kBritain:
      return kBritish;
    default:
      return kRussian;
  }
}

int manager_of_team(int team) { return team == 0 ? 1 : 2; }

std::span<const Ware> wares() { return kWares; }
std::span<const std::string_view> lost_reasons() { return kLostReasons; }
std::span<const std::string_view> competitors() { return kCompetitors; }
std::span<const std::string_view> job_titles() { return kJobTitles; }
std::span<const Channel> channels() { return kChannels; }
std::span<const std::string_view> deal_tags() { return kDealTags; }
std::span<const std::string_view> company_tags() { return kCompanyTags; }

// The one required criterion is about the day of decision: cards without it refuse to go on from
// Discovery, which the demo is there to show.
std::vector<pipelines::StageDraft> sales_stages() {
  auto lead = stage("Lead", "Find out whether they could use it at all", 10, Awareness, 14);
  lead.playbook = {{Call, "First call", 1}};
  lead.exit_criteria = {
      {"We have spoken with them", "count of call in last 60 days >= 1", Strength::Advised}};
  auto discovery = stage("Discovery", "Understand the problem, the money and the day of decision",
                         25, Consideration, 24);
  discovery.playbook = {{Meeting, "Discovery meeting", 4}};
  discovery.exit_criteria = {
      {"We know when they will decide", "expected_close_on is not empty", Strength::Required},
      {"The value is known", "value > 0", Strength::Advised}};
  auto evaluation = stage("Evaluation", "Show that it works with their goods, people and systems",
                          45, Consideration, 32);
  evaluation.playbook = {{Presentation, "Demo with their data", 6},
                         {Call, "How did they like it?", 8}};
  evaluation.exit_criteria = {
      {"We know who else is in the race", "competitor is not empty", Strength::Advised}};
  auto proposal = stage("Proposal", "Offer, explain, answer", 65, Purchase, 21);
  proposal.playbook = {{Email, "Send the proposal", 1}, {Call, "Talk the proposal through", 3}};
  proposal.exit_criteria = {{"We followed up on the proposal",
                             "count of activity in last 14 days >= 1", Strength::Advised}};
  auto negotiation =
      stage("Negotiation", "Agree on price, dates and the contract", 85, Purchase, 16);
  negotiation.playbook = {{Task, "Draft the contract", 1}};
  return {lead, discovery, evaluation, proposal, negotiation};
}

}  // namespace penstock::demo
