#include "store/sqlite/store_lock.h"

#include <fcntl.h>
#include <sys/file.h>

#include "store/sqlite/why_not.h"

namespace penstock::store::sqlite {

Result<StoreLock> StoreLock::take(const std::string& path) {
  auto opened = FileHandle::open(path + ".lock", O_RDWR | O_CREAT);
  if (!opened.ok()) return why_no_lock(path, opened.error());
  give_to_owner_of_folder(path + ".lock");
  auto file = std::move(opened).value();
  if (flock(file.fd(), LOCK_EX | LOCK_NB) != 0)
    return unavailable("store_locked", path +
                                           " is in use by another Penstock; stop that one or give "
                                           "another folder");
  std::string found(16, '\0');
  TRY(got, file.read_at(0, found.data(), found.size()));
  found.resize(got);
  return StoreLock(std::move(file), std::move(found));
}

bool StoreLock::is_taken(const std::string& path) {
  auto file = FileHandle::open(path + ".lock", O_RDONLY);
  return file.ok() && flock(file->fd(), LOCK_SH | LOCK_NB) != 0;
}

void StoreLock::note(std::string_view state) {
  if (file_.write_at(0, state).ok() && file_.truncate(static_cast<off_t>(state.size())).ok())
    (void)file_.sync();
}

}  // namespace penstock::store::sqlite
