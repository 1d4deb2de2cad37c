#include "store/postgres/testing.h"

#include <fmt/format.h>
#include <unistd.h>

#include "store/migrations.h"
#include "store/postgres/connection.h"
#include "store/postgres/postgres_database.h"

namespace penstock::store::postgres {
namespace {

std::string with_database(const std::string& server, std::string_view name) {
  auto slash = server.find('/', std::string_view("postgresql://").size());
  auto query = server.find('?');
  auto rest = query == std::string::npos ? "" : server.substr(query);
  return server.substr(0, slash) + "/" + std::string(name) + rest;
}

// The template's name tells which migrations are in it.
std::string template_name() {
  std::size_t hash = 0;
  for (const auto& migration : embedded_migrations())
    hash = hash * 31 + std::hash<std::string_view>{}(migration.sql);
  return fmt::format("penstock_template_{:x}", hash);
}

constexpr std::string_view kNew = "TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'";

bool exists(Connection& server, const std::string& name) {
  bool found = false;
  std::vector<Param> params{Param(name)};
  server.run("SELECT 1 FROM pg_database WHERE datname = $1", params,
             [&](const Row&) { found = true; });
  return found;
}

// Tests run beside each other: one makes the template, the others wait for it.
void make_template(Connection& server, const std::string& uri, const std::string& name) {
  if (exists(server, name)) return;
  server.script("SELECT pg_advisory_lock(20261122)");
  if (!exists(server, name)) {
    auto draft = name + "_draft";
    server.script("DROP DATABASE IF EXISTS " + draft);
    server.script(fmt::format("CREATE DATABASE {} {}", draft, kNew));
    {
      SystemClock clock;
      IdMaker ids{clock, 1};
      auto database =
          std::move(open_postgres({.uri = with_database(uri, draft), .ids = ids, .lanes = 1}))
              .value();
      (void)migrate(*database, embedded_migrations(), clock.now()).value();
    }
    server.script(fmt::format("ALTER DATABASE {} RENAME TO {}", draft, name));
  }
  server.script("SELECT pg_advisory_unlock(20261122)");
}

}  // namespace

TestDatabase::TestDatabase(const std::string& server, bool migrated) : server_(server) {
  static std::atomic<int> next{0};
  name_ = fmt::format("penstock_test_{}_{}", getpid(), next++);
  Connection connection({.uri = server_, .name = "penstock test"});
  if (migrated) {
    auto made_from = template_name();
    make_template(connection, server_, made_from);
    connection.script(fmt::format("CREATE DATABASE {} TEMPLATE {}", name_, made_from));
  } else {
    connection.script(fmt::format("CREATE DATABASE {} {}", name_, kNew));
  }
  const char* pooler = std::getenv("PENSTOCK_TEST_POOLER");
  uri_ = with_database(pooler && *pooler ? pooler : server_, name_);
}

std::unique_ptr<TestDatabase> TestDatabase::of_this_run(bool migrated) {
  const char* server = std::getenv("PENSTOCK_TEST_POSTGRES");
  return server && *server ? std::make_unique<TestDatabase>(server, migrated) : nullptr;
}

TestDatabase::~TestDatabase() {
  try {
    Connection connection({.uri = server_, .name = "penstock test"});
    connection.script(fmt::format("DROP DATABASE IF EXISTS {} WITH (FORCE)", name_));
  } catch (const StoreError&) {
    // The server went first.
  }
}

}  // namespace penstock::store::postgres
