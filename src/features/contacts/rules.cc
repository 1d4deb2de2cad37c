// The key of a company's name: its words (folded), without the legal forms at the end and, where a
// language puts them there, at the beginning. The same company is written "ACME Sp. z o.o.", "Acme
// sp. zoo" and "ACME" by three people; the key of all three is "acme".

#include "features/contacts/rules.h"

#include <unicode/bytestream.h>
#include <unicode/idna.h>

#include <algorithm>
#include <memory>

#include "features/checks.h"
#include "store/text_index.h"

namespace penstock::contacts {
namespace {

using Words = std::vector<std::string>;

// Longer forms first, so that "gmbh co kg" goes as a whole.
const std::vector<Words>& forms_at_end() {
  static const auto forms = [] {
    std::vector<Words> all;
    for (std::string_view form : {"spółka z ograniczoną odpowiedzialnością sp k",
                                  "sp z o o sp k",
                                  "sp z o o s k",
                                  "spółka z ograniczoną odpowiedzialnością",
                                  "spółka akcyjna",
                                  "spółka komandytowa",
                                  "spółka jawna",
                                  "sp z o o",
                                  "sp z oo",
                                  "sp zoo",
                                  "spzoo",
                                  "spz o o",
                                  "z o o",
                                  "s k a",
                                  "p s a",
                                  "sp j",
                                  "sp k",
                                  "s c",
                                  "s a",
                                  "psa",
                                  "sa",
                                  "gmbh co kg",
                                  "gmbh",
                                  "mbh",
                                  "e k",
                                  "ag",
                                  "kg",
                                  "ohg",
                                  "ug",
                                  "san ve tic ltd şti",
                                  "san ve tic a ş",
                                  "sanayi ve ticaret limited şirketi",
                                  "sanayi ve ticaret anonim şirketi",
                                  "tic ltd şti",
                                  "tic a ş",
                                  "limited şirketi",
                                  "anonim şirketi",
                                  "ltd şti",
                                  "a ş",
                                  "aş",
                                  "pte ltd",
                                  "pty ltd",
                                  "pvt ltd",
                                  "co ltd",
                                  "limited",
                                  "ltd",
                                  "l l c",
                                  "llc",
                                  "llp",
                                  "plc",
                                  "incorporated",
                                  "inc",
                                  "corporation",
                                  "corp",
                                  "co",
                                  "company",
                                  "s r l",
                                  "srl",
                                  "s r o",
                                  "sro",
                                  "s a r l",
                                  "sarl",
                                  "s a s",
                                  "sas",
                                  "s p a",
                                  "spa",
                                  "s l",
                                  "sl",
                                  "d o o",
                                  "doo",
                                  "b v",
                                  "bv",
                                  "n v",
                                  "nv",
                                  "oyj",
                                  "oy",
                                  "ab",
                                  "aps",
                                  "kft",
                                  "zrt",
                                  "nyrt",
                                  "eood",
                                  "ood",
                                  "ead",
                                  "ооо",
                                  "оао",
                                  "зао",
                                  "пао",
                                  "ао",
                                  "тоо",
                                  "тов"})
      all.push_back(store::search_words(form));
    return all;
  }();
  return forms;
}

const std::vector<Words>& forms_at_front() {
  static const auto forms = [] {
    std::vector<Words> all;
    for (std::string_view form :
         {"общество с ограниченной ответственностью", "акционерное общество",
          "индивидуальный предприниматель", "ооо", "оао", "зао", "пао", "ао", "ип", "тоо", "тов",
          "фоп", "s c", "sc"})
      all.push_back(store::search_words(form));
    return all;
  }();
  return forms;
}

// Never takes all words away: a firm may be called "Limited".
bool drop_at_end(Words& words) {
  for (const auto& form : forms_at_end()) {
    if (form.size() >= words.size() || !std::equal(form.rbegin(), form.rend(), words.rbegin()))
      continue;
    words.resize(words.size() - form.size());
    return true;
  }
  return false;
}

bool drop_at_front(Words& words) {
  for (const auto& form : forms_at_front()) {
    if (form.size() >= words.size() || !std::equal(form.begin(), form.end(), words.begin()))
      continue;
    words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(form.size()));
    return true;
  }
  return false;
}

// The part of an address that can be a domain: no scheme, user, port, path.
std::string_view host_of(std::string_view text) {
  text = trim(text);
  if (auto scheme = text.find("://"); scheme != std::string_view::npos)
    text.remove_prefix(scheme + 3);
  text = text.substr(0, text.find_first_of("/?#\\"));
  if (auto at = text.rfind('@'); at != std::string_view::npos) text.remove_prefix(at + 1);
  text = text.substr(0, text.find(':'));
  while (text.ends_with('.')) text.remove_suffix(1);
  return text;
}

bool is_domain(std::string_view ascii) {
  if (ascii.empty() || ascii.size() > 253 || ascii.find('.') == std::string_view::npos)
    return false;
  std::size_t label = 0;
  for (char c : ascii) {
    if (c == '.') {
      if (label == 0) return false;
      label = 0;
      continue;
    }
    bool allowed = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    if (!allowed || ++label > 63) return false;
  }
  return label > 0;
}

}  // namespace

