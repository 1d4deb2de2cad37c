#pragma once
// The command line. Each verb has --help, --json, an honest exit code (0 done, 1 refused or failed,
// 2 wrong usage), and says what went wrong and what to do.

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "app/application.h"

namespace penstock::app::cli {

// What most verbs need to know.
struct Common {
  Place place{.folder = "data"};
  bool json = false;
};

void add_data(CLI::App& verb, Common& common);
// A folder or a database address, as the user gives it.
Place place_of(const std::string& text);

// The store, to be written by a verb, when its schema is at the version of this Penstock or can be
// brought there. Errors: those of open_store and of the migrations.
Result<std::unique_ptr<store::Database>> open_to_write(const Place& place, IdMaker& ids);

// The application, for verbs that work in a store which is there already.
// Errors: those of expect_store and Application::open.
Result<std::unique_ptr<Application>> open_existing(const Place& place,
                                                   OpenedTo opened_to = OpenedTo::Change);

// Prints an error to standard error (as problem+json with --json) and returns exit code 1.
int fail(const Common& common, const Error& error);
// Prints a described answer as JSON, or the sentence.
int done(const Common& common, const std::string& sentence, const std::string& json);

// How far a verb is with a table, for a person at a terminal; nothing with --json or in a log.
void show_rows(const Common& common, const std::string& table, std::int64_t rows);
// The end of it: the line is done.
void end_rows(const Common& common);

// The whole of a file without its last line break. Errors: InvalidField names the option.
Result<std::string> read_secret_file(const std::string& option, const std::string& path);

// The whole program: finds the verb and runs it. What it makes only this user may read: a store has
// everybody's password hashes in it.
// Returns: the exit code. A store that fails while a verb reads it is told here, once for all.
int run(int argc, const char* const* argv);

// Each adds its verb; the verb leaves its exit code in `code`.
void add_serve(CLI::App& app, int& code);
void add_init(CLI::App& app, int& code);
void add_token(CLI::App& app, int& code);
void add_demo(CLI::App& app, int& code);
void add_import(CLI::App& app, int& code);
void add_export(CLI::App& app, int& code);
void add_copy(CLI::App& app, int& code);
void add_restore(CLI::App& app, int& code);
void add_workspace(CLI::App& app, int& code);
void add_jobs(CLI::App& app, int& code);
void add_store_verbs(CLI::App& app, int& code);  // backup, check, migrate, openapi

}  // namespace penstock::app::cli
