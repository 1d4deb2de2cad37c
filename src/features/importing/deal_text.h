#pragma once
// Journal bodies of deals as deals/store.h describes them ({"before": …, "after": …} with the board
// facts always there), written by appending text: an import writes millions, and a tree for each
// would cost more than the database.

#include "features/deals/deal.h"

namespace penstock::importing {

// `remarks` is empty or members with a comma behind: "\"override_reason\":\"import\",".
std::string created_text(const deals::Deal& deal, std::string_view remarks = {});
std::string deleted_text(const deals::Deal& deal);
std::string changed_text(const deals::Deal& before, const deals::Deal& after,
                         std::string_view remarks = {});

}  // namespace penstock::importing
