// Turkey: names and places.
#include "features/demo/vocabulary.h"

namespace penstock::demo {

const Country& turkey() {
  static const Country country{
      .name = "Turkey",
      .language = "tr",
      .phone = "+90 155 555 01 ##",
      .legal_form = "Ltd. Şti.",
      .companies_percent = 19,
      .men = {"Çağlar", "Oğuzhan", "Barış", "Kıvanç", "Uğur", "Serkan", "İlker", "Görkem", "Tuğrul",
              "Şükrü", "Yiğit", "Halûk"},
      .women = {"Gülşen", "Ayşegül", "Çiğdem", "Özlem", "İpek", "Nazlı", "Tuğçe", "Sıla", "Müge",
                "Başak", "Şebnem", "Dilâra"},
      .surnames = {{"Karadağlı", "Karadağlı"},
                   {"Öztürkmen", "Öztürkmen"},
                   {"Çelikbaş", "Çelikbaş"},
                   {"Şahinoğlu", "Şahinoğlu"},
                   {"Güngörmez", "Güngörmez"},
                   {"Yıldızhan", "Yıldızhan"},
                   {"Işıklar", "Işıklar"},
                   {"Taşdemirci", "Taşdemirci"},
                   {"Kılıçaslan", "Kılıçaslan"},
                   {"Ağaçlı", "Ağaçlı"},
                   {"Bozkırlı", "Bozkırlı"},
                   {"Değirmenci", "Değirmenci"},
                   {"Uçarsu", "Uçarsu"},
                   {"Gökçeada", "Gökçeada"},
                   {"Sümerkan", "Sümerkan"},
                   {"Ünalmış", "Ünalmış"}},
      .cities = {"İstanbul", "İzmir", "Ankara", "Bursa", "Kocaeli", "Mersin", "Gaziantep",
                 "Eskişehir", "Çorlu", "Şanlıurfa"},
      .roots = {"Gökkuşağı", "Yeşilova", "Kızıltepe", "Çamlıbel", "Ağrıdere", "Beyazçınar",
                "Şafakkaya", "Üçgöller", "Doğanyurt", "Karıncalı", "Gümüşkanat", "İncirlipınar",
                "Akyıldız", "Sarıçiçek"},
      .trades = {{{"Nakliyat", "Lojistik"},
                  {"Dağıtım", "Toptan"},
                  {"Gıda", "Süt Ürünleri"},
                  {"Oto Yedek Parça", "Otomotiv"},
                  {"Yapı Malzemeleri", "İnşaat Market"},
                  {"Ecza Deposu", "İlaç"},
                  {"E-Ticaret", "Online Mağazacılık"},
                  {"Ambalaj", "Makina"}}}};
  return country;
}

}  // namespace penstock::demo
