#pragma once
// The parts of a text's grammar, each read from a cursor; nothing when a fault was reported.

#include <optional>

#include "criteria/cursor.h"

namespace penstock::criteria {

// A value: 1000 EUR, "text", 2026-11-22, last 30 days, me …
std::optional<Literal> read_literal(Cursor& cursor);
// A Duration: 14 days.
std::optional<Literal> read_duration(Cursor& cursor);
// One condition, no group. The cursor stays within it when it is faulty.
std::optional<Criterion> read_condition(Cursor& cursor);

}  // namespace penstock::criteria
