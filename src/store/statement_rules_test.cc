#include "store/statement_rules.h"

#include <gtest/gtest.h>

namespace penstock::store {
namespace {

std::string fault(std::string_view sql) { return look_at_statement(sql).fault; }
bool refused(std::string_view sql, std::string_view because) {
  return fault(sql).find(because) != std::string::npos;
}

TEST(StatementRules, WhatIsBoundPasses) {
  for (
      auto sql : {
          "SELECT d.id FROM deals d WHERE d.workspace_id = $1 AND d.id = $2",
          "SELECT 1 FROM deals d LEFT JOIN users u ON u.workspace_id = $1 AND u.id = d.owner_id "
          "WHERE d.workspace_id = $1 AND (d.id = $2 OR d.id = $3)",
          "SELECT 1 FROM deals d JOIN users u ON u.workspace_id = d.workspace_id WHERE "
          "d.workspace_id = $1",
          "SELECT 1 FROM deals d WHERE d.workspace_id = $1 AND EXISTS (SELECT 1 FROM users u WHERE "
          "u.workspace_id = d.workspace_id)",
          "SELECT id FROM a x WHERE x.workspace_id = $1 UNION ALL SELECT id FROM b y WHERE "
          "y.workspace_id = $1",
          "UPDATE deals SET rank = $3 WHERE workspace_id = $1 AND id = $2",
          "DELETE FROM deals WHERE workspace_id = $1 AND id IN (SELECT d.id FROM deals d WHERE "
          "d.workspace_id = $1 LIMIT $2)",
          "INSERT INTO cursors (workspace_id, follower, pos) VALUES ($1, $2, $3) ON CONFLICT "
          "(workspace_id, follower) DO UPDATE SET pos = $3",
          "WITH found AS (SELECT d.id FROM deals d WHERE d.workspace_id = $1) SELECT count(*) FROM "
          "found f",
          "SELECT d.ref FROM directory d WHERE d.key = $1",
          "/* all workspaces */ SELECT count(*) FROM deals",
          "SELECT 1 FROM deals d LEFT JOIN users u ON (u.workspace_id = d.workspace_id AND u.id = "
          "d.owner_id) JOIN tags t ON t.workspace_id = $1 WHERE d.workspace_id = $1",
          "SELECT 1 FROM (deals d JOIN users u ON u.workspace_id = d.workspace_id) WHERE "
          "d.workspace_id = $1",
          "SELECT CASE WHEN EXISTS (SELECT 1 FROM users u WHERE u.workspace_id = $1) THEN 1 ELSE 0 "
          "END FROM deals d WHERE (d.workspace_id = $1 AND (d.id = $2))",
          "SELECT 1 FROM deals d WHERE d.workspace_id = $1 AND d.title = 'FROM users u; random()'",
          "SELECT d.id FROM deals d WHERE d.workspace_id = $1 AND ((SELECT count(*) FROM "
          "activities "
          "k WHERE k.workspace_id = $1 AND (k.deal_id = d.id)) >= $2 OR (SELECT 1 FROM users u "
          "WHERE "
          "u.workspace_id = $1) IS NULL)",
      })
    EXPECT_EQ(fault(sql), "") << sql;
}

TEST(StatementRules, AnAliasWithoutItsWorkspaceIsFound) {
  for (auto sql : {
           "SELECT d.id FROM deals d WHERE d.id = $1",
           "SELECT d.id FROM deals d WHERE d.workspace_id = $1 OR d.id = $2",
           "SELECT d.id FROM deals d WHERE NOT (d.workspace_id = $1)",
           "SELECT d.id FROM deals d WHERE d.workspace_id <> $1",
           "SELECT 1 FROM deals d JOIN users u ON u.id = d.owner_id WHERE d.workspace_id = $1",
           "SELECT 1 FROM deals d, users u WHERE d.workspace_id = $1",
           "SELECT 1 FROM deals d JOIN users u ON u.workspace_id = d.workspace_id",
           "SELECT 1 FROM deals d WHERE d.workspace_id = $1 AND d.id IN (SELECT p.deal_id FROM "
           "deal_people p)",
           "SELECT 1 FROM deals d WHERE EXISTS (SELECT 1 FROM users u WHERE u.workspace_id = $1 "
           "AND "
           "d.workspace_id = $1)",
           "SELECT id FROM a x WHERE x.workspace_id = $1 UNION ALL SELECT id FROM b y",
           "UPDATE deals SET rank = $2 WHERE id = $1",
           "DELETE FROM deals",
           // A LEFT JOIN keeps the row of its left side whatever its ON says.
           "SELECT d.id FROM deals d LEFT JOIN users u ON u.workspace_id = $1 AND d.workspace_id = "
           "$1",
           "SELECT d.id FROM deals d LEFT OUTER JOIN users u ON (u.workspace_id = $1 AND "
           "d.workspace_id = u.workspace_id)",
           // An equality that is asked for its value holds no row back.
           "SELECT count(*) FILTER (WHERE d.workspace_id = $1) FROM deals d",
           "SELECT 1 FROM deals d WHERE CASE WHEN d.workspace_id = $1 THEN 1 ELSE 1 END = 1",
           "SELECT 1 FROM deals d WHERE CASE WHEN d.id = $2 AND (d.workspace_id = $1) THEN 1 ELSE "
           "1 "
           "END = 1",
           "SELECT 1 FROM deals d WHERE (d.workspace_id = $1) IS NOT TRUE",
           "SELECT 1 FROM deals d WHERE (d.workspace_id = $1) = (d.id = $2)",
           "SELECT 1 FROM deals d WHERE d.workspace_id = $1 IS NOT NULL",
           "SELECT 1 FROM deals d WHERE coalesce(d.workspace_id = $1, 1 = 1)",
           // Brackets around tables.
           "SELECT 1 FROM (deals d JOIN users u ON u.id = d.owner_id) WHERE u.workspace_id = $1",
           "SELECT 1 FROM users u JOIN (deals d CROSS JOIN tags t) ON u.id = d.owner_id WHERE "
           "u.workspace_id = $1 AND t.workspace_id = $1",
       })
    EXPECT_TRUE(refused(sql, "is not bound to its workspace")) << sql << ": " << fault(sql);
}

TEST(StatementRules, WhatOneEngineCannotDoIsFound) {
  auto where = std::string(" WHERE workspace_id = $1");
  EXPECT_TRUE(refused("UPDATE deals SET workspace_id = $2" + where, "SET workspace_id"));
  EXPECT_TRUE(refused("UPDATE deals SET rank = $2, workspace_id = $3" + where, "SET workspace_id"));
  EXPECT_TRUE(refused("UPDATE deals SET updated_at = now()" + where, "now"));
  EXPECT_TRUE(refused("SELECT id FROM deals" + where + " ORDER BY random()", "random"));
  EXPECT_TRUE(refused("SELECT id FROM deals" + where + " LIMIT 5 OFFSET 5", "OFFSET"));
  EXPECT_TRUE(refused("SELECT d.id FROM public.deals d" + where, "a schema before"));
  EXPECT_TRUE(refused("UPDATE public.deals SET rank = $2" + where, "a schema before"));
  EXPECT_TRUE(refused("SELECT d.id FROM \"deals\" d" + where, "quotes around"));
  EXPECT_TRUE(refused("DELETE FROM deals d USING users u" + where, "USING"));
  EXPECT_TRUE(refused("SELECT 1 FROM deals d RIGHT JOIN users u ON u.workspace_id = $1", "RIGHT"));
  EXPECT_TRUE(refused("SELECT 1 FROM deals d NATURAL JOIN users u", "NATURAL"));
  EXPECT_TRUE(refused("MERGE INTO deals USING x ON true", "MERGE"));
  EXPECT_TRUE(refused("WITH gone AS (DELETE FROM deals" + where + " RETURNING id) SELECT 1",
                      "a change inside WITH"));
  EXPECT_TRUE(refused("INSERT INTO deals (id) VALUES ($1)", "begins with workspace_id"));
  EXPECT_TRUE(refused("INSERT INTO deals (workspace_id, id) VALUES (random(), $1)", "parameter"));
  EXPECT_TRUE(refused("INSERT INTO deals (workspace_id, id) VALUES ($1, $2) ON CONFLICT DO NOTHING",
                      "ON CONFLICT"));
  EXPECT_TRUE(
      refused("INSERT INTO tags (workspace_id, id) VALUES ($1, $2) ON CONFLICT (slug) DO "
              "NOTHING",
              "begins with workspace_id"));
  EXPECT_TRUE(refused("SELECT id FROM deals WHERE state = 0 FOR UPDATE SKIP LOCKED", "not bound"));
}

TEST(StatementRules, TablesThatCannotBeDistributedAreFound) {
  EXPECT_EQ(fault("CREATE TABLE notes (workspace_id BIGINT NOT NULL, id BIGINT NOT NULL, at BIGINT "
                  "NOT NULL DEFAULT 0, PRIMARY KEY (workspace_id, id), FOREIGN KEY (workspace_id, "
                  "id) REFERENCES deals (workspace_id, id) ON DELETE CASCADE)"),
            "");
  EXPECT_TRUE(refused("CREATE TABLE notes (id BIGINT NOT NULL)", "first column"));
  EXPECT_TRUE(refused("CREATE TABLE notes (workspace_id BIGINT, id BIGINT PRIMARY KEY)", "key"));
  EXPECT_TRUE(refused("CREATE TABLE notes (workspace_id BIGINT, slug TEXT, UNIQUE (slug))", "key"));
  EXPECT_TRUE(refused("CREATE TABLE notes (workspace_id BIGINT, id BIGINT REFERENCES deals (id))",
                      "reference"));
  EXPECT_TRUE(
      refused("CREATE TABLE notes (workspace_id BIGINT, x BIGINT, FOREIGN KEY (workspace_id, "
              "x) REFERENCES deals (workspace_id, id) ON DELETE SET NULL)",
              "SET NULL"));
  EXPECT_TRUE(refused("CREATE TABLE notes (workspace_id BIGINT, id BIGSERIAL)", "bigserial"));
  EXPECT_TRUE(refused("CREATE TABLE n (workspace_id BIGINT, at BIGINT DEFAULT now())", "DEFAULT"));
  EXPECT_TRUE(refused("CREATE UNIQUE INDEX one ON notes (slug)", "unique index"));
  EXPECT_TRUE(refused("ALTER TABLE notes ADD COLUMN a TEXT, ADD COLUMN b TEXT", "several"));
  EXPECT_EQ(fault("CREATE UNIQUE INDEX one ON notes (workspace_id, slug) WHERE slug IS NOT NULL"),
            "");
}

TEST(StatementRules, TheParametersThatNameTheWorkspaceAreTold) {
  EXPECT_EQ(look_at_statement("SELECT 1 FROM deals d WHERE d.workspace_id = $3").workspace,
            std::vector<int>{3});
  EXPECT_EQ(
      look_at_statement("INSERT INTO deals (workspace_id, id) VALUES ($1, $2), ($3, $4)").workspace,
      (std::vector<int>{1, 3}));
}

}  // namespace
}  // namespace penstock::store
