// Poland: names and places.
#include "features/demo/vocabulary.h"

namespace penstock::demo {

const Country& poland() {
  static const Country country{
      .name = "Poland",
      .language = "pl",
      .phone = "+48 99 555 ## ##",
      .legal_form = "Sp. z o.o.",
      .companies_percent = 31,
      .men = {"Paweł", "Michał", "Łukasz", "Krzysztof", "Rafał", "Grzegorz", "Bartłomiej",
              "Wojciech", "Sławomir", "Jędrzej", "Przemysław", "Dawid", "Kamil", "Zbigniew"},
      .women = {"Małgorzata", "Joanna", "Elżbieta", "Paulina", "Bożena", "Świętosława", "Kinga",
                "Halina", "Żaneta", "Dorota", "Magdalena", "Wiesława", "Natalia", "Urszula"},
      .surnames = {{"Brzezicki", "Brzezicka"},     {"Gołąbek", "Gołąbek"},
                   {"Wróblewicz", "Wróblewicz"},   {"Żurawski", "Żurawska"},
                   {"Kościelniak", "Kościelniak"}, {"Ślusarczyk", "Ślusarczyk"},
                   {"Dąbrowicz", "Dąbrowicz"},     {"Łęcki", "Łęcka"},
                   {"Pięknowski", "Pięknowska"},   {"Trzciński", "Trzcińska"},
                   {"Majchrowicz", "Majchrowicz"}, {"Sójka", "Sójka"},
                   {"Błażejczak", "Błażejczak"},   {"Wierzbowski", "Wierzbowska"},
                   {"Chrząstek", "Chrząstek"},     {"Jaźwiński", "Jaźwińska"},
                   {"Orłowicz", "Orłowicz"},       {"Niedźwiedzki", "Niedźwiedzka"},
                   {"Szczepanik", "Szczepanik"},   {"Pawłowicz", "Pawłowicz"}},
      .cities = {"Warszawa", "Łódź", "Poznań", "Wrocław", "Kraków", "Gdańsk", "Katowice", "Rzeszów",
                 "Bydgoszcz", "Częstochowa"},
      .roots = {"Wierzbołów", "Jastrząb", "Białogród", "Trzy Dęby", "Zielątkowo", "Kwarcyt",
                "Borowina", "Łabędzin", "Świtezianka", "Modrzewiak", "Gronostaj", "Ostrokół",
                "Przełęczanka", "Rudnica Stara", "Cisowiec", "Dziewięćsił"},
      .trades = {{{"Spedycja", "Logistyka"},
                  {"Hurtownia", "Dystrybucja"},
                  {"Mleczarnia", "Delikatesy"},
                  {"Części Auto", "Motoryzacja"},
                  {"Materiały Budowlane", "Stropy i Dachy"},
                  {"Hurt Apteczny", "Farmacja"},
                  {"Sklepy Online", "E-Handel"},
                  {"Obróbka Metali", "Opakowania"}}}};
  return country;
}

}  // namespace penstock::demo
