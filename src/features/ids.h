#pragma once
// The ids that several features name. What one feature alone names stands in its type header.

#include "base/ids.h"

namespace penstock {

PENSTOCK_ID(CompanyId, "company");
PENSTOCK_ID(PersonId, "person");
PENSTOCK_ID(DealId, "deal");
PENSTOCK_ID(ProductId, "product");
PENSTOCK_ID(ActivityId, "activity");
PENSTOCK_ID(NoteId, "note");
PENSTOCK_ID(BatchId, "batch");  // of a bulk change; an import's batch has the id of the import

}  // namespace penstock
