// Copies while writes go on, and stores made again of what was shipped.

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <random>
#include <thread>

#include "base/record_json.h"
#include "store/sqlite/connection.h"
#include "store/sqlite/shipped.h"
#include "store/sqlite/shipping.h"
#include "store/testing.h"

namespace penstock::store {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

// A store whose writes count: the n-th leaves n rows in `directory`, the text of each long enough
// that pages split and the log starts anew now and then.
struct Shipped : ::testing::Test {
  Shipped() {
    char folder[] = "/tmp/penstock-ship-XXXXXX";
    PENSTOCK_CHECK(mkdtemp(folder) != nullptr, "a test has a folder");
    root = folder;
    open();
  }
  ~Shipped() override {
    database.reset();
    shipping.reset();
    fs::remove_all(root);
  }
  void open(ShippingOptions options = {}) {
    options.folder = (root / "shipped").string();
    options.gather = 20ms;
    options.retry = 20ms;
    options.log = [this](std::string_view says) {
      std::lock_guard lock(mutex);
      said.emplace_back(says);
    };
    shipping = std::make_unique<Shipping>(std::move(options));
    database = std::move(open_sqlite({.path = (root / "penstock.db").string(),
                                      .ids = ids,
                                      .shipping = shipping.get()}))
                   .value();
    (void)migrate(*database, embedded_migrations(), clock.now()).value();
  }
  void close() {
    database.reset();
    shipping.reset();
  }
  void write_one() {
    auto n = written + 1;
    ASSERT_TRUE(database
                    ->write_now([&](Tx& tx) -> Result<int> {
                      tx.execute(
                          "INSERT INTO directory (key, workspace_id, ref) VALUES ($1, $2, $3)",
                          {std::to_string(random() % 1000) + ":" + std::to_string(n) +
                               std::string(random() % 3'000, 'x'),
                           1, n});
                      return 1;
                    })
                    .ok());
    written = n;
  }
  static std::int64_t rows(Database& one) {
    return one.read_now([](Reader& reader) {
      auto rows = *reader.find_integer("SELECT count(*) FROM directory", {});
      auto last = reader.find_integer("SELECT max(ref) FROM directory", {}).value_or(0);
      EXPECT_EQ(rows, last) << "writes are there without a gap";
      return rows;
    });
  }
  std::int64_t rows_of(const fs::path& file) {
    auto one = open_sqlite({.path = file.string(), .ids = ids, .read_only = true});
    if (!one.ok()) ADD_FAILURE() << one.error().says;
    EXPECT_EQ((*one)->find_faults(), std::vector<std::string>{});
    return rows(**one);
  }
  template <class F>
  void wait_until(F&& is_true) {
    for (int i = 0; i < 1'000 && !is_true(); ++i) std::this_thread::sleep_for(10ms);
    EXPECT_TRUE(is_true());
  }
  void wait_for_generation() {
    auto before = shipping->state().generation;
    wait_until([&] { return !shipping->state().generation.empty(); });
  }
  void wait_until_shipped() {
    auto now = SystemClock().now();
    write_one();
    wait_until(
        [&] { return shipping->state().trouble.empty() && shipping->state().shipped_at > now; });
  }
  // As if the machine died now: what the folder has at this moment.
  fs::path folder_now() {
    auto copy = root / ("at-" + std::to_string(++copies));
    fs::copy(root / "shipped", copy, fs::copy_options::recursive);
    return copy;
  }
  Result<sqlite::Restored> restore(const fs::path& from, sqlite::RestoreOptions options = {}) {
    restored = root / ("restored-" + std::to_string(++copies) + ".db");
    return sqlite::restore_shipped(from.string(), restored.string(), options);
  }
  // The only file of commits of the newest generation.
  static fs::path commits_of(const fs::path& folder) {
    auto generation = folder / sqlite::list_generations(folder.string()).back();
    for (const auto& entry : fs::directory_iterator(generation))
      if (entry.path().extension() == sqlite::kCommitsSuffix) return entry.path();
    return {};
  }
  static void change(const fs::path& file, std::int64_t at) {
    std::fstream bytes(file, std::ios::in | std::ios::out | std::ios::binary);
    bytes.seekg(at);
    auto c = static_cast<char>(bytes.get() ^ 0x10);
    bytes.seekp(at);
    bytes.put(c);
  }

  SystemClock clock;
  IdMaker ids{clock, 1};
  std::mt19937 random{7};
  fs::path root;
  fs::path restored;
  int copies = 0;
  std::int64_t written = 0;
  std::mutex mutex;
  std::vector<std::string> said;
  std::unique_ptr<Shipping> shipping;
  std::unique_ptr<Database> database;
};

TEST_F(Shipped, ABackupWhileWritesGoOnIsWholeAndOfOneMoment) {
  for (int i = 0; i < 500; ++i) write_one();
  for (int round = 0; round < 10; ++round) {
    std::atomic<bool> done{false};
    auto before = written;
    auto file = root / ("backup-" + std::to_string(round));
    std::thread backup([&] {
      EXPECT_TRUE(database->backup_to(file.string()).ok());
      done = true;
    });
    do write_one();
    while (!done);
    backup.join();
    auto there = rows_of(file);
    EXPECT_GE(there, before);
    EXPECT_LE(there, written);
    EXPECT_FALSE(fs::exists(file.string() + "-wal"));
    EXPECT_FALSE(fs::exists(file.string() + ".changes"));
  }
}

// Another process that writes holds the lock; here the same process does.
TEST_F(Shipped, ABackupBesideTheServerIsWhole) {
  for (int i = 0; i < 300; ++i) write_one();
  auto beside =
      open_sqlite({.path = (root / "penstock.db").string(), .ids = ids, .read_only = true});
  ASSERT_TRUE(beside.ok());
  ASSERT_TRUE((*beside)->backup_to((root / "backup").string()).ok());
  EXPECT_EQ(rows_of(root / "backup"), written);
}

TEST_F(Shipped, WhenTheMachineDiesAtMostTheLastSecondIsLost) {
  wait_for_generation();
  for (int round = 0; round < 8; ++round) {
    std::vector<std::pair<Instant, std::int64_t>> acknowledged;
    auto until = clock.now() + std::chrono::milliseconds(100 + random() % 300);
    while (clock.now() < until) {
      write_one();
      acknowledged.emplace_back(clock.now(), written);
    }
    auto died_at = clock.now();
    auto folder = folder_now();
    auto outcome = restore(folder);
    ASSERT_TRUE(outcome.ok()) << outcome.error().says;
    auto there = rows_of(restored);
    for (auto [at, n] : acknowledged)
      if (at < died_at - 1s) {
        EXPECT_GE(there, n);
      }
    EXPECT_LE(there, written);
  }
  EXPECT_LE(shipping->state().lag_max, 1s);
}

TEST_F(Shipped, AStoppedServerHasLostNothing) {
  wait_for_generation();
  for (int i = 0; i < 50; ++i) write_one();
  close();
  ASSERT_TRUE(restore(root / "shipped").ok());
  EXPECT_EQ(rows_of(restored), written);
}

TEST_F(Shipped, AMomentIsRestoredExactly) {
  wait_for_generation();
  std::vector<std::pair<Instant, std::int64_t>> moments;
  for (int i = 0; i < 60; ++i) {
    write_one();
    std::this_thread::sleep_for(2ms);
    moments.emplace_back(clock.now(), written);
    std::this_thread::sleep_for(2ms);
  }
  close();
  for (std::size_t i = 0; i < moments.size(); i += 7) {
    auto outcome = restore(root / "shipped", {.to_time = moments[i].first});
    ASSERT_TRUE(outcome.ok()) << outcome.error().says;
    EXPECT_EQ(rows_of(restored), moments[i].second);
  }
  auto too_old = restore(root / "shipped", {.to_time = moments[0].first - 24h});
  EXPECT_EQ(too_old.error().slug, "not_found");
  EXPECT_NE(too_old.error().says.find("oldest moment"), std::string::npos);
}

TEST_F(Shipped, AChangedByteIsFoundAndWhatLiesBeforeItCanBeHad) {
  wait_for_generation();
  for (int i = 0; i < 100; ++i) write_one();
  close();
  auto size = static_cast<std::int64_t>(fs::file_size(commits_of(root / "shipped")));
  for (int round = 0; round < 40; ++round) {
    auto folder = folder_now();
    change(commits_of(folder), static_cast<std::int64_t>(random() % size));
    auto outcome = restore(folder);
    ASSERT_FALSE(outcome.ok());
    EXPECT_EQ(outcome.error().slug, "shipped_damaged");
    auto part = restore(folder, {.as_far_as_possible = true});
    if (part.ok()) {
      EXPECT_FALSE(part->fault.empty());
      EXPECT_LT(rows_of(restored), written);
    } else {
      EXPECT_NE(part.error().says.find("nothing can be restored"), std::string::npos);
    }
    fs::remove_all(folder);
  }
  auto folder = folder_now();
  change(folder / sqlite::list_generations(folder.string()).back() / "base.db", 5'000);
  EXPECT_EQ(restore(folder).error().slug, "shipped_damaged");
}

TEST_F(Shipped, AFileThatIsCutOffOrMissingIsFound) {
  wait_for_generation();
  for (int i = 0; i < 100; ++i) write_one();
  close();
  // As the machine leaves it: the last record is not whole.
  auto folder = folder_now();
  auto commits = commits_of(folder);
  fs::resize_file(commits, fs::file_size(commits) - 1'000);
  ASSERT_TRUE(restore(folder).ok());
  EXPECT_LT(rows_of(restored), written);
  // Something follows a file that ends too early.
  auto generation = commits.parent_path().string();
  std::ofstream(sqlite::commits_file(generation, 1'000'000)) << "another";
  EXPECT_EQ(restore(folder).error().slug, "shipped_damaged");
  fs::remove(sqlite::commits_file(generation, 1'000'000));
  fs::remove(commits);
  auto missing = restore(folder);
  ASSERT_FALSE(missing.ok());
  EXPECT_EQ(missing.error().slug, "shipped_damaged");
}

TEST(CommitWriter, SaysThatAnotherFileFollows) {
  TestStore place(TestStore::On::Sqlite);
  auto generation = (place.folder() / "generation").string();
  fs::create_directories(generation);
  sqlite::CommitWriter writer(generation, 4096);
  std::string frames(30 << 20, 'f');
  for (int i = 1; i <= 5; ++i)
    ASSERT_TRUE(writer.write({{sqlite::RecordKind::Commit, i, place.clock().now(), frames}}).ok());
  EXPECT_TRUE(fs::exists(sqlite::commits_file(generation, 1)));
  EXPECT_TRUE(fs::exists(sqlite::commits_file(generation, 4)));
}

TEST_F(Shipped, WhileTheFolderIsGoneTheServerGoesOnAndCatchesUpThen) {
  wait_for_generation();
  write_one();
  auto old = shipping->state().generation;
  fs::rename(root / "shipped", root / "elsewhere");
  std::ofstream(root / "shipped") << "in the way";
  for (int i = 0; i < 20; ++i) write_one();
  wait_until([&] { return !shipping->state().trouble.empty(); });
  EXPECT_TRUE(database->write_trouble().empty());
  fs::remove(root / "shipped");
  wait_until([&] { return shipping->state().trouble.empty(); });
  EXPECT_NE(shipping->state().generation, old);
  for (int i = 0; i < 20; ++i) write_one();
  close();
  ASSERT_TRUE(restore(root / "shipped").ok());
  EXPECT_EQ(rows_of(restored), written);
  EXPECT_NE(said.front().find("nothing is shipped"), std::string::npos);
}

TEST_F(Shipped, ANewGenerationBeginsWithEachServerAndOldOnesGo) {
  wait_for_generation();
  write_one();
  close();
  open({.folder = {}, .keep = 0h});
  wait_for_generation();
  write_one();
  close();
  EXPECT_EQ(sqlite::list_generations((root / "shipped").string()).size(), 1u);
  ASSERT_TRUE(restore(root / "shipped").ok());
  EXPECT_EQ(rows_of(restored), written);
}

}  // namespace
}  // namespace penstock::store
