#pragma once
// What holds for companies and people. Pure: no I/O, no clock.

#include "features/contacts/contacts.h"

namespace penstock::contacts {

// Trims texts, makes blank ones none, brings domain and tags into their one form.
// Errors: InvalidField: required, invalid_domain, invalid_email, too_many.
Result<void> normalise(Company& company);
Result<void> normalise(Person& person);

// "jan@example.com": one @, something on both sides, no blanks.
bool is_email(std::string_view text);
// The digits of a phone number; empty where it has none.
std::string phone_digits(std::string_view text);

// Under which words a record is found.
std::string search_text(const Company& company);
std::string search_text(const Person& person);

}  // namespace penstock::contacts
