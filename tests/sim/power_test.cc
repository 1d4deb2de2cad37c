// Power cuts: commands run, the power goes at some write, sync or truncation, the disk keeps what a
// real one might, and the store is opened again. Every answered change must be there, none may be
// half there, the journal may have no gap, and the file must be whole.
//
// PENSTOCK_SIM_CUTS: how many cuts (default 300). PENSTOCK_SIM_SEED: where to begin; a failure says
// its seed, and the seed alone replays it.

#include <gtest/gtest.h>

#include <filesystem>
#include <latch>

#include "base/record.h"
#include "disk.h"
#include "store/migrations.h"
#include "store/sqlite/sqlite_database.h"

namespace penstock::sim {
namespace {

std::int64_t setting(const char* name, std::int64_t otherwise) {
  const char* text = std::getenv(name);
  return text ? std::stoll(text) : otherwise;
}
