#pragma once
// A store and a registry with everything that the demo uses.

#include <gtest/gtest.h>

#include "features/activities/activities.h"
#include "features/contacts/contacts.h"
#include "features/demo/demo.h"
#include "features/products/products.h"
#include "features/team/team.h"
#include "store/testing.h"

namespace penstock::demo {

class World {
 public:
  World() {
    team::register_team(registry_);
    contacts::register_contacts(registry_);
    products::register_products(registry_);
    pipelines::register_pipelines(registry_, {});
    activities::register_activities(registry_);
    deals::register_deals(registry_);
    register_demo(registry_);
  }
  store::Database& database() { return store_.database(); }
  commands::Registry& registry() { return registry_; }
  FakeClock& clock() { return store_.clock(); }

  // The first number that a statement over the workspace ($1) gives.
  std::int64_t number(WorkspaceId id, std::string_view sql) {
    return database().read_now(
        [&](store::Reader& reader) { return reader.find_integer(sql, {id}).value_or(-1); });
  }
  // All texts of the first column.
  std::vector<std::string> texts(WorkspaceId id, std::string_view sql) {
    return database().read_now([&](store::Reader& reader) {
      std::vector<std::string> all;
      reader.query(sql, {id}, [&](const store::Row& row) { all.emplace_back(row.text(0)); });
      return all;
    });
  }
  access::Actor owner_of(const MadeDemo& made) {
    return access::system_actor(made.workspace_id, made.owner_id, "Europe/Warsaw",
                                *Currency::parse("EUR"));
  }

 private:
  store::TestStore store_;
  commands::Registry registry_;
};

}  // namespace penstock::demo
