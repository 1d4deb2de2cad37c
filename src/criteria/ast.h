#pragma once
// A criterion as a tree. It has two spellings, text and JSON (grammar.h), and knows no schema: what
// its names mean is decided by check.h.

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/money.h"
#include "base/time.h"

namespace penstock::criteria {

inline constexpr std::size_t kTextBytesMax = 8 * 1024;  // of a criterion's text
inline constexpr int kNodesMax = 200;                   // conditions and groups
inline constexpr int kNestingMax = 24;             // groups inside groups; JSON nests twice as deep
inline constexpr std::size_t kListItemsMax = 200;  // of in (…)
inline constexpr int kPathStepsMax = 3;            // names of a path: owner.team.name
inline constexpr int kDurationCountMax = 9'999;    // days, weeks … of one period
inline constexpr int kNumberDigitsMax = 15;        // of one number
inline constexpr int kNumberDecimalsMax = 6;
inline constexpr std::size_t kFaultsMax = 20;  // reported at once

// Where something stands in the text, in bytes. Takes no part in comparisons of trees.
struct Span {
  std::uint32_t at = 0;
  std::uint32_t length = 0;
  bool operator==(const Span&) const { return true; }
};

// One error in a criterion. `slug` is stable, `says` is a sentence with the remedy in it.
struct Fault {
  std::uint32_t at = 0;  // bytes from the beginning of the text
  std::uint32_t length = 0;
  std::string slug;
  std::string says;
  bool operator==(const Fault&) const = default;
};

// An exact decimal: mantissa / 10^decimals, without trailing zeros.
struct Number {
  std::int64_t mantissa = 0;
  int decimals = 0;
  bool operator==(const Number&) const = default;
};

enum class Unit { Hour, Day, Week, Month, Quarter, Year };

struct Duration {
  int count = 0;
  Unit unit = Unit::Day;
  bool operator==(const Duration&) const = default;
};

// A stretch of time relative to now: today; this, last or next week; the last or next 30 days.
struct Period {
  enum class Kind { Yesterday, Today, Tomorrow, This, Last, Next, Past, Coming };
  Kind kind = Kind::Today;
  Unit unit = Unit::Day;  // of This, Last, Next, Past, Coming
  int count = 1;          // of Past and Coming
  bool operator==(const Period&) const = default;
};

struct Percent {
  Number number;
  bool operator==(const Percent&) const = default;
};

struct Amount {
  Number number;
  Currency currency;
  bool operator==(const Amount&) const = default;
};

struct Me {
  bool operator==(const Me&) const = default;
};

struct Literal {
  std::variant<std::string, bool, Number, Percent, Amount, Date, Instant, Me, Period, Duration>
      value;
  Span span;
  bool bare = false;  // a word without quotes: allowed for choices only
  bool operator==(const Literal& other) const { return value == other.value; }
};

enum class Op {
  Eq,
  Ne,
  Lt,
  Le,
  Gt,
  Ge,
  In,
  NotIn,
  Between,
  Contains,
  StartsWith,
  Exactly,
  Has,
  IsEmpty,
  IsNotEmpty,
  MoreThanAgo,
  LessThanAgo,
  MoreThanAhead,
  LessThanAhead
};

struct Criterion {
  enum class Kind {
    All,      // every part; true when there is none
    Any,      // at least one part; false when there is none
    None,     // no part
    Not,      // not its only part
    Test,     // `name op values`: name is a path of fields
    Elapsed,  // `time in name op values[0]`, a duration
    Count,    // `count of name [in period] op values[0]`
    Quiet,    // `no name for values[0]`, a duration
  };
  Kind kind = Kind::All;
  Op op = Op::Eq;
  std::string name;
  std::vector<Literal> values;
  std::optional<Period> period;
  std::vector<Criterion> parts;
  Span span;  // the whole
  Span name_span;
  Span op_span;
  bool operator==(const Criterion&) const = default;
};

}  // namespace penstock::criteria
