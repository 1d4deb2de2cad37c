#include "world.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sched.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>

#include "access/authenticator.h"
#include "features/team/team.h"
#include "measure.h"

namespace penstock::bench {
namespace {

constexpr auto kPoll = std::chrono::milliseconds{1};
constexpr double kPatienceMs = 600'000;

std::string text_of(const std::string& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

template <class T>
T must(Result<T> result) {
  if (!result.ok()) throw std::runtime_error(result.error().says);
  return std::move(*result);
}

}  // namespace

access::Actor load_admin(store::Reader& reader, WorkspaceId workspace_id) {
  UserId user_id;
  reader.query(
      "SELECT u.workspace_id, u.id FROM users u WHERE u.role = 'admin' AND u.active = 1 AND "
      "(u.workspace_id = $1 OR $1 = 0) ORDER BY u.workspace_id, u.id LIMIT 1",
      {workspace_id.value}, [&](const store::Row& row) {
        workspace_id = {row.integer(0)};
        user_id = {row.integer(1)};
      });
  return must(access::load_actor(reader, workspace_id, user_id));
}

World open_world(const app::Place& place, WorkspaceId workspace_id) {
  World world{.application = must(app::Application::open(place)), .actor = {}};
  world.application->database().read(
      [&](store::Reader& reader) { world.actor = load_admin(reader, workspace_id); });
  return world;
}

std::string make_token(World& world) {
  auto now = world.application->clock().now();
  auto token =
      world.application->database().write_now(world.actor.workspace_id, [&](store::Tx& tx) {
        return team::create_token(
            tx, world.actor, now,
            {.name = "bench", .scopes = {access::Scope::Admin}, .expires_on = {}});
      });
  return must(std::move(token)).secret;
}

std::string make_token(const std::string& folder) {
  auto world = open_world(folder);
  return make_token(world);
}

Process::Process(std::vector<std::string> words, const std::string& log, int core) : log_(log) {
  std::vector<char*> arguments;
  for (auto& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  int out = open(log.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (out < 0) throw std::runtime_error("cannot write " + log);
  // Until the program runs, the child is a copy of this process and its memory is ours: figures of
  // memory begin behind that moment. Both ends close themselves there.
  int running[2];
  if (pipe2(running, O_CLOEXEC) != 0) throw std::runtime_error("cannot make a pipe");
  pid_ = fork();
  if (pid_ == 0) {
    dup2(out, 1);
    dup2(out, 2);
    if (core >= 0) {
      cpu_set_t set;
      CPU_ZERO(&set);
      CPU_SET(core, &set);
      sched_setaffinity(0, sizeof set, &set);
    }
    execvp(arguments[0], arguments.data());
    _exit(127);
  }
  close(out);
  close(running[1]);
  char nothing;
  while (pid_ > 0 && read(running[0], &nothing, 1) < 0 && errno == EINTR) {
  }
  close(running[0]);
  if (pid_ < 0) throw std::runtime_error("cannot start " + words[0]);
}

void Process::stop() {
  if (pid_ <= 0) return;
  kill(pid_, SIGTERM);
  wait();
}

int Process::wait() {
  if (pid_ > 0) waitpid(pid_, &status_, 0);
  pid_ = 0;
  return WIFEXITED(status_) ? WEXITSTATUS(status_) : 128;
}

bool Process::ended() {
  if (pid_ > 0 && waitpid(pid_, &status_, WNOHANG) == pid_) pid_ = 0;
  return pid_ == 0;
}

std::string Process::wait_for(const std::string& text) {
  for (auto begin = wall_ms(); wall_ms() - begin < kPatienceMs;) {
    auto all = text_of(log_);
    auto at = all.find(text);
    auto end = at == std::string::npos ? at : all.find('\n', at);
    if (end != std::string::npos) return all.substr(at, end - at);
    if (ended()) break;
    std::this_thread::sleep_for(kPoll);
  }
  throw std::runtime_error("a process did not say \"" + text + "\": " + text_of(log_));
}

Served::Served(const std::string& penstock, const std::string& folder, int core,
               std::vector<std::string> more) {
  std::vector<std::string> words{
      penstock, "serve", "--data", folder, "--listen", "127.0.0.1:0", "--api-requests-per-minute",
      "0"};
  words.insert(words.end(), more.begin(), more.end());
  auto begin = wall_ms();
  process_ = std::make_unique<Process>(words, folder + "/serve.log", core);
  auto line = process_->wait_for("listening on http://");
  start_ms_ = wall_ms() - begin;
  port_ = std::stoi(line.substr(line.rfind(':') + 1));
}

void Served::wait_idle() const {
  constexpr auto kLook = std::chrono::milliseconds{300};
  constexpr double kIdleMs = 6;  // of processor time between two looks
  for (auto begin = wall_ms(); wall_ms() - begin < kPatienceMs;) {
    auto before = process_cpu_ms(pid());
    std::this_thread::sleep_for(kLook);
    if (process_cpu_ms(pid()) - before < kIdleMs) return;
  }
}

}  // namespace penstock::bench
