// Who may do what, on every route: anonymous, revoked, a stranger's admin, and each role. The rows
// come from the registry itself, so a new route is in the matrix at once. After each refusal not
// one row of the store has changed; a stranger's ids answer as ids that never were.

#include <gtest/gtest.h>

#include <set>

#include "access/actor.h"
#include "access/tokens.h"
#include "commands/routes.h"
#include "server.h"

namespace penstock::scenarios {
namespace {

using access::Permission;
using access::Role;

struct Row {
  std::string method, path;
  Permission needs;
  const RecordDescription* input;
};

// Records that belong to an owner: who sees only their own gets 404 for others'.
const std::set<std::string, std::less<>> kOwned{"deal", "company", "person", "activity", "note"};

class Matrix : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    server_ = std::make_unique<Server>();
    add_records();
    for (const auto& who : {"admin", "manager", "rep", "marketer", "viewer", "stranger"})
      (void)server_->ask_as(who, "GET", "/session");
  }
  static void TearDownTestSuite() { server_.reset(); }

  static std::string make(const std::string& who, const std::string& path,
                          const std::string& body) {
    auto made = server_->ask_as(who, "POST", path, body);
    PENSTOCK_CHECK(made.status == 201, path + ": " + made.body);
    return *parse_json(made.body)->find("id")->as_string();
  }
  // One record of every kind in the workspace, of its admin.
  static void add_records() {
    auto pipeline = parse_json(server_
                                   ->ask_as("admin", "POST", "/pipelines",
                                            R"({"name":"P","stages":[{"name":"a"},{"name":"b"}]})")
                                   .body)
                        .value();
    ids_["pipeline"] = *pipeline.find("id")->as_string();
    ids_["stage"] = *pipeline.find("stages")->as_array()->at(1).find("id")->as_string();
    ids_["company"] = make("admin", "/companies", R"({"name":"Acme Customer"})");
    ids_["person"] = make("admin", "/people", R"({"name":"Jan Kowalski"})");
    ids_["product"] = make("admin", "/products", R"({"name":"Roof"})");
    ids_["deal"] =
        make("admin", "/deals", R"({"title":"Zyzzyva","stage_id":")" + ids_["stage"] + "\"}");
    ids_["activity"] = make("admin", "/activities",
                            R"({"kind":"call","title":"Call","deal_id":")" + ids_["deal"] + "\"}");
    ids_["note"] =
        make("admin", "/notes", R"({"text":"Zyzzyva","deal_id":")" + ids_["deal"] + "\"}");
    ids_["team"] = make("admin", "/teams", R"({"name":"North"})");
    ids_["lost_reason"] = make("admin", "/lost_reasons", R"({"name":"Weather"})");
    auto tagged =
        server_->ask_as("admin", "POST", "/deals/bulk",
                        R"({"action":"tag","tag":"x","deal_ids":[")" + ids_["deal"] + "\"]}");
    ids_["batch"] = *parse_json(tagged.body)->find("batch_id")->as_string();
    ids_["user"] = server_->user_id("rep").text();
    (void)make("stranger", "/pipelines", R"({"from_template":"five_steps"})");
  }

  static std::vector<Row> rows() {
    std::vector<Row> all;
    auto add = [&](const commands::Info& info, const RecordDescription* input) {
      if (info.route.empty()) return;
      auto blank = info.route.find(' ');
      all.push_back({std::string(info.route.substr(0, blank)),
                     std::string(info.route.substr(blank + 1)), info.needs, input});
    };
    for (const auto& command : server_->registry().all_commands()) add(command.info, command.input);
    for (const auto& query : server_->registry().all_queries()) add(query.info, query.input);
    return all;
  }
  static const Field* field_of(const Row& row, std::string_view name) {
    for (const auto& field : row.input->fields)
      if (field.name == name) return &field;
    return nullptr;
  }
  enum class Ids { Ours, Unknown };
  static std::string id_text(std::string_view prefix, Ids which) {
    auto found = ids_.find(prefix);
    if (which == Ids::Ours && found != ids_.end()) return found->second;
    return std::string(prefix) + "_0000000000009";
  }
  // The path with its parameters filled in.
  static std::string path_of(const Row& row, Ids which) {
    auto path = row.path;
    for (auto open = path.find('{'); open != std::string::npos; open = path.find('{')) {
      auto close = path.find('}', open);
      const auto* field = field_of(row, path.substr(open + 1, close - open - 1));
      path.replace(open, close - open + 1,
                   field->kind == FieldKind::Id ? id_text(field->id_prefix, which)
                   : which == Ids::Ours         ? "1"
                                                : "999999");
    }
    if (row.method != "GET") return path;
    std::string query;
    for (const auto& field : row.input->fields)
      if (needed(row, field))
        query += (query.empty() ? "?" : "&") + std::string(field.name) + "=" +
                 plain_sample(field, which);
    return path + query;
  }
  static bool in_path(const Row& row, const Field& field) {
    return row.path.find("{" + std::string(field.name) + "}") != std::string::npos;
  }
  static bool needed(const Row& row, const Field& field) {
    return field.required && !in_path(row, field);
  }
  static std::string plain_sample(const Field& field, Ids which) {
    if (!field.id_prefix.empty()) return id_text(field.id_prefix, which);
    if (!field.choices.empty()) return std::string(field.choices[0]);
    return field.kind == FieldKind::Instant ? "2026-01-01T00:00:00Z" : "deal";
  }
  static Json sample(const Field& field, Ids which) {
    if (field.kind == FieldKind::List) return Json::Array{Json(plain_sample(field, which))};
    return plain_sample(field, which);
  }
  // A body that decodes: the fields that have no default.
  static std::string body_of(const Row& row, Ids which) {
    if (row.method == "GET") return "";
    Json body(Json::Object{});
    for (const auto& field : row.input->fields)
      if (needed(row, field)) body.set(field.name, sample(field, which));
    return to_text(body);
  }
  static Reply ask(const std::string& who, const Row& row, Ids which) {
    return server_->ask_as(who, row.method, path_of(row, which), body_of(row, which));
  }
  static bool has_ids(const Row& row, bool owned_only) {
    for (const auto& field : row.input->fields)
      if (in_path(row, field) && field.kind == FieldKind::Id &&
          (owned_only ? kOwned.contains(field.id_prefix) : ids_.contains(field.id_prefix)))
        return true;
    return false;
  }
  static std::string name_of(const Row& row, const std::string& who) {
    return who + ": " + row.method + " " + row.path;
  }

  static inline std::unique_ptr<Server> server_;
  static inline std::map<std::string, std::string, std::less<>> ids_;
};

