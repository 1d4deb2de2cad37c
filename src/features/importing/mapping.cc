// Guessing goes from the certain to the likely: what the recognised shape says (100), a name or
// synonym in one of five languages (95), what the cells look like (60). Cells that contradict a
// field win over its header: a "Status" column of numbers is no status. Tested by mapping_test.cc.

#include "features/importing/mapping.h"

#include <unicode/translit.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "base/text.h"
#include "features/importing/profiles.h"

namespace penstock::importing {
namespace {

constexpr int kSureShape = 100;
constexpr int kSureName = 95;
constexpr int kSureLook = 60;
constexpr std::size_t kCustomKeyBytesMax = 60;
constexpr std::string_view kCustomPrefix = "custom:";  // in our own exports

struct Claim {
  const Target* target = nullptr;
  int sure = 0;
  Unit unit = Unit::One;
};

// Fields that say which record a table is about; all others weigh 1.
int weight(RecordType type, std::string_view field) {
  struct Weight {
    RecordType type;
    std::string_view fields;
    int weight;
  };
  using R = RecordType;
  constexpr Weight kWeights[] = {
      {R::Deal, " stage pipeline close_date expected_close_on probability_bp stage_with_pipeline ",
       3},
      {R::Deal, " value status lost_reason won_on lost_on is_won title ", 2},
      {R::Company, " industry employees parent ", 3},
      {R::Company, " domain revenue website ", 2},
      {R::Person, " first_name last_name email job_title ", 3},
      {R::Product, " price ", 3},
      {R::Product, " series ", 2},
      {R::User, " manager team ", 3},
  };
  auto key = " " + std::string(field) + " ";
  for (const auto& entry : kWeights)
    if (entry.type == type && entry.fields.find(key) != entry.fields.npos) return entry.weight;
  return 1;
}

// A header that names another entity in front speaks of the related record.
const Target* related_target(RecordType type, RecordType entity, std::string_view key) {
  bool company = entity == RecordType::Company;
  if (type == RecordType::Deal && key == "name")
    return find_target(type, company ? "company" : "people");
  if (type == RecordType::Deal && !company && key.starts_with("email"))
    return find_target(type, "person_email");
  if (type == RecordType::Person && company && key == "name") return find_target(type, "company");
  return nullptr;
}

const Target* named_target(RecordType type, const HeaderKey& header) {
  if (header.foreign_entity) return nullptr;
  if (header.entity && *header.entity != type)
    return related_target(type, *header.entity, header.key);
  return find_synonym(type, header.key);
}

RecordType guess_record_type(const TableLook& look) {
  RecordType best = RecordType::Deal;
  int best_score = 0;
  for (auto type : {RecordType::Deal, RecordType::Person, RecordType::Company, RecordType::Product,
                    RecordType::User}) {
    std::set<std::string_view> fields;
    int score = 0;
    for (const auto& header : look.headers) {
      auto key = header_key(header);
      if (key.entity == type) score += 2;
      const auto* target = named_target(type, key);
      if (target != nullptr && fields.insert(target->name).second)
        score += weight(type, target->name);
    }
    if (score > best_score) best = type, best_score = score;
  }
  return best;
}

// Whether the samples can be read as the kind: at least half of them, where there are any.
bool samples_agree(const ColumnLook& look, TargetKind kind, const CellStyles& styles, Unit unit) {
  CellStyles with_currency = styles;
  if (!with_currency.currency) with_currency.currency = *Currency::parse("EUR");
  auto good = std::ranges::count_if(look.samples, [&](const auto& sample) {
    return parse_cell(kind, sample, "", with_currency, unit).ok();
  });
  return 2 * good >= static_cast<std::ptrdiff_t>(look.samples.size());
}

Claim claim_of(const std::string& header, RecordType type, const FileShape* shape) {
  if (header.starts_with(kCustomPrefix)) return {nullptr, kSureShape, Unit::One};
  if (shape != nullptr) {
    if (auto says = shape_says(*shape, header)) {
      auto colon = says->find(':');
      auto unit = colon == says->npos ? Unit::One : *parse_unit(says->substr(colon + 1));
      return {find_target(type, says->substr(0, colon)), kSureShape, unit};
    }
  }
  const auto* target = named_target(type, header_key(header));
  return {target, target != nullptr ? kSureName : 0, Unit::One};
}

// A column without a telling header, by its cells: only addresses tell enough.
Claim claim_by_look(const ColumnLook& look, RecordType type) {
  const Target* target = nullptr;
  if (look.shape == CellShape::Email)
    target = find_target(type, type == RecordType::Deal ? "person_email" : "email");
  if (look.shape == CellShape::Url) target = find_target(type, "website");
  return {target, target != nullptr ? kSureLook : 0, Unit::One};
}

CellStyles styles_of(const TableLook& look, const Profile* profile) {
  CellStyles styles{look.decimal, look.date_order, {}, ""};
  if (profile != nullptr && !profile->currency.empty())
    styles.currency = *Currency::parse(profile->currency);
  return styles;
}

// The surest claim on a field holds, the leftmost of equals; the others become custom.
void settle(std::vector<Claim>& claims) {
  std::map<std::string_view, std::size_t> holder;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    if (claims[i].target == nullptr) continue;
    auto [held, is_new] = holder.emplace(claims[i].target->name, i);
    if (is_new) continue;
    bool better = claims[i].sure > claims[held->second].sure;
    claims[better ? held->second : i] = {};
    if (better) held->second = i;
  }
}

std::string fresh_key(std::string_view header, std::set<std::string>& taken) {
  bool ours = header.starts_with(kCustomPrefix) && header.size() > kCustomPrefix.size();
  auto key = ours ? std::string(header.substr(kCustomPrefix.size())) : custom_key_of(header);
  auto fresh = key;
  for (int n = 2; !taken.insert(fresh).second; ++n) fresh = key + "_" + std::to_string(n);
  return fresh;
}

}  // namespace

