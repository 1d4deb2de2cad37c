#pragma once
// Whom to believe about the client behind a reverse proxy.

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "http/http.h"

namespace penstock::http {

// The text of an IP address in one spelling; IPv4 in IPv6 ("::ffff:192.0.2.1") as IPv4.
std::string plain_address(std::string_view address);

class Proxies {
 public:
  // Each is an address or a network ("10.0.0.0/8").
  // Errors: InvalidField/invalid_proxy.
  static Result<Proxies> parse(const std::vector<std::string>& networks);

  bool trusts(std::string_view address) const;

  // Fills remote_address and secure of `request`, whose connection comes from `peer`. Only what a
  // trusted peer says counts; of X-Forwarded-For the last address that is not itself trusted.
  void identify(Request& request, const std::string& peer) const;

 private:
  struct Network {
    std::array<unsigned char, 16> address;
    int bits;
  };
  std::vector<Network> networks_;
};

}  // namespace penstock::http
