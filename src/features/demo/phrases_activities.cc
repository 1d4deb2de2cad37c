// What reps do, and what comes of it.
#include "features/demo/vocabulary.h"

namespace penstock::demo {
namespace {

using enum activities::ActivityKind;

constexpr Touch kLead[] = {
    {Call, "First call with {first}"},       {Email, "Introduce us to {first}"},
    {Call, "Call back about {ware}"},        {Message, "Ask {first} for ten minutes"},
    {Task, "Look up their sites in {city}"}, {Email, "Send the two-page overview"}};
constexpr Touch kDiscovery[] = {{Meeting, "Discovery meeting with {first}"},
                                {Call, "Questions on volumes and shifts"},
                                {Meeting, "Walk through the warehouse in {city}"},
                                {Email, "Send the meeting summary"},
                                {Call, "Ask {first} who decides"},
                                {Task, "Estimate savings for {company}"}};
constexpr Touch kEvaluation[] = {
    {Presentation, "Demo with their data"},   {Meeting, "Pilot kick-off in {city}"},
    {Call, "How is the pilot going?"},        {Meeting, "Interface workshop with their IT"},
    {Email, "Answer the security questions"}, {Presentation, "Show {ware} to the shift leads"}};
constexpr Touch kProposal[] = {{Email, "Send the proposal"},
                               {Call, "Talk the proposal through with {first}"},
                               {Email, "Send the revised offer"},
                               {Meeting, "Go through the offer with purchasing"},
                               {Call, "Follow up on the offer"}};
constexpr Touch kNegotiation[] = {
    {Call, "Payment terms with {first}"}, {Meeting, "Contract meeting in {city}"},
    {Email, "Send the contract draft"},   {Task, "Clear the discount with {colleague}"},
    {Call, "Ask for the signature"},      {Message, "Remind {first} of the price validity"}};
constexpr Touch kAfter[] = {
    {Meeting, "Kick-off with {first}"},      {Call, "How was the first week?"},
    {Meeting, "Quarterly review in {city}"}, {Email, "Send the usage report"},
    {Call, "Check on open tickets"},         {Task, "Plan the training day"}};

constexpr std::string_view kCallOutcomes[] = {
    "Reached {first}, good talk. Wants figures by e-mail.",
    "Voicemail, left a message.",
    "No answer, second try on Thursday.",
    "{first} asked to be called after the stocktaking.",
    "Spoke with the assistant; {first} is back on Monday.",
    "Confirmed {n} units, two shifts.",
    "Interested, but wants to see a reference in {city}.",
    "They also talk to {competitor}.",
    "",
    ""};
constexpr std::string_view kMeetingOutcomes[] = {
    "Four people in the room, {first} leads the project.",
    "Saw the loading bays, paper everywhere. They know it.",
    "IT was sceptical about the interface, calmer afterwards.",
    "Agreed on the next steps and dates.",
    "Director joined for the last ten minutes and liked the count screen.",
    "Shorter than planned; decision moved to {month}.",
    ""};
constexpr std::string_view kDemoOutcomes[] = {
    "Scanner demo worked on the first try. Shift leads asked for a trial.",
    "Questions on offline mode; answered.",
    "They compared us with {competitor} point by point, we lead on reports.",
    "Wants the same demo for {city}.", "Good mood, but the budget is not signed yet."};
constexpr std::string_view kEmailOutcomes[] = {
    "", "", "Answered the same day.", "{first} forwarded it to purchasing.", "No reply yet.", ""};
constexpr std::string_view kTaskOutcomes[] = {"", "Done, file is in the shared folder.", "",
                                              "{colleague} agrees."};

}  // namespace

std::span<const Touch> touches(int stage) {
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

std::span<const std::string_view> outcomes(activities::ActivityKind kind) {
  switch (kind) {
    case Call:
      return kCallOutcomes;
    case Meeting:
      return kMeetingOutcomes;
    case Presentation:
      return kDemoOutcomes;
    case Email:
    case Message:
      return kEmailOutcomes;
    case Task:
      return kTaskOutcomes;
  }
  return kTaskOutcomes;
}

}  // namespace penstock::demo
