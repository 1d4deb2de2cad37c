#pragma once
// The other systems whose exports are recognised: by their headers, in any order of files.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "features/importing/targets.h"

namespace penstock::importing {

// One kind of file of a system.
struct FileShape {
  RecordType record_type;
  std::string_view needs;  // headers that must all be there, separated by '|'
  std::string_view maps;   // "header=field", "header=field:millions", "…=custom", "…=skip", by '|'
};

struct Profile {
  std::string_view name;      // "crm-maven"
  std::string_view label;     // "Maven CRM"
  std::string_view currency;  // of amounts without one; empty: that of the workspace
  std::span<const FileShape> shapes;
};

std::span<const Profile> profiles();
const Profile* find_profile(std::string_view name);

struct Recognised {
  const Profile* profile = nullptr;
  const FileShape* shape = nullptr;
};
// The shape with the most needs that the headers meet; of `profile` alone if it is given.
Recognised recognise(std::span<const std::string> headers, const Profile* only = nullptr);

// What a shape says of a header: "field", "field:unit", "custom", "skip", or nothing.
std::optional<std::string_view> shape_says(const FileShape& shape, std::string_view header);

// A header with everything kept, as shapes compare it ("Deal - Title" → "dealtitle").
std::string whole_key(std::string_view header);

}  // namespace penstock::importing
