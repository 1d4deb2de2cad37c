#include "features/team/queries.h"
#include "features/team/rules.h"
#include "features/team/team_test_fixture.h"

namespace penstock::team {
namespace {

using Names = std::vector<std::string>;

TEST_F(TeamTest, AWorkspaceBeginsWithItsAdminAndTwoEvents) {
  EXPECT_EQ(made.workspace.slug, "acme");
  EXPECT_EQ(made.owner.role, Role::Admin);
  auto all = entries();
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0].name, "workspace.created");
  EXPECT_EQ(all[0].record_id, made.workspace.id.value);
  EXPECT_EQ(all[1].name, "user.created");
  EXPECT_EQ(all[1].actor_id, made.owner.id);
  for (const auto& entry : all) EXPECT_EQ(entry.body.find("hashed:"), std::string::npos);
}

TEST_F(TeamTest, WorkspacesOfOneNameGetSlugsOfTheirOwn) {
  EXPECT_EQ(create("ACME!", "bo@example.com")->workspace.slug, "acme-2");
  EXPECT_EQ(make_slug("Łódź & Söhne GmbH"), "lodz-sohne-gmbh");
  EXPECT_EQ(make_slug("***"), "workspace");
}

TEST_F(TeamTest, AnEmailSignsInToOneWorkspaceOnly) {
  EXPECT_EQ(create("Other", " ANA@Example.com").error().slug, "email_taken");
  EXPECT_EQ(run_as(admin, create_user, {.name = "Bo", .email = "ana@example.com"}).error().slug,
            "email_taken");
  ASSERT_TRUE(run_as(admin, create_user, {.name = "Bo", .email = "bo@example.com"}).ok());
  EXPECT_EQ(create("Other", "bo@example.com").error().slug, "email_taken");
}

TEST_F(TeamTest, AnEmailIsFreeAgainWhenItsUserGotAnother) {
  auto bo = *run_as(admin, create_user, {.name = "Bo", .email = "bo@example.com"});
  ASSERT_TRUE(run_as(admin, edit_user, {.user_id = bo.id, .email = {"bo2@example.com"}}).ok());
  EXPECT_TRUE(run_as(admin, create_user, {.name = "Bo", .email = "bo@example.com"}).ok());
  EXPECT_EQ(run_as(admin, edit_user, {.user_id = bo.id, .email = {"ana@example.com"}}).error().slug,
            "email_taken");
}

TEST_F(TeamTest, RefusesWhatIsNoAddress) {
  for (std::string bad : {"", "ana", "@example.com", "ana@", "a b@example.com", "a@b@c",
                          "a\r\n@example.com", "a..b@c.de", "<a@b.c>"})
    EXPECT_EQ(run_as(admin, create_user, {.name = "Bo", .email = bad}).error().fields.at(0).slug,
              "invalid_email")
        << bad;
}

TEST_F(TeamTest, AnImportedRepNeedsNoEmailAndKeepsWhereTheyCameFrom) {
  auto rep = *run_as(admin, create_user,
                     {.name = "Darcel Schlecht",
                      .manager_name = "Melvin Marxen",
                      .external_source = "crm-maven",
                      .external_id = "Darcel Schlecht"});
  EXPECT_FALSE(rep.email);
  EXPECT_EQ(
      run_as(admin, create_user,
             {.name = "Again", .external_source = "crm-maven", .external_id = "Darcel Schlecht"})
          .error()
          .slug,
      "external_id_taken");
  database.read([&](store::Reader& reader) {
    auto found = find_user_by_external(reader, made.workspace.id, "crm-maven", "Darcel Schlecht");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->id, rep.id);
    EXPECT_EQ(found->manager_name, "Melvin Marxen");
  });
}

