#pragma once
// An open file of the engine that stands before another one: what it does not do itself the other
// does. Whoever opens it begins with kForwarding and puts its own methods in.

#include <sqlite3.h>

namespace penstock::store::sqlite {

struct WrappedFile {
  sqlite3_file base{};  // what the engine sees; must be first
  sqlite3_file* real = nullptr;
};

inline sqlite3_file* real_file(sqlite3_file* file) {
  return reinterpret_cast<WrappedFile*>(file)->real;
}

// Version 2: without memory maps, which would go past whoever stands before the file.
inline constexpr sqlite3_io_methods kForwarding{
    .iVersion = 2,
    .xClose = [](sqlite3_file* file) { return real_file(file)->pMethods->xClose(real_file(file)); },
    .xRead =
        [](sqlite3_file* file, void* into, int bytes, sqlite3_int64 offset) {
          return real_file(file)->pMethods->xRead(real_file(file), into, bytes, offset);
        },
    .xWrite =
        [](sqlite3_file* file, const void* from, int bytes, sqlite3_int64 offset) {
          return real_file(file)->pMethods->xWrite(real_file(file), from, bytes, offset);
        },
    .xTruncate =
        [](sqlite3_file* file, sqlite3_int64 size) {
          return real_file(file)->pMethods->xTruncate(real_file(file), size);
        },
    .xSync = [](sqlite3_file* file,
                int flags) { return real_file(file)->pMethods->xSync(real_file(file), flags); },
    .xFileSize =
        [](sqlite3_file* file, sqlite3_int64* size) {
          return real_file(file)->pMethods->xFileSize(real_file(file), size);
        },
    .xLock = [](sqlite3_file* file,
                int level) { return real_file(file)->pMethods->xLock(real_file(file), level); },
    .xUnlock = [](sqlite3_file* file,
                  int level) { return real_file(file)->pMethods->xUnlock(real_file(file), level); },
    .xCheckReservedLock =
        [](sqlite3_file* file, int* out) {
          return real_file(file)->pMethods->xCheckReservedLock(real_file(file), out);
        },
    .xFileControl =
        [](sqlite3_file* file, int what, void* argument) {
          return real_file(file)->pMethods->xFileControl(real_file(file), what, argument);
        },
    .xSectorSize =
        [](sqlite3_file* file) { return real_file(file)->pMethods->xSectorSize(real_file(file)); },
    .xDeviceCharacteristics =
        [](sqlite3_file* file) {
          return real_file(file)->pMethods->xDeviceCharacteristics(real_file(file));
        },
    .xShmMap =
        [](sqlite3_file* file, int page, int size, int extend, void volatile** out) {
          return real_file(file)->pMethods->xShmMap(real_file(file), page, size, extend, out);
        },
    .xShmLock =
        [](sqlite3_file* file, int offset, int n, int flags) {
          return real_file(file)->pMethods->xShmLock(real_file(file), offset, n, flags);
        },
    .xShmBarrier =
        [](sqlite3_file* file) { real_file(file)->pMethods->xShmBarrier(real_file(file)); },
    .xShmUnmap =
        [](sqlite3_file* file, int remove) {
          return real_file(file)->pMethods->xShmUnmap(real_file(file), remove);
        },
    .xFetch = nullptr,
    .xUnfetch = nullptr,
};

// Another way to the disk over `real`, under a name of its own; its files are `File`s, a
// WrappedFile, with the real one right behind it in the same block. `name` must outlive it.
template <class File>
sqlite3_vfs over(sqlite3_vfs* real, const char* name) {
  auto vfs = *real;
  vfs.zName = name;
  vfs.pNext = nullptr;
  vfs.szOsFile = static_cast<int>(sizeof(File)) + real->szOsFile;
  return vfs;
}

}  // namespace penstock::store::sqlite
