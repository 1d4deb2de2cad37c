#pragma once
// Typed ids. Inside the server an id is a 63-bit integer; outside it is text with its type in front
// ("deal_01J8Z0Q4K2M3N"), so that no JavaScript number rounds it and no id passes for another type.
//
// Layout, high to low: 41 bits of milliseconds since 2020-01-01, 10 bits of node, 12 bits of a
// counter. Ids of one node are strictly increasing; made by the server, never by the database.

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/time.h"

namespace penstock {

// Thirteen characters of Crockford base 32. Requires: value >= 0.
std::string encode_id(std::int64_t value);
// The number behind thirteen Crockford characters; -1 if they are not that.
std::int64_t decode_id(std::string_view text);

// Tag is a struct with `static constexpr std::string_view kPrefix`.
template <class Tag>
struct Id {
  using tag = Tag;
  std::int64_t value = 0;
  auto operator<=>(const Id&) const = default;
  explicit operator bool() const { return value != 0; }

  std::string text() const { return std::string(Tag::kPrefix) + "_" + encode_id(value); }
  static std::optional<Id> parse(std::string_view text) {
    constexpr auto prefix = Tag::kPrefix;
    if (text.size() != prefix.size() + 14 || !text.starts_with(prefix) ||
        text[prefix.size()] != '_')
      return {};
    auto value = decode_id(text.substr(prefix.size() + 1));
    if (value <= 0) return {};
    return Id{value};
  }
};

template <class T>
inline constexpr bool is_id = false;
template <class Tag>
inline constexpr bool is_id<Id<Tag>> = true;

#define PENSTOCK_ID(Name, prefix)                       \
  struct Name##Tag {                                    \
    static constexpr std::string_view kPrefix = prefix; \
  };                                                    \
  using Name = ::penstock::Id<Name##Tag>

// The ids that the spine and several features name. A feature's own ids stand in its type header.
PENSTOCK_ID(WorkspaceId, "workspace");
PENSTOCK_ID(UserId, "user");
PENSTOCK_ID(TeamId, "team");

// Makes ids. Thread-safe. Never repeats and never goes back, also when the clock does.
class IdMaker {
 public:
  // Requires: node < 1024.
  IdMaker(Clock& clock, int node) : clock_(clock), node_(node) {}
  std::int64_t next();
  // From now on ids are of another node. Requires: node < 1024.
  void set_node(int node) { node_ = node; }
  template <class I>
  I make() {
    return I{next()};
  }

 private:
  Clock& clock_;
  std::atomic<std::int64_t> node_;
  std::atomic<std::int64_t> last_{0};  // milliseconds << 12 | counter
};

}  // namespace penstock

template <class Tag>
struct std::hash<penstock::Id<Tag>> {
  std::size_t operator()(penstock::Id<Tag> id) const noexcept {
    return std::hash<std::int64_t>{}(id.value);
  }
};
