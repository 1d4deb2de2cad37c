#pragma once
// One cell of a table as a value of the kind that its field wants. A cell that cannot be read is an
// error that says what was found and what to do; nothing is guessed and nothing is dropped.

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/money.h"
#include "base/result.h"
#include "base/time.h"
#include "features/importing/dates.h"
#include "features/importing/numbers.h"
#include "features/importing/targets.h"

namespace penstock::importing {

enum class ImportedStatus { Open, Won, Lost, Parked };

struct PersonRef {
  std::string name;
  std::string email;  // canonical, or empty
  bool operator==(const PersonRef&) const = default;
};

struct StageText {
  std::string stage;
  std::string pipeline;  // empty where the cell names none
  bool operator==(const StageText&) const = default;
};

// How the numbers of a column are meant.
enum class Unit {
  One,
  Thousands,
  Millions,
  Fraction
};  // Fraction: probabilities of one, not percent

// How the file writes things, and what holds where it does not say.
struct CellStyles {
  DecimalStyle decimal = DecimalStyle::Point;
  DateOrder date_order = DateOrder::DayMonth;
  Currency currency{};    // of amounts without sign or code; empty: then that is an error
  std::string time_zone;  // IANA, of times without zone; empty is UTC
};

// monostate: the cell is blank.
using CellValue = std::variant<std::monostate, std::string, std::int64_t, bool, Money, Currency,
                               Probability, Instant, Date, ImportedStatus, std::vector<std::string>,
                               std::vector<PersonRef>, StageText>;

// Text keeps its bytes, blanks at the ends included; "9999-12-31" and the like are blank dates.
// Errors: InvalidField with one field error (the field is `column`): nul_byte, too_long,
// not_a_number,
//         not_money, currency_missing, unknown_currency, too_precise, not_a_date, not_a_boolean,
//         not_a_probability, unknown_status, not_an_email, too_many.
Result<CellValue> parse_cell(TargetKind kind, std::string_view cell, std::string_view column,
                             const CellStyles& styles, Unit unit = Unit::One);

// true/false, yes/no, t/f, 1/0 and their like in en pl ru ro tr.
std::optional<bool> parse_boolean(std::string_view cell);
// open, won, lost, parked in en pl ru ro tr; also stage names that mean an end ("Closed Won").
std::optional<ImportedStatus> parse_status(std::string_view cell);
bool is_email_like(std::string_view cell);
// "https://www.Example.com/x" → "example.com"; empty if there is none in it.
std::string domain_of(std::string_view text);
// How names of products and companies are compared loosely: folded, letters and digits only
// ("GTXPro" and "GTX Pro").
std::string loose_name(std::string_view name);

}  // namespace penstock::importing
