#pragma once
// Shipping: every commit of a store in a file is copied to a folder (on another disk, on another
// machine) within a second, so that the loss of the machine costs a second of work, and the store
// can be made again as of any moment that is kept.
//
// A generation is a copy of the file and all commits since. A new one begins with the server, each
// day, and whenever commits could not be written for too long. The store never waits for the
// folder: while it is full or gone the server goes on and says so.

#include <functional>
#include <memory>
#include <string>

#include "base/result.h"
#include "base/time.h"

namespace penstock::store {

namespace sqlite {
struct Live;
}

inline constexpr std::chrono::seconds kShippingRetryMax{60};  // between tries of a new generation

struct ShippingOptions {
  std::string folder;
  std::chrono::milliseconds gather{200};  // commits that are written with one sync
  std::chrono::milliseconds retry{1'000};
  std::chrono::hours renew{24};     // a new generation, where anything was written
  std::chrono::hours keep{7 * 24};  // moments that can be restored
  std::function<void(std::string_view)> log = [](std::string_view) {};
};

struct ShippingState {
  std::string generation;    // the newest that is whole; empty: none yet
  Instant shipped_at;        // when all that was committed was last there
  std::int64_t commits = 0;  // shipped since the start
  std::int64_t bytes = 0;
  std::chrono::milliseconds lag_max{0};  // the longest from a commit to its safe copy
  std::string trouble;                   // why nothing is shipped at the moment; empty: it is
};

class Shipping {
 public:
  explicit Shipping(ShippingOptions options);
  ~Shipping();
  Shipping(const Shipping&) = delete;
  Shipping& operator=(const Shipping&) = delete;

  ShippingState state() const;

  // By the store, when it is open and before it closes.
  void begin(const sqlite::Live& live);
  void end();

 private:
  class Ship;
  std::unique_ptr<Ship> ship_;
};

}  // namespace penstock::store
