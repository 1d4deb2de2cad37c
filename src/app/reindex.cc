#include "app/reindex.h"

#include "features/activities/store.h"
#include "features/contacts/rules.h"
#include "features/deals/deal.h"
#include "features/products/products.h"
#include "store/record_sql.h"
#include "store/text_engine.h"
#include "store/text_index.h"

namespace penstock::app {
namespace {

constexpr int kBatch = 500;  // records read, and indexed by one write, at a time

template <class T, class TextOf>
Result<std::int64_t> index_all(store::Database& database, WorkspaceId workspace_id,
                               std::string_view table, std::string_view type,
                               const TextOf& text_of) {
  std::int64_t count = 0, last = 0;
  for (;;) {
    auto records = database.read_now([&](store::Reader& reader) {
      return store::select_all<T>(reader, table,
                                  "WHERE t.workspace_id = $1 AND t.id > $2 ORDER BY t.id LIMIT $3",
                                  {workspace_id, last, kBatch});
    });
    if (records.empty()) return count;
    TRY_VOID(database.write_now(workspace_id, [&](store::Tx& tx) -> Result<void> {
      for (const auto& record : records)
        store::put_text(tx, {workspace_id, type}, record.id.value, "", text_of(record));
      return {};
    }));
    count += static_cast<std::int64_t>(records.size());
    last = records.back().id.value;
  }
}

Result<std::int64_t> index_workspace(store::Database& database, WorkspaceId id) {
  auto contact = [](const auto& record) { return contacts::search_text(record); };
  TRY(deals, index_all<deals::Deal>(database, id, "deals", "deal",
                                    [](const deals::Deal& deal) { return deal.title; }));
  TRY(companies, index_all<contacts::Company>(database, id, "companies", "company", contact));
  TRY(people, index_all<contacts::Person>(database, id, "people", "person", contact));
  TRY(products,
      index_all<products::Product>(database, id, "products", "product",
                                   [](const auto& p) { return products::search_text(p); }));
  TRY(activities,
      index_all<activities::Activity>(database, id, "activities", "activity",
                                      [](const auto& a) { return activities::search_text(a); }));
  return deals + companies + people + products + activities;
}

}  // namespace

Result<std::int64_t> reindex(store::Database& database, WorkspaceId only) {
  if (only) return index_workspace(database, only);
  TRY_VOID(database.write_now([](store::Tx& tx) -> Result<void> {
    tx.dialect().text_engine().forget(tx, {});
    return {};
  }));
  std::vector<WorkspaceId> workspaces;
  database.read([&](store::Reader& reader) {
    reader.query(
        "/* all workspaces */ SELECT w.workspace_id FROM workspaces w ORDER BY w.workspace_id", {},
        [&](const store::Row& row) { workspaces.emplace_back(row.integer(0)); });
  });
  std::int64_t count = 0;
  for (auto id : workspaces) {
    TRY(some, index_workspace(database, id));
    count += some;
  }
  return count;
}

}  // namespace penstock::app
