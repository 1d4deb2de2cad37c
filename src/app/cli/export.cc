// `penstock export`: records as CSV on standard output.

#include <fmt/format.h>

#include <cstdio>

#include "app/cli/cli.h"
#include "app/cli/workspaces.h"
#include "features/exporting/exporting.h"

namespace penstock::app::cli {
namespace {

struct Options {
  Common common;
  std::string workspace;
  std::string kind;
  std::string where;
  bool bom = false;
};

Result<void> write_all(Application& application, const Options& options) {
  TRY(place, application.database().read_now(
                 [&](store::Reader& reader) { return find_workspace(reader, options.workspace); }));
  exporting::ExportRequest request{.kind = *parse_enum<exporting::Kind>(options.kind), .where = {}};
  if (!options.where.empty()) request.where = options.where;
  if (options.bom) request.mark = exporting::ByteOrderMark::Utf8;
  TRY(file, exporting::open_export(application.database(), application.registry(), place.actor,
                                   application.clock().now(), request));
  while (auto piece = file->next())
    if (std::fwrite(piece->data(), 1, piece->size(), stdout) != piece->size())
      return unavailable("output_failed", "standard output took no more; the file is not whole");
  if (std::fflush(stdout) != 0)
    return unavailable("output_failed", "standard output took no more; the file is not whole");
  return {};
}

int export_records(const Options& options) {
  auto application = open_existing(options.common.place, OpenedTo::Look);
  if (!application.ok()) return fail(options.common, application.error());
  auto outcome = write_all(**application, options);
  return outcome.ok() ? 0 : fail(options.common, outcome.error());
}

}  // namespace

void add_export(CLI::App& app, int& code) {
  auto options = std::make_shared<Options>();
  auto* verb = app.add_subcommand("export", "Write records as CSV to standard output");
  add_data(*verb, options->common);
  verb->add_option("--workspace", options->workspace, "Name or slug of the workspace")->required();
  verb->add_option("KIND", options->kind, "deals, companies, people or activities")
      ->required()
      ->check(CLI::IsMember({"deals", "companies", "people", "activities"}));
  verb->add_option("--where", options->where,
                   "A criterion, such as: status = won and value > 1000 EUR");
  verb->add_flag("--bom", options->bom,
                 "Begin with a byte-order mark, for spreadsheets that need it");
  verb->callback([options, &code] { code = export_records(*options); });
}

}  // namespace penstock::app::cli
