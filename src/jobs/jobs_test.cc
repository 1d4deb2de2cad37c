// The queue and its runner: what fails is given up with its error, what dies is taken over, and
// nobody waits for another's thousand jobs.

#include <gtest/gtest.h>

#include <future>
#include <set>

#include "jobs/runner.h"
#include "store/testing.h"

namespace penstock::jobs {
namespace {

using namespace std::chrono_literals;

constexpr WorkspaceId kMill{1}, kWeir{2};

class JobsTest : public testing::Test {
 protected:
  store::Database& database() { return store_.database(); }
  FakeClock& clock() { return store_.clock(); }

  template <class F>
  auto write(F&& work) {
    return database().write_now(std::forward<F>(work)).value();
  }
  JobId add(NewJob job, WorkspaceId workspace_id = kMill) {
    return write([&](store::Tx& tx) -> Result<JobId> {
      return enqueue(tx, workspace_id, clock().now(), job);
    });
  }
  std::optional<Job> claim(std::string_view owner, WorkspaceId workspace_id = kMill) {
    return write([&](store::Tx& tx) -> Result<std::optional<Job>> {
      return claim_due(tx, workspace_id, {owner, clock().now()});
    });
  }
  std::int64_t recover(std::string_view owner, Recover which) {
    return write([&](store::Tx& tx) -> Result<std::int64_t> {
      auto recovered = recover_jobs(tx, kMill, {owner, clock().now()}, which);
      return recovered + recover_jobs(tx, kWeir, {owner, clock().now()}, which);
    });
  }
  std::optional<Job> look(JobId id, WorkspaceId workspace_id = kMill) {
    return database().read_now(
        [&](store::Reader& reader) { return find_job(reader, workspace_id, id); });
  }
  // Errors: as keep_lease.
  Result<void> keep(const JobView& view, std::string_view progress) {
    return database().write_now([&](store::Tx& tx) { return keep_lease(tx, view, progress); });
  }
  static StepResult finish(store::Database& database, const JobView& view) {
    auto gone = database.write_now([&](store::Tx& tx) { return finish_job(tx, view); });
    return gone.ok() ? StepResult::done() : StepResult::retry(gone.error().says);
  }

