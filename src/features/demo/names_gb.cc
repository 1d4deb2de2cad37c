// Britain: names and places. Telephone numbers are of the range that is kept for drama.
#include "features/demo/vocabulary.h"

namespace penstock::demo {

const Country& britain() {
  static const Country country{
      .name = "United Kingdom",
      .language = "en",
      .phone = "+44 1632 960###",
      .legal_form = "Ltd",
      .companies_percent = 18,
      .men = {"Callum", "Gareth", "Nathan", "Rhys", "Duncan", "Imran", "Stuart", "Tobias",
              "Alistair", "Kwame", "Fergus", "Martyn"},
      .women = {"Harriet", "Bronwen", "Priya", "Isla", "Philippa", "Nadia", "Morag", "Jocelyn",
                "Siân", "Beatrix", "Zoë", "Rosalind"},
      .surnames = {{"Thackwell", "Thackwell"},
                   {"Oakenshaw", "Oakenshaw"},
                   {"Penhallurick", "Penhallurick"},
                   {"Birtwhistle", "Birtwhistle"},
                   {"Applegarth", "Applegarth"},
                   {"Marchbanks", "Marchbanks"},
                   {"Llewellyn-Gray", "Llewellyn-Gray"},
                   {"Winterbourne", "Winterbourne"},
                   {"Chaudhry", "Chaudhry"},
                   {"Mensah", "Mensah"},
                   {"Ravensdale", "Ravensdale"},
                   {"Tunnicliffe", "Tunnicliffe"},
                   {"Strachan", "Strachan"},
                   {"Hebblethwaite", "Hebblethwaite"},
                   {"Kirkbride", "Kirkbride"},
                   {"Fotheringay", "Fotheringay"}},
      .cities = {"London", "Birmingham", "Manchester", "Leeds", "Glasgow", "Bristol", "Cardiff",
                 "Felixstowe", "Doncaster", "Northampton"},
      .roots = {"Thornaby Vale", "Harrowgate Cross", "Peverell", "Wexcombe", "Saltmarsh & Pike",
                "Blackthorn Row", "Ormskell", "Tidewater Lane", "Gorsefield", "Kestrel Moor",
                "Hallowby", "Larkrise Hill", "Ashcombe Brook", "Fenwater"},
      .trades = {{{"Haulage", "Logistics"},
                  {"Wholesale", "Trade Supplies"},
                  {"Foods", "Dairies"},
                  {"Motor Factors", "Auto Parts"},
                  {"Building Supplies", "Timber"},
                  {"Pharma", "Healthcare Supply"},
                  {"Online", "Direct"},
                  {"Packaging", "Castings"}}}};
  return country;
}

}  // namespace penstock::demo
