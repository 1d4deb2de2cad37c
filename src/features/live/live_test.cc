#include "features/live/live.h"

#include "features/contacts/contacts.h"
#include "features/deals/deal.h"
#include "features/pipelines/pipelines.h"
#include "features/testing.h"

namespace penstock::live {
namespace {

// A stream that keeps its frames.
class FakeStream final : public http::EventStream {
 public:
  bool send(std::shared_ptr<const std::string> frame) override {
    std::lock_guard lock(mutex_);
    if (!closed_) frames_.push_back(*frame);
    return !closed_;
  }
  void close() override {
    std::lock_guard lock(mutex_);
    closed_ = true;
  }
  bool closed() const override {
    std::lock_guard lock(mutex_);
    return closed_;
  }
  void on_close(std::function<void()>) override {}
  std::vector<std::string> frames() const {
    std::lock_guard lock(mutex_);
    return frames_;
  }

 private:
  mutable std::mutex mutex_;
  std::vector<std::string> frames_;
  bool closed_ = false;
};

struct LiveTest : ::testing::Test {
  store::TestStore store;
  TestWorkspace team{store};
  commands::Registry registry;
  journal::Followers followers{store.database()};
  LiveFeed feed{store.database()};
  access::Actor who;
  http::Route route;

  LiveTest() {
    pipelines::register_pipelines(registry, {});
    contacts::register_contacts(registry);
    deals::register_deals(registry);
    feed.attach(followers);
    route = feed.route([this](const http::Request&) -> Result<access::Actor> { return who; });
    followers.start();
    (void)run(team.admin, "pipeline.create",
              R"({"name":"P","stages":[{"name":"a"},{"name":"b"}]})");
  }
  ~LiveTest() override { followers.stop(); }

  Json run(const access::Actor& actor, std::string_view name, std::string_view input) {
    auto done = store.database().write_now([&](store::Tx& tx) -> Result<Json> {
      TRY(json, parse_json(input));
      TRY(outcome, registry.run(tx, actor, store.clock().now(), name, json));
      if (outcome.body.empty()) return Json{};
      return parse_json(outcome.body);
    });
    followers.catch_up();
    return done.value();
  }
  std::string deal(const access::Actor& actor) {
    return *run(actor, "deal.create", R"({"title":"Secret roof"})").find("id")->as_string();
  }
  void rename(const std::string& id) {
    (void)run(team.admin, "deal.edit", R"({"deal_id":")" + id + R"(","title":"Renamed"})");
  }
  // Without waiting for anybody to hear of it.
  void edit(const std::string& id, std::string_view title) {
    team.write([&](store::Tx& tx) -> Result<int> {
      TRY(input,
          parse_json(R"({"deal_id":")" + id + R"(","title":")" + std::string(title) + "\"}"));
      TRY_VOID(registry.run(tx, team.admin, store.clock().now(), "deal.edit", input));
      return 0;
    });
  }
  void give(const std::string& id, const access::Actor& to) {
    (void)run(team.admin, "deal.edit",
              R"({"deal_id":")" + id + R"(","owner_id":")" + to.user_id.text() + "\"}");
  }
  // Something that happened to a user, as the commands of the team tell it.
  void append(std::string_view name, const access::Actor& about) {
    team.write([&](store::Tx& tx) -> Result<int> {
      journal::append(
          tx, team.id, team.admin.user_id, store.clock().now(),
          journal::Event{.name = name, .record_type = "user", .record_id = about.user_id.value});
      return 0;
    });
    followers.catch_up();
  }
  std::shared_ptr<FakeStream> open(const access::Actor& actor, std::string last_event_id = "") {
    who = actor;
    auto stream = std::make_shared<FakeStream>();
    http::Request request;
    if (!last_event_id.empty()) request.headers.add("Last-Event-ID", last_event_id);
    route.stream(std::move(request), stream, [](http::Response) { ADD_FAILURE() << "refused"; });
    return stream;
  }
  // "6 deal.created, 7 deal.moved": positions and names of the changes; "reset 9" for a reset.
  static std::string told(const FakeStream& stream) {
    std::string all;
    for (const auto& frame : stream.frames()) {
      if (frame.starts_with("event: state")) continue;
      auto data = parse_json(std::string_view(frame).substr(frame.find("data: ") + 6)).value();
      auto pos = std::to_string(*data.find("pos")->as_int());
      EXPECT_TRUE(frame.starts_with("id: " + pos + "\n")) << frame;
      bool reset = frame.find("event: reset") != std::string::npos;
      all += (all.empty() ? "" : ", ") +
             (reset ? "reset " + pos : pos + " " + *data.find("name")->as_string());
    }
    return all;
  }
  static std::string state(const std::string& changes) {
    return "event: state\ndata: {\"changes\":\"" + changes + "\"}\n\n";
  }
};

