// Candidates come from two indexes: names that begin with what was typed (so that the best hits are
// there however many others match), and words. Only when neither finds anything is a typo in the
// longest word considered: first other words (a letter dropped, two swapped), then records that
// share its first letters and differ by one letter later on. Each step is bounded.

#include "features/search/search.h"

#include <algorithm>
#include <map>

#include "commands/listing.h"
#include "features/ids.h"
#include "features/search/rules.h"
#include "store/text_index.h"

namespace penstock::search {
namespace {

using access::Actor;
using store::Reader;
using store::Sql;

constexpr std::int64_t kByWordsMax = 300;  // candidates of a type that are looked at
constexpr std::int64_t kByNameMax = 20;    // of a type whose name begins with the query
constexpr std::size_t kHeadLetters = 3;    // that a guessed word must share

struct Source {
  HitType type;
  std::string_view text_type;
  std::string_view folded;  // column of the title in its folded form
  std::string_view select;  // id, title, folded title, subtitle FROM … WHERE workspace
};

constexpr Source kSources[] = {
    {HitType::Deal, "deal", "t.title_folded",
     "SELECT t.id, t.title, t.title_folded, c.name FROM deals t "
     "LEFT JOIN companies c ON c.workspace_id = $1 AND c.id = t.company_id{seen c.owner_id} WHERE "
     "t.workspace_id = $1"},
    {HitType::Company, "company", "t.name_folded",
     "SELECT t.id, t.name, t.name_folded, coalesce(t.domain, t.city) FROM companies t WHERE "
     "t.workspace_id = $1"},
    {HitType::Person, "person", "t.name_folded",
     "SELECT t.id, t.name, t.name_folded, coalesce(c.name, t.email) FROM people t "
     "LEFT JOIN companies c ON c.workspace_id = $1 AND c.id = t.company_id{seen c.owner_id} WHERE "
     "t.workspace_id = $1"}};

std::string id_text(HitType type, std::int64_t id) {
  switch (type) {
    case HitType::Deal:
      return DealId{id}.text();
    case HitType::Company:
      return CompanyId{id}.text();
    case HitType::Person:
      return PersonId{id}.text();
  }
  return "";
}

class Finder {
 public:
  Finder(Reader& reader, const Actor& actor, std::string query)
      : reader_(reader), actor_(actor), query_(std::move(query)) {}

  void by_beginning() {
    // U+10FFFF is after every letter.
    auto end = query_ + "\xF4\x8F\xBF\xBF";
    for (const auto& source : kSources)
      read(source, {}, [&](Sql& sql) {
        std::string folded(source.folded);
        auto low = sql.bind(query_);
        return " AND " + folded + " >= " + low + " AND " + folded + " < " + sql.bind(end) +
               " ORDER BY " + folded + ", t.id LIMIT " + sql.bind(kByNameMax);
      });
  }
  void by_words(const std::string& words, int malus) {
    for (const auto& source : kSources) by_ids(source, words, malus, {});
  }
  // Records that have `words`, and a word of the title that begins as `typed` with one typo.
  void by_guess(const std::string& words, const std::string& typed, int malus) {
    for (const auto& source : kSources) by_ids(source, words, malus, typed);
  }
  bool found() const { return !hits_.empty(); }
  commands::List<Hit> best() {
    std::vector<Hit> all;
    for (auto& [key, hit] : hits_) all.push_back(std::move(hit));
    std::sort(all.begin(), all.end(), [](const Hit& a, const Hit& b) {
      if (a.score != b.score) return a.score > b.score;
      if (a.title.size() != b.title.size()) return a.title.size() < b.title.size();
      return a.title != b.title ? a.title < b.title : a.id < b.id;
    });
    if (all.size() > kHitsMax) all.resize(kHitsMax);
    return {.items = std::move(all), .next_cursor = {}, .count = {}};
  }

 private:
  void by_ids(const Source& source, const std::string& words, int malus, const std::string& typed) {
    auto ids =
        store::find_text_ids(reader_, {actor_.workspace_id, source.text_type}, words, kByWordsMax);
    if (ids.empty()) return;
    Json::Array list(ids.begin(), ids.end());
    malus_ = malus;
    read(source, typed, [&](Sql& sql) {
      return " AND " + reader_.dialect().in_list("t.id", sql.bind(to_text(Json(std::move(list))))) +
             " LIMIT " + sql.bind(kByWordsMax);
    });
    malus_ = 0;
  }

  void read(const Source& source, const std::string& typed,
            const std::function<std::string(Sql&)>& condition) {
    Sql sql;
    sql.bind(actor_.workspace_id.value);
    sql.text = commands::seen_joins(source.select, actor_, sql);
    sql.text += access::visible(actor_, sql, "t.owner_id");
    sql.text += condition(sql);
    reader_.query(sql, [&](const store::Row& row) {
      if (!typed.empty() && !is_near(row.text(2), typed)) return;
      Hit hit{.type = source.type,
              .id = id_text(source.type, row.integer(0)),
              .title = std::string(row.text(1)),
              .subtitle = {},
              .score = std::max(1, score_of(row.text(2), query_) - malus_)};
      if (!row.is_null(3)) hit.subtitle = std::string(row.text(3));
      auto [known, is_new] = hits_.try_emplace(hit.id, hit);
      if (!is_new && known->second.score < hit.score) known->second = std::move(hit);
    });
  }

  static bool is_near(std::string_view title, const std::string& typed) {
    auto words = store::search_words(title);
    return std::any_of(words.begin(), words.end(),
                       [&](const std::string& word) { return begins_with_a_typo(word, typed); });
  }

  Reader& reader_;
  const Actor& actor_;
  std::string query_;  // folded
  int malus_ = 0;
  std::map<std::string, Hit> hits_;
};

// The query with its word at `index` replaced.
std::string with_word(const std::vector<std::string>& words, std::size_t index,
                      std::string_view other) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i)
    out.append(i == index ? other : std::string_view(words[i])) += ' ';
  return out;
}

void forgive_a_typo(Finder& finder, const std::vector<std::string>& words) {
  auto longest = std::max_element(words.begin(), words.end(), [](const auto& a, const auto& b) {
    return count_code_points(a) < count_code_points(b);
  });
  if (longest == words.end() || count_code_points(*longest) < kTypoLettersMin) return;
  auto index = static_cast<std::size_t>(longest - words.begin());
  constexpr int kMalus = 30;
  for (const auto& variant : typo_variants(*longest))
    finder.by_words(with_word(words, index, variant), kMalus);
  if (finder.found()) return;
  std::string head;
  for (std::string_view rest = *longest; count_code_points(head) < kHeadLetters;
       rest.remove_prefix(utf8_length(rest)))
    head += rest.substr(0, utf8_length(rest));
  finder.by_guess(with_word(words, index, head), *longest, kMalus);
}

}  // namespace

Result<commands::List<Hit>> find(Reader& reader, const Actor& actor, Instant, const Search& query) {
  auto words = store::search_words(query.q);
  if (words.empty()) return commands::List<Hit>{};
  if (words.size() > store::kQueryWordsMax) words.resize(store::kQueryWordsMax);
  Finder finder(reader, actor, fold(query.q));
  finder.by_beginning();
  finder.by_words(query.q, 0);
  if (!finder.found()) forgive_a_typo(finder, words);
  return finder.best();
}

void register_search(commands::Registry& registry) {
  registry.add_query({.name = "search",
                      .route = "GET /search",
                      .says = "Deals, companies and people by words, best first"},
                     find);
}

}  // namespace penstock::search
