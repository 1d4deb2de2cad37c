// Any bytes as a criterion, in both spellings: what is read prints and reads back as the same tree,
// and what checks compiles. Run: criteria_fuzz -max_len=8192.

#include "criteria/grammar.h"
#include "criteria/page.h"
#include "criteria/test_world.h"

using namespace penstock;
using namespace penstock::criteria;

namespace {

void expect_same(const Criterion& criterion) {
  auto text = parse(print(criterion));
  PENSTOCK_CHECK(text.ok() && text.criterion == criterion,
                 "the text reads back: " + print(criterion));
  auto json = parse_json(to_text(to_json(criterion)));
  PENSTOCK_CHECK(json.ok(), "the JSON is JSON");
  auto read = from_json(*json);
  PENSTOCK_CHECK(read.ok() && read.criterion == criterion,
                 "the JSON reads back: " + print(criterion));
}

void try_criterion(const Schema& schema, Parsed parsed, std::size_t size) {
  for (const auto& fault : parsed.faults)
    PENSTOCK_CHECK(fault.at + fault.length <= size, "faults stand in the text");
  if (!parsed.ok()) return;
  expect_same(parsed.criterion);
  auto checking = check(schema, "deal", parsed.criterion);
  if (!checking.ok()) return;
  expect_same(checking.checked.criterion);
  auto bound =
      bind(checking.checked, {instant_from_ms(1'795'312'800'123), "Europe/Warsaw", UserId{7}});
  (void)test::select_deals(bound, 1);
  static const test::Deal kDeal{
      .id = {1}, .stage_id = {1}, .title = "Łódź", .value = Money{100, *Currency::parse("EUR")}};
  (void)matches(bound, DescribedView(kDeal));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Schema kSchema = test::make_schema();
  std::string_view text(reinterpret_cast<const char*>(data), size);
  try_criterion(kSchema, parse(text), size);
  (void)check_text(kSchema, "deal", text);
  if (size > 0 && text[0] == '{')
    if (auto json = parse_json(text); json.ok()) try_criterion(kSchema, from_json(*json), size);
  return 0;
}
