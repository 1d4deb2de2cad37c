#pragma once
// How many connections each client has, so that one cannot take them all.

#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace penstock::http {

// The client that an address counts as: an IPv4 address, or the /64 of an IPv6 address, since that
// is what one customer gets.
std::string neighbour_of(std::string_view plain_address);

// Thread-safe. Holds as many entries as there are clients with connections.
class Neighbours {
 public:
  // Counts one connection more, unless there are `max` already; then false.
  bool enter(const std::string& neighbour, std::size_t max);
  void leave(const std::string& neighbour);

 private:
  std::mutex mutex_;
  std::unordered_map<std::string, std::size_t> counts_;
};

}  // namespace penstock::http
