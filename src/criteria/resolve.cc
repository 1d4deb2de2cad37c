#include "criteria/resolve.h"

#include <fmt/format.h>

#include <numeric>

namespace penstock::criteria {
namespace {

// What people call things elsewhere.
constexpr std::pair<std::string_view, std::string_view> kSynonyms[] = {
    {"account", "company"},
    {"opportunity", "deal"},
    {"contact", "person"},
    {"amount", "value"},
    {"close_date", "expected_close_on"},
    {"organisation", "company"},
    {"organization", "company"}};

std::string_view plain_name(std::string_view name) {
  for (auto [synonym, plain] : kSynonyms)
    if (synonym == name) return plain;
  return name;
}

const FieldSpec* find_field(const RecordSpec& record, std::string_view name) {
  if (const auto* field = record.field(name)) return field;
  return record.field(plain_name(name));
}

std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      std::size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = above;
    }
  }
  return row[b.size()];
}

std::vector<std::string_view> names_of(const RecordSpec& record) {
  std::vector<std::string_view> names;
  for (const auto& field : record.fields) names.push_back(field.short_name());
  return names;
}

// The first name of a path; that of a custom field has two parts.
std::string_view first_name(std::string_view path) {
  auto end = path.find('.');
  if (end != std::string_view::npos && path.substr(0, end) == "custom")
    end = path.find('.', end + 1);
  return path.substr(0, end);
}

Fault unknown(const RecordSpec& record, std::string_view name, std::size_t at) {
  auto hint = did_you_mean(name, names_of(record));
  if (hint.empty() && find_elapsed(record, name) != nullptr)
    hint = fmt::format("; for its time write `time in {}`", name);
  if (hint.empty() && find_collection(record, name).collection != nullptr)
    hint = fmt::format("; write `count of {} in last 14 days >= 1`", name);
  if (hint.empty()) hint = "; it has " + listing(names_of(record));
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(name.size()), "unknown_field",
          fmt::format("{} has no field “{}”{}", record.name, name, hint)};
}

}  // namespace

Resolved resolve(const Schema& schema, const RecordSpec& record, std::string_view name) {
  Resolved made;
  const RecordSpec* here = &record;
  std::size_t at = 0;
  auto own = first_name(name);
  bool own_name = own == record.name || plain_name(own) == record.name;
  if (own_name && own.size() < name.size() && find_field(record, own) == nullptr)
    at = own.size() + 1;
  while (true) {
    auto step = first_name(name.substr(at));
    auto fault = [&](const char* slug, std::string says) {
      made.fault = Fault{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(step.size()),
                         slug, std::move(says)};
      return made;
    };
    const auto* field = find_field(*here, step);
    if (field == nullptr) {
      made.fault = unknown(*here, step, at);
      return made;
    }
    if (made.path.size() == kPathStepsMax)
      return fault("too_deep", fmt::format("a path has at most {} names", kPathStepsMax));
    made.path.push_back(field);
    made.canonical.append(made.canonical.empty() ? "" : ".").append(field->short_name());
    at += step.size() + 1;
    if (at > name.size()) return made;
    const auto* next = field->references.empty() ? nullptr : schema.record(field->references);
    if (next == nullptr) {
      at -= step.size() + 1;
      return fault("not_a_reference", fmt::format("{} is {} and has no fields of its own", step,
                                                  kind_words(field->kind)));
    }
    made.related.push_back(next);
    here = next;
  }
}

Counted find_collection(const RecordSpec& record, std::string_view name) {
  for (const auto& collection : record.collections) {
    if (collection.name == name) return {&collection, {}};
    for (const auto& kind : collection.kinds)
      if (kind == name) return {&collection, kind};
  }
  return {};
}

const FieldSpec* find_elapsed(const RecordSpec& record, std::string_view name) {
  for (const auto& elapsed : record.elapsed)
    if (elapsed.name == name) return record.field(elapsed.field);
  return nullptr;
}

const std::vector<Op>& operators_of(FieldKind kind) {
  static const std::vector<Op> kText{Op::Eq,      Op::Ne,       Op::In,
                                     Op::NotIn,   Op::Contains, Op::StartsWith,
                                     Op::Exactly, Op::IsEmpty,  Op::IsNotEmpty};
  static const std::vector<Op> kEqual{Op::Eq,    Op::Ne,      Op::In,
                                      Op::NotIn, Op::IsEmpty, Op::IsNotEmpty};
  static const std::vector<Op> kBoolean{Op::Eq, Op::Ne, Op::IsEmpty, Op::IsNotEmpty};
  static const std::vector<Op> kOrdered{Op::Eq,      Op::Ne,      Op::Lt,        Op::Le,
                                        Op::Gt,      Op::Ge,      Op::In,        Op::NotIn,
                                        Op::Between, Op::IsEmpty, Op::IsNotEmpty};
  static const std::vector<Op> kTags{Op::Has, Op::IsEmpty, Op::IsNotEmpty};
  static const std::vector<Op> kTime{Op::Eq,           Op::Ne,
                                     Op::Lt,           Op::Le,
                                     Op::Gt,           Op::Ge,
                                     Op::In,           Op::NotIn,
                                     Op::Between,      Op::IsEmpty,
                                     Op::IsNotEmpty,   Op::MoreThanAgo,
                                     Op::LessThanAgo,  Op::MoreThanAhead,
                                     Op::LessThanAhead};
  switch (kind) {
    case FieldKind::Text:
      return kText;
    case FieldKind::Boolean:
      return kBoolean;
    case FieldKind::Id:
    case FieldKind::Choice:
      return kEqual;
    case FieldKind::Tags:
      return kTags;
    case FieldKind::Instant:
    case FieldKind::Date:
      return kTime;
    default:
      return kOrdered;
  }
}

std::string_view kind_words(FieldKind kind) {
  switch (kind) {
    case FieldKind::Id:
      return "a reference";
    case FieldKind::Text:
      return "a text";
    case FieldKind::Integer:
      return "a whole number";
    case FieldKind::Decimal:
      return "a number";
    case FieldKind::Boolean:
      return "true or false";
    case FieldKind::Money:
      return "an amount of money";
    case FieldKind::Probability:
      return "a percentage";
    case FieldKind::Instant:
      return "a time";
    case FieldKind::Date:
      return "a date";
    case FieldKind::Choice:
      return "one of a list of choices";
    case FieldKind::Tags:
      return "a set of tags";
    default:
      return "a structure";
  }
}

std::string_view alike(std::string_view word, const std::vector<std::string_view>& candidates) {
  std::string_view best;
  // Long custom names are compared too, but not endless ones: the work grows with the product.
  std::size_t least = word.size() > 64 ? 0 : std::max<std::size_t>(2, word.size() / 3) + 1;
  for (auto candidate : candidates) {
    if (candidate.size() > 80 || candidate.size() <= 1) continue;
    auto far = distance(word, candidate);
    if (far < least && far < candidate.size()) least = far, best = candidate;
  }
  return best;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& candidates) {
  auto best = alike(word, candidates);
  return best.empty() ? "" : fmt::format(", did you mean {}?", best);
}

std::string listing(const std::vector<std::string_view>& words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i == 10) return out + " …";
    out.append(i == 0 ? "" : ", ").append(words[i]);
  }
  return out;
}

}  // namespace penstock::criteria
