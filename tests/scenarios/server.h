#pragma once
// The real server, in this process, on a port of its own, over a store of its own: a workspace with
// one user of each role, and a stranger's workspace beside it.

#include <map>
#include <memory>
#include <string>
#include <thread>

#include "app/application.h"
#include "base/json.h"
#include "contract.h"
#include "http/http.h"
#include "http/test_client.h"
#include "store/postgres/testing.h"

namespace penstock::scenarios {

inline constexpr std::string_view kPassword = "a password for scenarios";

struct Reply {
  int status = 0;
  std::string head;
  std::string body;
};

class Server {
 public:
  // 0: as often as they like.
  explicit Server(int api_requests_per_minute = 0);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // Sends one request to a path under /api/v1 (or another path that begins with "//"). `headers`
  // are whole lines, each with its line break.
  Reply ask(const std::string& method, const std::string& path, const std::string& body = "",
            const std::string& headers = "");
  Reply ask_as(const std::string& who, const std::string& method, const std::string& path,
               const std::string& body = "", const std::string& headers = "");
  // Only the head of the answer, for streams.
  int status_as(const std::string& who, const std::string& method, const std::string& path);

  // What has been seen of the API's description; each request that does not keep it has failed the
  // test already.
  const Contract& contract() const { return contract_; }
  store::Database& database() { return application_->database(); }
  const commands::Registry& registry() { return application_->registry(); }
  std::uint16_t port() const { return port_; }
  WorkspaceId workspace_id() const { return workspace_id_; }
  // "Authorization: …\r\n" of admin, manager, rep (sees own), teammate (team), marketer, viewer,
  // revoked, stranger (admin of the other workspace); empty for nobody.
  std::string authorization(const std::string& who) const;
  UserId user_id(const std::string& who) const { return users_.at(who); }
  std::int64_t head();
  // "deal.created deal.moved": the events after a position; waits for at least `at_least`.
  std::string events_after(std::int64_t pos, std::size_t at_least = 0);
  // A hash over all rows of all tables, but for when a token or session was last seen.
  std::string state();

 private:
  void add_people();
  void add_person(const std::string& who, access::Role role, access::Visibility visibility);
  std::string token_of(const std::string& name, const access::Actor& actor);

  std::string folder_;
  std::unique_ptr<store::postgres::TestDatabase> postgres_;  // where the tests run on PostgreSQL
  std::unique_ptr<app::Application> application_;
  std::thread thread_;
  http::Server* server_ = nullptr;
  Contract contract_;
  std::uint16_t port_ = 0;
  WorkspaceId workspace_id_;
  access::Actor admin_;
  std::map<std::string, std::string> tokens_;
  std::map<std::string, UserId> users_;
};

}  // namespace penstock::scenarios
