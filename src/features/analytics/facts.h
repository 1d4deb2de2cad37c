#pragma once
// What the body of a deal.* event says about the deal, read without building a tree: a rebuild
// reads every event of a workspace, so this is the cost of a rebuild. The bodies are those of
// features/deals/store.h: "before" is null for a new deal, "after" for a deleted one; pipeline,
// stage, status, value and owner are always there, other fields where they changed.

#include <cstdint>
#include <string>
#include <string_view>

#include "base/money.h"
#include "base/time.h"
#include "features/deals/deal.h"

namespace penstock::analytics {

// A civil day as days since 1970-01-01.
using Day = std::int32_t;
inline constexpr Day kNoDay = INT32_MIN;

inline Day day_of(Date date) { return static_cast<Day>(to_days(date).time_since_epoch().count()); }
inline Date date_of(Day day) { return Date{std::chrono::sys_days{std::chrono::days{day}}}; }

// A field that the event does not mention keeps the value that is here already.
struct Facts {
  std::int64_t pipeline_id = 0;
  std::int64_t stage_id = 0;
  std::int64_t owner_id = 0;
  std::int64_t company_id = 0;      // 0: none
  std::int64_t product_id = 0;      // 0: none
  std::int64_t lost_reason_id = 0;  // 0: none
  deals::DealStatus status = deals::DealStatus::Open;
  Money value;
  Day opened_on = kNoDay;
  Day expected_close_on = kNoDay;
  Day closed_on = kNoDay;
  std::int64_t closed_at = 0;      // ms UTC; 0: not closed
  std::string source_channel;      // empty: none
  bool is_history = false;         // told later by an import: what was, not what is
  bool withdraws_history = false;  // that import was undone
  bool operator==(const Facts&) const = default;
};

enum class Change { Made, Altered, Deleted };

// Reads a body over `facts`, which has the deal as it was before. Deleted leaves it alone.
// Requires: a body that deals wrote; throws BugFound for anything else.
Change read_facts(std::string_view body, Facts& facts);

}  // namespace penstock::analytics
