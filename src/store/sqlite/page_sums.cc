#include "store/sqlite/page_sums.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <bit>
#include <cstring>
#include <new>

#include "store/sqlite/wrapped_file.h"

namespace penstock::store::sqlite {
namespace {

// In the head of a database: bytes of a page, big-endian, 1 for 65,536; bytes kept free in each.
constexpr std::size_t kPageBytesAt = 16;
constexpr std::size_t kReservedAt = 20;
constexpr int kSubpageRead = 0x8000;  // what newer engines ask for to read less than a page

struct SummedFile : WrappedFile {
  bool sums = false;           // as the head last said
  std::size_t page_bytes = 0;  // likewise
  bool may_be_unwritten = false;
};

SummedFile& of(sqlite3_file* file) { return *reinterpret_cast<SummedFile*>(file); }

struct SummingVfs {
  sqlite3_vfs vfs{};  // what the engine sees; must be first
  sqlite3_vfs* real = nullptr;
  std::string name;
};

std::uint64_t sum_of(std::string_view page, std::uint32_t number) {
  return XXH3_64bits_withSeed(page.data(), page.size() - kSumBytes, number);
}

bool all_zero(std::string_view bytes) {
  return bytes.find_first_not_of('\0') == std::string_view::npos;
}

void note_head(SummedFile& file, std::string_view first_bytes) {
  file.sums = keeps_sums(first_bytes);
  file.page_bytes = page_bytes_of(first_bytes);
}

std::uint32_t number_of(std::size_t page_bytes, sqlite3_int64 offset) {
  return static_cast<std::uint32_t>(offset / static_cast<sqlite3_int64>(page_bytes) + 1);
}

// That the pages have no sums is itself something that a flipped bit may say.
bool lost_its_sums(std::string_view first_page) {
  std::string page(first_page);
  page[kReservedAt] = kSumBytes;
  return is_sealed(page, 1);
}

int read_real(sqlite3_file* file, void* into, std::size_t bytes, sqlite3_int64 offset) {
  return real_file(file)->pMethods->xRead(real_file(file), into, static_cast<int>(bytes), offset);
}

// A page of which a part is beyond the end of the file comes with zeros there.
int read_whole(SummedFile& file, char* into, sqlite3_int64 offset) {
  int code = read_real(&file.base, into, file.page_bytes, offset);
  if (code != SQLITE_OK && code != SQLITE_IOERR_SHORT_READ) return code;
  std::string_view page(into, file.page_bytes);
  if (!is_sealed(page, number_of(file.page_bytes, offset)))
    return file.may_be_unwritten && all_zero(page) ? code : SQLITE_CORRUPT;
  std::memset(into + page.size() - kSumBytes, 0, kSumBytes);
  return SQLITE_OK;
}

// The engine reads pages whole, but for the head; other engines to come may read a part of one.
int read_page(sqlite3_file* file, void* into, int bytes, sqlite3_int64 offset) {
  auto& summed = of(file);
  auto count = static_cast<std::size_t>(bytes);
  bool head = offset + bytes <= static_cast<sqlite3_int64>(kHeadBytes);
  if (offset == 0 || head || !summed.sums) {
    int code = read_real(file, into, count, offset);
    std::string_view got(static_cast<const char*>(into), count);
    if (code == SQLITE_IOERR_SHORT_READ && summed.sums && !head) return SQLITE_CORRUPT;
    if (code != SQLITE_OK) return code;
    if (offset == 0 && count >= kHeadBytes) note_head(summed, got);
    if (head) return SQLITE_OK;
    if (!summed.sums)
      return offset == 0 && count == summed.page_bytes && lost_its_sums(got) ? SQLITE_CORRUPT
                                                                             : SQLITE_OK;
  }
  auto size = static_cast<sqlite3_int64>(summed.page_bytes);
  if (size == 0) return SQLITE_CORRUPT;
  if (bytes == size && offset % size == 0)
    return read_whole(summed, static_cast<char*>(into), offset);
  if (offset % size + bytes > size) return SQLITE_CORRUPT;  // no engine reads over two
  thread_local std::string whole;
  whole.resize(summed.page_bytes);
  int code = read_whole(summed, whole.data(), offset / size * size);
  std::memcpy(into, whole.data() + offset % size, count);
  return code;
}

int write_page(sqlite3_file* file, const void* from, int bytes, sqlite3_int64 offset) {
  auto& summed = of(file);
  std::string_view page(static_cast<const char*>(from), static_cast<std::size_t>(bytes));
  if (offset == 0 && page.size() >= kHeadBytes) note_head(summed, page);
  if (!summed.sums || page.size() != summed.page_bytes)
    return real_file(file)->pMethods->xWrite(real_file(file), from, bytes, offset);
  // The engine's own copy of the page may be read by others meanwhile.
  thread_local std::string sealed;
  sealed = page;
  seal(sealed, number_of(page.size(), offset));
  return real_file(file)->pMethods->xWrite(real_file(file), sealed.data(), bytes, offset);
}

int characteristics(sqlite3_file* file) {
  return real_file(file)->pMethods->xDeviceCharacteristics(real_file(file)) & ~kSubpageRead;
}

constexpr sqlite3_io_methods kMethods = [] {
  auto methods = kForwarding;
  methods.xRead = read_page;
  methods.xWrite = write_page;
  methods.xDeviceCharacteristics = characteristics;
  return methods;
}();

// Only the database itself has sums; all other files are opened as they are.
int open_file(sqlite3_vfs* vfs, sqlite3_filename path, sqlite3_file* file, int flags,
              int* out_flags) {
  auto* real = reinterpret_cast<SummingVfs*>(vfs)->real;
  if ((flags & SQLITE_OPEN_MAIN_DB) == 0) return real->xOpen(real, path, file, flags, out_flags);
  auto* opened = new (file) SummedFile{};
  opened->real = reinterpret_cast<sqlite3_file*>(opened + 1);
  opened->may_be_unwritten = (flags & SQLITE_OPEN_READWRITE) != 0;
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

void allow_unwritten_pages(sqlite3_file* file) { of(file).may_be_unwritten = true; }

bool keeps_sums(std::string_view head) {
  return head.size() > kReservedAt && head[kReservedAt] == kSumBytes;
}

std::size_t page_bytes_of(std::string_view head) {
  if (head.size() < kHeadBytes) return 0;
  auto byte = [&](std::size_t at) { return static_cast<unsigned char>(head[at]); };
  std::size_t bytes = byte(kPageBytesAt) << 8U | byte(kPageBytesAt + 1);
  if (bytes == 1) return 65'536;
  return bytes >= 512 && std::has_single_bit(bytes) ? bytes : 0;
}

void seal(std::span<char> page, std::uint32_t number) {
  auto sum = sum_of({page.data(), page.size()}, number);
  std::memcpy(page.data() + page.size() - kSumBytes, &sum, kSumBytes);
}

bool is_sealed(std::string_view page, std::uint32_t number) {
  std::uint64_t sum = 0;
  std::memcpy(&sum, page.data() + page.size() - kSumBytes, kSumBytes);
  return sum == sum_of(page, number);
}

Result<void> seal_pages(FileHandle& file, Unsealed which) {
  std::string page(kHeadBytes, '\0');
  TRY(head_bytes, file.read_at(0, page.data(), page.size()));
  auto bytes = page_bytes_of(std::string_view(page).substr(0, head_bytes));
  if (bytes == 0 || !keeps_sums(page)) return {};
  page.resize(bytes);
  for (std::uint32_t number = 1;; ++number) {
    auto at = static_cast<off_t>(number - 1) * static_cast<off_t>(bytes);
    TRY(got, file.read_at(at, page.data(), bytes));
    if (got < bytes) return file.sync();
    auto sum = std::string_view(page).substr(bytes - kSumBytes);
    if ((which == Unsealed::WithoutSum && !all_zero(sum)) || all_zero(page)) continue;
    seal(page, number);
    TRY_VOID(file.write_at(at, page));
  }
}

}  // namespace penstock::store::sqlite
