#pragma once
// One search over deals, companies and people. README.md says how it ranks and forgives typos.

#include "commands/registry.h"

namespace penstock::search {

inline constexpr std::size_t kHitsMax = 20;
inline constexpr std::size_t kQueryBytesMax = 200;

enum class HitType { Deal, Company, Person };
BOOST_DESCRIBE_ENUM(HitType, Deal, Company, Person)

struct Hit {
  HitType type = HitType::Deal;
  std::string id;  // with its type in front
  std::string title;
  std::optional<std::string>
      subtitle;   // the deal's or person's company; the company's domain or city
  int score = 0;  // 100: exactly this; 80: begins so; 60: words begin so; less: elsewhere, or a
                  // typo forgiven
};
BOOST_DESCRIBE_STRUCT(Hit, (), (type, id, title, subtitle, score))

struct Search {
  std::string q;
};
BOOST_DESCRIBE_STRUCT(Search, (), (q))
constexpr auto field_notes(const Search*) {
  return std::array{FieldNote{
      .name = "q", .says = "Words, or the beginnings of words", .text_max = kQueryBytesMax}};
}

Result<commands::List<Hit>> find(store::Reader& reader, const access::Actor& actor, Instant now,
                                 const Search& query);

void register_search(commands::Registry& registry);

}  // namespace penstock::search
