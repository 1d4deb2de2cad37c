#pragma once
// Sums of pages: the last bytes of each page in the file hold a hash of the page and its number, so
// that whatever a disk does to a page is found when it is read, and never becomes an answer. The
// engine keeps those bytes free (its "reserved bytes"); the sum is put in when a page goes into the
// file. Pages in the log have none: the log has sums of its own.
//
// Who else opens the file with SQLite, only to look, may put the log into it when the last one
// closes. So the engine never sees a sum: what it writes into the log has zeros in its place, and
// so have the pages that come into the file that way. They are sealed when the store is opened the
// next time (seal_pages), if the last server died and its log is gone. Another program that
// changes pages leaves old sums, which is damage.
//
// What this cannot know: a page that the disk brings back as it was earlier, sum and all; a page of
// the log that changes while it is open (after a restart the log's own sums tell).
//
// A file without reserved bytes, as another program makes it, is read and written as it is.
//
// Only store/sqlite/ includes this.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/files.h"

struct sqlite3_file;

namespace penstock::store::sqlite {

inline constexpr int kSumBytes =
    8;  // at the end of a page; XXH3 of the rest, seeded with its number

// The name of the way to the disk that keeps the sums, over the one of that name (empty: the
// system's). A page that is not as it was written is read as SQLITE_CORRUPT, and so is a page of
// zeros: but for a connection that may write, since a page that was taken and given back at once
// was never written, and may be taken again.
std::string with_page_sums(const std::string& vfs);

// The file beneath, for those who read it while it is written and mend what they got.
sqlite3_file* without_page_sums(sqlite3_file* file);
// From now on pages that were never written may be read: for who reads them all.
void allow_unwritten_pages(sqlite3_file* file);

// By the first kHeadBytes of a database.
inline constexpr std::size_t kHeadBytes = 100;
bool keeps_sums(std::string_view head);
// Bytes of a page; 0 where the head makes no sense.
std::size_t page_bytes_of(std::string_view head);

// Puts its sum into a page; `number` counts from 1.
void seal(std::span<char> page, std::uint32_t number);
bool is_sealed(std::string_view page, std::uint32_t number);

// Seals pages of a file: those with zeros in the place of their sum, or all, where whoever copied
// them looked at them. Pages of zeros alone were never written and stay so. Does nothing where the
// database keeps no sums. Requires: nobody has the file open. Errors: Unavailable/file_failed,
// Unavailable/disk_full.
enum class Unsealed { WithoutSum, All };
Result<void> seal_pages(FileHandle& file, Unsealed which);

}  // namespace penstock::store::sqlite
