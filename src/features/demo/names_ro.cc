// Romania: names and places.
#include "features/demo/vocabulary.h"

namespace penstock::demo {

const Country& romania() {
  static const Country country{
      .name = "Romania",
      .language = "ro",
      .phone = "+40 155 555 1##",
      .legal_form = "SRL",
      .companies_percent = 19,
      .men = {"Ștefan", "Răzvan", "Cătălin", "Bogdan", "Șerban", "Mircea", "Dragoș", "Ionuț",
              "Călin", "Horia", "Sorin", "Vlăduț"},
      .women = {"Mădălina", "Ștefania", "Raluca", "Lăcrămioara", "Anca", "Crăița", "Simona",
                "Luminița", "Bianca", "Smaranda", "Viorica", "Ilinca"},
      .surnames = {{"Brătescu", "Brătescu"},
                   {"Țurcanu", "Țurcanu"},
                   {"Stănciugel", "Stănciugel"},
                   {"Mărgineanu", "Mărgineanu"},
                   {"Pădurețu", "Pădurețu"},
                   {"Vâlceanu", "Vâlceanu"},
                   {"Ghergheșan", "Ghergheșan"},
                   {"Șoimaru", "Șoimaru"},
                   {"Crăciunescu", "Crăciunescu"},
                   {"Văduva", "Văduva"},
                   {"Lupașcu", "Lupașcu"},
                   {"Câmpineanu", "Câmpineanu"},
                   {"Rotărescu", "Rotărescu"},
                   {"Bălănoiu", "Bălănoiu"},
                   {"Ursăchescu", "Ursăchescu"},
                   {"Fântânaru", "Fântânaru"}},
      .cities = {"București", "Cluj-Napoca", "Timișoara", "Iași", "Constanța", "Brașov", "Ploiești",
                 "Craiova", "Târgu Mureș", "Bacău"},
      .roots = {"Stejarul Verde", "Câmpia Soarelui", "Piatra Șoimului", "Lăstunul", "Vârful Alb",
                "Zăvoiul", "Măgura Nouă", "Brădetul", "Fântâna Rece", "Țărmul Lin", "Pârâul Sec",
                "Dumbrăvița", "Poarta Câmpului", "Rândunica"},
      .trades = {{{"Transport", "Logistică"},
                  {"Distribuție", "Angro"},
                  {"Alimente", "Lactate"},
                  {"Piese Auto", "Auto Service"},
                  {"Materiale de Construcții", "Construct"},
                  {"Farma", "Depozit Farmaceutic"},
                  {"Magazin Online", "Comerț Online"},
                  {"Mobilier", "Prelucrări Metalice"}}}};
  return country;
}

}  // namespace penstock::demo
