// The command line as typed, whole: what is refused, in which words, and what it leaves behind.

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/time.h"
#include "typed.h"

namespace penstock::scenarios {
namespace {

namespace fs = std::filesystem;

struct Verbs : ::testing::Test {
  Verbs() {
    char name[] = "/tmp/penstock-verbs-XXXXXX";
    PENSTOCK_CHECK(mkdtemp(name) != nullptr, "a test has a folder");
    folder = name;
    data = folder + "/data";
    std::ofstream(folder + "/password") << "correct horse battery";
  }
  ~Verbs() override { fs::remove_all(folder); }

  // Words are parted by blanks; DATA is the folder of the store.
  Said run(const std::string& line) const {
    std::vector<std::string> words;
    std::istringstream in(line);
    for (std::string word; in >> word;) words.push_back(word == "DATA" ? data : word);
    return type(words);
  }
  void make_store() const {
    auto said = run("init --data DATA --workspace Mill --email ada@mill.example --password-file " +
                    folder + "/password");
    ASSERT_EQ(said.code, 0) << said.err;
  }
  void expect_refused(const std::string& line, int code,
                      std::initializer_list<std::string> says) const {
    auto said = run(line);
    EXPECT_EQ(said.code, code) << line;
    for (const auto& one : says)
      EXPECT_NE(said.err.find(one), std::string::npos) << line << ": " << said.err;
    EXPECT_EQ(said.err.find("PRAGMA"), std::string::npos) << said.err;
  }
  static unsigned mode_of(const std::string& path) {
    struct stat info{};
    EXPECT_EQ(::stat(path.c_str(), &info), 0) << path;
    return info.st_mode & 0777u;
  }

