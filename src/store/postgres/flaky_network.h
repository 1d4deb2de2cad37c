#pragma once
// For tests: a network between Penstock and its PostgreSQL that loses what it is told to lose.

#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace penstock::store::postgres {

class FlakyNetwork {
 public:
  // Where the connection is cut that carries the next COMMIT.
  enum class Cut { None, BeforeCommit, AfterCommit, Held };

  // `uri`: of a server that is reached by a socket file.
  explicit FlakyNetwork(const std::string& uri);
  ~FlakyNetwork();
  FlakyNetwork(const FlakyNetwork&) = delete;
  FlakyNetwork& operator=(const FlakyNetwork&) = delete;

  // The way through this network.
  const std::string& uri() const { return uri_; }
  // BeforeCommit: the server never hears of it. AfterCommit: its answer is lost. Held: it is on the
  // wire for so long while Penstock takes the connection for dead, and the server does not.
  void cut_next_commit(Cut cut, std::chrono::milliseconds held = {}) {
    hold_for_ = held;
    next_ = cut;
  }
  // Whether anything is on the wire yet: then the server has not ended that connection either.
  bool holds() const { return held_ > 0; }
  // While it is down nothing passes and nobody connects. `warned`: each client hears why first, as
  // from a server that is stopped at once.
  void set_down(bool down, bool warned = false) {
    warned_ = warned;
    down_ = down;
  }

 private:
  struct Wire;
  void loop();
  void accept_one(std::vector<Wire>& wires);
  bool carry(Wire& wire, bool from_client);
  void hold(Wire& wire, std::string bytes);
  void deliver(std::vector<Wire>& wires);

  std::string server_socket_, folder_, uri_;
  int listener_ = -1;
  std::atomic<Cut> next_{Cut::None};
  std::atomic<std::chrono::milliseconds> hold_for_{};
  std::atomic<int> held_{0};
  std::atomic<bool> down_{false};
  std::atomic<bool> warned_{false};
  std::atomic<bool> stopping_{false};
  std::thread thread_;
};

}  // namespace penstock::store::postgres
