#include "http/proxies.h"

#include <arpa/inet.h>

#include <charconv>
#include <cstring>
#include <optional>

#include "http/text.h"

namespace penstock::http {
namespace {

using Address = std::array<unsigned char, 16>;
constexpr Address kMapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
constexpr int kMappedBits = 96;

bool is_mapped(const Address& address) {
  return std::memcmp(address.data(), kMapped.data(), kMappedBits / 8) == 0;
}

std::optional<Address> read_address(std::string_view text) {
  const std::string copy(text);  // inet_pton wants a terminator
  Address address = kMapped;
  if (inet_pton(AF_INET, copy.c_str(), address.data() + kMappedBits / 8) == 1) return address;
  if (inet_pton(AF_INET6, copy.c_str(), address.data()) == 1) return address;
  return std::nullopt;
}

bool within(const Address& address, const Address& network, int bits) {
  const int bytes = bits / 8;
  if (std::memcmp(address.data(), network.data(), static_cast<std::size_t>(bytes)) != 0) {
    return false;
  }
  const int rest = bits % 8;
  const auto at = static_cast<std::size_t>(bytes);
  return rest == 0 || ((address[at] ^ network[at]) >> (8 - rest)) == 0;
}

}  // namespace

std::string plain_address(std::string_view text) {
  const auto address = read_address(text);
  if (!address) return std::string(text);
  char out[INET6_ADDRSTRLEN];
  const bool four = is_mapped(*address);
  inet_ntop(four ? AF_INET : AF_INET6, address->data() + (four ? kMappedBits / 8 : 0), out,
            sizeof out);
  return out;
}

Result<Proxies> Proxies::parse(const std::vector<std::string>& networks) {
  Proxies proxies;
  for (const std::string& text : networks) {
    const std::size_t slash = text.find('/');
    const auto address = read_address(std::string_view(text).substr(0, slash));
    const bool four = address && is_mapped(*address);
    const int most = four ? 128 - kMappedBits : 128;
    int bits = most;
    bool ok = address.has_value();
    if (ok && slash != std::string::npos) {
      const char* end = text.data() + text.size();
      const auto read = std::from_chars(text.data() + slash + 1, end, bits);
      ok = read.ec == std::errc() && read.ptr == end && bits >= 0 && bits <= most;
    }
    if (!ok) {
      return invalid_field("trusted_proxies", "invalid_proxy",
                           "\"" + text + "\" is not an address or a network like 10.0.0.0/8");
    }
    proxies.networks_.push_back({*address, bits + (four ? kMappedBits : 0)});
  }
  return proxies;
}

bool Proxies::trusts(std::string_view text) const {
  if (networks_.empty()) return false;
  const auto address = read_address(text);
  if (!address) return false;
  for (const Network& network : networks_) {
    if (within(*address, network.address, network.bits)) return true;
  }
  return false;
}

void Proxies::identify(Request& request, const std::string& peer) const {
  request.remote_address = peer;
  if (!trusts(peer)) return;
  std::vector<std::string_view> chain;
  std::string_view scheme;
  for (std::size_t i = 0; i < request.headers.size(); ++i) {
    const auto [name, value] = request.headers.at(i);
    if (same_name(name, "x-forwarded-for")) {
      for_each_element(value, [&](std::string_view hop) { chain.push_back(hop); });
    } else if (same_name(name, "x-forwarded-proto")) {
      for_each_element(value, [&](std::string_view element) { scheme = element; });
    }
  }
  request.secure = same_name(scheme, "https");
  while (!chain.empty()) {
    if (!read_address(chain.back())) return;  // the proxy says what it does not know: keep ours
    request.remote_address = plain_address(chain.back());
    if (!trusts(request.remote_address)) return;
    chain.pop_back();
  }
}

}  // namespace penstock::http
