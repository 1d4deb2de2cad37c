// Work that ends the process, hangs, or never gets a result: put aside after three claims, and
// nobody else waits for it.

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <future>

#include "jobs/runner.h"
#include "store/testing.h"

namespace penstock::jobs {
namespace {

using namespace std::chrono_literals;

constexpr WorkspaceId kMill{1}, kWeir{2};

StepResult finish(store::Database& database, const JobView& view) {
  auto gone = database.write_now([&](store::Tx& tx) { return finish_job(tx, view); });
  return gone.ok() ? StepResult::done() : StepResult::retry(gone.error().says);
}

JobId add(store::Database& database, Instant now, std::string kind, WorkspaceId workspace_id) {
  return database
      .write_now([&](store::Tx& tx) { return enqueue(tx, workspace_id, now, {.kind = kind}); })
      .value();
}

// A process of its own on a store of its own, in a folder that outlives it.
class Life {
 public:
  explicit Life(const std::filesystem::path& folder)
      : database_(
            std::move(store::open_sqlite({.path = (folder / "penstock.db").string(), .ids = ids_}))
                .value()) {
    (void)store::migrate(*database_, store::embedded_migrations(), clock_.now()).value();
  }
  store::Database& database() { return *database_; }
  FakeClock& clock() { return clock_; }

 private:
  FakeClock clock_{*parse_instant("2026-11-22T10:00:00Z")};
  IdMaker ids_{clock_, 1};
  std::unique_ptr<store::Database> database_;
};

struct Poison : testing::Test {
  std::filesystem::path folder;
  Poison() {
    char made[] = "/tmp/penstock-poison-XXXXXX";
    folder = mkdtemp(made);
  }
  ~Poison() override { std::filesystem::remove_all(folder); }

  // Runs `live` in a process of its own. Returns how that ended: its exit code.
  static int in_a_process(const std::function<void()>& live) {
    auto child = fork();
    if (child == 0) {
      live();
      _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }
};

TEST_F(Poison, AJobThatEndsTheProcessIsPutAsideAfterThreeLives) {
  in_a_process([&] {
    Life life(folder);
    add(life.database(), life.clock().now(), "bomb", kMill);
    life.clock().advance(1ms);
    add(life.database(), life.clock().now(), "fine", kMill);
    add(life.database(), life.clock().now(), "fine", kWeir);
  });
  auto live = [&] {
    Life life(folder);
    life.clock().advance(1s);
    Jobs runner(life.database(), life.clock(), {.owner = std::to_string(getpid())});
    runner.add("bomb", [](store::Database&, const JobView&) -> StepResult { _exit(9); });
    runner.add("fine", finish);
    runner.recover();
    while (runner.run_one()) {
    }
  };
  for (int i = 0; i < kClaimsMax; ++i) EXPECT_EQ(in_a_process(live), 9) << i;
  EXPECT_EQ(in_a_process(live), 0);
  Life after(folder);
  std::vector<std::string> left;
  after.database().read([&](store::Reader& reader) {
    reader.query("SELECT j.kind, j.state, j.last_error FROM jobs j", {},
                 [&](const store::Row& row) {
                   left.push_back(std::string(row.text(0)) + " " + std::string(row.text(1)));
                   EXPECT_EQ(row.text(2), kQuarantined);
                 });
  });
  EXPECT_EQ(left, std::vector<std::string>{"bomb quarantined"});
}

TEST(Hang, OthersGoOnAndItIsPutAside) {
  store::TestStore store;
  auto& database = store.database();
  std::promise<void> release;
  auto released = release.get_future().share();
  std::atomic<int> hung = 0, fine = 0, given_up = 0;
  SystemClock clock;
  auto bomb = add(database, clock.now(), "bomb", kMill);
  auto take_over = [&] {
    // As when the leases of the hung have ended.
    (void)database.write_now([&](store::Tx& tx) -> Result<void> {
      recover_jobs(tx, kMill, {"", clock.now() + kLease + 1s}, Recover::ExpiredLeases);
      return {};
    });
  };
  Jobs runner(database, clock, {.threads = 1, .step_max = 20ms});
  runner.add(
      "bomb",
      [&](store::Database& database, const JobView& view) {
        ++hung;
        released.wait();
        return finish(database, view);
      },
      [&](store::Tx&, const JobView&) { ++given_up; });
  runner.add("fine", [&](store::Database& database, const JobView& view) {
    auto result = finish(database, view);
    ++fine;
    return result;
  });
  runner.start();
  auto wait_for = [](const auto& that) {
    for (int i = 0; i < 2'000 && !that(); ++i) std::this_thread::sleep_for(5ms);
    return that();
  };
  for (int round = 1; round <= kClaimsMax; ++round) {
    ASSERT_TRUE(wait_for([&] { return hung == round; })) << round;
    std::this_thread::sleep_for(30ms);
    runner.heartbeat();  // sees that it hangs, and another thread takes its place
    add(database, clock.now(), "fine", kMill);
    ASSERT_TRUE(wait_for([&] { return fine == round; })) << round;
    take_over();
    runner.sweep();
  }
  EXPECT_TRUE(wait_for([&] { return given_up == 1; }));
  EXPECT_EQ(hung, kClaimsMax);
  release.set_value();
  runner.stop();
  auto job =
      database.read_now([&](store::Reader& reader) { return find_job(reader, kMill, bomb); });
  ASSERT_TRUE(job);  // none of the hung may finish it: their fences are old
  EXPECT_EQ(job->state, JobState::Quarantined);
}

}  // namespace
}  // namespace penstock::jobs
