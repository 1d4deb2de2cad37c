#pragma once
// The address of a database as it may be shown and kept: without its password.

#include <string>
#include <string_view>

namespace penstock::store {

// "postgresql://user@host:port/database" of an address as libpq takes it; several hosts stand
// behind each other. What is not said there (libpq asks the environment) is left out. An address
// that cannot be understood is "a PostgreSQL database".
std::string shown_address(std::string_view uri);

}  // namespace penstock::store
