#pragma once
// Whether a store is whole: its pages, the references between its rows, its journals.

#include <string>
#include <vector>

#include "base/record.h"
#include "store/database.h"

namespace penstock::app {

struct Checked {
  bool whole = true;
  std::vector<std::string> faults;
};
BOOST_DESCRIBE_STRUCT(Checked, (), (whole, faults))

// Reads everything, beside other readers and writers.
Checked check_store(store::Database& database);

}  // namespace penstock::app
