#pragma once
// The spelling of periods, and the limits of a tree that both spellings share.

#include <string>
#include <vector>

#include "criteria/ast.h"

namespace penstock::criteria {

std::string words_of(Duration duration);  // "1 day", "30 days"
std::string words_of(Period period);      // "this week", "last 30 days"

// Appends a fault when the tree has too many nodes, nests too deep, or its canonical text is too
// long; so that both spellings accept the same trees.
void check_limits(const Criterion& criterion, std::vector<Fault>& faults);

// Sorts faults by place and keeps the first kFaultsMax.
void order_faults(std::vector<Fault>& faults);

}  // namespace penstock::criteria