TEST_F(LiveTest, EveryStreamGetsOnlyWhatItsActorMaySee) {
  auto rep = open(team.rep), outsider = open(team.outsider), manager = open(team.manager);
  auto id = deal(team.rep);
  rename(id);
  EXPECT_EQ(told(*rep), "2 deal.created, 3 deal.edited");
  EXPECT_EQ(told(*manager), "2 deal.created, 3 deal.edited");
  EXPECT_EQ(told(*outsider), "");
  (void)run(team.admin, "pipeline.create", R"({"from_template":"five_steps"})");
  EXPECT_EQ(told(*outsider), "4 pipeline.created");  // settings are everybody's
}

// Another node told it already what this one has not read yet.
TEST_F(LiveTest, AStreamFromAnotherNodeIsToldNothingTwice) {
  auto first = open(team.rep);
  auto id = deal(team.rep);
  followers.stop();
  edit(id, "Renamed");
  auto moved = open(team.rep, "3");
  EXPECT_EQ(told(*first), "2 deal.created");
  journal::Followers others{store.database()};
  feed.attach(others);
  others.start();
  others.catch_up();
  edit(id, "Renamed again");
  others.catch_up();
  EXPECT_EQ(told(*first), "2 deal.created, 3 deal.edited, 4 deal.edited");
  EXPECT_EQ(told(*moved), "4 deal.edited");
  others.stop();
}

TEST_F(LiveTest, WhoLosesADealIsToldThatItWentAndNothingOfIt) {
  auto id = deal(team.rep);
  auto rep = open(team.rep), outsider = open(team.outsider);
  give(id, team.outsider);
  EXPECT_EQ(told(*rep), "3 deal.edited");
  EXPECT_EQ(rep->frames().back().find("Secret"), std::string::npos);
  EXPECT_NE(rep->frames().back().find("\"deal\":null"), std::string::npos);
  EXPECT_NE(outsider->frames().back().find("Secret roof"), std::string::npos);
  rename(id);
  EXPECT_EQ(told(*rep), "3 deal.edited");
  EXPECT_EQ(told(*outsider), "3 deal.edited, 4 deal.edited");
}

TEST_F(LiveTest, ALinkTellsNoNameThatALookWouldNot) {
  auto id = deal(team.rep);
  auto made = [&](std::string_view name, std::string_view input) {
    return *run(team.manager, name, input).find("id")->as_string();
  };
  auto company = made("company.create", R"({"name":"Hidden Mills"})");
  auto person = made("person.create", R"({"name":"Hidden Hugo"})");
  auto rep = open(team.rep), manager = open(team.manager);
  (void)run(team.manager, "deal.edit",
            R"({"deal_id":")" + id + R"(","company_id":")" + company + "\"}");
  (void)run(team.manager, "deal.put_person",
            R"({"deal_id":")" + id + R"(","person_id":")" + person + "\"}");
  ASSERT_EQ(rep->frames().size(), manager->frames().size());
  std::string rep_reads, manager_reads;
  for (const auto& frame : rep->frames()) rep_reads += frame;
  for (const auto& frame : manager->frames()) manager_reads += frame;
  EXPECT_EQ(rep_reads.find("Hidden"), std::string::npos);
  EXPECT_NE(rep_reads.find(company), std::string::npos);
  EXPECT_NE(manager_reads.find("Hidden Mills"), std::string::npos);
  EXPECT_NE(manager_reads.find("Hidden Hugo"), std::string::npos);
}

TEST_F(LiveTest, ADeletedDealIsToldToWhomItBelonged) {
  auto id = deal(team.rep);
  auto rep = open(team.rep), outsider = open(team.outsider);
  (void)run(team.rep, "deal.delete", R"({"deal_id":")" + id + "\"}");
  EXPECT_EQ(told(*rep), "3 deal.deleted");
  EXPECT_EQ(told(*outsider), "");
}

TEST_F(LiveTest, ResumesAfterTheLastEventWithoutLossOrRepetition) {
  auto id = deal(team.rep);
  rename(id);
  give(id, team.manager);
  auto rep = open(team.rep, "1");
  EXPECT_EQ(told(*rep), "2 deal.created, 3 deal.edited, 4 deal.edited");
  auto here = open(team.manager, "3");
  rename(id);
  EXPECT_EQ(told(*open(team.manager, "4")), "");
  (void)run(team.manager, "deal.lose", R"({"deal_id":")" + id + "\"}");
  EXPECT_EQ(told(*here), "4 deal.edited, 5 deal.lost");
  EXPECT_EQ(told(*open(team.outsider, "1")), "");
}

