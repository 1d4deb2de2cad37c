#include "features/activities/activities.h"

#include <gtest/gtest.h>

#include "features/activities/queries.h"
#include "features/products/products.h"
#include "features/testing.h"

namespace penstock::activities {
namespace {

using Titles = std::vector<std::string>;

struct ActivitiesTest : ::testing::Test {
  store::TestStore store;
  TestWorkspace team{store};
  commands::Registry registry;
  ActivitiesTest() {
    register_activities(registry);
    products::register_products(registry);
  }

  Activity plan(const access::Actor& actor, std::string title, int hours,
                std::optional<DealId> deal_id = {}) {
    return team
        .run(create_activity, actor,
             {.title = std::move(title),
              .due_at = store.clock().now() + std::chrono::hours(hours),
              .deal_id = deal_id})
        .value();
  }
  Titles titles(const access::Actor& actor, ListActivities query = {}) {
    auto list = team.read([&](store::Reader& reader) {
      return list_activities(reader, registry, actor, store.clock().now(), query);
    });
    Titles out;
    for (const auto& item : list.value().items) out.push_back(item.title);
    return out;
  }
  Titles in_state(ActivityState state) {
    ListActivities query;
    query.state = state;
    return titles(team.rep, query);
  }
};

TEST_F(ActivitiesTest, EachStateHasItsList) {
  plan(team.rep, "late", -30);
  plan(team.rep, "soon", 2);
  plan(team.rep, "far", 72);
  auto done = plan(team.rep, "done", 1);
  (void)team.run(finish_activity, team.rep, {.activity_id = done.id}).value();
  EXPECT_EQ(in_state(ActivityState::Open), (Titles{"late", "soon", "far"}));
  EXPECT_EQ(in_state(ActivityState::Overdue), Titles{"late"});
  EXPECT_EQ(in_state(ActivityState::Today), Titles{"soon"});
  EXPECT_EQ(in_state(ActivityState::Done), Titles{"done"});
}

TEST_F(ActivitiesTest, WhoSeesTheDealSeesItsActivities) {
  auto deal = team.add_deal(team.rep, "Big deal");
  plan(team.admin, "of the deal", 1, deal);
  plan(team.admin, "private", 1);
  EXPECT_EQ(titles(team.rep), Titles{"of the deal"});
  EXPECT_EQ(titles(team.outsider), Titles{});
  TestWorkspace other(store, "Other");
  EXPECT_EQ(titles(other.admin), Titles{});
}

TEST_F(ActivitiesTest, EachChangeIsTakenBack) {
  auto deal = team.add_deal(team.rep, "Big deal");
  auto activity = plan(team.rep, "call", 1, deal);
  (void)team.run(finish_activity, team.rep, {.activity_id = activity.id, .outcome = "yes"}).value();
  ASSERT_TRUE(team.undo_last(registry, team.rep).ok());
  EXPECT_EQ(in_state(ActivityState::Open), Titles{"call"});
  ASSERT_TRUE(team.run(delete_activity, team.rep, {.activity_id = activity.id}).ok());
  ASSERT_TRUE(team.undo_last(registry, team.rep).ok());
  EXPECT_EQ(in_state(ActivityState::Open), Titles{"call"});
  EXPECT_EQ(team.event_names(),
            "activity.created activity.done activity.reopened activity.deleted activity.created");
}

TEST_F(ActivitiesTest, FaultsAreNamed) {
  auto slug = [](const auto& result) { return result.error().fields.at(0).slug; };
  auto now = store.clock().now();
  EXPECT_EQ(slug(team.run(create_activity, team.rep,
                          {.due_at = now, .due_on = parse_date("2026-11-22")})),
            "two_due");
  EXPECT_EQ(slug(team.run(create_activity, team.rep, {.done_at = now + std::chrono::hours(1)})),
            "in_future");
  EXPECT_EQ(slug(team.run(create_activity, team.rep, {.deal_id = DealId{5}})), "not_found");
  EXPECT_EQ(slug(team.run(create_note, team.rep, {.text = "x"})), "one_subject");
  EXPECT_EQ(slug(team.run(create_note, team.rep, {.text = std::string(100'001, 'x')})), "too_long");
}

TEST_F(ActivitiesTest, ANoteBelongsToItsAuthor) {
  auto deal = team.add_deal(team.rep, "Big deal");
  auto note = team.run(create_note, team.rep, {.text = "they like it", .deal_id = deal}).value();
  EditNote edit{.note_id = note.id};
  edit.text.set = "changed";
  EXPECT_EQ(team.run(edit_note, team.teammate, edit).error().code, ErrorCode::Forbidden);
  EXPECT_EQ(team.run(edit_note, team.outsider, edit).error().code, ErrorCode::NotFound);
  EXPECT_EQ(team.run(edit_note, team.rep, edit)->version, 2);
  EXPECT_EQ(team.events().back().subject_id, deal.value);
  ListNotes query{.deal_id = deal};
  auto list = team.read([&](store::Reader& r) {
                    return list_notes(r, registry, team.rep, store.clock().now(), query);
                  })
                  .value();
  ASSERT_EQ(list.items.size(), 1u);
  EXPECT_EQ(list.items[0].author_name, "Rita Rep");
}

TEST_F(ActivitiesTest, ProductsHaveNamesOfTheirOwn) {
  using namespace products;
  auto product = team.run(create_product, team.admin, {.name = "GTX Pro"}).value();
  EXPECT_EQ(team.run(create_product, team.admin, {.name = "gtx pro"}).error().slug, "name_taken");
  EditProduct edit{.product_id = product.id, .expected_version = 1};
  edit.active.set = false;
  EXPECT_EQ(team.run(edit_product, team.admin, edit)->version, 2);
  ASSERT_TRUE(team.undo_last(registry, team.admin).ok());
  ASSERT_TRUE(team.run(delete_product, team.admin, {.product_id = product.id}).ok());
  EXPECT_EQ(team.event_names(), "product.created product.edited product.edited product.deleted");
}

}  // namespace
}  // namespace penstock::activities
