#include "server.h"

#include <sodium.h>

#include <filesystem>
#include <future>

#include "access/authenticator.h"
#include "access/password.h"
#include "app/openapi_document.h"
#include "app/serve.h"
#include "features/team/team.h"
#include "store/tables.h"

namespace penstock::scenarios {

using access::Role;
using access::Visibility;

namespace {
std::string make_folder() {
  char folder[] = "/tmp/penstock-scenario-XXXXXX";
  PENSTOCK_CHECK(mkdtemp(folder) != nullptr, "a test has a folder");
  return folder;
}
}  // namespace

Server::Server(int api_requests_per_minute)
    : folder_(make_folder()),
      postgres_(store::postgres::TestDatabase::of_this_run()),
      application_(
          std::move(app::Application::open({folder_, postgres_ ? postgres_->uri() : ""})).value()),
      contract_(app::openapi_document(application_->registry())) {
  app::block_stop_signals();
  add_people();
  std::promise<http::Server*> listening;
  thread_ = std::thread([&, api_requests_per_minute] {
    app::ServeOptions options;
    options.listen = "127.0.0.1:0";
    options.io_threads = 1;
    options.api_requests_per_minute = api_requests_per_minute;
    options.on_listening = [&](http::Server& server) { listening.set_value(&server); };
    app::serve(*application_, options);
  });
  server_ = listening.get_future().get();
  port_ = server_->port();
}

Server::~Server() {
  server_->stop();
  thread_.join();
  application_.reset();
  std::filesystem::remove_all(folder_);
}

void Server::add_people() {
  auto hash = access::make_password_hasher()->hash(kPassword).value();
  auto make = [&](std::string name, std::string email) {
    auto now = application_->clock().now();
    return database()
        .write_now([&](store::Tx& tx) -> Result<team::CreatedWorkspace> {
          TRY(created, team::create_workspace(tx, now,
                                              {.name = std::move(name),
                                               .slug = {},
                                               .time_zone = "Europe/Warsaw",
                                               .owner_name = "Ana Admin",
                                               .owner_email = std::move(email),
                                               .owner_password_hash = hash}));
          TRY_VOID(app::fill_workspace(tx, team::owner_actor(created), now));
          return created;
        })
        .value();
  };
  auto strangers = make("Strangers", "stranger@example.com");
  tokens_["stranger"] = token_of("stranger", team::owner_actor(strangers));
  users_["stranger"] = strangers.owner.id;
  auto acme = make("Acme", "admin@example.com");
  workspace_id_ = acme.workspace.id;
  admin_ = team::owner_actor(acme);
  tokens_["admin"] = token_of("admin", admin_);
  users_["admin"] = acme.owner.id;
  add_person("manager", Role::Manager, Visibility::All);
  add_person("rep", Role::Rep, Visibility::Own);
  add_person("teammate", Role::Rep, Visibility::Team);
  add_person("marketer", Role::Marketer, Visibility::All);
  add_person("viewer", Role::Viewer, Visibility::All);
  add_person("revoked", Role::Admin, Visibility::All);
  (void)database()
      .write_now([&](store::Tx& tx) -> Result<int> {
        TRY(actor, access::load_actor(tx, workspace_id_, users_["revoked"]));
        for (const auto& token : access::list_tokens(tx, workspace_id_, actor.user_id))
          TRY_VOID(
              team::revoke_token(tx, actor, application_->clock().now(), {.token_id = token.id}));
        return 0;
      })
      .value();
}

void Server::add_person(const std::string& who, Role role, Visibility visibility) {
  auto actor = database()
                   .write_now([&](store::Tx& tx) -> Result<access::Actor> {
                     TRY(user, team::create_user(tx, admin_, application_->clock().now(),
                                                 {.name = who,
                                                  .email = who + "@example.com",
                                                  .role = role,
                                                  .visibility = visibility}));
                     return access::load_actor(tx, workspace_id_, user.id);
                   })
                   .value();
  users_[who] = actor.user_id;
  tokens_[who] = token_of(who, actor);
}

std::string Server::token_of(const std::string& name, const access::Actor& actor) {
  return database()
      .write_now([&](store::Tx& tx) {
        return team::create_token(
            tx, actor, application_->clock().now(),
            {.name = name, .scopes = {access::Scope::Admin}, .expires_on = {}});
      })
      ->secret;
}

std::string Server::authorization(const std::string& who) const {
  if (who == "nobody") return "";
  return "Authorization: Bearer " + tokens_.at(who) + "\r\n";
}

namespace {
std::string request_text(const std::string& method, const std::string& path,
                         const std::string& body, const std::string& headers) {
  std::string encoded;
  for (char c : path.starts_with("//") ? path.substr(1) : "/api/v1" + path)
    encoded += c == ' '   ? "%20"
               : c == '"' ? "%22"
               : c == '>' ? "%3E"
               : c == '<' ? "%3C"
                          : std::string(1, c);
  auto text = method + " " + encoded + " HTTP/1.1\r\nHost: test\r\n" + headers;
  if (method != "GET" && headers.find("Content-Type") == std::string::npos)
    text += "Content-Type: application/json\r\n";
  if (method != "GET") text += "Content-Length: " + std::to_string(body.size()) + "\r\n";
  return text + "Connection: close\r\n\r\n" + body;
}
}  // namespace

Reply Server::ask(const std::string& method, const std::string& path, const std::string& body,
                  const std::string& headers) {
  http::testing::Client client(port_);
  auto reply = client.ask(request_text(method, path, body, headers));
  if (!path.starts_with("//"))
    for (const auto& fault :
         contract_.faults({method, path, body, reply.status, reply.head, reply.body}))
      ADD_FAILURE() << method << " " << path.substr(0, 200) << " " << reply.status << ": " << fault;
  return {reply.status, reply.head, reply.body};
}

Reply Server::ask_as(const std::string& who, const std::string& method, const std::string& path,
                     const std::string& body, const std::string& headers) {
  return ask(method, path, body, authorization(who) + headers);
}

int Server::status_as(const std::string& who, const std::string& method, const std::string& path) {
  http::testing::Client client(port_);
  client.send(request_text(method, path, "", authorization(who)));
  return client.read_reply(false).status;
}

std::int64_t Server::head() {
  return database().read_now(
      [&](store::Reader& reader) { return journal::head(reader, workspace_id_); });
}

std::string Server::events_after(std::int64_t pos, std::size_t at_least) {
  std::vector<journal::Entry> entries;
  for (int tries = 0; tries < 500; ++tries) {
    entries = database().read_now(
        [&](store::Reader& reader) { return journal::read_after(reader, workspace_id_, pos); });
    if (entries.size() >= at_least) break;
    std::this_thread::sleep_for(std::chrono::milliseconds{10});
  }
  std::string names;
  for (const auto& entry : entries) names.append(names.empty() ? "" : " ").append(entry.name);
  return names;
}

std::string Server::state() {
  crypto_generichash_state hash;
  crypto_generichash_init(&hash, nullptr, 0, crypto_generichash_BYTES);
  auto add = [&](std::string_view text) {
    auto size = text.size();
    crypto_generichash_update(&hash, reinterpret_cast<const unsigned char*>(&size), sizeof size);
    crypto_generichash_update(&hash, reinterpret_cast<const unsigned char*>(text.data()), size);
  };
  database().read([&](store::Reader& reader) {
    for (auto& table : store::list_tables(reader)) {
      // A follower may still be saving how far it read of what was allowed before.
      if (table.name == "cursors") continue;
      std::erase_if(table.columns, [](const auto& c) { return c == "seen_at" || c == "used_at"; });
      add(table.name);
      for (const auto& line : store::read_sorted(reader, table)) add(line);
    }
  });
  unsigned char out[crypto_generichash_BYTES];
  crypto_generichash_final(&hash, out, sizeof out);
  return {reinterpret_cast<const char*>(out), sizeof out};
}

}  // namespace penstock::scenarios
