#pragma once
// A criterion as portable SQL.

#include <functional>
#include <string>

#include "criteria/plan.h"
#include "store/value.h"

namespace penstock::criteria {

// How the statement around the criterion names things.
struct SqlTarget {
  const store::Dialect& dialect;
  std::string alias = "d";       // of the record's table; not "k1", "k2" …, which are ours
  std::string workspace = "$1";  // the placeholder that binds workspace_id
  // Asked for each condition on a related record, with a SELECT of the ids of those that fulfil it
  // ($1 is the workspace): whether they are many. Then the engine is kept from beginning with them,
  // so that a page in the order of an index need not meet all of their records. Nothing: never.
  std::function<bool(const store::Sql& related)> many_related{};
  // " AND …" that leaves the rows of a related record that may be looked at: what the asker may not
  // see is as absent. Empty, or binds into the statement. Asked with alias.owner_column.
  std::function<std::string(store::Sql&, std::string_view owner)> seen{};
};

// Appends one boolean expression in parentheses to sql.text and its values to sql.values.
//
// It is meant for WHERE, AND and OR: false may come as NULL, so the caller must not negate it. The
// outer alias is to be bound to its workspace by the caller; every alias of ours is
// (`k1.workspace_id = $1`). Related records are reached by IN over a sub-select, collections by
// correlated sub-selects; plain comparisons stay `alias.column >= $3`, so that indexes serve them.
void append_sql(store::Sql& sql, const Bound& bound, const SqlTarget& target);
void append_sql(store::Sql& sql, const Checked& checked, const Context& context,
                const SqlTarget& target);

}  // namespace penstock::criteria
