#pragma once
// Sums of pages: the last bytes of each page in the file hold a hash of the page and its number, so
// that whatever a disk does to a page is found when it is read, and never becomes an answer. The
// engine keeps those bytes free (its "reserved bytes"); the sum is put in when a page goes into the
// file. Pages in the log have none: the log has sums of its own.
//
// Who else opens the file with SQLite, only to look, may put the log into it when the last one
// closes. So the engine never sees a sum: what it writes into the log has zeros in its place, and a
// page with zeros there is one that has none. Another program that changes pages leaves old sums.
//
// A file without reserved bytes, as another program makes it, is read and written as it is.
//
// Only store/sqlite/ includes this.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

struct sqlite3_file;

namespace penstock::store::sqlite {

inline constexpr int kSumBytes =
    8;  // at the end of a page; XXH3 of the rest, seeded with its number

// The name of the way to the disk that keeps the sums, over the one of that name (empty: the
// system's). A page that is not as it was written is read as SQLITE_CORRUPT.
std::string with_page_sums(const std::string& vfs);

// The file beneath, for those who read it while it is written and mend what they got.
sqlite3_file* without_page_sums(sqlite3_file* file);

// Whether the database keeps sums, by its first page or the first kHeadBytes of it.
inline constexpr std::size_t kHeadBytes = 100;
bool keeps_sums(std::string_view first_page);

// Puts its sum into a page; `number` counts from 1.
void seal(std::span<char> page, std::uint32_t number);
// Whether the sum fits. A page of zeros counts as one that was never written.
bool is_sealed(std::string_view page, std::uint32_t number);
// Sealed, or without a sum and not as a lost end of the page would leave it.
bool is_good(std::string_view page, std::uint32_t number);

}  // namespace penstock::store::sqlite
