// The statements that the features' tests run on PostgreSQL are looked at when they have ended.

#include "store/testing_statements.h"

namespace penstock {
namespace {

auto* const looked = ::testing::AddGlobalTestEnvironment(new store::StatementsSeen);

}  // namespace
}  // namespace penstock
