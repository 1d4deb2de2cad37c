// The machine's clock repeats a second, goes back an hour, leaps an hour or a year, or says 1970,
// under a running server: nothing begins early or twice, no session ends or comes back, time and
// ids go on.

#include <gtest/gtest.h>

#include "access/authenticator.h"
#include "access/sessions.h"
#include "base/watched_clock.h"
#include "features/team/testing.h"
#include "jobs/runner.h"
#include "journal/journal.h"
#include "journal/testing.h"
#include "store/testing.h"

namespace penstock::sim {
namespace {

using namespace std::chrono_literals;

struct Leap {
  const char* name;
  std::function<Instant(Instant)> to;
  bool is_told = true;  // too small a one is nobody's business
};
void PrintTo(const Leap& leap, std::ostream* out) { *out << leap.name; }

class Leaps : public testing::TestWithParam<Leap> {
 protected:
  store::TestStore store_;
  FakeClock& wall_ = store_.clock();
  std::chrono::milliseconds passed_{0};
  WatchedClock clock_{wall_, [this] { return passed_; }};
  std::vector<std::string> alarms_;

  Leaps() {
    clock_.on_alarm([this](std::string_view says) { alarms_.emplace_back(says); });
  }
  void pass(std::chrono::milliseconds time) {
    passed_ += time;
    wall_.advance(time);
  }
  void leap() { wall_.set(GetParam().to(wall_.now())); }
};

constexpr WorkspaceId kMill{1};

// 12 jobs, one due every minute; in the middle the clock leaps, and after 5 minutes it is put
// right.
TEST_P(Leaps, NoJobBeginsEarlyOrTwice) {
  std::map<std::int64_t, std::chrono::milliseconds> due, ran;
  int runs = 0;
  for (int i = 1; i <= 12; ++i) {
    auto id = store_.database()
                  .write_now([&](store::Tx& tx) {
                    return jobs::enqueue(tx, kMill, clock_.now(),
                                         {.kind = "mail", .run_at = clock_.now() + i * 1min});
                  })
                  .value();
    due[id.value] = i * 1min;
  }
  jobs::Jobs runner(store_.database(), clock_);
  runner.add("mail", [&](store::Database& database, const jobs::JobView& view) {
    ++runs;
    ran[view.job.id.value] = passed_;
    (void)database.write_now([&](store::Tx& tx) { return jobs::finish_job(tx, view); });
    return jobs::StepResult::done();
  });
  runner.recover();
  auto before = wall_.now();
  for (int second = 0; second < 60 * 30; ++second) {
    if (second == 330) {
      before = wall_.now();
      leap();
    }
    if (second == 630) wall_.set(before + 300s);
    if (second % 30 == 0) runner.sweep();
    while (runner.run_one()) {
    }
    pass(1s);
  }
  EXPECT_EQ(runs, 12);
  for (auto [id, at] : due) {
    EXPECT_GE(ran[id], at - 1s) << "early";
    EXPECT_LE(ran[id], at + 2min) << "late";
  }
  EXPECT_EQ(!alarms_.empty(), GetParam().is_told);
}

TEST_P(Leaps, AtNeverGoesBackPositionsAndIdsGoOn) {
  auto acme = journal::add_workspace(store_, "acme");
  IdMaker ids(clock_, 1);
  std::int64_t newest = 0;
  for (int second = 0; second < 1'200; second += 10) {
    if (second == 600) leap();
    auto id = ids.next();
    EXPECT_GT(id, newest);
    newest = id;
    (void)store_.database()
        .write_now([&](store::Tx& tx) -> Result<int> {
          journal::append(tx, acme, UserId{1}, clock_.now(),
                          {.name = "e", .record_type = "deal", .record_id = id});
          return 0;
        })
        .value();
    pass(10s);
  }
  std::vector<journal::Entry> entries = store_.database().read_now(
      [&](store::Reader& reader) { return journal::read_after(reader, acme, 0); });
  ASSERT_EQ(entries.size(), 120u);
  for (std::size_t i = 1; i < entries.size(); ++i) {
    EXPECT_EQ(entries[i].pos, entries[i - 1].pos + 1);
    EXPECT_GE(entries[i].at, entries[i - 1].at);
  }
}

TEST_P(Leaps, SessionsNeitherEndNorComeBack) {
  auto& database = store_.database();
  auto actor =
      database.write_now([&](store::Tx& tx) { return team::create_acme(tx, clock_.now()); })
          .value();
  access::Authenticator authenticator(database, clock_, {.api_requests_per_minute = 6'000});
  auto sign_in = [&] {
    return database
        .write_now([&](store::Tx& tx) -> Result<access::OpenedSession> {
          return access::open_session(tx, actor.workspace_id, actor.user_id, clock_.now(),
                                      {"Browser", "192.0.2.1"});
        })
        .value()
        .secret;
  };
  auto works = [&](const std::string& secret) {
    auto known = authenticator.authenticate({.cookie = secret, .bearer = {}});
    if (!known.ok()) EXPECT_EQ(known.error().code, ErrorCode::Unauthorized);
    return known.ok();
  };
  auto dead = sign_in();
  for (int hour = 0; hour <= 12; ++hour) pass(1h), (void)clock_.now();
  EXPECT_FALSE(works(dead));
  auto alive = sign_in();
  auto before = wall_.now();
  leap();
  for (int i = 0; i < 30; ++i) {
    EXPECT_TRUE(works(alive)) << i;
    EXPECT_FALSE(works(dead)) << i;
    pass(10s);
  }
  wall_.set(before + 300s);
  EXPECT_TRUE(works(alive));
  EXPECT_FALSE(works(dead));
}

INSTANTIATE_TEST_SUITE_P(
    Clock, Leaps,
    testing::Values(Leap{"ALeapSecond", [](Instant now) { return now - 1s; }, false},
                    Leap{"AnHourBack", [](Instant now) { return now - 1h; }},
                    Leap{"AnHourOn", [](Instant now) { return now + 1h; }},
                    Leap{"AYearOn", [](Instant now) { return now + 365 * 24h; }},
                    Leap{"To1970", [](Instant) { return Instant{}; }}),
    [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace penstock::sim