TEST_F(Matrix, CoversTheWholeRegistry) { EXPECT_GT(rows().size(), 60u); }

TEST_F(Matrix, NobodyAndARevokedTokenGetNothing) {
  auto before = server_->state();
  for (const auto& row : rows())
    for (const std::string who : {"nobody", "revoked"}) {
      EXPECT_EQ(ask(who, row, Ids::Ours).status, 401) << name_of(row, who);
      EXPECT_EQ(server_->state(), before) << name_of(row, who);
    }
}

TEST_F(Matrix, ARoleWithoutThePermissionIsRefusedBeforeAnythingIsWritten) {
  auto before = server_->state();
  int refusals = 0;
  for (const auto& row : rows())
    for (auto [who, role] : {std::pair{"manager", Role::Manager},
                             {"rep", Role::Rep},
                             {"marketer", Role::Marketer},
                             {"viewer", Role::Viewer}}) {
      if (access::permissions_of(role).has(row.needs)) continue;
      auto reply = ask(who, row, Ids::Ours);
      EXPECT_EQ(reply.status, 403) << name_of(row, who);
      EXPECT_EQ(reply.body.find("Zyzzyva"), std::string::npos) << name_of(row, who);
      EXPECT_EQ(server_->state(), before) << name_of(row, who);
      ++refusals;
    }
  EXPECT_GT(refusals, 60);
}

TEST_F(Matrix, AnIdOfAnotherWorkspaceAnswersAsOneThatNeverWas) {
  auto before = server_->state();
  int asked = 0;
  for (const auto& row : rows()) {
    if (!has_ids(row, false)) continue;
    auto ours = ask("stranger", row, Ids::Ours), unknown = ask("stranger", row, Ids::Unknown);
    EXPECT_EQ(ours.status, 404) << name_of(row, "stranger") << "\n" << ours.body;
    EXPECT_EQ(unknown.status, 404) << name_of(row, "stranger") << "\n" << unknown.body;
    auto says = [](const Reply& reply) {
      return parse_json(reply.body)->find("detail")
                 ? *parse_json(reply.body)->find("detail")->as_string()
                 : "";
    };
    EXPECT_EQ(says(ours), says(unknown)) << name_of(row, "stranger");
    EXPECT_EQ(server_->state(), before) << name_of(row, "stranger");
    ++asked;
  }
  EXPECT_GT(asked, 30);
}

