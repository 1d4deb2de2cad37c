#include "http/neighbours.h"

#include <arpa/inet.h>

#include <algorithm>

namespace penstock::http {

std::string neighbour_of(std::string_view plain_address) {
  std::string text(plain_address);
  in6_addr six{};
  if (inet_pton(AF_INET6, text.c_str(), &six) != 1) return text;
  std::fill(std::begin(six.s6_addr) + 8, std::end(six.s6_addr), 0);
  char out[INET6_ADDRSTRLEN];
  return std::string(inet_ntop(AF_INET6, &six, out, sizeof out)) + "/64";
}

bool Neighbours::enter(const std::string& neighbour, std::size_t max) {
  const std::lock_guard lock(mutex_);
  auto& count = counts_[neighbour];
  if (count >= max) {
    if (count == 0) counts_.erase(neighbour);
    return false;
  }
  ++count;
  return true;
}

void Neighbours::leave(const std::string& neighbour) {
  const std::lock_guard lock(mutex_);
  const auto found = counts_.find(neighbour);
  if (found != counts_.end() && --found->second == 0) counts_.erase(found);
}

}  // namespace penstock::http
