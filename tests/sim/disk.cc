#include "disk.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cstring>
#include <filesystem>
#include <new>

#include "store/sqlite/wrapped_file.h"

namespace penstock::sim {

using store::sqlite::real_file;
using store::sqlite::WrappedFile;

struct Disk::File : WrappedFile {
  Disk* disk = nullptr;
  Image* image = nullptr;  // none for files that die with the process
};

struct DiskVfs {
  sqlite3_vfs vfs{};
  sqlite3_vfs* real = nullptr;
  Disk* disk = nullptr;
};

namespace {

Disk::File& of(sqlite3_file* file) { return *reinterpret_cast<Disk::File*>(file); }
sqlite3_vfs* real(sqlite3_vfs* vfs) { return static_cast<DiskVfs*>(vfs->pAppData)->real; }

}  // namespace

// The methods that SQLite calls. Locks and shared memory are the real ones: they belong to the
// process, not to the disk.
struct Methods {
  static int read(sqlite3_file* file, void* into, int bytes, sqlite3_int64 offset) {
    bool short_write = false;
    if (auto code = of(file).disk->count(Operation::Read, short_write)) return *code;
    return real_file(file)->pMethods->xRead(real_file(file), into, bytes, offset);
  }
  static int write(sqlite3_file* file, const void* from, int bytes, sqlite3_int64 offset) {
    auto& disk = *of(file).disk;
    bool short_write = false;
    auto code = disk.count(Operation::Write, short_write);
    if (code && !short_write) return *code;
    if (code) bytes /= 2;
    if (of(file).image) disk.remember(*of(file).image, of(file), offset, bytes);
    int done = real_file(file)->pMethods->xWrite(real_file(file), from, bytes, offset);
    if (of(file).image) disk.note(*of(file).image, of(file), offset, bytes);
    return code ? *code : done;
  }
  static int truncate(sqlite3_file* file, sqlite3_int64 size) {
    auto& disk = *of(file).disk;
    bool short_write = false;
    if (auto code = disk.count(Operation::Truncate, short_write)) return *code;
    sqlite3_int64 before = 0;
    real_file(file)->pMethods->xFileSize(real_file(file), &before);
    auto lost = std::max<sqlite3_int64>(0, before - size);
    if (of(file).image) disk.remember(*of(file).image, of(file), size, lost);
    int done = real_file(file)->pMethods->xTruncate(real_file(file), size);
    if (of(file).image) disk.note(*of(file).image, of(file), size, lost);
    return done;
  }
  // Nothing is really synced: only the power of this disk ever goes.
  static int sync(sqlite3_file* file, int) {
    auto& disk = *of(file).disk;
    bool short_write = false;
    auto code = disk.count(Operation::Sync, short_write);
    std::lock_guard lock(disk.mutex_);
    auto* image = of(file).image;
    if (image == nullptr) return code.value_or(SQLITE_OK);
    if (code)
      for (auto& [number, states] : image->unsynced) image->doubtful[number] = std::move(states);
    image->unsynced.clear();
    return code.value_or(SQLITE_OK);
  }
  static int sector_size(sqlite3_file*) { return Disk::kSector; }
  static int device_characteristics(sqlite3_file*) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; }

  static constexpr sqlite3_io_methods methods() {
    auto methods = store::sqlite::kForwarding;
    methods.xRead = read;
    methods.xWrite = write;
    methods.xTruncate = truncate;
    methods.xSync = sync;
    methods.xSectorSize = sector_size;
    methods.xDeviceCharacteristics = device_characteristics;
    return methods;
  }

  static int open(sqlite3_vfs* vfs, sqlite3_filename path, sqlite3_file* file, int flags,
                  int* out_flags) {
    auto& mine = *static_cast<DiskVfs*>(vfs->pAppData);
    auto* opened = new (file) Disk::File{};
    opened->disk = mine.disk;
    bool short_write = false;
    if (auto failed = mine.disk->count(Operation::Open, short_write)) return *failed;
    opened->real = reinterpret_cast<sqlite3_file*>(opened + 1);
    int code = mine.real->xOpen(mine.real, path, opened->real, flags, out_flags);
    if (code != SQLITE_OK) return code;
    static constexpr auto kMethods = methods();
    opened->base.pMethods = &kMethods;
    if (path != nullptr && (flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL)) != 0) {
      std::lock_guard lock(mine.disk->mutex_);
      opened->image = &mine.disk->images_[path];
    }
    return SQLITE_OK;
  }
  static int remove(sqlite3_vfs* vfs, const char* path, int sync_folder) {
    auto& disk = *static_cast<DiskVfs*>(vfs->pAppData)->disk;
    bool short_write = false;
    if (auto code = disk.count(Operation::Truncate, short_write)) return *code;
    {
      std::lock_guard lock(disk.mutex_);
      if (auto found = disk.images_.find(path); found != disk.images_.end()) found->second = {};
    }
    return real(vfs)->xDelete(real(vfs), path, sync_folder);
  }
};

Disk::Disk() {
  static std::atomic<int> next{0};
  name_ = "penstock-sim-" + std::to_string(next++);
  vfs_ = std::make_unique<DiskVfs>();
  vfs_->disk = this;
  vfs_->real = sqlite3_vfs_find(nullptr);
  vfs_->vfs = store::sqlite::over<File>(vfs_->real, name_.c_str());
  vfs_->vfs.pAppData = vfs_.get();
  vfs_->vfs.xOpen = Methods::open;
  vfs_->vfs.xDelete = Methods::remove;
  sqlite3_vfs_register(&vfs_->vfs, 0);
}

