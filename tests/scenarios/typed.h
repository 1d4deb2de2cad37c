#pragma once
// The command line as typed, whole, for tests: what it says and how it ends.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "app/cli/cli.h"

namespace penstock::scenarios {

struct Said {
  int code = 0;
  std::string out;
  std::string err;
};

// `words` without the program's name.
inline Said type(const std::vector<std::string>& words) {
  std::vector<const char*> argv{"penstock"};
  for (const auto& word : words) argv.push_back(word.c_str());
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  Said said;
  said.code = app::cli::run(static_cast<int>(argv.size()), argv.data());
  said.out = testing::internal::GetCapturedStdout();
  said.err = testing::internal::GetCapturedStderr();
  return said;
}

}  // namespace penstock::scenarios
