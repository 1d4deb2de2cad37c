#pragma once
// The SQL in the string literals of a source file: for tools/tidy and for the test that prepares
// all of it on both engines.

#include <string>
#include <vector>

namespace penstock::tools {

struct SourceStatement {
  std::string text;      // literals that stand next to each other, joined
  std::size_t line = 0;  // of the first of them, from 0
  bool whole = false;    // nothing is added to it and nothing put into it at run time
};

std::vector<SourceStatement> statements_in(const std::string& source);

}  // namespace penstock::tools
