#include <fmt/format.h>

#include <tuple>

#include "criteria/grammar.h"
#include "criteria/words.h"

namespace penstock::criteria {
namespace {

bool is_group(const Criterion& c) { return c.kind <= Criterion::Kind::Not; }

// Returns the first node beyond a limit, in the order of the text.
const Criterion* beyond(const Criterion& c, int depth, int& nodes, const char*& slug) {
  if (++nodes > kNodesMax) return slug = "too_many_conditions", &c;
  if (is_group(c) && depth == kNestingMax) return slug = "too_deep", &c;
  for (const auto& part : c.parts)
    if (const auto* found = beyond(part, depth + 1, nodes, slug)) return found;
  return nullptr;
}

}  // namespace

void check_limits(const Criterion& criterion, std::vector<Fault>& faults) {
  int nodes = 0;
  const char* slug = "";
  if (const auto* node = beyond(criterion, 0, nodes, slug)) {
    auto says =
        slug == std::string_view("too_deep")
            ? fmt::format("groups may stand {} deep in each other; split the criterion",
                          kNestingMax)
            : fmt::format("a criterion has at most {} conditions and groups; split it", kNodesMax);
    faults.push_back({node->span.at, node->span.length, slug, std::move(says)});
    return;
  }
  // Canonical spelling at most makes four bytes of one: short texts need not be printed to know.
  auto length = criterion.span.length;
  if (length > 0 && length * 4 <= kTextBytesMax) return;
  if (auto bytes = print(criterion).size(); bytes > kTextBytesMax)
    faults.push_back({criterion.span.at, criterion.span.length, "too_long",
                      fmt::format("the criterion's canonical text has {} bytes, the limit is {}",
                                  bytes, kTextBytesMax)});
}

void order_faults(std::vector<Fault>& faults) {
  std::sort(faults.begin(), faults.end(), [](const Fault& a, const Fault& b) {
    return std::tie(a.at, a.length, a.slug, a.says) < std::tie(b.at, b.length, b.slug, b.says);
  });
  if (faults.size() > kFaultsMax) faults.resize(kFaultsMax);
}

}  // namespace penstock::criteria