TEST_F(TeamTest, EachCommandAppendsItsEvent) {
  auto team = *run_as(admin, create_team, {.name = "West"});
  ASSERT_TRUE(run_as(admin, edit_team, {.team_id = team.id, .name = {"North"}}).ok());
  auto bo = *run_as(admin, create_user, {.name = "Bo", .team_id = team.id});
  ASSERT_TRUE(run_as(admin, edit_user, {.user_id = bo.id, .role = {Role::Manager}}).ok());
  EXPECT_EQ(last_body(), R"({"before":{"role":"rep"},"after":{"role":"manager"}})");
  ASSERT_TRUE(run_as(admin, edit_me, {.theme = {Theme::Dark}}).ok());
  EXPECT_EQ(last_body(), R"({"before":{"theme":"auto"},"after":{"theme":"dark"}})");
  ASSERT_TRUE(run_as(admin, edit_workspace, {.currency = {"PLN"}}).ok());
  ASSERT_TRUE(
      void_as(admin, set_password, {.user_id = bo.id, .password_hash = "hashed:secret"}).ok());
  EXPECT_EQ(last_body(), "{}");
  auto token = *run_as(admin, create_token, {.name = "script", .scopes = {access::Scope::Read}});
  ASSERT_TRUE(void_as(admin, revoke_token, {.token_id = token.token.id}).ok());
  EXPECT_EQ(events(),
            (Names{"team.created", "team.edited", "user.created", "user.edited", "user.edited",
                   "workspace.edited", "user.password_changed", "token.created", "token.revoked"}));
  for (const auto& entry : entries()) {
    EXPECT_EQ(entry.body.find(token.secret), std::string::npos);
    EXPECT_EQ(entry.body.find("hashed:"), std::string::npos);
    EXPECT_EQ(entry.body.find("password"), std::string::npos);
  }
}

TEST_F(TeamTest, AnEditThatChangesNothingIsNoEvent) {
  auto same = *run_as(admin, edit_user, {.user_id = made.owner.id, .name = {"Ana"}});
  EXPECT_EQ(same.version, 1);
  EXPECT_TRUE(run_as(admin, edit_workspace, {.name = {"Acme"}}).ok());
  EXPECT_EQ(events(), Names{});
}

TEST_F(TeamTest, AStaleEditIsRefused) {
  ASSERT_TRUE(
      run_as(admin, edit_user, {.user_id = made.owner.id, .name = {"Anna"}, .expected_version = 1})
          .ok());
  EXPECT_EQ(
      run_as(admin, edit_user, {.user_id = made.owner.id, .name = {"Anne"}, .expected_version = 1})
          .error()
          .slug,
      "version_conflict");
}

TEST_F(TeamTest, TheLastAdminStays) {
  EXPECT_EQ(run_as(admin, edit_user, {.user_id = made.owner.id, .role = {Role::Rep}}).error().slug,
            "last_admin");
  EXPECT_EQ(run_as(admin, edit_user, {.user_id = made.owner.id, .active = {false}}).error().slug,
            "last_admin");
  EXPECT_EQ(
      run_as(admin, edit_user, {.user_id = made.owner.id, .email = {std::optional<std::string>{}}})
          .error()
          .slug,
      "last_admin");
  auto bo =
      *run_as(admin, create_user, {.name = "Bo", .email = "bo@example.com", .role = Role::Admin});
  EXPECT_EQ(run_as(admin, edit_user, {.user_id = made.owner.id, .role = {Role::Rep}}).error().slug,
            "last_admin")
      << "an admin who cannot sign in helps nobody";
  give_password(bo.id);
  EXPECT_TRUE(run_as(admin, edit_user, {.user_id = made.owner.id, .role = {Role::Rep}}).ok());
  EXPECT_EQ(run_as(admin, edit_user, {.user_id = bo.id, .active = {false}}).error().slug,
            "last_admin");
}

TEST_F(TeamTest, NobodyChangesPeopleOfAnotherWorkspace) {
  auto other = *create("Other", "eve@example.com");
  auto eve = owner_actor(other);
  EXPECT_EQ(run_as(eve, edit_user, {.user_id = made.owner.id, .name = {"Mallory"}}).error().code,
            ErrorCode::NotFound);
  EXPECT_EQ(
      void_as(eve, set_password, {.user_id = made.owner.id, .password_hash = "x"}).error().code,
      ErrorCode::NotFound);
  auto team = *run_as(admin, create_team, {.name = "West"});
  EXPECT_EQ(run_as(eve, create_user, {.name = "Bo", .team_id = team.id}).error().fields.at(0).field,
            "team_id");
  auto token = *run_as(admin, create_token, {.name = "t", .scopes = {access::Scope::Read}});
  EXPECT_EQ(void_as(eve, revoke_token, {.token_id = token.token.id}).error().code,
            ErrorCode::NotFound);
  EXPECT_EQ(events(), (Names{"team.created", "token.created"}));
}