TEST_F(Matrix, ARepGetsNothingOfWhatOthersOwn) {
  auto before = server_->state();
  int asked = 0;
  for (const auto& row : rows()) {
    if (!has_ids(row, true) || !access::permissions_of(Role::Rep).has(row.needs)) continue;
    auto hidden = ask("rep", row, Ids::Ours);
    EXPECT_EQ(hidden.status, 404) << name_of(row, "rep") << "\n" << hidden.body;
    EXPECT_EQ(hidden.body.find("Zyzzyva"), std::string::npos) << name_of(row, "rep");
    EXPECT_EQ(server_->state(), before) << name_of(row, "rep");
    ++asked;
  }
  EXPECT_GT(asked, 20);
}

TEST_F(Matrix, ListsShowAStrangerNothingOfOurs) {
  for (const auto& row : rows()) {
    if (row.method != "GET" || row.path.find('{') != std::string::npos) continue;
    auto reply = ask("stranger", row, Ids::Unknown);
    EXPECT_LT(reply.status, 500) << name_of(row, "stranger");
    for (const auto& [type, id] : ids_)
      EXPECT_EQ(reply.body.find(id), std::string::npos)
          << name_of(row, "stranger") << " shows our " << type;
    EXPECT_EQ(reply.body.find("Zyzzyva"), std::string::npos) << name_of(row, "stranger");
  }
}

// The last ones, since they may change something: whoever has the permission is let in.
TEST_F(Matrix, ZEveryRoleWithThePermissionIsLetIn) {
  for (const auto& row : rows())
    for (auto [who, role] : {std::pair{"admin", Role::Admin},
                             {"manager", Role::Manager},
                             {"rep", Role::Rep},
                             {"marketer", Role::Marketer},
                             {"viewer", Role::Viewer}}) {
      if (!access::permissions_of(role).has(row.needs)) continue;
      // What is the person's own (sessions, tokens, settings) a token of less than an admin may not
      // touch.
      if (row.needs == Permission::None && role != Role::Admin) continue;
      auto reply = ask(who, row, Ids::Unknown);
      EXPECT_NE(reply.status, 401) << name_of(row, who);
      EXPECT_NE(reply.status, 403) << name_of(row, who) << "\n" << reply.body;
      EXPECT_LT(reply.status, 500) << name_of(row, who) << "\n" << reply.body;
    }
}

// The server compares every answer of this file with the description; here so many that the
// comparison cannot have been of refusals only.
TEST_F(Matrix, ZZTheDescriptionHoldsForMostOperations) {
  for (const auto& row : rows())
    if (row.method == "GET") (void)ask("admin", row, Ids::Ours);
  EXPECT_GT(server_->contract().proven().size(), 40u);
}

struct SpecialRow {
  std::string method, path, body;
  std::map<std::string, int> expected;  // by who
};

