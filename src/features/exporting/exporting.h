#pragma once
// Records as CSV, a piece at a time. README.md says what is in the file.

#include <memory>
#include <optional>
#include <string>

#include "commands/openapi.h"
#include "commands/registry.h"
#include "commands/routes.h"

namespace penstock::exporting {

inline constexpr int kRowsOfPiece = 500;
inline constexpr std::size_t kCustomColumnsMax = 1'000;  // further custom fields are left out

enum class Kind { Deals, Companies, People, Activities };
BOOST_DESCRIBE_ENUM(Kind, Deals, Companies, People, Activities)

enum class ByteOrderMark { None, Utf8 };  // some spreadsheets read UTF-8 only with it

struct ExportRequest {
  Kind kind = Kind::Deals;
  std::optional<std::string> where;  // a criterion
  ByteOrderMark mark = ByteOrderMark::None;
};

class Export {
 public:
  virtual ~Export() = default;
  // The next piece of the file; nothing at its end. Throws StoreError when the store fails.
  virtual std::optional<std::string> next() = 0;
};

// Checks the criterion and finds the custom columns. `database` and `registry` must outlive the
// export. Errors: Forbidden; those of the criterion.
Result<std::unique_ptr<Export>> open_export(store::Database& database,
                                            const commands::Registry& registry,
                                            const access::Actor& actor, Instant now,
                                            const ExportRequest& request);

// GET /export/{kind}.csv?where=&bom=
std::vector<http::Route> routes(const commands::Registry& registry,
                                const commands::RouteContext& context);
std::vector<commands::SpecialRoute> special_routes();

}  // namespace penstock::exporting
