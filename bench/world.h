#pragma once
// The workspace under measurement: opened in this process, or served by a process of its own.

#include <memory>
#include <string>
#include <vector>

#include "app/application.h"

namespace penstock::bench {

struct World {
  std::unique_ptr<app::Application> application;
  access::Actor actor;  // an admin of the first workspace
};
// An admin of the first workspace, or of the one that is named. Throws std::runtime_error when the
// place cannot be opened.
World open_world(const app::Place& place, WorkspaceId workspace_id = {});
inline World open_world(const std::string& folder) { return open_world(app::Place{folder}); }

// A token of that admin.
std::string make_token(World& world);
std::string make_token(const std::string& folder);

// An admin of a workspace.
access::Actor load_admin(store::Reader& reader, WorkspaceId workspace_id = {});

// A child process that goes with the object (SIGTERM, then waited for).
class Process {
 public:
  // `log` gets standard output and error. `core` pins it, -1 does not.
  Process(std::vector<std::string> words, const std::string& log, int core = -1);
  ~Process() { stop(); }
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;
  pid_t pid() const { return pid_; }
  void stop();
  int wait();  // exit code
  // Waits until its log holds `text`; returns the line. Throws after ten minutes, or when it ends.
  std::string wait_for(const std::string& text);
  bool ended();

 private:
  pid_t pid_ = 0;
  int status_ = 0;
  std::string log_;
};

// `penstock serve` on a port of loopback that it picks, without a limit of requests.
class Served {
 public:
  Served(const std::string& penstock, const std::string& folder, int core = -1,
         std::vector<std::string> more = {});
  int port() const { return port_; }
  pid_t pid() const { return process_->pid(); }
  double start_ms() const { return start_ms_; }  // from the start to "listening on"
  // Waits until it has caught up with its journal: reports are built behind the start.
  void wait_idle() const;

 private:
  std::unique_ptr<Process> process_;
  int port_ = 0;
  double start_ms_ = 0;
};

}  // namespace penstock::bench
