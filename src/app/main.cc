#include "app/cli/cli.h"

int main(int argc, char** argv) {
  CLI::App app("Penstock, a self-hosted sales pipeline server", "penstock");
  app.require_subcommand(1);
  app.set_version_flag("--version", "penstock " PENSTOCK_VERSION);
  int code = 0;
  penstock::app::cli::add_serve(app, code);
  penstock::app::cli::add_init(app, code);
  penstock::app::cli::add_token(app, code);
  penstock::app::cli::add_demo(app, code);
  penstock::app::cli::add_import(app, code);
  penstock::app::cli::add_export(app, code);
  penstock::app::cli::add_copy(app, code);
  penstock::app::cli::add_restore(app, code);
  penstock::app::cli::add_workspace(app, code);
  penstock::app::cli::add_jobs(app, code);
  penstock::app::cli::add_store_verbs(app, code);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    auto exit = app.exit(error);
    return exit == 0 ? 0 : 2;
  } catch (const penstock::store::StoreError& error) {
    // A store that goes away under a verb.
    return penstock::app::cli::fail({}, penstock::unavailable("store_failed", error.what()));
  }
  return code;
}