TEST_F(LiveTest, FarBehindOrAheadItIsToldToReload) {
  for (std::int64_t i = 0; i <= kResumeMax; ++i) append("note.created", team.rep);
  auto head = std::to_string(team.head());
  EXPECT_EQ(told(*open(team.rep, "1")).substr(0, 6 + head.size()), "reset " + head);
  EXPECT_EQ(told(*open(team.rep, "999999")), "reset " + head);
}

TEST_F(LiveTest, ANewStreamGetsOnlyNews) {
  (void)deal(team.rep);
  auto rep = open(team.rep);
  EXPECT_EQ(told(*rep), "");
  EXPECT_EQ(rep->frames(), std::vector{state("taken")});
}

TEST_F(LiveTest, EveryPageIsToldOnceWhenChangesAreNotTakenAndWhenTheyAreAgain) {
  auto rep = open(team.rep), viewer = open(team.viewer);
  feed.tell_changes_are(Changes::DiskFull);
  feed.tell_changes_are(Changes::DiskFull);
  auto late = open(team.outsider, "1");
  feed.tell_changes_are(Changes::Taken);
  EXPECT_EQ(rep->frames(), (std::vector{state("taken"), state("disk_full"), state("taken")}));
  EXPECT_EQ(viewer->frames(), rep->frames());
  EXPECT_EQ(late->frames(), (std::vector{state("disk_full"), state("taken")}));
}

TEST_F(LiveTest, ClosesTheStreamsOfWhomLosesRights) {
  for (auto name : {"user.edited", "user.password_changed", "session.revoked", "token.revoked"}) {
    auto rep = open(team.rep), other = open(team.outsider);
    append(name, team.rep);
    EXPECT_TRUE(rep->closed()) << name;
    EXPECT_FALSE(other->closed()) << name;
  }
}

TEST_F(LiveTest, ACompanyIsHeardByWhomSeesItWhoeverChangesIt) {
  auto id = *run(team.outsider, "company.create", R"({"name":"Hidden"})").find("id")->as_string();
  auto teammate = open(team.teammate), outsider = open(team.outsider), manager = open(team.manager);
  // The manager is of the teammate's team, the company is not.
  (void)run(team.manager, "company.edit", R"({"company_id":")" + id + R"(","industry":"retail"})");
  (void)run(team.manager, "company.delete", R"({"company_id":")" + id + "\"}");
  EXPECT_EQ(told(*teammate), "");
  EXPECT_EQ(told(*outsider), "3 company.edited, 4 company.deleted");
  EXPECT_EQ(told(*manager), "3 company.edited, 4 company.deleted");
}

TEST_F(LiveTest, SignInsAndTokensAreHeardByNobodyElse) {
  auto rep = open(team.rep), viewer = open(team.viewer);
  for (auto [name, type] : {std::pair{"session.created", "session"}, {"token.created", "token"}})
    team.write([&, name = name, type = type](store::Tx& tx) -> Result<int> {
      journal::append(tx, team.id, team.rep.user_id, store.clock().now(),
                      journal::Event{.name = name,
                                     .record_type = type,
                                     .record_id = 5,
                                     .subject_id = team.rep.user_id.value});
      return 0;
    });
  followers.catch_up();
  EXPECT_EQ(told(*rep), "2 session.created, 3 token.created");
  EXPECT_EQ(told(*viewer), "");
}

TEST_F(LiveTest, ForgetsStreamsThatEnded) {
  auto rep = open(team.rep);
  EXPECT_EQ(feed.streams(), 1u);
  rep->close();
  (void)deal(team.rep);
  EXPECT_EQ(feed.streams(), 0u);
}

TEST_F(LiveTest, AnotherWorkspaceHearsNothing) {
  TestWorkspace strangers(store, "Strangers");
  auto stranger = open(strangers.admin);
  (void)deal(team.rep);
  EXPECT_EQ(told(*stranger), "");
  EXPECT_EQ(told(*open(strangers.admin, "0")), "");
}

TEST_F(LiveTest, RefusesWhoMayNotRead) {
  who = team.viewer;
  who.permissions = {};
  int status = 0;
  route.stream(http::Request{}, std::make_shared<FakeStream>(),
               [&](http::Response response) { status = response.status; });
  EXPECT_EQ(status, 403);
  EXPECT_EQ(feed.streams(), 0u);
}

}  // namespace
}  // namespace penstock::live
