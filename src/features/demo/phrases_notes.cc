// Sentences that notes are made of.
#include "features/demo/vocabulary.h"

namespace penstock::demo {
namespace {

using Phrase = std::string_view;

constexpr Phrase kLead[] = {"Found us through a former colleague of {first}.",
                            "Runs everything on spreadsheets and two old scanners.",
                            "{first} is curious but has no mandate yet.",
                            "About {n} units in {city}, growing.",
                            "Present contract ends in {month}.",
                            "Switchboard is friendly, direct line after 15:00."};
constexpr Phrase kDiscovery[] = {"Picking errors cost them about 2 % of orders, says {first}.",
                                 "Three shifts, peak from October to Christmas.",
                                 "Stocktaking closes the site for two days each year.",
                                 "Budget sits with the parent company, {first} prepares the paper.",
                                 "Trucks wait 70 minutes at the dock on Mondays.",
                                 "{first} wants one supplier for software and devices.",
                                 "New hall in {city} opens in {month}; that is the deadline.",
                                 "Nobody owns master data. We should offer a day for that."};
constexpr Phrase kEvaluation[] = {
    "Pilot on one aisle, {n} users in the end.",
    "IT insists on single sign-on.",
    "Shift leads prefer our scanner, purchasing prefers the price of {competitor}.",
    "{first} showed the demo to the board without us. Good sign.",
    "Cold store: gloves, so big buttons matter.",
    "Their ERP is an old version; interface by file, every five minutes.",
    "Works council asked what the trackers record. Sent the leaflet."};
constexpr Phrase kProposal[] = {
    "Offer went to {first} and purchasing.",
    "They asked for three-year pricing.",
    "Hardware should be leased, not bought.",
    "{competitor} is about 12 % cheaper on paper, without roll-out days.",
    "Decision in the board meeting in {month}.",
    "Purchasing wants the support hours broken out.",
    "Reduced the first phase to {city} only."};
constexpr Phrase kNegotiation[] = {"Payment in two parts is fine for us, checked with {colleague}.",
                                   "Legal wants our liability cap changed, second round.",
                                   "{first} promised the order before the end of {month}.",
                                   "Asked for 8 % off, we offered 5 % and training.",
                                   "Signature needs both directors; one is on holiday.",
                                   "Start date fixed, devices must be ordered two weeks ahead."};
constexpr Phrase kAfter[] = {"{n} users active in the second week.",
                             "Label layout was wrong, fixed the same day.",
                             "{first} wants to add {city}.",
                             "Two key users changed jobs, plan a refresher.",
                             "Counting now takes half a day instead of two.",
                             "Asked for a reference call, {first} agreed."};
constexpr Phrase kFollowUps[] = {"Call again on Tuesday.",
                                 "Send the comparison sheet.",
                                 "Get {colleague} to join the next meeting.",
                                 "Bring a rugged scanner next time.",
                                 "Ask about the budget directly.",
                                 "Invite {first} to the reference visit.",
                                 "Keep the pressure low, they dislike it.",
                                 "Check the credit limit first.",
                                 "Next talk: dates.",
                                 "Offer the two-site price.",
                                 ""};

constexpr Phrase kPrice[] = {"Our offer was 15 % above their limit.",
                             "Liked it, but three years of licences did not fit."};
constexpr Phrase kBeaten[] = {"{competitor} threw in the devices.",
                              "Parent company has a framework contract with {competitor}."};
constexpr Phrase kBudget[] = {"Budget went into the new hall.",
                              "Investments frozen until next year."};
constexpr Phrase kUndecided[] = {"Six calls without an answer, closed.",
                                 "{first} left, nobody took over."};
constexpr Phrase kFeature[] = {"Needs lot tracing for medicines, we have it next year at best.",
                               "Wanted voice picking."};
constexpr Phrase kTiming[] = {"ERP change first, ask again in a year.",
                              "Moving to another site in {month}, everything on hold."};
constexpr Phrase kPresent[] = {"Extended the old system for two years.",
                               "Their own IT promised to build it."};
constexpr Phrase kMisfit[] = {"Four people and one van: too small for us.",
                              "Looked for a freight exchange, not for us."};
constexpr Phrase kParked[] = {
    "Asked to come back when the new hall is ready.", "Budget round is in {month}.",
    "{first} is on leave, project sleeps until then.", "Waits for the ERP change to finish."};

}  // namespace

std::span<const Phrase> findings(int stage) {
  switch (stage) {
    case 0:
      return kLead;
    case 1:
      return kDiscovery;
    case 2:
      return kEvaluation;
    case 3:
      return kProposal;
    case 4:
      return kNegotiation;
    default:
      return kAfter;
  }
}

std::span<const Phrase> follow_ups() { return kFollowUps; }

std::span<const Phrase> lost_notes(int reason) {
  switch (reason) {
    case 0:
      return kPrice;
    case 1:
      return kBeaten;
    case 2:
      return kBudget;
    case 3:
      return kUndecided;
    case 4:
      return kFeature;
    case 5:
      return kTiming;
    case 6:
      return kPresent;
    default:
      return kMisfit;
  }
}

std::span<const Phrase> parked_notes() { return kParked; }

}  // namespace penstock::demo