Disk::~Disk() { sqlite3_vfs_unregister(&vfs_->vfs); }

void Disk::cut_after(std::int64_t changes) {
  std::lock_guard lock(mutex_);
  cut_at_ = changes_ + changes;
}

bool Disk::is_cut() const {
  std::lock_guard lock(mutex_);
  return cut_at_ >= 0 && changes_ >= cut_at_;
}

void Disk::fail(Fault fault) {
  std::lock_guard lock(mutex_);
  fault_ = fault;
}

bool Disk::fails() const {
  std::lock_guard lock(mutex_);
  return fault_.has_value();
}

void Disk::mend() {
  std::lock_guard lock(mutex_);
  fault_.reset();
}

std::int64_t Disk::changes() const {
  std::lock_guard lock(mutex_);
  return changes_;
}

std::optional<int> Disk::count(Operation operation, bool& short_write) {
  std::lock_guard lock(mutex_);
  if (operation != Operation::Read && operation != Operation::Open) {
    ++changes_;
    if (cut_at_ >= 0 && changes_ >= cut_at_) return SQLITE_IOERR;
  }
  if (!fault_ || fault_->operation != operation || --fault_->after > 0) return {};
  auto fault = *fault_;
  if (fault.once) fault_.reset();
  short_write = fault.short_write;
  return fault.code;
}

namespace {

// Calls `each` with the number of every sector that a range touches, and its bytes as the file has
// them: shorter at the end of the file, empty beyond it.
template <class Each>
void each_sector(sqlite3_file* file, std::int64_t offset, std::int64_t bytes, const Each& each) {
  constexpr auto kSize = static_cast<std::int64_t>(Disk::kSector);
  sqlite3_int64 size = 0;
  file->pMethods->xFileSize(file, &size);
  auto first = offset / kSize;
  auto end = (offset + bytes + kSize - 1) / kSize;
  auto until = std::min<std::int64_t>(end * kSize, size);
  std::string there(static_cast<std::size_t>(std::max<std::int64_t>(until - first * kSize, 0)),
                    '\0');
  if (!there.empty())
    file->pMethods->xRead(file, there.data(), static_cast<int>(there.size()), first * kSize);
  for (auto number = first; number < end; ++number) {
    auto begin = std::min(static_cast<std::size_t>((number - first) * kSize), there.size());
    each(number, std::string_view(there).substr(begin, Disk::kSector));
  }
}

}  // namespace

// Before a change: what is safe so far.
void Disk::remember(Image& image, File& file, std::int64_t offset, std::int64_t bytes) {
  std::lock_guard lock(mutex_);
  each_sector(file.real, offset, bytes, [&](std::int64_t number, std::string_view there) {
    auto& states = image.unsynced[number];
    if (!states.empty()) return;
    if (auto doubtful = image.doubtful.extract(number))
      states = std::move(doubtful.mapped());
    else
      states.emplace_back(there);
  });
}

// After it: what may be there as well.
void Disk::note(Image& image, File& file, std::int64_t offset, std::int64_t bytes) {
  std::lock_guard lock(mutex_);
  each_sector(file.real, offset, bytes, [&](std::int64_t number, std::string_view there) {
    image.unsynced[number].emplace_back(there);
  });
}

namespace {

constexpr auto kSectorSize = static_cast<std::int64_t>(Disk::kSector);

// Writes what is kept of each sector. A sector that never came reads as zeros where a later one
// came, and is the end of the file where none did.
void write_kept(int fd, const std::map<std::int64_t, std::string>& kept) {
  struct stat info{};
  fstat(fd, &info);
  std::int64_t end = info.st_size;
  for (const auto& [number, bytes] : kept) {
    auto padded = bytes;
    padded.resize(Disk::kSector, '\0');
    if (pwrite(fd, padded.data(), padded.size(), number * kSectorSize) < 0) std::abort();
    end = std::max(end, (number + 1) * kSectorSize);
  }
  while (end > 0) {
    auto last = (end - 1) / kSectorSize;
    auto found = kept.find(last);
    if (found == kept.end()) break;
    end = last * kSectorSize + static_cast<std::int64_t>(found->second.size());
    if (!found->second.empty()) break;
  }
  if (ftruncate(fd, end) != 0) std::abort();
}

}  // namespace

void Disk::restore_power(Random& random) {
  restore([&](std::size_t states) { return static_cast<std::size_t>(random() % states); });
}

void Disk::restore_process() {
  restore([](std::size_t states) { return states - 1; });
}

void Disk::restore(const Choose& choose) {
  std::lock_guard lock(mutex_);
  for (auto& [path, image] : images_) {
    std::filesystem::remove(path + "-shm");  // it lived in memory
    int fd = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
    if (fd < 0) continue;
    std::map<std::int64_t, std::string> kept;
    for (auto& [number, states] : image.unsynced)
      kept[number] = std::move(states[choose(states.size())]);
    for (auto& [number, states] : image.doubtful)
      if (!image.unsynced.contains(number)) kept[number] = std::move(states[choose(states.size())]);
    write_kept(fd, kept);
    ::close(fd);
  }
  images_.clear();
  cut_at_ = -1;
  fault_.reset();
}

}  // namespace penstock::sim
