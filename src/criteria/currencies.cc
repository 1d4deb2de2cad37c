#include "criteria/currencies.h"

#include <array>

#include "base/money.h"

namespace penstock::criteria {

const std::string& currencies_with(int digits) {
  // Asked of base/money.h once, letter by letter, so that there is no second list to keep.
  static const auto lists = [] {
    std::array<std::string, 5> made;
    std::string code = "AAA";
    for (code[0] = 'A'; code[0] <= 'Z'; ++code[0])
      for (code[1] = 'A'; code[1] <= 'Z'; ++code[1])
        for (code[2] = 'A'; code[2] <= 'Z'; ++code[2]) {
          auto currency = Currency::parse(code);
          if (!currency || currency->digits() == 2) continue;
          auto& list = made[static_cast<std::size_t>(currency->digits())];
          list.append(list.empty() ? "'" : ", '").append(code).append("'");
        }
    return made;
  }();
  return lists[static_cast<std::size_t>(digits)];
}

}  // namespace penstock::criteria
