// "Every statement is prepared against both engines." The statements that stand whole in the
// sources are found there and prepared, whether a test runs them or not. Those that are put
// together at run time are seen while the tests of this program and of the features run on
// PostgreSQL, and prepared on SQLite at the end (store/testing_statements.h); the tests on SQLite
// run them there anyway.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "source_statements.h"
#include "store/testing.h"
#include "store/testing_statements.h"

namespace penstock::scenarios {
namespace {

auto* const looked = ::testing::AddGlobalTestEnvironment(new store::StatementsSeen);

std::vector<std::string> whole_statements() {
  std::vector<std::string> found;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(PENSTOCK_SOURCE_DIR "/src")) {
    auto path = entry.path().string();
    if (entry.path().extension() != ".cc" || path.find("test") != std::string::npos ||
        path.find("store/postgres/") != std::string::npos ||
        path.find("store/sqlite/") != std::string::npos)
      continue;
    std::ifstream in(path, std::ios::binary);
    for (const auto& statement :
         tools::statements_in(std::string{std::istreambuf_iterator<char>(in), {}}))
      if (statement.whole) found.push_back(statement.text);
  }
  return found;
}

TEST(Statements, OfTheSourcesArePreparedOnTheEngineOfThisRun) {
  store::TestStore store;
  auto statements = whole_statements();
  EXPECT_GT(statements.size(), 100U);
  for (const auto& sql : statements) {
    // A table that only the other engine has, asked there only.
    if (store.is_sqlite() && sql.find(" FROM nodes ") != std::string::npos) continue;
    auto prepare = store.is_sqlite() ? "EXPLAIN " + sql : "PREPARE one AS " + sql;
    auto outcome = store.database().write_now([&](store::Tx& tx) -> Result<int> {
      tx.query(prepare, {}, [](const store::Row&) {});
      if (!store.is_sqlite()) tx.execute("DEALLOCATE one", {});
      return 0;
    });
    EXPECT_TRUE(outcome.ok()) << sql << "\n" << outcome.error().says;
  }
  fmt::print("{} statements of the sources prepared\n", statements.size());
}

}  // namespace
}  // namespace penstock::scenarios
