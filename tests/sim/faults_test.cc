// Failing disks: each operation of a workload fails once, the n-th for every n. What cannot be kept
// is refused and never answered with ok; after a failed sync nothing more is written; whatever
// happens, a new process finds all that was answered.

#include <gtest/gtest.h>

#include <sqlite3.h>

#include <cerrno>
#include <thread>

#include "world.h"

namespace penstock::sim {
namespace {

struct Case {
  const char* name;
  Operation operation;
  int code;
  bool short_write = false;
};
void PrintTo(const Case& one, std::ostream* out) { *out << one.name; }

class EveryOperation : public testing::TestWithParam<Case> {};

constexpr int kRounds = 2;       // of work, under each fault
constexpr int kMisses = 3;       // workloads without the n-th operation: there are no more
constexpr int kFaultsMax = 400;  // a bound on time; the workload has fewer

// Every n-th operation in the long form, every eleventh in the tests' short one.
int stride() { return std::getenv("PENSTOCK_SIM_CUTS") != nullptr ? 1 : 11; }

TEST_P(EveryOperation, FailsOnceAndNothingAnsweredIsLost) {
  auto one = GetParam();
  World world(7);
  int misses = 0, hit = 0, stopped_writing = 0;
  for (int n = 1; misses < kMisses && n <= kFaultsMax; n += stride()) {
    SCOPED_TRACE(std::string(one.name) + ", the " + std::to_string(n) + "th");
    world.disk().fail(
        {.operation = one.operation, .after = n, .code = one.code, .short_write = one.short_write});
    for (int i = 0; i < kRounds; ++i) world.work();
    bool stopped = !world.database().write_trouble().empty();
    stopped_writing += stopped;
    if (stopped) EXPECT_EQ(world.work(), 0) << "it has stopped writing";
    // The process ends, well or badly, also under the fault; another one begins.
    bool missed = world.disk().fails();
    if (stopped && n % 2 == 0) {
      world.die(Death::PowerCut);
    } else if (auto again = world.restart(); !again.ok()) {
      missed = missed && world.disk().fails();
      EXPECT_EQ(again.error().code, ErrorCode::Unavailable);
      world.disk().mend();
      ASSERT_TRUE(world.restart().ok());
    }
    missed = missed && world.disk().fails();
    world.disk().mend();
    // The new process may have met the fault before it was mended.
    if (!world.database().write_trouble().empty()) ASSERT_TRUE(world.restart().ok());
    misses = missed ? misses + 1 : 0;
    hit += !missed;
    ASSERT_EQ(world.fault(), "");
    ASSERT_GT(world.work() + world.work() + world.work(), 0) << "it works again";
  }
  world.finish_jobs();
  ASSERT_EQ(world.fault(), "");
  EXPECT_GT(hit, 0) << "the workload has such operations";
  std::cout << one.name << ": " << hit << " failed operations, stopped writing " << stopped_writing
            << " times, " << world.unavailable() << " commands refused\n";
  if (one.operation == Operation::Sync) EXPECT_GT(stopped_writing, 0);
}

INSTANTIATE_TEST_SUITE_P(
    Disk, EveryOperation,
    testing::Values(Case{"Open", Operation::Open, SQLITE_CANTOPEN},
                    Case{"Read", Operation::Read, SQLITE_IOERR_READ},
                    Case{"Write", Operation::Write, SQLITE_IOERR_WRITE},
                    Case{"ShortWrite", Operation::Write, SQLITE_IOERR_WRITE, true},
                    Case{"Full", Operation::Write, SQLITE_FULL},
                    Case{"FullInTheMiddle", Operation::Write, SQLITE_FULL, true},
                    Case{"Sync", Operation::Sync, SQLITE_IOERR_FSYNC},
                    Case{"Truncate", Operation::Truncate, SQLITE_IOERR_TRUNCATE}),
    [](const auto& info) { return info.param.name; });

// Opening: each operation on the way fails once.
TEST(FailingDisk, OpeningSaysWhatIsWrongAndHarmsNothing) {
  World world(8);
  for (int i = 0; i < 5; ++i) world.work();
  int refused = 0;
  for (auto operation : {Operation::Open, Operation::Read, Operation::Write, Operation::Sync}) {
    for (int n = 1; n <= 200; ++n) {
      world.disk().fail({.operation = operation, .after = n, .code = SQLITE_IOERR});
      auto opened = world.restart();
      bool missed = world.disk().fails();
      world.disk().mend();
      if (!opened.ok()) {
        ++refused;
        EXPECT_EQ(opened.error().code, ErrorCode::Unavailable);
      }
      ASSERT_TRUE(world.restart().ok()) << n;
      if (missed) break;
    }
    ASSERT_EQ(world.fault(), "");
  }
  EXPECT_GT(refused, 0);
}

TEST(FullDisk, ReadsGoOnWritesAreRefusedAndItRecoversAlone) {
  World world(9);
  for (int i = 0; i < 5; ++i) world.work();
  for (int round = 0; round < 20; ++round) {
    world.disk().fail({.operation = Operation::Write,
                       .after = 1 + static_cast<std::int64_t>(world.random()() % 20),
                       .code = SQLITE_FULL,
                       .once = false,
                       .short_write = round % 2 == 0});
    auto before = world.unavailable();
    for (int i = 0; i < 20 && world.unavailable() == before; ++i) world.work();
    EXPECT_GT(world.unavailable(), before);
    EXPECT_EQ(world.work(), 0);
    std::int64_t deals = 0;
    std::thread([&] {
      world.database().read([&](store::Reader& reader) {
        deals = *reader.find_integer("SELECT count(*) FROM deals d WHERE d.workspace_id = $1",
                                     {world.actor().workspace_id});
      });
    }).join();
    EXPECT_GT(deals, 0);
    world.disk().mend();
    EXPECT_EQ(world.database().write_trouble(), "");
    EXPECT_GT(world.work() + world.work() + world.work(), 0) << "without a restart";
    ASSERT_EQ(world.fault(), "") << round;
  }
  world.die(Death::PowerCut);
  ASSERT_EQ(world.fault(), "");
}

// ---- calls of the system that a signal interrupts ----

std::uint32_t calls = 0;
int interrupted = 0;

bool interrupts() {
  if (++calls % 3 != 0) return false;
  ++interrupted;
  errno = EINTR;
  return true;
}

template <int kIndex>
sqlite3_syscall_ptr real_call = nullptr;

template <int kIndex, class R, class... Args>
R interruptible(Args... args) {
  if (interrupts()) return -1;
  return reinterpret_cast<R (*)(Args...)>(real_call<kIndex>)(args...);
}

TEST(Interrupted, CallsOfTheSystemAreRepeated) {
  auto* vfs = sqlite3_vfs_find(nullptr);
  auto replace = [&]<int kIndex, class R, class... Args>(const char* name, R (*with)(Args...)) {
    real_call<kIndex> = vfs->xGetSystemCall(vfs, name);
    if (real_call<kIndex> == nullptr) return;  // not on this system
    vfs->xSetSystemCall(vfs, name, reinterpret_cast<sqlite3_syscall_ptr>(with));
  };
  replace.operator()<0>("open", interruptible<0, int, const char*, int, int>);
  replace.operator()<1>("pread", interruptible<1, ssize_t, int, void*, std::size_t, off_t>);
  replace.operator()<2>("pwrite", interruptible<2, ssize_t, int, const void*, std::size_t, off_t>);
  replace.operator()<3>("ftruncate", interruptible<3, int, int, off_t>);
  replace.operator()<6>("pread64", interruptible<6, ssize_t, int, void*, std::size_t, off_t>);
  replace.operator()<7>("pwrite64",
                        interruptible<7, ssize_t, int, const void*, std::size_t, off_t>);
  replace.operator()<4>("read", interruptible<4, ssize_t, int, void*, std::size_t>);
  replace.operator()<5>("write", interruptible<5, ssize_t, int, const void*, std::size_t>);
  {
    World world(10);
    int answered = 0;
    for (int i = 0; i < 30; ++i) {
      answered += world.work();
      if (i % 10 == 9) ASSERT_TRUE(world.restart().ok());
    }
    EXPECT_EQ(world.fault(), "");
    EXPECT_EQ(world.unavailable(), 0);
    EXPECT_GT(answered, 30);
  }
  vfs->xSetSystemCall(vfs, nullptr, nullptr);
  EXPECT_GT(interrupted, 100);
}

}  // namespace
}  // namespace penstock::sim