TEST_F(Matrix, TheSpecialRoutesHoldTheSameRules) {
  const std::string user = "/users/" + ids_["user"] + "/password",
                    new_password = R"({"password":"another long one"})";
  const std::string octets = "octets";
  std::vector<SpecialRow> table{
      {"GET",
       "/session",
       "",
       {{"nobody", 401}, {"revoked", 401}, {"viewer", 200}, {"stranger", 200}}},
      {"POST", "/session", R"({"email":"x@example.com","password":"wrong"})", {{"nobody", 401}}},
      {"POST",
       "/session/password",
       R"({"current_password":"a","new_password":"b"})",
       {{"nobody", 401}, {"revoked", 401}, {"viewer", 403}, {"admin", 403}}},
      {"POST",
       user,
       new_password,
       {{"nobody", 401},
        {"revoked", 401},
        {"viewer", 403},
        {"rep", 403},
        {"marketer", 403},
        {"manager", 403},
        {"stranger", 404}}},
      {"POST",
       "/tokens",
       R"({"name":"x","scopes":["admin"]})",
       {{"nobody", 401}, {"revoked", 401}, {"viewer", 403}, {"rep", 403}, {"manager", 403}}},
      {"POST", "/setup", R"({"workspace_name":"x"})", {{"nobody", 409}, {"admin", 409}}},
      {"GET", "/setup", "", {{"nobody", 200}}},
      {"POST",
       "/uploads?name=a.csv",
       octets,
       {{"nobody", 401}, {"revoked", 401}, {"viewer", 403}, {"rep", 403}}},
      {"POST",
       "/imports/guess",
       R"({"upload_ids":[]})",
       {{"nobody", 401}, {"revoked", 401}, {"viewer", 403}, {"rep", 403}}},
      {"POST",
       "/imports/preview",
       R"({"upload_id":"upload_0000000000009"})",
       {{"nobody", 401}, {"revoked", 401}, {"viewer", 403}, {"rep", 403}, {"admin", 422}}},
      {"GET",
       "/imports/import_0000000000009/errors.csv",
       "",
       {{"nobody", 401}, {"revoked", 401}, {"viewer", 403}, {"rep", 403}, {"admin", 404}}},
      {"GET",
       "/export/deals.csv",
       "",
       {{"nobody", 401}, {"revoked", 401}, {"viewer", 403}, {"rep", 200}, {"stranger", 200}}},
      {"GET", "/openapi.json", "", {{"nobody", 200}}},
      {"GET", "//healthz", "", {{"nobody", 200}}},
      {"GET", "//readyz", "", {{"nobody", 200}}},
      {"GET", "//metrics", "", {{"nobody", 200}}}};
  auto before = server_->state();
  for (const auto& row : table)
    for (const auto& [who, status] : row.expected) {
      auto headers = row.body == octets ? "Content-Type: application/octet-stream\r\n" : "";
      auto reply = server_->ask_as(who, row.method, row.path, row.body, headers);
      EXPECT_EQ(reply.status, status) << who << ": " << row.method << " " << row.path << "\n"
                                      << reply.body;
      EXPECT_EQ(reply.body.find("Zyzzyva"), std::string::npos) << who << ": " << row.path;
      EXPECT_EQ(server_->state(), before) << who << ": " << row.method << " " << row.path;
    }
  for (auto [who, status] : {std::pair{"nobody", 401}, {"revoked", 401}, {"viewer", 200}})
    EXPECT_EQ(server_->status_as(who, "GET", "/events"), status) << who;
}

TEST_F(Matrix, AReadingTokenMayNotWriteWhateverTheRole) {
  auto session =
      server_->ask("POST", "/session",
                   R"({"email":"admin@example.com","password":")" + std::string(kPassword) + "\"}");
  auto cookie = session.head.substr(session.head.find("Set-Cookie: ") + 12);
  cookie = "Cookie: " + cookie.substr(0, cookie.find(';')) + "\r\n";
  auto made = server_->ask("POST", "/tokens", R"({"name":"reader","scopes":["read"]})",
                           cookie + "Origin: http://test\r\n");
  ASSERT_EQ(made.status, 201) << made.body;
  auto bearer =
      "Authorization: Bearer " + *parse_json(made.body)->find("secret")->as_string() + "\r\n";
  auto before = server_->state();
  for (const auto& row : rows()) {
    if (row.needs == Permission::None ||
        access::permissions_of({access::Scope::Read}).has(row.needs))
      continue;
    EXPECT_EQ(
        server_->ask(row.method, path_of(row, Ids::Ours), body_of(row, Ids::Ours), bearer).status,
        403)
        << name_of(row, "reader");
    EXPECT_EQ(server_->state(), before) << name_of(row, "reader");
  }
}

TEST_F(Matrix, ACookieFromAnotherSiteChangesNothing) {
  auto session =
      server_->ask("POST", "/session",
                   R"({"email":"admin@example.com","password":")" + std::string(kPassword) + "\"}");
  auto cookie = session.head.substr(session.head.find("Set-Cookie: ") + 12);
  cookie = "Cookie: " + cookie.substr(0, cookie.find(';')) + "\r\n";
  auto before = server_->state();
  for (const auto& row : rows()) {
    if (row.method == "GET") continue;
    auto reply = server_->ask(row.method, path_of(row, Ids::Ours), body_of(row, Ids::Ours),
                              cookie + "Origin: https://evil.example\r\n");
    EXPECT_EQ(reply.status, 403) << name_of(row, "another site");
    EXPECT_EQ(server_->state(), before) << name_of(row, "another site");
  }
}

}  // namespace
}  // namespace penstock::scenarios
