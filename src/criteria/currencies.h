#pragma once
// The currencies whose amounts do not have two decimals, as SQL knows them.

#include <string>

namespace penstock::criteria {

// "'JPY', 'KRW', …": the ISO codes with so many decimals; empty when there are none.
const std::string& currencies_with(int digits);

}  // namespace penstock::criteria
