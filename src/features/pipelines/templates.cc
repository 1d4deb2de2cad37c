#include "features/pipelines/templates.h"

namespace penstock::pipelines {
namespace {

using enum BuyerStage;
using enum StepKind;

StageDraft stage(std::string name, std::string purpose, int percent, BuyerStage buyer, int days,
                 std::vector<PlaybookStep> playbook = {}, std::vector<ExitCriterion> exits = {}) {
  return {.name = std::move(name),
          .purpose = std::move(purpose),
          .probability_bp = {percent * 100},
          .buyer_stage = buyer,
          .score_threshold = {},
          .longest_stay_days = days,
          .exit_criteria = std::move(exits),
          .playbook = std::move(playbook)};
}

ExitCriterion advised(std::string says, std::string criterion) {
  return {std::move(says), std::move(criterion), Strength::Advised};
}

const ExitCriterion kHasValue = advised("The value is known", "value > 0");
const ExitCriterion kHasClose =
    advised("The expected close is known", "expected_close_on is not empty");

std::vector<PipelineTemplate> make_templates() {
  return {
      {"b2b_saas",
       "B2B SaaS",
       "Software sold to companies: find, qualify, propose",
       {stage("Lead", "Find out whether they could use it", 10, Awareness, 14,
              {{Call, "First call", 1}}),
        stage("Contact", "Speak with a person who feels the need", 25, Awareness, 14,
              {{Email, "Send a short summary", 1}}),
        stage("Qualification", "Agree on need, budget and time", 50, Consideration, 21,
              {{Meeting, "Qualification meeting", 3}}, {kHasValue}),
        stage("Proposal", "Offer, answer, agree", 75, Purchase, 21,
              {{Email, "Send the proposal", 1}, {Call, "Follow up on the proposal", 3}},
              {kHasClose})}},
      {"five_steps",
       "Five steps",
       "A plain path for most teams",
       {stage("Lead", "Decide whether to call", 10, Awareness, 7),
        stage("First call", "Understand what they want", 20, Awareness, 10,
              {{Call, "First call", 1}}),
        stage("Presentation", "Show how it solves their problem", 40, Consideration, 14,
              {{Presentation, "Presentation", 5}}),
        stage("Follow-up", "Answer what is open", 60, Consideration, 14, {{Call, "Follow up", 1}},
              {kHasValue}),
        stage("Close", "Agree on the last points", 80, Purchase, 14,
              {{Task, "Send the contract", 1}}, {kHasClose})}},
      {"consultative",
       "Consultative",
       "Advice first: long deals with several people",
       {stage("Prospecting", "Find companies with the problem", 10, Awareness, 30),
        stage("Qualification", "Learn who decides, on what, until when", 25, Awareness, 30,
              {{Meeting, "Discovery meeting", 5}}),
        stage("Consideration", "Work out the solution together", 50, Consideration, 45,
              {{Presentation, "Present the solution", 7}}, {kHasValue}),
        stage("Decision", "Help them decide", 75, Purchase, 30,
              {{Meeting, "Meet the decision maker", 5}}, {kHasClose}),
        stage("Delivery", "Agree on start and hand-over", 90, PostPurchase, 21)}},
      {"discovery",
       "Discovery",
       "Learn before you speak",
       {stage("Discovery", "Research the company", 10, Awareness, 14,
              {{Task, "Research the company", 1}}),
        stage("Qualification", "Does it fit us, do we fit them", 25, Awareness, 14),
        stage("Contact", "Speak with the right person", 45, Consideration, 14,
              {{Call, "Call the right person", 1}}, {kHasValue}),
        stage("Proposal", "Offer, answer, agree", 70, Purchase, 21,
              {{Email, "Send the proposal", 1}}, {kHasClose})}},
      {"mortgage",
       "Mortgage",
       "Long waits with planned reassuring touches",
       {stage("Enquiry", "Understand the plan and the means", 15, Awareness, 7,
              {{Call, "Call back", 0}}),
        stage("Documents", "Collect what the bank asks for", 35, Consideration, 30,
              {{Message, "How are the documents coming along?", 7},
               {Call, "Help with missing documents", 14}}),
        stage("Bank decision", "Keep in touch while the bank decides", 60, Consideration, 45,
              {{Message, "Still with the bank, all is well", 7},
               {Message, "Still with the bank, all is well", 21}},
              {kHasValue}),
        stage("Contract", "Sign", 90, Purchase, 21, {{Meeting, "Signing", 5}}, {kHasClose})}},
      {"real_estate",
       "Real estate",
       "From the first wish to the keys",
       {stage("Wish", "Learn what they look for", 10, Awareness, 14,
              {{Call, "Talk about the wish", 1}}),
        stage("Viewing", "Show what fits", 30, Consideration, 30, {{Meeting, "Viewing", 3}}),
        stage("Offer", "Bring both sides together", 60, Purchase, 21,
              {{Call, "Ask for the decision", 2}}, {kHasValue}),
        stage("Notary", "Sign and hand over", 90, Purchase, 30, {{Meeting, "Notary", 10}},
              {kHasClose})}},
      {"customer_success",
       "Customer success",
       "After the win: keep them and grow with them",
       {stage("Onboarding", "The first success, soon", 40, PostPurchase, 30,
              {{Meeting, "Kick-off", 3}, {Call, "How was the first week?", 10}}),
        stage("Adoption", "Everybody uses it", 60, PostPurchase, 60, {{Call, "Check on use", 14}}),
        stage("Check-in", "Ask, listen, solve", 75, PostPurchase, 90,
              {{Meeting, "Quarterly check-in", 30}}),
        stage("Expansion", "Offer what they need next", 85, PostPurchase, 45,
              {{Meeting, "Talk about what is next", 7}}, {kHasValue})}},
  };
}

}  // namespace

const std::vector<PipelineTemplate>& pipeline_templates() {
  static const auto templates = make_templates();
  return templates;
}

const PipelineTemplate* find_template(std::string_view key) {
  for (const auto& one : pipeline_templates())
    if (one.key == key) return &one;
  return nullptr;
}

}  // namespace penstock::pipelines
