#pragma once
// One workspace as a whole: into a file, out of one, and gone. With copy_round(…, only) also from
// one store into another. A workspace that is closed is refused to its users: what they sign in
// with is not found.

#include <functional>
#include <iosfwd>

#include "store/copy.h"

namespace penstock::store {

// Hides the sign-ins, sessions and tokens of a workspace, and shows them again. Both may be
// repeated. Errors of open: RuleRejected/collision where another workspace has taken one of them.
Result<void> close_workspace(Database& database, WorkspaceId id);
Result<void> open_workspace(Database& database, WorkspaceId id);

// Whether it is there and its users may sign in.
bool is_open(Reader& reader, WorkspaceId id);

// What of a workspace is already another's here, in words; empty where it can come in. `keys`: its
// rows of the directory.
std::vector<std::string> find_collisions(Reader& reader, WorkspaceId id,
                                         std::span<const std::string> keys);
// Of a workspace, without the mark of a closed one.
std::vector<std::string> directory_keys(Reader& reader, WorkspaceId id);

struct ExportedWorkspace {
  std::string id, name, slug;
  std::int64_t schema = 0;
  std::int64_t tables = 0;
  std::int64_t rows = 0;
};
BOOST_DESCRIBE_STRUCT(ExportedWorkspace, (), (id, name, slug, schema, tables, rows))

// Writes one snapshot as JSON lines: a manifest; for each table a line with its columns, the rows,
// and a line with their number and hash; a last line that says that it is whole.
// docs/guides/moving.md describes it. Errors: Unavailable/output_failed.
Result<ExportedWorkspace> export_workspace(Database& database, WorkspaceId id, Instant now,
                                           std::ostream& out);

// Reads the file twice: all of it is checked before anything is written. The workspace stays
// closed until all is there. One that was broken off is finished by doing it again.
// Errors: InvalidField about the file; Unavailable/schema_differs; RuleRejected/collision names
// everything that is in the way.
Result<ExportedWorkspace> import_workspace(Database& database, std::istream& in);

// Closes it and deletes all its rows, some at a time, and its words from the text index; may be
// done again where it was broken off. Returns the number of rows.
Result<std::int64_t> erase_workspace(Database& database, WorkspaceId id,
                                     const OnCopied& on_deleted);

}  // namespace penstock::store
