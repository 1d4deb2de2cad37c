#pragma once
// A PostgreSQL database of its own for a test; a migrated one is copied from a template that the
// first test makes. It goes with the object.

#include <memory>
#include <string>

namespace penstock::store::postgres {

class TestDatabase {
 public:
  // `server`: the URI of a server on which databases may be made.
  TestDatabase(const std::string& server, bool migrated);
  // On the server that PENSTOCK_TEST_POSTGRES names; none where it names none. Used through the
  // pooler of that server that PENSTOCK_TEST_POOLER names, where it names one.
  static std::unique_ptr<TestDatabase> of_this_run(bool migrated = true);
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
