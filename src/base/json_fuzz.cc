// Any bytes as JSON: what is read is written as JSON that reads back as the same, and no reader of
// described structs stumbles over it. Run: json_fuzz -max_len=65536.

#include "base/json.h"

#include "base/record_json.h"
#include "base/text.h"

using namespace penstock;

namespace {

PENSTOCK_ID(BoxId, "box");
struct Box {
  BoxId id;
  std::optional<std::string> label;
  std::optional<Money> price;
  std::optional<Date> made_on;
  std::optional<Instant> made_at;
  std::vector<std::string> tags;
  RawJson custom;
};
BOOST_DESCRIBE_STRUCT(Box, (), (id, label, price, made_on, made_at, tags, custom))

// 1.0 is written as 1: the number is the same, and from the second time on the tree is too.
void expect_stable(const Json& json) {
  auto once = to_text(json);
  PENSTOCK_CHECK(is_utf8(once), "JSON is UTF-8");
  auto read = parse_json(once);
  PENSTOCK_CHECK(read.ok(), "what was written is JSON: " + once);
  PENSTOCK_CHECK(to_text(*read) == once, "what was written reads back as the same: " + once);
  auto again = parse_json(to_text(*read));
  PENSTOCK_CHECK(again.ok() && *again == *read, "the tree stays the same: " + once);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view text(reinterpret_cast<const char*>(data), size);
  auto json = parse_json(text);
  if (json.ok()) {
    expect_stable(*json);
    auto box = from_json<Box>(*json);
    if (box.ok() && box->id) {
      auto again = from_json_text<Box>(to_json_text(*box));
      PENSTOCK_CHECK(again.ok() && to_json_text(*again) == to_json_text(*box),
                     "a struct reads back as the same");
    }
  }
  std::string quoted;
  write_json_string(quoted, text);
  auto string = parse_json(quoted);
  PENSTOCK_CHECK(string.ok() && string->as_string() != nullptr,
                 "any bytes can be written as a text");
  if (is_utf8(text))
    PENSTOCK_CHECK(*string->as_string() == text, "a UTF-8 text reads back as the same");
  return 0;
}
