#pragma once
// A migrated PostgreSQL database of its own for a test, copied from a template that the first test
// makes. It goes with the object.

#include <string>

namespace penstock::store::postgres {

class TestDatabase {
 public:
  // `server`: the URI of a server on which databases may be made.
  explicit TestDatabase(const std::string& server);
  ~TestDatabase();
  TestDatabase(const TestDatabase&) = delete;
  TestDatabase& operator=(const TestDatabase&) = delete;

  const std::string& uri() const { return uri_; }

 private:
  std::string server_;
  std::string name_;
  std::string uri_;
};

}  // namespace penstock::store::postgres
