#pragma once
// Why a store in a file cannot be opened, in a sentence with its remedy. To restore a backup is the
// remedy of damage alone: who is told so about a full disk or a wrong right loses data.

#include "store/database.h"

namespace penstock::store::sqlite {

// Looks at the file and its folder where the engine says only that it could not.
// Returns: Unavailable/store_unusable, or Unavailable/disk_full.
Error why_not(const std::string& path, const StoreError& error);

// A file that was there and is gone, or is empty now: to begin anew would cover what is left of it.
// `had_store`: one was here for sure. Errors: Unavailable/store_unusable.
Result<void> refuse_lost(const std::string& path, bool had_store);

// Where there is no store at `path`, for who would only read one or change what is in it.
// Errors: NotFound/no_store; of refuse_lost().
Result<void> expect_store(const std::string& path);

// What the engine said, without the statement in which it said it.
std::string without_statement(const StoreError& error);

// Why the lock beside `path` cannot be opened, where opening it said `error`.
Error why_no_lock(const std::string& path, const Error& error);

// A file that root made in the folder of somebody else goes to that one. Whoever is not root, and
// a file that is not there, is left alone.
void give_to_owner_of_folder(const std::string& path);

}  // namespace penstock::store::sqlite
