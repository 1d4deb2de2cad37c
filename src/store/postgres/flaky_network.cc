#include "store/postgres/flaky_network.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <filesystem>

#include "base/result.h"

namespace penstock::store::postgres {
namespace {

using Steady = std::chrono::steady_clock;

constexpr std::string_view kSocketName = "/.s.PGSQL.5432";

// A notice as the protocol has it: its kind, its length, fields that end with a zero, a zero.
std::string warning() {
  std::string fields;
  for (const char* field :
       {"SWARNING", "VWARNING", "C57P01", "Mterminating connection because of immediate shutdown"})
    fields.append(field).push_back('\0');
  fields.push_back('\0');
  return std::string("N\0\0\0", 4) + static_cast<char>(fields.size() + 4) + fields;
}

sockaddr_un address_of(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  PENSTOCK_CHECK(path.size() < sizeof address.sun_path, "the path of a socket is short");
  path.copy(address.sun_path, path.size());
  return address;
}

void send_all(int to, std::string_view bytes) {
  while (!bytes.empty()) {
    auto sent = ::send(to, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

}  // namespace

struct FlakyNetwork::Wire {
  int client, server;
  bool drops_answer = false;
  bool held = false;  // there is no client any more
  std::string late;   // what the server gets from it yet, and when
  Steady::time_point due{};
};

FlakyNetwork::FlakyNetwork(const std::string& uri) {
  auto host = uri.find("host=") + 5;
  auto end = std::min(uri.find('&', host), uri.size());
  server_socket_ = uri.substr(host, end - host) + std::string(kSocketName);
  std::string folder = "/tmp/penstock-flaky-XXXXXX";
  PENSTOCK_CHECK(mkdtemp(folder.data()), "a folder for a socket");
  folder_ = folder;
  uri_ = uri.substr(0, host) + folder_ + uri.substr(end);
  listener_ = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  auto address = address_of(folder_ + std::string(kSocketName));
  PENSTOCK_CHECK(bind(listener_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0 &&
                     listen(listener_, 100) == 0,
                 "a socket to listen on");
  thread_ = std::thread([this] { loop(); });
}

FlakyNetwork::~FlakyNetwork() {
  stopping_ = true;
  thread_.join();
  close(listener_);
  std::filesystem::remove_all(folder_);
}

void FlakyNetwork::loop() {
  std::vector<Wire> wires;
  auto cut = [&](std::size_t i) {
    if (wires[i].held) --held_;
    if (down_ && warned_) send_all(wires[i].client, warning());
    if (wires[i].client >= 0) close(wires[i].client);
    close(wires[i].server);
    wires.erase(wires.begin() + static_cast<std::ptrdiff_t>(i));
  };
  while (!stopping_) {
    std::vector<pollfd> watched{{listener_, POLLIN, 0}};
    for (const auto& wire : wires) {
      watched.push_back({wire.client, POLLIN, 0});
      watched.push_back({wire.server, POLLIN, 0});
    }
    poll(watched.data(), watched.size(), 20);
    for (auto i = wires.size(); i-- > 0;) {
      bool whole = !down_;
      if (whole && watched[1 + i * 2].revents) whole = carry(wires[i], true);
      if (whole && watched[2 + i * 2].revents) whole = carry(wires[i], false);
      if (!whole) cut(i);
    }
    deliver(wires);
    if (watched[0].revents) accept_one(wires);
  }
  while (!wires.empty()) cut(0);
}

void FlakyNetwork::accept_one(std::vector<Wire>& wires) {
  int client = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
  int server = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  auto address = address_of(server_socket_);
  if (!down_ && connect(server, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0) {
    wires.push_back({client, server});
    return;
  }
  close(client);
  close(server);
}

// False when the wire is cut.
bool FlakyNetwork::carry(Wire& wire, bool from_client) {
  std::string bytes(1 << 16, '\0');
  auto got = recv(from_client ? wire.client : wire.server, bytes.data(), bytes.size(), 0);
  if (got <= 0) return false;
  bytes.resize(static_cast<std::size_t>(got));
  if (!from_client && wire.held) return true;
  if (!from_client && wire.drops_answer) return false;
  // A connection's first COMMIT carries the word; later ones the name of what was prepared.
  if (from_client && bytes.find("COMMIT") != std::string::npos) {
    auto now = next_.exchange(Cut::None);
    if (now == Cut::BeforeCommit) return false;
    if (now == Cut::Held) {
      hold(wire, std::move(bytes));
      return true;
    }
    wire.drops_answer = now == Cut::AfterCommit;
  }
  send_all(from_client ? wire.server : wire.client, bytes);
  return true;
}

// poll() passes over what has no client.
void FlakyNetwork::hold(Wire& wire, std::string bytes) {
  ++held_;
  close(std::exchange(wire.client, -1));
  wire.held = true;
  wire.late = std::move(bytes);
  wire.due = Steady::now() + hold_for_.load();
}

// Then the server sees the end of the connection, ends it too, and the wire is cut.
void FlakyNetwork::deliver(std::vector<Wire>& wires) {
  for (auto& wire : wires) {
    if (wire.late.empty() || Steady::now() < wire.due) continue;
    send_all(wire.server, std::exchange(wire.late, {}));
    shutdown(wire.server, SHUT_WR);
  }
}

}  // namespace penstock::store::postgres