FileMapping guess_mapping(const TableLook& look, std::string_view profile_name) {
  const auto* only = find_profile(profile_name);
  auto known = recognise(look.headers, only);
  const auto* profile = known.profile != nullptr ? known.profile : only;
  FileMapping mapping;
  mapping.profile = profile != nullptr ? profile->name : "spreadsheet";
  mapping.record_type = known.shape != nullptr ? known.shape->record_type : guess_record_type(look);
  mapping.styles = styles_of(look, profile);
  std::vector<Claim> claims;
  for (std::size_t i = 0; i < look.headers.size(); ++i) {
    auto claim = claim_of(look.headers[i], mapping.record_type, known.shape);
    if (claim.target == nullptr && claim.sure == 0)
      claim = claim_by_look(look.columns[i], mapping.record_type);
    if (claim.target != nullptr && claim.target->kind == TargetKind::Probability &&
        look.columns[i].fractions)
      claim.unit = Unit::Fraction;
    if (claim.target != nullptr && claim.sure < kSureShape &&
        !samples_agree(look.columns[i], claim.target->kind, mapping.styles, claim.unit))
      claim = {};
    claims.push_back(claim);
  }
  settle(claims);
  std::set<std::string> taken;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    ColumnMapping column{look.headers[i], "", claims[i].sure, "", claims[i].unit};
    if (claims[i].target != nullptr)
      column.field = claims[i].target->name;
    else if (known.shape == nullptr || shape_says(*known.shape, look.headers[i]) != "skip")
      column.custom_key = fresh_key(look.headers[i], taken);
    mapping.columns.push_back(std::move(column));
  }
  return mapping;
}

const MappingFileEntry* find_mapping(const std::vector<MappingFileEntry>& entries,
                                     const TableLook& look) {
  std::set<std::string> headers;
  for (const auto& header : look.headers) headers.insert(whole_key(header));
  const MappingFileEntry* best = nullptr;
  for (const auto& entry : entries) {
    const auto& columns = entry.mapping.columns;
    bool fits = std::ranges::all_of(
        columns, [&](const auto& column) { return headers.contains(whole_key(column.header)); });
    if (fits && (best == nullptr || columns.size() > best->mapping.columns.size())) best = &entry;
  }
  return best;
}

FileMapping apply_mapping(const MappingFileEntry& entry, const TableLook& look) {
  FileMapping mapping = entry.mapping;
  mapping.styles.decimal = entry.decimal.value_or(look.decimal);
  mapping.styles.date_order = entry.date_order.value_or(look.date_order);
  mapping.columns.clear();
  std::set<std::string> taken;
  for (const auto& column : entry.mapping.columns) taken.insert(column.custom_key);
  for (const auto& header : look.headers) {
    auto named = std::ranges::find_if(entry.mapping.columns, [&](const auto& column) {
      return whole_key(column.header) == whole_key(header);
    });
    if (named != entry.mapping.columns.end()) {
      mapping.columns.push_back(*named);
      mapping.columns.back().header = header;
    } else {
      mapping.columns.push_back({header, "", 0, fresh_key(header, taken), Unit::One});
    }
  }
  return mapping;
}

std::string custom_key_of(std::string_view header) {
  auto folded = fold(header);
  bool ascii =
      std::ranges::all_of(folded, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (!ascii) {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Transliterator> latin(icu::Transliterator::createInstance(
        "Any-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status));
    PENSTOCK_CHECK(U_SUCCESS(status), "ICU has the rules for Latin letters");
    auto wide = icu::UnicodeString::fromUTF8(folded);
    latin->transliterate(wide);
    folded.clear();
    wide.toUTF8String(folded);
  }
  std::string key;
  for (char c : folded) {
    bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (plain)
      key += c;
    else if (!key.empty() && key.back() != '_' && c != '\'')
      key += '_';
  }
  key.resize(std::min(key.size(), kCustomKeyBytesMax));
  while (key.ends_with('_')) key.pop_back();
  return key.empty() ? "column" : key;
}

}  // namespace penstock::importing
