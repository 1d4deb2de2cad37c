#include "features/analytics/facts.h"

#include <gtest/gtest.h>

#include "features/deals/store.h"

namespace penstock::analytics {
namespace {

deals::Deal some_deal() {
  deals::Deal deal{.id = DealId{77},
                   .pipeline_id = {1},
                   .stage_id = {2},
                   .title = "A \"quoted\" {title}, \\ and [more]"};
  deal.value = {125'050, *Currency::parse("EUR")};
  deal.opened_on = *parse_date("2026-01-31");
  deal.owner_id = UserId{5};
  deal.company_id = CompanyId{9};
  deal.source_channel = "fair \"north\"\n";
  deal.custom.text = R"({"after":{"stage_id":"x"},"list":[1,{"a":"}"}]})";
  deal.tags = {"a,b", "c\"]}"};
  return deal;
}

TEST(ReadFacts, OfANewDealTellsEveryField) {
  auto deal = some_deal();
  Facts facts;
  EXPECT_EQ(read_facts(deals::event_body(nullptr, &deal), facts), Change::Made);
  EXPECT_EQ(facts.pipeline_id, 1);
  EXPECT_EQ(facts.stage_id, 2);
  EXPECT_EQ(facts.owner_id, 5);
  EXPECT_EQ(facts.company_id, 9);
  EXPECT_EQ(facts.product_id, 0);
  EXPECT_EQ(facts.value, deal.value);
  EXPECT_EQ(facts.opened_on, day_of(deal.opened_on));
  EXPECT_EQ(facts.closed_on, kNoDay);
  EXPECT_EQ(facts.source_channel, "fair \"north\"\n");
  EXPECT_EQ(facts.status, deals::DealStatus::Open);
}

TEST(ReadFacts, OfAChangeKeepsWhatItDoesNotTell) {
  auto before = some_deal();
  auto after = before;
  after.status = deals::DealStatus::Lost;
  after.closed_on = parse_date("2026-03-01");
  after.lost_reason_id = pipelines::LostReasonId{4};
  after.company_id.reset();
  Facts facts;
  read_facts(deals::event_body(nullptr, &before), facts);
  auto body = deals::event_body(&before, &after, {{"unmet", Json(Json::Array{Json("before")})}});
  EXPECT_EQ(read_facts(body, facts), Change::Altered);
  EXPECT_EQ(facts.status, deals::DealStatus::Lost);
  EXPECT_EQ(facts.closed_on, day_of(*after.closed_on));
  EXPECT_EQ(facts.lost_reason_id, 4);
  EXPECT_EQ(facts.company_id, 0);
  EXPECT_EQ(facts.opened_on, day_of(before.opened_on));
  EXPECT_EQ(read_facts(deals::event_body(&after, nullptr), facts), Change::Deleted);
}

TEST(ReadFacts, RefusesWhatIsNoBody) {
  Facts facts;
  for (auto text : {"", "[]", "{\"before\":null,\"after\":{\"stage_id\":\"",
                    "{\"after\":{\"status\":\"sold\"}}"})
    EXPECT_THROW(read_facts(text, facts), BugFound) << text;
}

}  // namespace
}  // namespace penstock::analytics
