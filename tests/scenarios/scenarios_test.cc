// Runs every *.scenario of this folder against the real server. README.md explains how to add one.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "server.h"

namespace penstock::scenarios {
namespace {

std::string trimmed(std::string_view text) { return std::string(trim(text)); }

// "stages[0].id" of a tree; null where there is none.
const Json* at(const Json& json, std::string_view path) {
  const Json* here = &json;
  while (here != nullptr && !path.empty()) {
    if (path.front() == '.') path.remove_prefix(1);
    if (path.front() == '[') {
      auto index = std::stoul(std::string(path.substr(1)));
      const auto* array = here->as_array();
      here = array && index < array->size() ? &(*array)[index] : nullptr;
      path.remove_prefix(path.find(']') + 1);
    } else {
      auto end = std::min(path.find_first_of(".["), path.size());
      here = here->find(path.substr(0, end));
      path.remove_prefix(end);
    }
  }
  return here;
}

// Versions count changes, and a change that was taken back counts as well.
Json without_versions(const Json& json) {
  if (const auto* list = json.as_array()) {
    Json::Array items;
    for (const auto& item : *list) items.push_back(without_versions(item));
    return items;
  }
  const auto* members = json.as_object();
  if (members == nullptr) return json;
  Json::Object rest;
  for (const auto& [name, value] : *members)
    if (name != "version") rest.emplace_back(name, without_versions(value));
  return rest;
}

class Runner {
 public:
  void run(const std::filesystem::path& path) {
    std::ifstream file(path);
    std::string line;
    int number = 0;
    while (std::getline(file, line)) {
      SCOPED_TRACE(path.filename().string() + ":" + std::to_string(++number));
      if (trimmed(line).empty() || line.starts_with("#")) continue;
      if (!take(line)) {
        ADD_FAILURE() << "cannot read this line: " << line;
        return;
      }
      if (::testing::Test::HasFatalFailure()) return;
    }
    expect_events();
    EXPECT_GT(requests_, 0);
  }

 private:
  bool take(const std::string& line) {
    auto blank = line.find(' ');
    auto word = line.substr(0, blank);
    auto rest = filled(blank == std::string::npos ? "" : trimmed(line.substr(blank)));
    if (word == "as")
      who_ = rest;
    else if (word == "GET" || word == "POST" || word == "PATCH" || word == "PUT" ||
             word == "DELETE")
      begin(word, rest);
    else if (word == "header")
      headers_ += rest + "\r\n";
    else if (word == "=>")
      send(rest);
    else if (word == "has")
      EXPECT_NE(reply_.body.find(rest), std::string::npos) << rest << "\nin " << reply_.body;
    else if (word == "not")
      EXPECT_EQ(reply_.body.find(rest), std::string::npos) << rest << "\nin " << reply_.body;
    else if (word == "answers")
      EXPECT_NE(reply_.head.find(rest), std::string::npos) << rest << "\nin " << reply_.head;
    else if (word == "save")
      return save(rest);
    else if (word == "keep")
      kept_[rest] = to_text(without_versions(answer_));
    else if (word == "same")
      EXPECT_EQ(to_text(without_versions(answer_)), kept_[rest]) << method_ << " " << path_;
    else if (word == "events")
      events_ = rest;
    else if (line.starts_with(" ") || line.starts_with("{") || line.starts_with("["))
      body_ += filled(trimmed(line));
    else
      return false;
    return true;
  }
  // The text with {{names}} filled in.
  std::string filled(std::string text) const {
    for (const auto& [name, value] : saved_) {
      auto mark = "{{" + name + "}}";
      for (auto found = text.find(mark); found != std::string::npos; found = text.find(mark))
        text.replace(found, mark.size(), value);
    }
    return text;
  }
  void begin(const std::string& method, const std::string& path) {
    expect_events();
    method_ = method;
    path_ = path;
    body_.clear();
    headers_.clear();
  }
  void send(const std::string& status) {
    before_ = server_.head();
    reply_ = server_.ask_as(who_, method_, path_, body_, headers_);
    EXPECT_EQ(std::to_string(reply_.status), status) << method_ << " " << path_ << "\n"
                                                     << reply_.body;
    auto json = parse_json(reply_.body);
    answer_ = json.ok() ? std::move(*json) : Json{};
    ++requests_;
    asked_ = true;
  }
  // Exactly these events, and none where there is no such line.
  void expect_events() {
    if (!asked_) return;
    auto count =
        events_.empty()
            ? 0u
            : static_cast<std::size_t>(std::count(events_.begin(), events_.end(), ' ')) + 1;
    EXPECT_EQ(server_.events_after(before_, count), events_) << "after " << method_ << " " << path_;
    events_.clear();
    asked_ = false;
  }
  // "name = path.of[0].it", or "name = @Header" up to its first semicolon.
  bool save(const std::string& rest) {
    auto equals = rest.find(" = ");
    if (equals == std::string::npos) return false;
    auto from = rest.substr(equals + 3);
    auto& value = saved_[rest.substr(0, equals)];
    if (from.starts_with("@")) {
      auto found = reply_.head.find(from.substr(1) + ": ");
      if (found == std::string::npos) return false;
      value = reply_.head.substr(found + from.size() + 1);
      value = value.substr(0, value.find_first_of(";\r"));
      return true;
    }
    const auto* json = at(answer_, from);
    if (json == nullptr) return false;
    value = json->as_string() ? *json->as_string() : to_text(*json);
    return true;
  }

  Server server_;
  std::string who_ = "admin";
  std::string method_, path_, body_, headers_;
  std::string events_;
  std::int64_t before_ = 0;
  bool asked_ = false;
  int requests_ = 0;
  Reply reply_;
  Json answer_;
  std::map<std::string, std::string> saved_;
  std::map<std::string, std::string> kept_;  // whole answers
};

std::vector<std::filesystem::path> all_scenarios() {
  std::vector<std::filesystem::path> all;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(PENSTOCK_SOURCE_DIR) + "/tests/scenarios"))
    if (entry.path().extension() == ".scenario") all.push_back(entry.path());
  std::sort(all.begin(), all.end());
  return all;
}

class Scenario : public ::testing::TestWithParam<std::filesystem::path> {};

TEST_P(Scenario, GoesAsWritten) { Runner().run(GetParam()); }

INSTANTIATE_TEST_SUITE_P(All, Scenario, ::testing::ValuesIn(all_scenarios()), [](const auto& info) {
  auto name = info.param.stem().string();
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

}  // namespace
}  // namespace penstock::scenarios