  store::TestStore store_;
};

TEST_F(JobsTest, AJobIsThereOnlyWhenItsTransactionIs) {
  auto refused = database().write_now([&](store::Tx& tx) -> Result<void> {
    (void)enqueue(tx, kMill, clock().now(), {.kind = "mail"}).value();
    return conflict("no", "no");
  });
  EXPECT_FALSE(refused.ok());
  EXPECT_FALSE(claim("us"));
}

TEST_F(JobsTest, AKeyIsOfOneWaitingJob) {
  auto first = add({.kind = "mail", .unique_key = "k"});
  EXPECT_EQ(add({.kind = "mail", .unique_key = "k"}).value, first.value);
  EXPECT_NE(add({.kind = "mail", .unique_key = "k"}, kWeir).value, first.value);
  auto job = *claim("us");
  write([&](store::Tx& tx) { return finish_job(tx, {kMill, job}); });
  EXPECT_NE(add({.kind = "mail", .unique_key = "k"}).value, first.value);
}

TEST_F(JobsTest, RunsStepByStepAndGoesWhenDone) {
  auto id = add({.kind = "count"});
  std::vector<std::string> seen;
  Jobs runner(database(), clock());
  runner.add("count", [&](store::Database& database, const JobView& view) {
    seen.push_back(view.job.progress.text);
    if (seen.size() == 3) return finish(database, view);
    auto kept = keep(view, std::to_string(seen.size()));
    return kept.ok() ? StepResult::more() : StepResult::retry(kept.error().says);
  });
  runner.recover();
  while (runner.run_one()) {
  }
  EXPECT_EQ(seen, (std::vector<std::string>{"{}", "1", "2"}));
  EXPECT_FALSE(look(id));
}

TEST_F(JobsTest, WaitsUntilItsTime) {
  add({.kind = "mail", .run_at = clock().now() + 10min});
  int runs = 0;
  Jobs runner(database(), clock());
  runner.add("mail", [&](store::Database& database, const JobView& view) {
    if (++runs == 1) return StepResult::wait(clock().now() + 1h);
    return finish(database, view);
  });
  runner.recover();
  EXPECT_FALSE(runner.run_one());
  clock().advance(10min);
  EXPECT_TRUE(runner.run_one());
  EXPECT_FALSE(runner.run_one());
  clock().advance(1h);
  EXPECT_TRUE(runner.run_one());
  EXPECT_EQ(runs, 2);
  EXPECT_FALSE(runner.run_one());
}

// ---- failures ----

TEST_F(JobsTest, GivesUpAJobThatAlwaysFailsAndKeepsWhy) {
  auto id = add({.kind = "mail", .max_attempts = 4, .unique_key = "k"});
  auto other = add({.kind = "fine", .run_at = clock().now() + 1s});
  int tries = 0;
  std::vector<std::string> told;
  Jobs runner(database(), clock());
  runner.add(
      "mail",
      [&](store::Database&, const JobView& view) {
        EXPECT_EQ(view.job.attempt, ++tries);
        if (tries == 2) throw std::runtime_error("a bug");
        return StepResult::retry("no such host " + std::to_string(tries));
      },
      [&](store::Tx&, const JobView& view) { told.push_back(*view.job.last_error); });
  runner.add("fine", finish);
  runner.recover();
  for (int round = 0; round < 20; ++round) {
    while (runner.run_one()) {
    }
    if (tries == 1) EXPECT_EQ(look(id)->last_error, "no such host 1");
    if (tries == 2) EXPECT_EQ(look(id)->last_error, "a fault of ours: a bug");
    clock().advance(kBackOffMax);
  }
  auto dead = look(id);
  ASSERT_TRUE(dead);
  EXPECT_EQ(dead->state, JobState::Dead);
  EXPECT_EQ(dead->attempt, 4);
  EXPECT_EQ(tries, 4);
  EXPECT_EQ(dead->last_error, "no such host 4");
  EXPECT_NE(add({.kind = "mail", .unique_key = "k"}), id);  // the next of its key may come
  EXPECT_EQ(told, std::vector<std::string>{"no such host 4"});
  EXPECT_FALSE(look(other));
}

TEST_F(JobsTest, ShortensALongErrorBetweenCharacters) {
  auto id = add({.kind = "mail"});
  std::string longer = "x";
  while (longer.size() < 3 * kErrorBytesMax) longer += "ł";
  auto job = *claim("us");
  EXPECT_TRUE(write([&](store::Tx& tx) -> Result<bool> {
    return bury(tx, {kMill, job}, clock().now(), longer);
  }));
  auto kept = *look(id)->last_error;
  EXPECT_EQ(kept.size(), kErrorBytesMax - 1);
  EXPECT_TRUE(longer.starts_with(kept));
}

TEST_F(JobsTest, QuarantinesWorkThatKeepsEndingTheProcess) {
  auto id = add({.kind = "bomb"});
  for (int life = 1; life <= kClaimsMax; ++life) {
    auto owner = "life " + std::to_string(life);
    auto job = claim(owner);
    ASSERT_TRUE(job) << life;
    EXPECT_EQ(look(id)->attempt, life);  // counted at the claim
    recover("life " + std::to_string(life + 1), Recover::OtherOwners);
  }
  int steps = 0;
  std::vector<std::string> told;
  Jobs runner(database(), clock());
  runner.add(
      "bomb",
      [&](store::Database& database, const JobView& view) {
        ++steps;
        return finish(database, view);
      },
      [&](store::Tx&, const JobView& view) { told.push_back(*view.job.last_error); });
  runner.recover();
  EXPECT_FALSE(runner.run_one());
  EXPECT_EQ(steps, 0);
  EXPECT_EQ(look(id)->state, JobState::Quarantined);
  EXPECT_EQ(look(id)->last_error, kQuarantined);
  EXPECT_EQ(told, std::vector<std::string>{std::string(kQuarantined)});

  write([&](store::Tx& tx) { return replay_job(tx, kMill, id, clock().now()); });
  runner.recover();
  EXPECT_TRUE(runner.run_one());
  EXPECT_EQ(steps, 1);
  EXPECT_FALSE(look(id));
  EXPECT_EQ(database()
                .write_now([&](store::Tx& tx) { return replay_job(tx, kMill, id, clock().now()); })
                .error()
                .code,
            ErrorCode::NotFound);
}

TEST_F(JobsTest, AResultForgetsEarlierFailures) {
  auto id = add({.kind = "mail", .max_attempts = 2});
  for (int i = 0; i < 5; ++i) {
    auto job = *claim("us");
    EXPECT_EQ(job.attempt, i == 0 ? 1 : 2);
    EXPECT_TRUE(keep({kMill, job}, "{}").ok());
    EXPECT_TRUE(write([&](store::Tx& tx) -> Result<bool> {
      return put_back_failed(tx, {kMill, job}, {clock().now(), clock().now()}, "no");
    }));
  }
  EXPECT_EQ(look(id)->state, JobState::Ready);
}

TEST_F(JobsTest, SaysWhichKindOfWorkItDoesNotKnow) {
  auto id = add({.kind = "of tomorrow"});
  Jobs runner(database(), clock());
  runner.recover();
  EXPECT_TRUE(runner.run_one());
  EXPECT_EQ(look(id)->state, JobState::Ready);
  EXPECT_EQ(look(id)->last_error, "this server does not know work of the kind \"of tomorrow\"");
}

TEST(BackOff, GrowsToItsLimitAndIsNeverTheSameForAll) {
  std::chrono::milliseconds whole = kBackOffMin;
  for (int attempt = 1; attempt <= 40; ++attempt) {
    std::set<std::chrono::milliseconds> seen;
    for (std::uint64_t random : {0ull, 1ull, 777'777ull, 123'456'789'012ull, ~0ull}) {
      auto pause = back_off(attempt, random);
      EXPECT_GE(pause, 0s) << attempt;
      EXPECT_LE(pause, whole) << attempt;
      seen.insert(pause);
    }
    EXPECT_GE(seen.size(), 3u) << attempt;
    whole = std::min<std::chrono::milliseconds>(whole * 2, kBackOffMax);
  }
  EXPECT_EQ(whole, kBackOffMax);
}

TEST_F(JobsTest, PausesBeforeItTriesAgain) {
  auto id = add({.kind = "mail"});
  Jobs runner(database(), clock());
  runner.add("mail", [](store::Database&, const JobView&) { return StepResult::retry("no"); });
  runner.recover();
  EXPECT_TRUE(runner.run_one());
  auto pause = look(id)->run_at - clock().now();
  EXPECT_GE(pause, 0s);
  EXPECT_LE(pause, kBackOffMin);
}

TEST_F(JobsTest, APeerThatAsksForAPauseCostsNoAttempt) {
  auto id = add({.kind = "hook", .max_attempts = 2});
  std::vector<std::chrono::milliseconds> asks{1min, 240h, 0ms};
  std::size_t asked = 0;
  Jobs runner(database(), clock());
  runner.add("hook", [&](store::Database& database, const JobView& view) {
    if (asked == asks.size()) return finish(database, view);
    return StepResult::limited(asks[asked++], "429");
  });
  runner.recover();
  for (auto pause : {std::chrono::milliseconds(1min), std::chrono::milliseconds(kRetryAfterMax),
                     std::chrono::milliseconds(1ms)}) {
    EXPECT_TRUE(runner.run_one());
    auto job = *look(id);
    EXPECT_EQ(job.run_at - clock().now(), pause);
    EXPECT_EQ(job.attempt, 0);
    EXPECT_EQ(job.last_error, "429");
    clock().advance(pause);
  }
  EXPECT_TRUE(runner.run_one());
  EXPECT_FALSE(look(id));
}

TEST_F(JobsTest, GivesUpWhatHasFailedForThreeDays) {
  auto id = add({.kind = "mail"});
  Jobs runner(database(), clock());
  runner.add("mail", [](store::Database&, const JobView&) { return StepResult::retry("no"); });
  runner.recover();
  EXPECT_TRUE(runner.run_one());
  clock().advance(kFailingMax - 1h);
  EXPECT_TRUE(runner.run_one());
  EXPECT_EQ(look(id)->state, JobState::Ready);
  clock().advance(kBackOffMax);
  EXPECT_TRUE(runner.run_one());
  EXPECT_EQ(look(id)->state, JobState::Dead);
  EXPECT_EQ(look(id)->attempt, 3);
}

TEST_F(JobsTest, TellsWhatIsTooLargeInBytes) {
  auto text = [](std::size_t bytes) { return "\"" + std::string(bytes - 2, 'x') + "\""; };
  auto put = [&](std::size_t bytes) {
    return database().write_now([&](store::Tx& tx) {
      return enqueue(tx, kMill, clock().now(), {.kind = "mail", .payload = text(bytes)});
    });
  };
  EXPECT_TRUE(put(kPayloadBytesMax).ok());
  auto refused = put(kPayloadBytesMax + 1);
  EXPECT_EQ(refused.error().slug, "payload_too_large");
  EXPECT_NE(refused.error().says.find("65536 bytes"), std::string::npos);
  JobView view{kMill, *claim("us")};
  EXPECT_TRUE(keep(view, text(kPayloadBytesMax)).ok());
  EXPECT_EQ(keep(view, text(kPayloadBytesMax + 1)).error().slug, "payload_too_large");
}

TEST_F(JobsTest, ADeadJobIsNotReplayedBesideANewerOneOfItsKey) {
  auto id = add({.kind = "mail", .unique_key = "k"});
  Jobs runner(database(), clock());
  runner.add("mail", [](store::Database&, const JobView&) { return StepResult::dead("never"); });
  runner.recover();
  EXPECT_TRUE(runner.run_one());
  auto newer = add({.kind = "mail", .unique_key = "k"});
  EXPECT_NE(newer, id);
  auto replay = [&] {
    return database().write_now(
        [&](store::Tx& tx) { return replay_job(tx, kMill, id, clock().now()); });
  };
  EXPECT_EQ(replay().error().slug, "already_waiting");
  JobView view{kMill, *claim("us")};
  write([&](store::Tx& tx) { return finish_job(tx, view); });
  EXPECT_TRUE(replay().ok());
  EXPECT_EQ(add({.kind = "mail", .unique_key = "k"}), id);
}

// ---- leases ----

TEST_F(JobsTest, AnExpiredLeaseIsTakenOverAndItsWorkerWritesNothingMore) {
  auto id = add({.kind = "mail"});
  JobView stale{kMill, *claim("first")};
  clock().advance(kLease - 1ms);
  EXPECT_EQ(recover("second", Recover::ExpiredLeases), 0);
  EXPECT_FALSE(claim("second"));
  clock().advance(2ms);
  EXPECT_EQ(recover("second", Recover::ExpiredLeases), 1);
  JobView fresh{kMill, *claim("second")};
  EXPECT_GT(fresh.job.fence, stale.job.fence);

  EXPECT_EQ(keep(stale, "\"stale\"").error().slug, "lease_lost");
  auto finished = database().write_now([&](store::Tx& tx) { return finish_job(tx, stale); });
  EXPECT_EQ(finished.error().slug, "lease_lost");
  write([&](store::Tx& tx) -> Result<int> {
    EXPECT_FALSE(put_back(tx, stale, clock().now()));
    EXPECT_FALSE(put_back_failed(tx, stale, {clock().now(), clock().now()}, "no"));
    EXPECT_FALSE(bury(tx, stale, clock().now(), "no"));
    EXPECT_FALSE(prolong(tx, stale, clock().now() + kLease));
    return 0;
  });
  EXPECT_EQ(look(id)->state, JobState::Running);
  EXPECT_TRUE(keep(fresh, "\"fresh\"").ok());
  EXPECT_EQ(look(id)->progress.text, "\"fresh\"");
}

TEST_F(JobsTest, TakesOverAtTheStartWhatADeadProcessLeft) {
  auto id = add({.kind = "mail"});
  ASSERT_TRUE(claim("dead"));
  Jobs runner(database(), clock());
  runner.add("mail", finish);
  runner.recover();
  EXPECT_TRUE(runner.run_one());
  EXPECT_FALSE(look(id));
}

TEST_F(JobsTest, HeartbeatsKeepALongStep) {
  auto id = add({.kind = "long"});
  Jobs runner(database(), clock(), {.owner = "us"});
  runner.add("long", [&](store::Database& database, const JobView& view) {
    clock().advance(kLease - 1s);
    runner.heartbeat();
    clock().advance(kLease - 1s);
    EXPECT_EQ(recover("other", Recover::ExpiredLeases), 0);
    return finish(database, view);
  });
  runner.recover();
  EXPECT_TRUE(runner.run_one());
  EXPECT_FALSE(look(id));
}

TEST_F(JobsTest, ForgetsDeadJobsAfterTheirTime) {
  auto id = add({.kind = "mail", .max_attempts = 1});
  Jobs runner(database(), clock());
  runner.add("mail", [](store::Database&, const JobView&) { return StepResult::dead("never"); });
  runner.recover();
  EXPECT_TRUE(runner.run_one());
  clock().advance(kDeadKept - 1h);
  runner.sweep();
  EXPECT_EQ(look(id)->last_error, "never");
  clock().advance(2h);
  runner.sweep();
  EXPECT_FALSE(look(id));
}

// ---- fairness ----

TEST_F(JobsTest, WorkspacesTakeTurns) {
  constexpr int kMany = 40;
  write([&](store::Tx& tx) -> Result<int> {
    for (int i = 0; i < kMany; ++i)
      (void)enqueue(tx, kMill, clock().now(), {.kind = "mail"}).value();
    return 0;
  });
  clock().advance(1s);
  for (int i = 0; i < 3; ++i) add({.kind = "mail"}, kWeir);
  std::string turns;
  Jobs runner(database(), clock());
  runner.add("mail", [&](store::Database& database, const JobView& view) {
    turns += view.workspace_id == kMill ? 'm' : 'w';
    return finish(database, view);
  });
  runner.recover();
  while (runner.run_one()) {
  }
  EXPECT_EQ(turns.substr(0, 6).find_first_not_of("mw"), std::string::npos);
  EXPECT_EQ(std::count(turns.begin(), turns.begin() + 6, 'w'), 3) << turns.substr(0, 10);
  EXPECT_EQ(turns.size(), kMany + 3u);
}

TEST_F(JobsTest, ALongJobGoesBehindTheOthersAfterItsSlice) {
  add({.kind = "long"});
  clock().advance(1ms);
  add({.kind = "short"});
  std::string turns;
  Jobs runner(database(), clock(), {.slice = 0ms});
  runner.add("long", [&](store::Database& database, const JobView& view) {
    turns += 'l';
    clock().advance(1ms);
    if (std::count(turns.begin(), turns.end(), 'l') == 3) return finish(database, view);
    return keep(view, "{}").ok() ? StepResult::more() : StepResult::dead("lost");
  });
  runner.add("short", [&](store::Database& database, const JobView& view) {
    turns += 's';
    return finish(database, view);
  });
  runner.recover();
  while (runner.run_one()) {
  }
  EXPECT_EQ(turns, "lsll");
}

TEST_F(JobsTest, AWorkspaceHasAtMostItsShareOfWorkers) {
  std::mutex mutex;
  int running = 0, most = 0, done = 0;
  constexpr int kMany = 12;
  for (int i = 0; i < kMany; ++i) add({.kind = "slow"});
  std::promise<void> all_done;
  Jobs runner(database(), clock(), {.threads = 4, .per_workspace_max = 2});
  runner.add("slow", [&](store::Database& database, const JobView& view) {
    {
      std::lock_guard lock(mutex);
      most = std::max(most, ++running);
    }
    std::this_thread::sleep_for(5ms);
    auto result = finish(database, view);
    std::lock_guard lock(mutex);
    --running;
    if (++done == kMany) all_done.set_value();
    return result;
  });
  runner.start();
  EXPECT_EQ(all_done.get_future().wait_for(30s), std::future_status::ready);
  runner.stop();
  EXPECT_EQ(most, 2);
}

TEST_F(JobsTest, AKindHasAtMostItsShareOfWorkersAndTheOthersGoOn) {
  std::mutex mutex;
  int running = 0, most = 0, done = 0, others = 0;
  constexpr int kMany = 8;
  for (auto workspace_id : {kMill, kWeir})
    for (int i = 0; i < kMany; ++i) add({.kind = "import"}, workspace_id);
  clock().advance(1ms);
  for (int i = 0; i < kMany; ++i) add({.kind = "mail"});
  std::promise<void> all_done, let_go;
  auto gone = let_go.get_future().share();
  Jobs runner(database(), clock(), {.threads = 4});
  runner.add(
      "import",
      [&](store::Database& database, const JobView& view) {
        gone.wait();
        {
          std::lock_guard lock(mutex);
          most = std::max(most, ++running);
        }
        std::this_thread::sleep_for(2ms);
        auto result = finish(database, view);
        std::lock_guard lock(mutex);
        --running;
        if (++done == 2 * kMany) all_done.set_value();
        return result;
      },
      {}, 2);
  runner.add("mail", [&](store::Database& database, const JobView& view) {
    auto result = finish(database, view);
    std::lock_guard lock(mutex);
    // Though two imports hold a worker each and older ones wait.
    if (++others == kMany) let_go.set_value();
    return result;
  });
  runner.start();
  EXPECT_EQ(all_done.get_future().wait_for(60s), std::future_status::ready);
  runner.stop();
  EXPECT_EQ(most, 2);
}

TEST(Turns, WorkspacesShareTheTimeNotTheTurns) {
  Turns turns(4, 100ms);
  Instant now{};
  std::map<WorkspaceId, std::chrono::milliseconds> used;
  for (auto id : {kMill, kWeir}) turns.due(id, now);
  for (int i = 0; i < 300; ++i) {
    auto turn = *turns.begin(now);
    auto took = turn == kMill ? 500ms : 10ms;
    used[turn] += took;
    turns.end(turn, took, now);
  }
  // One that needs little gets all it asks for between the other's long turns.
  EXPECT_GE(used[kWeir] / 10ms, 4 * (used[kMill] / 500ms));
  EXPECT_GT(used[kMill], 0ms);
}

TEST(Turns, AWorkspaceAloneNeverWaits) {
  Turns turns(1, 100ms);
  turns.due(kMill, Instant{});
  for (int i = 0; i < 10; ++i) {
    ASSERT_EQ(turns.begin(Instant{}), kMill);
    EXPECT_FALSE(turns.begin(Instant{})) << "its one place is taken";
    turns.end(kMill, 1h, Instant{});
  }
  turns.end(*turns.begin(Instant{}), 0ms, Instant{} + 1h);
  EXPECT_FALSE(turns.begin(Instant{} + 1h - 1ms));
  EXPECT_EQ(turns.next(), Instant{} + 1h);
  EXPECT_TRUE(turns.begin(Instant{} + 1h));
}

TEST(Turns, WhatIsToldDuringATurnIsNotForgotten) {
  Turns turns(1, 100ms);
  turns.due(kMill, Instant{});
  auto turn = *turns.begin(Instant{});
  turns.due(kMill, Instant{});
  turns.end(turn, 1ms, {});
  EXPECT_TRUE(turns.begin(Instant{}));
}

// ---- threads ----

TEST_F(JobsTest, ACommitTellsTheWorkersOfNewJobs) {
  std::promise<void> ran;
  Jobs runner(database(), clock());
  runner.add("mail", [&](store::Database& database, const JobView& view) {
    auto result = finish(database, view);
    ran.set_value();
    return result;
  });
  runner.start();
  add({.kind = "mail"});
  EXPECT_EQ(ran.get_future().wait_for(30s), std::future_status::ready);
  runner.stop();
}

TEST_F(JobsTest, StoppingLetsTheStepEndAndPutsTheJobBack) {
  auto id = add({.kind = "endless"});
  std::promise<void> began;
  std::once_flag once;
  Jobs runner(database(), clock(), {.slice = 1h});
  runner.add("endless", [&](store::Database&, const JobView& view) {
    std::call_once(once, [&] { began.set_value(); });
    return keep(view, "\"half\"").ok() ? StepResult::more() : StepResult::dead("lost");
  });
  runner.start();
  began.get_future().wait();
  runner.stop();
  auto job = look(id);
  ASSERT_TRUE(job);
  EXPECT_EQ(job->state, JobState::Ready);
  EXPECT_EQ(job->progress.text, "\"half\"");
  EXPECT_FALSE(job->lease_owner);
}

}  // namespace
}  // namespace penstock::jobs
