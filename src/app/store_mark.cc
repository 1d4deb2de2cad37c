#include "app/store_mark.h"

#include <fmt/format.h>

#include <filesystem>

#include "base/files.h"
#include "store/postgres/shown_address.h"

namespace penstock::app {
namespace {

std::string mark_of(const Place& place) { return fmt::format("{}/{}", place.folder, kStoreMark); }

// The first line alone is read again.
std::string text_of(const std::string& address) {
  return address +
         "\nThe data of this folder is in the database above, not in a penstock.db that may lie "
         "here.\nPenstock refuses to use that file while this one is there.\n";
}

}  // namespace

std::string shown_store(const Place& place) {
  if (!place.database_uri.empty()) return store::shown_address(place.database_uri);
  std::error_code error;
  auto path = std::filesystem::absolute(place.database_file(), error).lexically_normal();
  return error ? place.database_file() : path.string();
}

Result<void> leave_store_mark(const Place& place) {
  auto text = text_of(shown_store(place));
  auto there = read_file(mark_of(place));
  if (there.ok() && *there == text) return {};
  return replace_file(mark_of(place), text);
}

Result<void> heed_store_mark(const Place& place) {
  std::error_code error;
  if (!place.database_uri.empty() || !std::filesystem::exists(mark_of(place), error)) return {};
  auto text = read_file(mark_of(place));
  auto address = text.ok() ? text->substr(0, text->find('\n')) : std::string("a database");
  return unavailable(
      "store_elsewhere",
      fmt::format("the data of {} is in {}, and no database was given: say it with "
                  "PENSTOCK_DATABASE or --database. To go back to the built-in database, with the "
                  "data that its file had before, remove {}",
                  place.folder, address, mark_of(place)));
}

}  // namespace penstock::app
