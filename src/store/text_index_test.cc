#include "store/text_index.h"

#include <gtest/gtest.h>

#include "store/testing.h"

namespace penstock::store {
namespace {

using Ids = std::vector<std::int64_t>;

struct TextIndexTest : ::testing::Test {
  TestStore store;
  Database& database = store.database();
  TextScope deals{WorkspaceId{7}, "deal"};

  void put(TextScope scope, std::int64_t id, std::string_view before, std::string_view after) {
    (void)database
        .write_now([&](Tx& tx) -> Result<int> {
          put_text(tx, scope, id, before, after);
          return 0;
        })
        .value();
  }
  Ids find(TextScope scope, std::string_view query) {
    return database.read_now(
        [&](Reader& reader) { return find_text_ids(reader, scope, query, 100); });
  }
};

TEST_F(TextIndexTest, SplitsFoldedTextIntoWords) {
  EXPECT_EQ(search_words("  Łódź-Çelik, 3M (O'Neill) "),
            (std::vector<std::string>{"lodz", "celik", "3m", "o", "neill"}));
  EXPECT_EQ(search_words("ООО «Ёлка»"), (std::vector<std::string>{"ооо", "елка"}));
  EXPECT_TRUE(search_words(" -- \"*\" ").empty());
  EXPECT_EQ(search_words(std::string(63, 'a') + "łł").front(), std::string(63, 'a') + "l");
}

TEST_F(TextIndexTest, EachWordOfTheQueryBeginsAWord) {
  put(deals, 1, "", "Przewozy Łódź");
  put(deals, 2, "", "Łódź Çelik İstanbul");
  put(deals, 3, "", "Ștefan Iași");
  EXPECT_EQ(find(deals, "LÓD"), (Ids{1, 2}));
  EXPECT_EQ(find(deals, "celik lodz"), Ids{2});
  EXPECT_EQ(find(deals, "istanbul"), Ids{2});
  EXPECT_EQ(find(deals, "stefan iasi"), Ids{3});
  EXPECT_EQ(find(deals, "ódz"), Ids{});
}

TEST_F(TextIndexTest, APreparedQueryFindsBeginningsAndWholeWords) {
  put(deals, 1, "", "Dock 10 Łódź");
  put(deals, 2, "", "docking 100");
  put({WorkspaceId{8}, "deal"}, 3, "", "Dock");
  auto of_all = [&](std::string_view query) {
    return database.read_now([&](Reader& reader) {
      return find_ids_widely(reader, std::array{deals}, prepare_query(reader, query), 100);
    });
  };
  EXPECT_EQ(of_all("dock"), store.is_sqlite() ? (Ids{1, 2, 3}) : (Ids{1, 2}));
  EXPECT_EQ(of_all("docking"), Ids{2});
  EXPECT_EQ(of_all("DOC 10"), (Ids{1, 2}));
  EXPECT_EQ(of_all("lodz dock"), Ids{1});
  EXPECT_EQ(of_all("100"), Ids{2});
  EXPECT_EQ(of_all("scope"), Ids{});
  EXPECT_EQ(of_all("\" - *"), Ids{});
  // A word stands alone only while no longer one is there.
  put(deals, 4, "", "Lodzki dock");
  EXPECT_EQ(of_all("lodz dock"), (Ids{1, 4}));
}

TEST_F(TextIndexTest, AnotherWorkspaceOrTypeIsNeverFound) {
  put(deals, 1, "", "acme");
  put({WorkspaceId{8}, "deal"}, 2, "", "acme");
  put({WorkspaceId{7}, "person"}, 3, "", "acme");
  EXPECT_EQ(find(deals, "acme"), Ids{1});
  EXPECT_EQ(find({WorkspaceId{8}, "deal"}, "acme"), Ids{2});
  // The word of the scope is no word of the text.
  EXPECT_EQ(find(deals, "deal"), Ids{});
  EXPECT_EQ(find(deals, "deal" + encode_id(7)), Ids{});
}

TEST_F(TextIndexTest, ChangedAndRemovedTextIsForgotten) {
  put(deals, 1, "", "old name");
  put(deals, 1, "old name", "new name");
  EXPECT_EQ(find(deals, "old"), Ids{});
  EXPECT_EQ(find(deals, "new name"), Ids{1});
  put(deals, 1, "new name", "");
  EXPECT_EQ(find(deals, "name"), Ids{});
}

TEST_F(TextIndexTest, OneTransactionMayPutTheSameTextManyTimes) {
  put(deals, 2, "", "old name");
  (void)database
      .write_now([&](Tx& tx) -> Result<int> {
        put_text(tx, deals, 3, "", "made then gone");
        put_text(tx, deals, 2, "old name", "second name");
        put_text(tx, deals, 3, "made then gone", "");
        put_text(tx, deals, 2, "second name", "third name");
        put_text(tx, deals, 1, "", "lower id later");
        return 0;
      })
      .value();
  EXPECT_EQ(find(deals, "old"), Ids{});
  EXPECT_EQ(find(deals, "second"), Ids{});
  EXPECT_EQ(find(deals, "third name"), Ids{2});
  EXPECT_EQ(find(deals, "gone"), Ids{});
  EXPECT_EQ(find(deals, "later"), Ids{1});
}

TEST_F(TextIndexTest, ARefusedWriteLeavesNoWords) {
  auto refused = database.write_now([&](Tx& tx) -> Result<int> {
    put_text(tx, deals, 1, "", "refused");
    return conflict("refused", "not today");
  });
  EXPECT_FALSE(refused.ok());
  put(deals, 2, "", "refused later");
  EXPECT_EQ(find(deals, "refused"), Ids{2});
}

TEST_F(TextIndexTest, NothingThatIsTypedIsSyntax) {
  put(deals, 1, "", "plain words");
  const char* naughty[] = {
      "\"",        "'",         "*",       "a*",           "(",           ")",
      "NEAR(a b)", "a AND",     "OR",      "NOT x",        "scope:deal",  "{words}:x",
      "^plain",    "-plain",    "plain\"", "a💩b",         "' OR 1=1 --", "\\",
      "%",         "_",         "$1",      "\xE2\x80\xAE", "+",           "a:b:c",
      "\x01\x02",  "words : (", "ﷺ",       "Ω≈ç√",         "社會科學院"};
  for (const auto* query : naughty) {
    EXPECT_NO_THROW(find(deals, query)) << query;
    EXPECT_NO_THROW(put(deals, 2, "", query)) << query;
    EXPECT_NO_THROW(put(deals, 2, query, "")) << query;
  }
  EXPECT_EQ(find(deals, "^plain"), Ids{1});
  EXPECT_EQ(find(deals, "\"plain\" -words"), Ids{1});
}

TEST_F(TextIndexTest, MatchesAreCountedUpToALimit) {
  for (int i = 1; i <= 5; ++i) put(deals, i, "", "same");
  database.read([&](Reader& reader) {
    EXPECT_EQ(count_matches(reader, deals, "sam", 3), 3);
    EXPECT_EQ(count_matches(reader, deals, "sam", 100), 5);
    EXPECT_EQ(count_matches(reader, deals, "!", 100), 0);
  });
}

TEST_F(TextIndexTest, TheConditionFitsIntoAnyStatement) {
  put(deals, 42, "", "alpha beta");
  database.read([&](Reader& reader) {
    auto count = [&](std::string_view query) {
      Sql sql;
      sql.text = "SELECT 1 WHERE " + sql.bind(std::int64_t{7}) + " = 7 AND ";
      sql.text += text_match(reader.dialect(), sql, "42", deals, query);
      int rows = 0;
      reader.query(sql, [&](const Row&) { ++rows; });
      return rows;
    };
    EXPECT_EQ(count("alp bet"), 1);
    EXPECT_EQ(count("gamma"), 0);
    EXPECT_EQ(count("?"), 0);
  });
}

}  // namespace
}  // namespace penstock::store
