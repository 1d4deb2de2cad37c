#pragma once
// A small record of its own — boxes — with a command, queries and routes, for tests of the
// registry, the routes and the lists. For tests only.

#include <gtest/gtest.h>

#include <future>

#include "commands/listing.h"
#include "commands/routes.h"
#include "store/record_sql.h"
#include "store/testing.h"

namespace penstock::commands::test {

PENSTOCK_ID(BoxId, "box");

struct Box {
  BoxId id;
  std::string name;
  std::int64_t size = 0;
  std::optional<Date> due_on;
  std::optional<std::int64_t> weight;
  std::int64_t version = 1;
  bool operator==(const Box&) const = default;
};
BOOST_DESCRIBE_STRUCT(Box, (), (id, name, size, due_on, weight, version))

struct CreateBox {
  std::string name;
  std::int64_t size = 0;
};
BOOST_DESCRIBE_STRUCT(CreateBox, (), (name, size))

struct EditBox {
  BoxId box_id;
  Patch<std::string> name;
  Patch<std::int64_t> size;
  std::optional<std::int64_t> expected_version;
};
BOOST_DESCRIBE_STRUCT(EditBox, (), (box_id, name, size, expected_version))

struct DeleteBox {
  BoxId box_id;
};
BOOST_DESCRIBE_STRUCT(DeleteBox, (), (box_id))

struct GetBox {
  BoxId box_id;
};
BOOST_DESCRIBE_STRUCT(GetBox, (), (box_id))

struct Boxed : ListRequest {
  std::vector<std::string> names;
};
BOOST_DESCRIBE_STRUCT(Boxed, (ListRequest), (names))
constexpr auto field_notes(const Boxed*) {
  return field_notes(static_cast<const ListRequest*>(nullptr));
}

struct BoxesTest : ::testing::Test {
  store::TestStore store;
  Registry registry;
  WorkspaceId acme = store.ids().make<WorkspaceId>();
  Actor editor = actor(acme, Permission::EditRecords);
  Actor reader = actor(acme, Permission::Read);
  int runs = 0;  // how often a command ran

  BoxesTest() {
    write([&](store::Tx& tx) {
      tx.execute(
          "CREATE TABLE boxes (workspace_id BIGINT NOT NULL, id BIGINT NOT NULL, name TEXT NOT "
          "NULL, size BIGINT NOT NULL, "
          "due_on TEXT, weight BIGINT, version BIGINT NOT NULL, PRIMARY KEY (workspace_id, id))",
          {});
    });
    add_workspace(acme, "acme");
    registry.add_record(criteria::make_record_spec<Box>("box", "boxes"));
    registry.add<CreateBox, Box>({.name = "box.create",
                                  .route = "POST /boxes",
                                  .needs = Permission::EditRecords,
                                  .says = "Make a box",
                                  .status = 201},
                                 [this](store::Tx& tx, const Actor& who, Instant now,
                                        const CreateBox& c) { return create(tx, who, now, c); });
    registry.add<EditBox, Box>({.name = "box.edit",
                                .route = "PATCH /boxes/{box_id}",
                                .needs = Permission::EditRecords,
                                .says = "Change a box"},
                               [this](store::Tx& tx, const Actor& who, Instant now,
                                      const EditBox& c) { return edit(tx, who, now, c); });
    registry.add<DeleteBox, void>(
        {.name = "box.delete",
         .route = "DELETE /boxes/{box_id}",
         .needs = Permission::EditRecords,
         .says = "Delete a box"},
        [](store::Tx& tx, const Actor& who, Instant, const DeleteBox& c) -> Result<void> {
          tx.execute("DELETE FROM boxes WHERE workspace_id = $1 AND id = $2",
                     {who.workspace_id, c.box_id});
          return {};
        });
    registry.add_query<GetBox, Box>({.name = "box.get",
                                     .route = "GET /boxes/{box_id}",
                                     .needs = Permission::Read,
                                     .says = "One box"},
                                    [](store::Reader& r, const Actor& who, Instant,
                                       const GetBox& q) { return load(r, who, q.box_id); });
    registry.add_query<Boxed, List<Box>>(
        {.name = "box.list", .route = "GET /boxes", .needs = Permission::Read, .says = "Boxes"},
        [this](store::Reader& r, const Actor& who, Instant, const Boxed& q) {
          return list(r, who, q);
        });
  }

