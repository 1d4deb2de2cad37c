#include "features/deals/rank.h"

#include "base/ids.h"

namespace penstock::deals {
namespace {

constexpr std::string_view kDigits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

std::size_t digit(std::string_view text, std::size_t at, std::size_t beyond) {
  return at < text.size() ? kDigits.find(text[at]) : beyond;
}

}  // namespace

std::string rank_on_top(std::int64_t id) {
  PENSTOCK_CHECK(id > 0, "a rank is made from an id");
  // A trailing middle digit leaves room below even for the smallest text.
  return encode_id(INT64_MAX - id) + 'G';
}

std::string rank_between(std::string_view above, std::string_view below) {
  PENSTOCK_CHECK(above.empty() || below.empty() || above < below,
                 "a rank lies between two that are in order");
  std::string rank;
  bool below_open = below.empty();  // the prefix already lies under `below`
  for (std::size_t at = 0;; ++at) {
    auto low = digit(above, at, 0);
    auto high = below_open ? kDigits.size() : digit(below, at, 0);
    if (high > low + 1) {
      rank += kDigits[(low + high) / 2];
      return rank;
    }
    rank += kDigits[low];
    if (low < high) below_open = true;
  }
}

}  // namespace penstock::deals
