#include "store/sqlite/page_sums.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <bit>
#include <cstring>
#include <new>

#include "store/sqlite/wrapped_file.h"

namespace penstock::store::sqlite {
namespace {

constexpr std::size_t kSectorBytes = 512;  // what a disk writes or loses at once
constexpr std::size_t kReservedAt = 20;  // in the head of a database: bytes kept free in each page

struct SummedFile : WrappedFile {
  bool sums = false;  // as the first page last said
};

struct SummingVfs {
  sqlite3_vfs vfs{};  // what the engine sees; must be first
  sqlite3_vfs* real = nullptr;
  std::string name;
};

std::uint64_t sum_of(std::string_view page, std::uint32_t number) {
  return XXH3_64bits_withSeed(page.data(), page.size() - kSumBytes, number);
}

// The engine reads and writes pages whole; what else it reads is the head alone.
bool is_page(int bytes, sqlite3_int64 offset) {
  return bytes >= 512 && std::has_single_bit(static_cast<unsigned>(bytes)) && offset % bytes == 0;
}

std::uint32_t number_of(int bytes, sqlite3_int64 offset) {
  return static_cast<std::uint32_t>(offset / bytes + 1);
}

// That the pages have no sums is itself something that a flipped bit may say.
bool lost_its_sums(std::string_view first_page) {
  std::string page(first_page);
  page[kReservedAt] = kSumBytes;
  return is_sealed(page, 1);
}

bool all_zero(std::string_view bytes) {
  return bytes.find_first_not_of('\0') == std::string_view::npos;
}

// A page of a tree keeps its rows at its end, so with rows and without an end it has lost a sector.
bool lost_its_end(std::string_view page, std::uint32_t number) {
  auto head = page.substr(number == 1 ? kHeadBytes : 0);
  bool tree = head[0] == 2 || head[0] == 5 || head[0] == 10 || head[0] == 13;
  bool has_rows = head[3] != 0 || head[4] != 0;
  return tree && has_rows && all_zero(page.substr(page.size() - kSectorBytes));
}

int read_page(sqlite3_file* file, void* into, int bytes, sqlite3_int64 offset) {
  int code = real_file(file)->pMethods->xRead(real_file(file), into, bytes, offset);
  if (code != SQLITE_OK) return code;
  auto& summed = *reinterpret_cast<SummedFile*>(file);
  std::string_view page(static_cast<const char*>(into), static_cast<std::size_t>(bytes));
  if (offset == 0 && page.size() >= kHeadBytes) summed.sums = keeps_sums(page);
  if (!is_page(bytes, offset)) return SQLITE_OK;
  if (!summed.sums) return offset == 0 && lost_its_sums(page) ? SQLITE_CORRUPT : SQLITE_OK;
  if (!is_good(page, number_of(bytes, offset))) return SQLITE_CORRUPT;
  std::memset(static_cast<char*>(into) + bytes - kSumBytes, 0, kSumBytes);
  return SQLITE_OK;
}

int write_page(sqlite3_file* file, const void* from, int bytes, sqlite3_int64 offset) {
  auto& summed = *reinterpret_cast<SummedFile*>(file);
  std::string_view page(static_cast<const char*>(from), static_cast<std::size_t>(bytes));
  if (offset == 0 && page.size() >= kHeadBytes) summed.sums = keeps_sums(page);
  if (!summed.sums || !is_page(bytes, offset))
    return real_file(file)->pMethods->xWrite(real_file(file), from, bytes, offset);
  // The engine's own copy of the page may be read by others meanwhile.
  thread_local std::string sealed;
  sealed = page;
  seal(sealed, number_of(bytes, offset));
  return real_file(file)->pMethods->xWrite(real_file(file), sealed.data(), bytes, offset);
}

constexpr sqlite3_io_methods kMethods = [] {
  auto methods = kForwarding;
  methods.xRead = read_page;
  methods.xWrite = write_page;
  return methods;
}();

// Only the database itself has sums; all other files are opened as they are.
int open_file(sqlite3_vfs* vfs, sqlite3_filename path, sqlite3_file* file, int flags,
              int* out_flags) {
  auto* real = reinterpret_cast<SummingVfs*>(vfs)->real;
  if ((flags & SQLITE_OPEN_MAIN_DB) == 0) return real->xOpen(real, path, file, flags, out_flags);
  auto* opened = new (file) SummedFile{};
  opened->real = reinterpret_cast<sqlite3_file*>(opened + 1);
  int code = real->xOpen(real, path, opened->real, flags, out_flags);
  if (code == SQLITE_OK) opened->base.pMethods = &kMethods;
  return code;
}

}  // namespace

// The engine keeps a pointer to what is registered, so it stays for as long as the process.
std::string with_page_sums(const std::string& vfs) {
  static std::mutex mutex;
  static auto& made = *new std::map<std::string, SummingVfs>;
  auto* real = sqlite3_vfs_find(vfs.empty() ? nullptr : vfs.c_str());
  if (real == nullptr) return vfs;
  std::lock_guard lock(mutex);
  auto [it, added] = made.try_emplace(real->zName);
  auto& mine = it->second;
  if (added) {
    mine.real = real;
    mine.name = std::string(real->zName) + "-summed";
    mine.vfs = over<SummedFile>(real, mine.name.c_str());
    mine.vfs.xOpen = open_file;
    sqlite3_vfs_register(&mine.vfs, 0);
  }
  return mine.name;
}

sqlite3_file* without_page_sums(sqlite3_file* file) { return real_file(file); }

bool keeps_sums(std::string_view first_page) {
  return first_page.size() > kReservedAt && first_page[kReservedAt] == kSumBytes;
}

void seal(std::span<char> page, std::uint32_t number) {
  auto sum = sum_of({page.data(), page.size()}, number);
  std::memcpy(page.data() + page.size() - kSumBytes, &sum, kSumBytes);
}

bool is_sealed(std::string_view page, std::uint32_t number) {
  std::uint64_t sum = 0;
  std::memcpy(&sum, page.data() + page.size() - kSumBytes, kSumBytes);
  return sum == sum_of(page, number) || all_zero(page);
}

bool is_good(std::string_view page, std::uint32_t number) {
  if (is_sealed(page, number)) return true;
  return all_zero(page.substr(page.size() - kSumBytes)) && !lost_its_end(page, number);
}

}  // namespace penstock::store::sqlite