  static Actor actor(WorkspaceId workspace_id, Permission most) {
    Actor one{.workspace_id = workspace_id,
              .user_id = UserId{7},
              .visibility = access::Visibility::All,
              .team_id = {},
              .permissions = {Permission::Read, most},
              .time_zone = "UTC",
              .currency = *Currency::parse("EUR")};
    return one;
  }
  void write(const std::function<void(store::Tx&)>& work) {
    (void)store.database()
        .write_now([&](store::Tx& tx) -> Result<int> {
          work(tx);
          return 0;
        })
        .value();
  }
  void add_workspace(WorkspaceId id, std::string_view name) {
    write([&](store::Tx& tx) {
      tx.execute(
          "INSERT INTO workspaces (workspace_id, id, name, slug, currency, time_zone, language, "
          "is_demo, journal_head, "
          "created_at, version) VALUES ($1, $1, $2, $2, 'EUR', 'UTC', 'en', 0, 0, 0, 1)",
          {id, name});
    });
  }
  void add_box(const Box& box, WorkspaceId workspace_id = {}) {
    write([&](store::Tx& tx) {
      store::insert(tx, "boxes", workspace_id ? workspace_id : acme, box);
    });
  }
  std::int64_t count_boxes() {
    return store.database().read_now([](store::Reader& r) {
      return r.find_integer("/* all workspaces */ SELECT count(*) FROM boxes", {}).value_or(0);
    });
  }
  std::int64_t head() {
    return store.database().read_now([&](store::Reader& r) { return journal::head(r, acme); });
  }

  static ListSource source() {
    return {.record = "box",
            .alias = "b",
            .columns = store::columns<Box>("b"),
            .from = "boxes b",
            .owner_column = "",
            .sorts = {{.name = "size", .column = "b.size"},
                      {.name = "name", .column = "b.name", .is_text = true},
                      {.name = "due_on", .column = "b.due_on", .is_text = true, .nullable = true},
                      {.name = "weight", .column = "b.weight", .nullable = true}},
            .default_sort = "size"};
  }

 private:
  static Result<Box> load(store::Reader& r, const Actor& who, BoxId id) {
    auto found = store::find_by_id<Box>(r, "boxes", who.workspace_id, id);
    if (!found) return not_found("box");
    return std::move(*found);
  }
  Result<Box> create(store::Tx& tx, const Actor& who, Instant now, const CreateBox& command) {
    ++runs;
    Box box{.id = tx.ids().make<BoxId>(), .name = command.name, .size = command.size};
    store::insert(tx, "boxes", who.workspace_id, box);
    journal::append(
        tx, who.workspace_id, who.user_id, now,
        journal::Event{.name = "box.created", .record_type = "box", .record_id = box.id.value});
    if (command.name == "late refusal") return rule_rejected("refused", "refused after the write");
    return box;
  }
  Result<Box> edit(store::Tx& tx, const Actor& who, Instant now, const EditBox& command) {
    ++runs;
    TRY(before, load(tx, who, command.box_id));
    if (command.expected_version && *command.expected_version != before.version)
      return conflict("version_conflict", "changed since");
    auto after = before;
    TRY_VOID(apply_edit(after, command, {"box_id", "expected_version"}));
    ++after.version;
    TRY_VOID(store::update(tx, "boxes", who.workspace_id, before, after));
    journal::append(
        tx, who.workspace_id, who.user_id, now,
        journal::Event{.name = "box.edited", .record_type = "box", .record_id = after.id.value});
    return after;
  }
  Result<List<Box>> list(store::Reader& r, const Actor& who, const Boxed& query) {
    List<Box> boxes;
    TRY(page, read_page(r, registry, who, store.clock().now(), source(), query,
                        [&](const store::Row& row) {
                          boxes.items.push_back(store::read_row<Box>(row, 2));
                        }));
    boxes.next_cursor = std::move(page.next_cursor);
    boxes.count = page.count;
    return boxes;
  }
};

}  // namespace penstock::commands::test