std::optional<std::string> canonical_domain(std::string_view text) {
  auto host = host_of(text);
  UErrorCode status = U_ZERO_ERROR;
  static const std::unique_ptr<icu::IDNA> idna(
      icu::IDNA::createUTS46Instance(UIDNA_NONTRANSITIONAL_TO_ASCII, status));
  if (idna == nullptr || host.size() > 1'000) return {};
  std::string ascii;
  icu::StringByteSink<std::string> sink(&ascii);
  icu::IDNAInfo info;
  status = U_ZERO_ERROR;
  idna->nameToASCII_UTF8({host.data(), static_cast<std::int32_t>(host.size())}, sink, info, status);
  if (U_FAILURE(status) || info.hasErrors()) return {};
  if (ascii.starts_with("www.") && ascii.find('.', 4) != std::string::npos) ascii.erase(0, 4);
  if (!is_domain(ascii)) return {};
  return ascii;
}

std::string company_key(std::string_view name) {
  auto words = store::search_words(name);
  while (drop_at_end(words)) {
  }
  while (drop_at_front(words)) {
  }
  std::string key;
  for (const auto& word : words) key.append(key.empty() ? "" : " ").append(word);
  return key;
}

bool is_email(std::string_view text) {
  auto at = text.find('@');
  if (at == 0 || at == std::string_view::npos || at + 1 == text.size() ||
      text.find('@', at + 1) != std::string_view::npos)
    return false;
  return std::none_of(text.begin(), text.end(), [](unsigned char c) {
    return c <= ' ' || c == 0x7f || c == '<' || c == '>' || c == ',' || c == ';';
  });
}

std::string phone_digits(std::string_view text) {
  std::string digits;
  for (char c : text)
    if (c >= '0' && c <= '9') digits += c;
  return digits;
}

Result<void> normalise(Company& company) {
  company.name = std::string(trim(company.name));
  for (auto* text :
       {&company.domain, &company.industry, &company.country, &company.city, &company.website,
        &company.phone, &company.external_source, &company.external_id})
    clean(*text);
  if (company.name.empty()) return invalid_field("name", "required", "this may not be empty");
  if (company.domain) {
    auto canonical = canonical_domain(*company.domain);
    if (!canonical)
      return invalid_field("domain", "invalid_domain", "give a domain such as \"example.com\"");
    company.domain = std::move(canonical);
  }
  return clean_tags(company.tags);
}

Result<void> normalise(Person& person) {
  person.name = std::string(trim(person.name));
  for (auto* text : {&person.email, &person.phone, &person.job_title, &person.language,
                     &person.external_source, &person.external_id})
    clean(*text);
  if (person.name.empty()) return invalid_field("name", "required", "this may not be empty");
  if (person.email && !is_email(*person.email))
    return invalid_field("email", "invalid_email", "give an address such as \"jan@example.com\"");
  return clean_tags(person.tags);
}

std::string search_text(const Company& company) {
  auto text = company.name;
  for (const auto* part : {&company.domain, &company.city, &company.industry})
    if (*part) text.append(" ").append(**part);
  return text;
}

std::string search_text(const Person& person) {
  auto text = person.name;
  for (const auto* part : {&person.email, &person.job_title, &person.phone})
    if (*part) text.append(" ").append(**part);
  if (person.phone) text.append(" ").append(phone_digits(*person.phone));
  return text;
}

}  // namespace penstock::contacts
