// How each table lies: by workspace_id, all beside each other, so that a transaction in a workspace
// is one machine's; the directory by its key, since it answers before the workspace is known; what
// the servers know of themselves (schema_version, nodes) whole on every machine.
//
// The advisory lock of migrations stays: only the coordinator takes DDL, so all who would migrate
// meet there, and a lock of the transaction goes with the process that held it. A lease row would
// have to run out first.

#include "store/postgres/distribute.h"

#include <fmt/format.h>

#include "store/postgres/connection.h"
#include "store/statement_rules.h"
#include "store/writing.h"

namespace penstock::store {
namespace {

using postgres::Connection;

struct Place {
  std::string table;
  bool is_distributed = false;
};

bool answers(Connection& connection, std::string_view sql) {
  bool any = false;
  connection.run(sql, {}, [&](const Row&) { any = true; });
  return any;
}

Result<void> find_citus(Connection& connection) {
  if (answers(connection, "SELECT 1 FROM pg_extension WHERE extname = 'citus'")) return {};
  if (answers(connection, "SELECT 1 FROM pg_available_extensions WHERE name = 'citus'"))
    return unavailable("no_citus",
                       "this database does not use Citus yet; run CREATE EXTENSION citus in it as "
                       "a superuser, on every machine of the cluster");
  return unavailable("no_citus",
                     "this PostgreSQL server has no Citus; install it, put it into "
                     "shared_preload_libraries, start the server again and run CREATE EXTENSION "
                     "citus, or stay without: one PostgreSQL needs no --distributed");
}

// Those that others refer to come first: Citus wants to know a parent before its children.
std::vector<Place> all_tables(Connection& connection) {
  std::vector<Place> places;
  connection.run(
      "WITH RECURSIVE depth(oid, level) AS (SELECT c.oid, 0 FROM pg_class c WHERE c.relkind IN "
      "('r', 'p') AND c.relnamespace = CAST(current_schema() AS regnamespace) UNION SELECT "
      "k.conrelid, d.level + 1 FROM depth d JOIN pg_constraint k ON k.confrelid = d.oid AND "
      "k.contype = 'f' AND k.conrelid <> k.confrelid) SELECT c.relname, EXISTS (SELECT 1 FROM "
      "pg_dist_partition p WHERE p.logicalrelid = c.oid AND (p.partmethod = 'h' OR (p.partmethod = "
      "'n' AND p.repmodel = 't'))) FROM depth d JOIN pg_class c ON c.oid = d.oid GROUP BY c.oid, "
      "c.relname ORDER BY (c.relname <> 'workspaces'), max(d.level), c.relname",
      {},
      [&](const Row& row) { places.push_back({std::string(row.text(0)), row.integer(1) != 0}); });
  return places;
}

std::string distribute_sql(const std::string& table) {
  if (table == "directory")
    return "SELECT create_distributed_table('directory', 'key', colocate_with => 'none')";
  if (is_global_table(table)) return fmt::format("SELECT create_reference_table('{}')", table);
  return fmt::format("SELECT create_distributed_table('{}', 'workspace_id', colocate_with => '{}')",
                     table, table == "workspaces" ? "none" : "workspaces");
}

}  // namespace

Result<DistributedTables> distribute_tables(const std::string& uri) {
  try {
    Connection connection(postgres::make_target(uri, "penstock migrate"));
    TRY_VOID(find_citus(connection));
    DistributedTables told;
    for (const auto& [table, is_distributed] : all_tables(connection)) {
      if (!is_distributed) connection.script(distribute_sql(table));
      (is_distributed ? told.already : told.made).push_back(table);
    }
    return told;
  } catch (const StoreError& error) {
    return store_failed(error);
  }
}

}  // namespace penstock::store
