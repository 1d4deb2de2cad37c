#pragma once
// The routes of importing that are no plain commands: they carry files.
//
//   POST /uploads?name=  POST /imports/guess  POST /imports/preview
//   GET /imports/{import_id}/errors.csv

#include "commands/openapi.h"
#include "commands/routes.h"
#include "features/importing/upload_files.h"

namespace penstock::importing {

// What the routes work with; all must outlive the server.
struct Services {
  store::Database& database;
  Clock& clock;
  commands::Authenticate authenticate;
  UploadFiles uploads;
};

std::vector<http::Route> routes(const Services& services);
// The same routes for the description of the API.
std::vector<commands::SpecialRoute> special_routes();

// Where a reader of the file of errors stands.
struct ErrorPlace {
  std::int64_t file = -1;
  std::int64_t row = -1;
  std::int64_t fault = -1;
};
inline constexpr std::string_view kErrorFileHeader = "file,row,column,slug,says,cells\r\n";
// The next rows of the file of errors as CSV, formulas made harmless; empty at the end.
std::string error_rows(store::Reader& reader, WorkspaceId workspace_id, ImportId id,
                       ErrorPlace& at);

// Deletes the rows of uploads of the workspace that are older than kUploadsKept. Each server sweeps
// its own folder of their files (UploadFiles::sweep).
void forget_old_uploads(store::Database& database, WorkspaceId workspace_id, Instant now);

}  // namespace penstock::importing
