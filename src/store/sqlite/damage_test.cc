// Damage on the disk: bits that flip, files that are cut off, a log that is not as it was written.
// Nothing may end the process; what the engine can know must be told, and stops all changes.
//
// No flip changes an answer: the pages have sums (page_sums.h), the log has its own.
//
// PENSTOCK_DAMAGE_FLIPS: how many (50 in the tests). PENSTOCK_DAMAGE_SEED: where to begin.

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <random>
#include <thread>

#include "store/sqlite/connection.h"
#include "store/tables.h"
#include "store/testing.h"
#include "store/text_index.h"

namespace penstock::store {
namespace {

namespace fs = std::filesystem;

std::uint64_t setting(const char* name, std::uint64_t otherwise) {
  const char* text = std::getenv(name);
  return text ? std::stoull(text) : otherwise;
}

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// Names and their words, half of them in the log only.
struct Damage : ::testing::Test {
  Damage() {
    auto path = (store.folder() / "made.db").string();
    auto open = [&] { return std::move(open_sqlite({.path = path, .ids = store.ids()})).value(); };
    auto database = open();
    (void)migrate(*database, embedded_migrations(), store.clock().now()).value();
    put_names(*database, 0);
    database.reset();  // which puts the log into the file
    alone = bytes_of(path);
    database = open();
    whole_alone = contents(*database);
    put_names(*database, 1'000);
    with_log = {{"", bytes_of(path)}, {"-wal", bytes_of(path + "-wal")}};
    whole = contents(*database);
    EXPECT_GT(with_log["-wal"].size(), 100'000u);
  }

  void put_names(Database& database, int from) {
    for (int i = from; i < from + 1'000; i += 100)
      (void)database
          .write_now([&](Tx& tx) -> Result<int> {
            for (int n = i; n < i + 100; ++n) {
              auto name = "record " + std::to_string(n) + std::string(rnd() % 300, 'x');
              tx.execute("INSERT INTO directory (key, workspace_id, ref) VALUES ($1, $2, $3)",
                         {name, 1, n});
              put_text(tx, {WorkspaceId{1}, "deal"}, n + 1, "", name);
            }
            return 1;
          })
          .value();
  }

  static std::vector<std::string> contents(Database& database) {
    std::vector<std::string> lines;
    database.read([&](Reader& reader) {
      for (const auto& table : list_tables(reader))
        for (auto& line : read_sorted(reader, table)) lines.push_back(table.name + line);
    });
    return lines;
  }

  struct Seen {
    int refused = 0, told = 0, unchanged = 0, shorter = 0, silent = 0;
  };
  // Writes the files with their damage and uses them as a server does. On a thread that ends, and
  // its connections with it.
  using Files = std::map<std::string, std::string>;  // by suffix
  void use(const Files& damaged, Seen& seen) {
    auto folder = fs::temp_directory_path() / ("penstock-damaged-" + std::to_string(getpid()));
    fs::remove_all(folder);
    fs::create_directories(folder);
    for (const auto& [suffix, bytes] : damaged)
      std::ofstream(folder / ("penstock.db" + suffix), std::ios::binary) << bytes;
    std::thread([&] { use_store(folder / "penstock.db", seen); }).join();
    fs::remove_all(folder);
  }
  void use_store(const fs::path& path, Seen& seen) {
    auto opened = open_sqlite({.path = path.string(), .ids = store.ids()});
    if (!opened.ok()) {
      EXPECT_NE(opened.error().says.find("restore"), std::string::npos) << opened.error().says;
      ++seen.refused;
      return;
    }
    auto& database = **opened;
    bool told = false;
    std::string how;
    std::vector<std::string> found;
    try {
      found = contents(database);
      database.read([](Reader& reader) {
        for (const char* word : {"record", "7", "xxx"})
          (void)count_matches(reader, {WorkspaceId{1}, "deal"}, word, 1'000);
      });
    } catch (const StoreError& error) {
      told = true;
      how = error.what();
    }
    auto wrote = database.write_now([&](Tx& tx) -> Result<std::int64_t> {
      return tx.execute("UPDATE directory SET ref = ref + 0 WHERE workspace_id = 1", {});
    });
    told = told || !wrote.ok();
    try {
      auto faults = database.find_faults();
      told = told || !faults.empty();
    } catch (const StoreError& error) {
      told = true;
      how = error.what();
    }
    if (told) {
      ++seen.told;
      // From now on nothing is changed, and whoever asks is told what to do.
      if (!database.write_trouble().empty()) {
        auto refused = database.write_now([](Tx&) -> Result<int> { return 1; });
        EXPECT_EQ(refused.error().slug, "store_stopped");
        EXPECT_NE(refused.error().says.find("restore"), std::string::npos) << refused.error().says;
      } else {
        ADD_FAILURE() << "damage that was seen does not stop the changes: " << how;
      }
    } else if (found == whole || found == whole_alone) {
      ++seen.unchanged;
    } else if (found.size() != whole.size() && found.size() != whole_alone.size()) {
      ++seen.shorter;  // the end of a log that is not whole counts for nothing
    } else {
      ++seen.silent;
    }
  }
  void print(const char* what, const Seen& seen) {
    std::printf(
        "%s: %d refused at the start, %d told, %d without effect, %d lost the end of the log, %d "
        "changed an answer\n",
        what, seen.refused, seen.told, seen.unchanged, seen.shorter, seen.silent);
  }

  std::mt19937_64 rnd{setting("PENSTOCK_DAMAGE_SEED", 1)};
  int rounds = static_cast<int>(setting("PENSTOCK_DAMAGE_FLIPS", 50));
  TestStore store{TestStore::On::Sqlite};
  std::string alone;  // a file without a log
  Files with_log;     // the same, and what came then
  std::vector<std::string> whole_alone, whole;
};

TEST_F(Damage, FlippedBitsEndNothingAndAreTold) {
  Seen seen;
  for (int i = 0; i < rounds; ++i) {
    auto bytes = alone;
    for (auto flips = 1 + rnd() % 8; flips > 0; --flips)
      bytes[rnd() % bytes.size()] ^= static_cast<char>(1 << rnd() % 8);
    use({{"", bytes}}, seen);
  }
  print("bits of the file", seen);
  EXPECT_GT(seen.refused + seen.told, rounds / 2);
  EXPECT_EQ(seen.silent + seen.shorter, 0);
}

// The heads of pages, where a flip leads astray.
TEST_F(Damage, FlippedBitsInTheHeadsOfPagesAreTold) {
  Seen seen;
  for (int i = 0; i < rounds; ++i) {
    auto bytes = alone;
    auto page = rnd() % (bytes.size() / 4096);
    bytes[page * 4096 + rnd() % 40] ^= static_cast<char>(1 << rnd() % 8);
    use({{"", bytes}}, seen);
  }
  print("heads of pages", seen);
  EXPECT_GT(seen.refused + seen.told, rounds / 2);
  EXPECT_EQ(seen.silent + seen.shorter, 0);
}

// What disks do to whole blocks: they come back empty, in another's place, or half as they were.
TEST_F(Damage, PagesThatAreLostAreTold) {
  Seen seen;
  auto pages = alone.size() / 4096;
  for (int i = 0; i < rounds; ++i) {
    auto bytes = alone;
    auto one = rnd() % pages * 4096, other = rnd() % pages * 4096;
    auto lost = std::size_t{64} << rnd() % 7;  // bytes, to a whole page
    switch (i % 3) {
      case 0:
        bytes.replace(one + 4096 - lost, lost, lost, '\0');
        break;
      case 1:
        bytes.replace(one, 4096, alone, other, 4096);
        break;
      default:
        bytes.resize(bytes.size() - 1 - rnd() % 5'000);
    }
    use({{"", bytes}}, seen);
  }
  print("pages lost", seen);
  EXPECT_EQ(seen.silent + seen.shorter, 0);
  EXPECT_GT(seen.refused + seen.told, rounds / 2);
}

TEST_F(Damage, AFileThatIsCutOffIsTold) {
  Seen seen;
  for (int i = 0; i < rounds / 2; ++i) {
    use({{"", alone.substr(0, 1 + rnd() % (alone.size() - 1))}}, seen);
  }
  print("files cut off", seen);
  EXPECT_EQ(seen.silent + seen.shorter + seen.unchanged, 0);
}

// The log has sums: what is not whole in it, and all behind it, counts for nothing.
TEST_F(Damage, ADamagedLogNeverGivesWrongRows) {
  Seen seen;
  for (int i = 0; i < rounds; ++i) {
    auto damaged = with_log;
    auto& log = damaged["-wal"];
    if (i % 3 == 0)
      log.resize(rnd() % log.size());
    else
      log[rnd() % log.size()] ^= static_cast<char>(1 << rnd() % 8);
    use(damaged, seen);
  }
  print("the log", seen);
  EXPECT_EQ(seen.silent, 0);
}

}  // namespace
}  // namespace penstock::store
