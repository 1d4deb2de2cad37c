// Tested by cells_test.cc.

#include "features/importing/cells.h"

#include <algorithm>

#include "base/record.h"
#include "base/text.h"
#include "features/checks.h"

namespace penstock::importing {
namespace {

constexpr std::size_t kPeopleMax = 100;

struct StatusWords {
  ImportedStatus status;
  std::string_view words;  // header keys between blanks
};
constexpr StatusWords kStatuses[] = {
    {ImportedStatus::Won,
     " won closedwon dealwon win wygrana wygrany wygrane wygrano zamknietawygrana выиграна "
     "выигран выиграно успешнореализовано успешно castigat castigata castigate kazanildi "
     "kazanilan kazandi "},
    {ImportedStatus::Lost,
     " lost closedlost deallost closedlosttocompetition losttocompetition lose przegrana przegrany "
     "przegrane przegrano utracona zamknietaprzegrana проиграна проигран проиграно "
     "закрытоинереализовано нереализовано pierdut pierduta pierdute kaybedildi kaybedilen "
     "kaybetti "},
    {ImportedStatus::Open,
     " open new active inprogress inprocess otwarta otwarty otwarte wtoku aktywna открыта открыт "
     "открыто вработе активна deschis deschisa deschise incurs activ acik devamediyor yeni "},
    {ImportedStatus::Parked,
     " parked onhold paused postponed wstrzymana odlozona отложена "
     "amanata suspendat beklemede askida "},
};

// Keys that header_key would mistake for a prefix are not possible here; й folds to и.
std::string word_key(std::string_view cell) { return loose_name(cell); }

Error fault(std::string_view column, std::string slug, std::string says) {
  return invalid_field(std::string(column), std::move(slug), std::move(says));
}

std::string quoted(std::string_view cell) {
  if (cell.size() <= 60) return "\"" + std::string(cell) + "\"";
  std::size_t cut = 57;
  while (cut > 0 && (static_cast<unsigned char>(cell[cut]) & 0xC0) == 0x80) --cut;
  return "\"" + std::string(cell.substr(0, cut)) + "…\"";
}

Result<CellValue> text_cell(std::string_view cell, std::string_view column, std::size_t bytes_max) {
  if (cell.size() > bytes_max)
    return fault(column, "too_long",
                 "the text has " + std::to_string(cell.size()) + " bytes, this field takes " +
                     std::to_string(bytes_max) +
                     "; shorten it or map the column to a custom field");
  return CellValue(std::string(cell));
}

Result<CellValue> money_cell(std::string_view cell, std::string_view column,
                             const CellStyles& styles, Unit unit) {
  auto money = parse_money_text(cell, styles.decimal);
  if (!money)
    return fault(column, "not_money",
                 quoted(cell) + " is no amount; write it as " +
                     (styles.decimal == DecimalStyle::Point ? "1,234.56" : "1.234,56") +
                     " or choose the other decimal style");
  Currency currency = money->currency.value_or(styles.currency);
  if (!currency)
    return fault(column, "currency_missing",
                 quoted(cell) + " names no currency; choose the currency of the file");
  std::int64_t multiplier = unit == Unit::Millions    ? 1'000'000
                            : unit == Unit::Thousands ? 1'000
                                                      : 1;
  auto minor = to_minor(money->amount, currency, multiplier);
  if (!minor)
    return fault(column, "too_precise",
                 quoted(cell) + " has more decimals than " + std::string(currency.text()) +
                     " allows, or is too large; round it in the file");
  return CellValue(Money{*minor, currency});
}

Result<CellValue> probability_cell(std::string_view cell, std::string_view column,
                                   const CellStyles& styles, Unit unit) {
  auto text = trim(cell);
  bool percent = text.ends_with('%');
  if (percent) text = trim(text.substr(0, text.size() - 1));
  auto number = parse_decimal(text, styles.decimal);
  if (number && number->scale <= 14) {
    std::int64_t one = 1;
    for (int i = 0; i < number->scale; ++i) one *= 10;
    std::int64_t parts = unit == Unit::Fraction && !percent ? 10'000 : 100;
    if (number->digits >= 0 && number->digits <= one * (10'000 / parts))
      return CellValue(
          Probability{static_cast<int>(scale(number->digits, parts, one, Round::HalfEven))});
  }
  return fault(column, "not_a_probability",
               quoted(cell) + " is no probability; write a number from 0 to " +
                   (unit == Unit::Fraction ? "1" : "100"));
}

Result<CellValue> integer_cell(std::string_view cell, std::string_view column,
                               const CellStyles& styles) {
  auto number = parse_decimal(cell, styles.decimal);
  for (; number && number->scale > 0 && number->digits % 10 == 0; --number->scale)
    number->digits /= 10;
  if (!number || number->scale > 0)
    return fault(column, "not_a_number", quoted(cell) + " is no whole number; write digits only");
  return CellValue(number->digits);
}

Result<CellValue> date_cell(TargetKind kind, std::string_view cell, std::string_view column,
                            const CellStyles& styles) {
  if (is_no_date(cell)) return CellValue{};
  auto text = parse_date_text(cell, styles.date_order);
  if (!text)
    return fault(
        column, "not_a_date",
        quoted(cell) + " is no date that exists; write it as 2026-11-22, or choose " +
            (styles.date_order == DateOrder::DayMonth ? "month before day" : "day before month"));
  if (kind == TargetKind::Date) return CellValue(to_date(*text, styles.time_zone));
  return CellValue(to_instant(*text, styles.time_zone));
}

std::vector<std::string> split(std::string_view cell, std::string_view separators) {
  std::vector<std::string> parts;
  while (!cell.empty()) {
    auto at = cell.find_first_of(separators);
    auto part = trim(cell.substr(0, at));
    if (!part.empty()) parts.emplace_back(part);
    cell.remove_prefix(at == cell.npos ? cell.size() : at + 1);
  }
  return parts;
}

// "Łucja Nowak (lucja@example.com);Jan Kos": semicolons part people, since names may have commas.
std::vector<PersonRef> people_of(std::string_view cell) {
  std::vector<PersonRef> people;
  for (const auto& part : split(cell, ";")) {
    std::string_view text = part;
    PersonRef person;
    auto open = text.find_last_of("(<");
    bool closed = text.ends_with(')') || text.ends_with('>');
    if (open != text.npos && closed &&
        is_email_like(text.substr(open + 1, text.size() - open - 2))) {
      person.email = canonical_email(text.substr(open + 1, text.size() - open - 2));
      text = trim(text.substr(0, open));
    } else if (is_email_like(text)) {
      person.email = canonical_email(text);
      text = {};
    }
    person.name = text;
    people.push_back(std::move(person));
  }
  return people;
}

StageText stage_of(std::string_view cell) {
  cell = trim(cell);
  auto open = cell.rfind('(');
  if (open == cell.npos || open == 0 || !cell.ends_with(')')) return {std::string(cell), ""};
  return {std::string(trim(cell.substr(0, open))),
          std::string(trim(cell.substr(open + 1, cell.size() - open - 2)))};
}

// Several addresses may share a cell, and some exporters write a JSON list: the first address
// counts.
Result<CellValue> email_cell(std::string_view cell, std::string_view column) {
  for (const auto& part : split(cell, ",; \"[]{}<>()"))
    if (is_email_like(part)) return CellValue(canonical_email(part));
  return fault(column, "not_an_email",
               quoted(cell) + " is no e-mail address; write it as name@example.com");
}

Result<CellValue> list_cell(TargetKind kind, std::string_view cell, std::string_view column) {
  auto too_many = [&](std::size_t max) {
    return fault(column, "too_many",
                 "more than " + std::to_string(max) + " in one cell; keep the important ones");
  };
  if (kind == TargetKind::Tags) {
    auto tags = split(cell, ",;|");
    if (tags.size() > kTagsMax) return too_many(kTagsMax);
    return CellValue(std::move(tags));
  }
  auto people = people_of(cell);
  if (people.size() > kPeopleMax) return too_many(kPeopleMax);
  return CellValue(std::move(people));
}

Result<CellValue> word_cell(TargetKind kind, std::string_view cell, std::string_view column) {
  if (kind == TargetKind::Boolean) {
    if (auto yes = parse_boolean(cell)) return CellValue(*yes);
    return fault(column, "not_a_boolean", quoted(cell) + " is neither yes nor no; write yes or no");
  }
  if (kind == TargetKind::Status) {
    if (auto status = parse_status(cell)) return CellValue(*status);
    return fault(column, "unknown_status",
                 quoted(cell) + " is no status; write open, won, lost or parked");
  }
  auto money = parse_money_text(std::string(cell) + " 1", DecimalStyle::Point);
  if (money && money->currency) return CellValue(*money->currency);
  return fault(column, "unknown_currency",
               quoted(cell) + " is no currency; write its code of three letters, as EUR");
}

}  // namespace

Result<CellValue> parse_cell(TargetKind kind, std::string_view cell, std::string_view column,
                             const CellStyles& styles, Unit unit) {
  if (trim(cell).empty()) return CellValue{};
  if (cell.find('\0') != cell.npos)
    return fault(column, "nul_byte", "the cell has a zero byte, which no text can keep; remove it");
  switch (kind) {
    case TargetKind::Text:
      return text_cell(cell, column, kTextBytesMax);
    case TargetKind::LongText:
      return text_cell(cell, column, kLongTextBytesMax);
    case TargetKind::Phone:
      return text_cell(trim(cell), column, kTextBytesMax);
    case TargetKind::Domain:
      return text_cell(domain_of(cell), column, kTextBytesMax);
    case TargetKind::Integer:
      return integer_cell(cell, column, styles);
    case TargetKind::Money:
      return money_cell(cell, column, styles, unit);
    case TargetKind::Probability:
      return probability_cell(cell, column, styles, unit);
    case TargetKind::Date:
    case TargetKind::Instant:
      return date_cell(kind, cell, column, styles);
    case TargetKind::Boolean:
    case TargetKind::Status:
    case TargetKind::Currency:
      return word_cell(kind, trim(cell), column);
    case TargetKind::Tags:
    case TargetKind::People:
      return list_cell(kind, cell, column);
    case TargetKind::StageWithPipeline:
      return CellValue(stage_of(cell));
    case TargetKind::Email:
      return email_cell(cell, column);
  }
  bug_found("every kind has a reader");
}

std::optional<bool> parse_boolean(std::string_view cell) {
  auto key = " " + fold(trim(cell)) + " ";
  constexpr std::string_view kYes =
      " true yes y t 1 tak prawda да истина da adevarat evet dogru x ";
  constexpr std::string_view kNo = " false no n f 0 nie falsz нет ложь nu fals hayir yanlis ";
  if (key.size() <= 2 || key.find(' ', 1) != key.size() - 1) return {};
  if (kYes.find(key) != kYes.npos) return true;
  if (kNo.find(key) != kNo.npos) return false;
  return {};
}

std::optional<ImportedStatus> parse_status(std::string_view cell) {
  auto key = word_key(cell);
  if (key.empty()) return {};
  key = " " + key + " ";
  for (const auto& entry : kStatuses)
    if (entry.words.find(key) != entry.words.npos) return entry.status;
  return {};
}

bool is_email_like(std::string_view cell) {
  auto at = cell.find('@');
  if (at == 0 || at == cell.npos || cell.size() > 254) return false;
  auto host = cell.substr(at + 1);
  auto dot = host.find('.');
  if (dot == 0 || dot == host.npos || host.ends_with('.')) return false;
  return cell.find_first_of(" \t\r\n,;()<>[]\"") == cell.npos && host.find('@') == host.npos;
}

std::string domain_of(std::string_view text) {
  auto folded = canonical_email(text);
  std::string_view host = folded;
  if (auto scheme = host.find("://"); scheme != host.npos) host.remove_prefix(scheme + 3);
  host = host.substr(0, host.find_first_of("/?#:"));
  if (auto at = host.rfind('@'); at != host.npos) host.remove_prefix(at + 1);
  if (host.starts_with("www.")) host.remove_prefix(4);
  return host.find('.') == host.npos ? "" : std::string(host);
}

std::string loose_name(std::string_view name) {
  std::string key;
  // Every byte beyond ASCII belongs to a letter, or to a sign that names have for a reason.
  for (char c : fold(name)) {
    auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) key += c;
  }
  return key;
}

}  // namespace penstock::importing