TEST_F(TeamTest, OnlyTheirOwnersAndAdminsEndSessionsAndTokens) {
  auto bo = actor_of(run_as(admin, create_user, {.name = "Bo"})->id);
  auto mine = *run_as(admin, create_token, {.name = "t", .scopes = {access::Scope::Read}});
  EXPECT_EQ(void_as(bo, revoke_token, {.token_id = mine.token.id}).error().code,
            ErrorCode::NotFound);
  auto bos = *run_as(bo, create_token, {.name = "t", .scopes = {access::Scope::Read}});
  EXPECT_TRUE(void_as(admin, revoke_token, {.token_id = bos.token.id}).ok());
  auto session = *run([&](store::Tx& tx) -> Result<access::OpenedSession> {
    return access::open_session(tx, made.workspace.id, made.owner.id, clock.now(), {});
  });
  EXPECT_EQ(void_as(bo, revoke_session, {.session_id = session.id}).error().code,
            ErrorCode::NotFound);
  EXPECT_TRUE(void_as(admin, revoke_session, {.session_id = session.id}).ok());
  EXPECT_EQ(events().back(), "session.revoked");
}

TEST_F(TeamTest, ATokenMakesNoStrongerTokenAndChangesNoPassword) {
  auto by_token = actor_of(run_as(admin, create_user, {.name = "Bo"})->id);
  by_token.token_id = {7};
  EXPECT_EQ(
      run_as(by_token, create_token, {.name = "t", .scopes = {access::Scope::Admin}}).error().code,
      ErrorCode::Forbidden);
  EXPECT_EQ(void_as(by_token, revoke_token, {.token_id = {9}}).error().code, ErrorCode::Forbidden);
  by_token.permissions = access::permissions_of(std::vector{access::Scope::Read});
  EXPECT_EQ(run_as(by_token, edit_me, {.name = {"B"}}).error().code, ErrorCode::Forbidden);
  EXPECT_EQ(void_as(by_token, set_password, {.user_id = made.owner.id, .password_hash = "x"})
                .error()
                .code,
            ErrorCode::Forbidden);
}

TEST_F(TeamTest, ATokenNeedsAScopeAndADayToCome) {
  EXPECT_EQ(run_as(admin, create_token, {.name = "t"}).error().fields.at(0).field, "scopes");
  EXPECT_EQ(
      run_as(admin, create_token,
             {.name = "t", .scopes = {access::Scope::Read}, .expires_on = parse_date("2026-11-21")})
          .error()
          .fields.at(0)
          .slug,
      "in_the_past");
  EXPECT_TRUE(
      run_as(admin, create_token,
             {.name = "t", .scopes = {access::Scope::Read}, .expires_on = parse_date("2026-11-22")})
          .ok());
}

TEST_F(TeamTest, TeamsAreToldApartByTheirFoldedNames) {
  ASSERT_TRUE(run_as(admin, create_team, {.name = "Łódź"}).ok());
  EXPECT_EQ(run_as(admin, create_team, {.name = "lodz "}).error().slug, "team_name_taken");
}

TEST_F(TeamTest, UsersAreListedByNamePageByPage) {
  for (std::string name : {"dora", "Carl", "élan", "Bo"})
    ASSERT_TRUE(run_as(admin, create_user, {.name = name}).ok());
  auto page = [&](std::optional<UserId> cursor) {
    return *database.read_now([&](store::Reader& r) {
      return list_users(r, admin, clock.now(), {.limit = 3, .cursor = cursor});
    });
  };
  auto first = page({}), second = page(UserId::parse(*page({}).next_cursor));
  Names names;
  for (const auto& list : {first, second})
    for (const auto& user : list.items) names.push_back(user.name);
  EXPECT_EQ(names, (Names{"Ana", "Bo", "Carl", "dora", "élan"}));
  EXPECT_FALSE(second.next_cursor);
  EXPECT_EQ(to_json_text(first).find("hash"), std::string::npos);
}

TEST_F(TeamTest, RegistersEveryCommandWithWhatItNeeds) {
  commands::Registry registry;
  register_team(registry);
  for (std::string_view name : {"user.create", "user.edit", "team.create", "team.edit"})
    EXPECT_EQ(registry.find_command(name)->info.needs, access::Permission::ManageUsers) << name;
  EXPECT_EQ(registry.find_command("workspace.edit")->info.needs,
            access::Permission::ManageWorkspace);
  EXPECT_EQ(registry.find_command("token.create"), nullptr)
      << "a kept answer would keep the secret";
}

}  // namespace
}  // namespace penstock::team
