#pragma once
// A workspace with teams, users of each role and visibility, one pipeline, for tests of features.

#include <gtest/gtest.h>

#include "commands/history.h"
#include "commands/registry.h"
#include "features/ids.h"
#include "store/testing.h"

namespace penstock {

// Inserts its rows directly, so that it depends on no feature; a test registers what it needs.
class TestWorkspace {
 public:
  // Runs a write that must work and gives its value.
  template <class Work>
  auto write(Work&& work) {
    return store_.database().write_now(std::forward<Work>(work)).value();
  }

  explicit TestWorkspace(store::TestStore& store, std::string_view name = "Acme") : store_(store) {
    id = store.ids().make<WorkspaceId>();
    north = store.ids().make<TeamId>();
    south = store.ids().make<TeamId>();
    write([&](store::Tx& tx) -> Result<int> {
      tx.execute(
          "INSERT INTO workspaces (workspace_id, id, name, slug, currency, time_zone, language, "
          "is_demo, journal_head, "
          "created_at, version) VALUES ($1, $1, $2, $3, 'EUR', 'Europe/Warsaw', 'en', 0, 0, $4, 1)",
          {id, name, fold(name), store_.clock().now()});
      for (auto [team, says] : {std::pair{north, "North"}, std::pair{south, "South"}})
        tx.execute(
            "INSERT INTO teams (workspace_id, id, name, name_folded, version) VALUES ($1, $2, $3, "
            "$4, 1)",
            {id, team, says, fold(says)});
      return 0;
    });
    using enum access::Role;
    using enum access::Visibility;
    admin = add_user("Ada Admin", Admin, All, north);
    manager = add_user("Max Manager", Manager, All, north);
    rep = add_user("Rita Rep", Rep, Own, north);
    teammate = add_user("Tom Teammate", Rep, Team, north);
    outsider = add_user("Olga Outsider", Rep, Team, south);
    viewer = add_user("Vera Viewer", Viewer, All, south);
  }

  access::Actor add_user(std::string_view name, access::Role role, access::Visibility visibility,
                         TeamId team) {
    auto user_id = store_.ids().make<UserId>();
    write([&](store::Tx& tx) -> Result<int> {
      tx.execute(
          "INSERT INTO users (workspace_id, id, name, name_folded, role, visibility, team_id, "
          "language, theme, density, "
          "active, created_at, version) VALUES ($1, $2, $3, $4, $5, $6, $7, 'en', 'auto', "
          "'normal', 1, $8, 1)",
          {id, user_id, name, fold(name), role, visibility, team, store_.clock().now()});
      return 0;
    });
    return {.workspace_id = id,
            .user_id = user_id,
            .role = role,
            .visibility = visibility,
            .team_id = team,
            .permissions = access::permissions_of(role),
            .time_zone = "Europe/Warsaw",
            .currency = *Currency::parse("EUR")};
  }

  // A command as an actor, now.
  template <class R, class C>
  Result<R> run(Result<R> (*command)(store::Tx&, const access::Actor&, Instant, const C&),
                const access::Actor& actor, const std::type_identity_t<C>& input) {
    if constexpr (std::is_void_v<R>) {
      auto outcome = store_.database().write_now([&](store::Tx& tx) -> Result<int> {
        TRY_VOID(command(tx, actor, store_.clock().now(), input));
        return 0;
      });
      if (!outcome.ok()) return std::move(outcome.error());
      return {};
    } else {
      return store_.database().write_now(
          [&](store::Tx& tx) { return command(tx, actor, store_.clock().now(), input); });
    }
  }
  template <class Work>
  auto read(Work&& work) {
    return store_.database().read_now(std::forward<Work>(work));
  }

  std::int64_t head() {
    return read([&](store::Reader& reader) { return journal::head(reader, id); });
  }
  // The events after a position.
  std::vector<journal::Entry> events(std::int64_t after = 0) {
    return read([&](store::Reader& reader) { return journal::read_after(reader, id, after); });
  }
  // Their names in one text: "company.created company.edited".
  std::string event_names(std::int64_t after = 0) {
    std::string names;
    for (const auto& event : events(after))
      names.append(names.empty() ? "" : " ").append(event.name);
    return names;
  }
  Result<void> undo_last(const commands::Registry& registry, const access::Actor& actor) {
    auto last = events().back();
    auto outcome = store_.database().write_now([&](store::Tx& tx) -> Result<int> {
      TRY_VOID((*registry.find_undo(last.name))(tx, actor, store_.clock().now(), last));
      return 0;
    });
    if (!outcome.ok()) return std::move(outcome.error());
    return {};
  }

  // An open deal in a pipeline of one stage.
  DealId add_deal(const access::Actor& owner, std::string_view title,
                  std::optional<CompanyId> company_id = {}) {
    if (stage_ == 0) add_pipeline();
    auto deal_id = store_.ids().make<DealId>();
    write([&](store::Tx& tx) -> Result<int> {
      tx.execute(
          "INSERT INTO deals (workspace_id, id, pipeline_id, stage_id, title, title_folded, "
          "status, value_minor, value_currency, "
          "opened_on, owner_id, company_id, forecast_category, tags, custom, rank, "
          "entered_stage_at, do_not_contact, created_at, "
          "updated_at, version) VALUES ($1, $2, $3, $4, $5, $6, 'open', 100000, 'EUR', "
          "'2026-11-01', $7, $8, 'pipeline', '[]', "
          "'{}', 'n', $9, 0, $9, $9, 1)",
          {id, deal_id, pipeline_, stage_, title, fold(title), owner.user_id, company_id,
           store_.clock().now()});
      return 0;
    });
    return deal_id;
  }

  WorkspaceId id;
  TeamId north, south;
  access::Actor admin, manager;      // see all; team north
  access::Actor rep;                 // sees own; team north
  access::Actor teammate, outsider;  // see their team's: north, south
  access::Actor viewer;              // sees all, changes nothing

 private:
  void add_pipeline() {
    pipeline_ = store_.ids().next();
    stage_ = store_.ids().next();
    write([&](store::Tx& tx) -> Result<int> {
      tx.execute(
          "INSERT INTO pipelines (workspace_id, id, name, position, archived, version) VALUES "
          "($1, $2, 'Sales', 0, 0, 1)",
          {id, pipeline_});
      tx.execute(
          "INSERT INTO stages (workspace_id, id, pipeline_id, name, name_folded, purpose, "
          "position, probability_bp, exit_criteria, playbook, version) VALUES ($1, $2, $3, 'Lead', "
          "'lead', '', 0, 0, '[]', '[]', 1)",
          {id, stage_, pipeline_});
      return 0;
    });
  }

  store::TestStore& store_;
  std::int64_t pipeline_ = 0, stage_ = 0;
};

}  // namespace penstock