  std::string folder, data;
};

TEST_F(Verbs, ThatNeedAStoreMakeNoneInAMistypedFolder) {
  auto file = folder + "/out";
  for (const std::string& line :
       {std::string("check"), std::string("workspace list"), "backup --to " + file,
        std::string("export deals --workspace Mill"), std::string("jobs list"),
        std::string("token create --email ada@mill.example"), "workspace export Mill --to " + file,
        std::string("workspace erase Mill --yes"), "workspace move Mill --to " + file,
        std::string("jobs replay job_0000000000009"), "import --workspace Mill " + file}) {
    auto said = run(line + " --data DATA");
    EXPECT_EQ(said.code, 1) << line;
    EXPECT_NE(said.err.find("there is no folder " + data), std::string::npos) << line << said.err;
    EXPECT_EQ(said.err.find("restore"), std::string::npos) << line << said.err;
    EXPECT_FALSE(fs::exists(data)) << line;
    EXPECT_FALSE(fs::exists(file)) << line;
  }
  expect_refused("copy --from DATA --to " + folder + "/new", 1, {"there is no folder"});
  fs::create_directory(data);
  expect_refused("check --data DATA", 1, {"there is no store yet in " + data, "penstock init"});
  EXPECT_TRUE(fs::is_empty(data));
}

// The pages of the schema are whole: it opens, and the damage is found while it is read.
TEST_F(Verbs, OnADamagedStoreEndWithTheReasonAndTheRemedy) {
  constexpr std::int64_t kPageBytes = 4096;
  make_store();
  SystemClock clock;
  IdMaker ids(clock, 1);
  auto page = std::move(app::open_store({data}, ids, app::Access::Read))
                  .value()
                  ->read_now([](store::Reader& reader) {
                    return *reader.find_integer(
                        "SELECT m.rootpage FROM sqlite_master m WHERE m.name = 'journal'", {});
                  });
  std::fstream file(data + "/penstock.db", std::ios::in | std::ios::out | std::ios::binary);
  file.seekp((page - 1) * kPageBytes + 2'000);
  file << "damage";
  file.close();
  for (const std::string& line :
       {"copy --from DATA --to " + folder + "/new",
        "workspace export Mill --data DATA --to " + folder + "/mill.jsonl"})
    expect_refused(line, 1, {"the store is damaged", "penstock restore --help"});
  expect_refused("copy --json --from DATA --to " + folder + "/third", 1,
                 {"{\"slug\":\"store_damaged\""});
}

TEST_F(Verbs, MakeWhatOnlyTheirUserMayRead) {
  umask(022);
  make_store();
  ASSERT_EQ(run("backup --data DATA --to " + folder + "/b.db").code, 0);
  ASSERT_EQ(run("restore --from " + folder + "/b.db --data " + folder + "/restored").code, 0);
  ASSERT_EQ(run("copy --from DATA --to " + folder + "/copied").code, 0);
  for (const char* made : {"/b.db", "/b.db.json", "/data/penstock.db", "/data/penstock.db.lock",
                           "/restored/penstock.db", "/copied/penstock.db"})
    EXPECT_EQ(mode_of(folder + made), 0600u) << made;
  for (const char* made : {"/data", "/restored", "/copied", "/data/uploads"})
    EXPECT_EQ(mode_of(folder + made), 0700u) << made;
}

TEST_F(Verbs, ServeRefusesCopiesThatWouldNotBeMade) {
  auto serve = "serve --listen 127.0.0.1:0 --data DATA ";
  auto here = folder + "/data";
  expect_refused(serve + std::string("--backup-every 2"), 1, {"give --backup-to too"});
  expect_refused(serve + std::string("--backup-keep 2"), 1, {"give --backup-to too"});
  for (const std::string option : {"--backup-to", "--ship-to"}) {
    expect_refused(serve + option + " " + here, 1, {option, "folder of the store itself"});
    expect_refused(serve + option + " " + here + "/../data/.", 1, {"folder of the store itself"});
    expect_refused(serve + option + " " + folder + "/password", 1, {option, "this user may write"});
    expect_refused(serve + option + " " + folder + "/b --database postgresql://x@127.0.0.1:1/x", 1,
                   {option, "built-in database"});
    if (geteuid() != 0) continue;
    fs::create_directory(folder + "/theirs");
    fs::permissions(folder, fs::perms::all);
    ASSERT_EQ(seteuid(65534), 0);
    expect_refused(serve + option + " " + folder + "/theirs", 1, {option, "this user may write"});
    ASSERT_EQ(seteuid(0), 0);
  }
  for (const char* wrong : {"--backup-keep 0", "--backup-every daily", "--backup-every 0",
                            "--backup-keep 1000000", "--ship-keep never"})
    expect_refused(serve + std::string(wrong) + " --backup-to " + folder + "/b", 2,
                   {"give one from", "such as"});
  EXPECT_FALSE(fs::exists(data));
}

TEST_F(Verbs, RestoreThatIsRefusedLeavesNothingBehind) {
  make_store();
  auto kept = folder + "/kept";
  fs::create_directory(kept);
  ASSERT_EQ(run("backup --data DATA --to " + kept + "/penstock-1.db").code, 0);
  ASSERT_EQ(run("backup --data DATA --to " + kept + "/penstock-2.db").code, 0);
  auto to = " --data " + folder + "/new/one";
  expect_refused("restore --from " + kept + to, 1,
                 {"give one of the backups in it", "the newest is " + kept + "/penstock-2.db"});
  expect_refused("restore --from " + folder + to, 1, {"nothing that was shipped"});
  expect_refused("restore --from " + folder + "/password" + to, 1, {"not a database"});
  EXPECT_FALSE(fs::exists(folder + "/new"));
  fs::create_directory(folder + "/new");
  expect_refused("restore --from " + folder + "/password" + to, 1, {"not a database"});
  EXPECT_TRUE(fs::is_empty(folder + "/new")) << "what was there before stays";
}

TEST_F(Verbs, AMistypedWordIsNamedWithTheNearestOne) {
  expect_refused("srve --data DATA", 2, {"no verb srve of penstock", "did you mean serve?"});
  expect_refused("serve --dtaa DATA", 2,
                 {"no option --dtaa of penstock serve", "did you mean --data?"});
  expect_refused("serve --data DATA --backup_to=x", 2,
                 {"--backup_to of", "did you mean --backup-to?"});
  expect_refused("workspace lst --data DATA", 2, {"no verb lst of penstock workspace", "list"});
  expect_refused("check --data DATA something", 2, {"no argument something of penstock check"});
  expect_refused("check --data DATA --bogus-entirely", 2, {"--bogus-entirely"});
  expect_refused("serve", 2, {"--data is required"});
  expect_refused("", 2, {"subcommand is required"});
  EXPECT_FALSE(fs::exists(data));
  EXPECT_EQ(run("--version").code, 0);
  EXPECT_EQ(run("serve --help").code, 0);
}

}  // namespace
}  // namespace penstock::scenarios
