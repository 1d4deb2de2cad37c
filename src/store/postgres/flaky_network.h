#pragma once
// For tests: a network between Penstock and its PostgreSQL that loses what it is told to lose.

#include <atomic>
#include <memory>
#include <string>
#include <thread>

namespace penstock::store::postgres {

class FlakyNetwork {
 public:
  // Where the connection is cut that carries the next COMMIT.
  enum class Cut { None, BeforeCommit, AfterCommit };

  // `uri`: of a server that is reached by a socket file.
  explicit FlakyNetwork(const std::string& uri);
  ~FlakyNetwork();
  FlakyNetwork(const FlakyNetwork&) = delete;
  FlakyNetwork& operator=(const FlakyNetwork&) = delete;

  // The way through this network.
  const std::string& uri() const { return uri_; }
  // BeforeCommit: the server never hears of it. AfterCommit: its answer is lost.
  void cut_next_commit(Cut cut) { next_ = cut; }
  // While it is down nothing passes and nobody connects.
  void set_down(bool down) { down_ = down; }

 private:
  struct Wire;
  void loop();
  void accept_one(std::vector<Wire>& wires);
  bool carry(Wire& wire, bool from_client);

  std::string server_socket_, folder_, uri_;
  int listener_ = -1;
  std::atomic<Cut> next_{Cut::None};
  std::atomic<bool> down_{false};
  std::atomic<bool> stopping_{false};
  std::thread thread_;
};

}  // namespace penstock::store::postgres
