#include "base/ids.h"

#include <algorithm>
#include <array>

#include "base/id_time.h"

namespace penstock {
namespace {
constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::int64_t kEpochMs = 1577836800000;  // 2020-01-01T00:00:00Z

constexpr std::array<signed char, 256> make_values() {
  std::array<signed char, 256> values{};
  values.fill(-1);
  for (int i = 0; i < 32; ++i)
    values[static_cast<unsigned char>(kAlphabet[i])] = static_cast<signed char>(i);
  return values;
}
constexpr auto kValues = make_values();
}  // namespace

std::string encode_id(std::int64_t value) {
  std::string text(13, '0');
  for (int i = 12; i >= 0; --i, value >>= 5) text[i] = kAlphabet[value & 31];
  return text;
}

std::int64_t decode_id(std::string_view text) {
  if (text.size() != 13) return -1;
  std::uint64_t value = 0;
  for (char c : text) {
    auto digit = kValues[static_cast<unsigned char>(c)];
    if (digit < 0) return -1;
    value = value << 5 | static_cast<unsigned>(digit);
  }
  // 13 characters hold 65 bits; the first may only be 0 to 7 for 63.
  if (kValues[static_cast<unsigned char>(text[0])] > 7) return -1;
  return static_cast<std::int64_t>(value);
}

Instant id_time(std::int64_t id) { return instant_from_ms((id >> 22) + kEpochMs); }
int id_node(std::int64_t id) { return static_cast<int>(id >> 12 & 0x3ff); }

std::int64_t IdMaker::next() {
  auto now = (clock_.now().time_since_epoch().count() - kEpochMs) << 12;
  auto last = last_.load(std::memory_order_relaxed);
  std::int64_t stamp;
  do {
    stamp = std::max(now, last + 1);
  } while (!last_.compare_exchange_weak(last, stamp, std::memory_order_relaxed));
  return (stamp >> 12) << 22 | node_ << 12 | (stamp & 0xfff);
}

}  // namespace penstock
