// The tables are sorted by meaning, not by letter. A synonym stands where its own system means it:
// "Close Date" is close_date, whose meaning depends on the status, never expected_close_on.
// `Email Opt Out` and `Unsubscribed` are do_not_contact, the opposite of consent.
// Tested by mapping_test.cc.

#include "features/importing/targets.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <array>
#include <unordered_map>

#include "base/text.h"

namespace penstock::importing {
namespace {

using K = TargetKind;

constexpr Target kDeal[] = {
    {"title", "Title", K::Text,
     "deal name|dealname|deal title|opportunity name|opportunity|name|potential name|lead title|"
     "subject|deal|nazwa szansy|nazwa transakcji|nazwa|tytuł|szansa sprzedaży|transakcja|temat|"
     "название сделки|название|сделка|наименование|тема|denumire|nume oportunitate|titlu|"
     "oportunitate|numele tranzacției|afacere|anlaşma adı|fırsat adı|fırsat|başlık|anlaşma|konu"},
    {"value", "Value", K::Money,
     "amount|deal value|deal amount|close value|lead value|potential amount|price|sum|total|"
     "opportunity amount|wartość|kwota|wartość szansy|wartość transakcji|suma|сумма|стоимость|"
     "сумма сделки|бюджет|цена|valoare|sumă|valoarea tranzacției|preț|tutar|değer|anlaşma değeri|"
     "bedel|fiyat"},
    {"currency", "Currency", K::Currency,
     "currency of value|deal currency code|currency code|currency iso code|deal currency|waluta|"
     "валюта|monedă|valută|para birimi|döviz"},
    {"stage", "Stage", K::Text,
     "deal stage|dealstage|stage name|sales stage|etap|etap sprzedaży|faza|этап|стадия|"
     "этап сделки|etapă|stadiu|aşama|safha|satış aşaması|deal pipeline stage id|pipeline stage|"
     "lead pipeline stage id"},
    {"stage_with_pipeline", "Stage (pipeline)", K::StageWithPipeline, "stage pipeline"},
    {"pipeline", "Pipeline", K::Text,
     "deal pipeline|sales pipeline|lejek|lejek sprzedaży|воронка|воронка продаж|"
     "pâlnie de vânzări|pâlnie|satış hattı|boru hattı|deal pipeline id|lead pipeline id|board"},
    {"status", "Status", K::Status,
     "deal status|opportunity status|lead status|stan|статус|состояние|stare|durum"},
    {"is_won", "Is won", K::Boolean, "iswon|is closed won|won|wygrana|выиграна|câștigat|kazanıldı"},
    {"is_closed", "Is closed", K::Boolean, "isclosed|closed"},
    {"owner", "Owner", K::Text,
     "deal owner|opportunity owner|potential owner|sales agent|sales rep|salesperson|rep|"
     "assigned to|owner name|account executive|responsible|właściciel|handlowiec|opiekun|"
     "przypisany do|sprzedawca|ответственный|менеджер|владелец|продавец|responsabil|proprietar|"
     "agent de vânzări|vânzător|sahibi|sorumlu|satış temsilcisi|temsilci"},
    {"owner_external_id", "Owner's id", K::Text,
     "owner id|hubspot owner id|user id|deal owner id|potential owner id"},
    {"company", "Company", K::Text,
     "account|account name|organization|organisation|company name|associated company|client|"
     "customer|customer name|deal organization|firma|klient|nazwa firmy|organizacja|kontrahent|"
     "компания|организация|клиент|заказчик|companie|firmă|organizație|client|şirket|müşteri|"
     "kuruluş|firma adı"},
    {"company_external_id", "Company's id", K::Text,
     "account id|organization id|associated company ids primary|associated company ids|company id"},
    {"company_domain", "Company's domain", K::Domain, "company domain|account website"},
    {"people", "People", K::People,
     "person|contact|contact person|contact name|associated contact|associated contacts|"
     "primary contact|osoba|osoba kontaktowa|kontakt|контакт|контактное лицо|"
     "persoană de contact|contact|persoană|kişi|ilgili kişi|irtibat"},
    {"person_email", "Person's e-mail", K::Email,
     "contact email|person email|e-mail|email|email address|адрес почты|почта|eposta"},
    {"person_external_id", "Person's id", K::Text,
     "contact id|contact person id|person id|associated contact ids"},
    {"product", "Product", K::Text,
     "product name|produkt|nazwa produktu|продукт|товар|produs|ürün|ürün adı"},
    {"close_date", "Close date (expected while open)", K::Date,
     "closing date|data zamknięcia|дата закрытия|data închiderii|kapanış tarihi"},
    {"expected_close_on", "Expected close", K::Date,
     "expected close date|estimated close date|forecast close date|planned close|"
     "przewidywana data zamknięcia|oczekiwana data zamknięcia|planowane zamknięcie|"
     "предполагаемая дата закрытия|ожидаемая дата закрытия|план закрытия|"
     "data estimată a închiderii|data estimată|închidere estimată|"
     "beklenen kapanış tarihi|tahmini kapanış tarihi|beklenen kapanış"},
    {"opened_on", "Opened", K::Date,
     "engage date|open date|opened|start date|data otwarcia|data rozpoczęcia|дата начала|"
     "дата открытия|data deschiderii|data începerii|açılış tarihi|başlangıç tarihi"},
    {"closed_on", "Closed", K::Date,
     "deal closed on|closed date|closed at|actual close date|date closed|zamknięto|закрыта|"
     "închis la|kapatıldı"},
    {"won_on", "Won on", K::Date, "won time|won date|data wygranej|дата выигрыша|kazanma tarihi"},
    {"lost_on", "Lost on", K::Date, "lost time|lost date|data przegranej|дата проигрыша"},
    {"probability_bp", "Probability", K::Probability,
     "deal probability|hs deal stage probability|win probability|probability %|prawdopodobieństwo|"
     "вероятность|probabilitate|olasılık"},
    {"source_kind", "Source kind (inbound, outbound)", K::Text, ""},
    {"source_channel", "Source", K::Text,
     "lead source|source|original traffic source|original source|channel|źródło|źródło leada|"
     "kanał|источник|источник сделки|канал|sursă|sursa|canal|kaynak|kanal"},
    {"source_campaign", "Campaign", K::Text,
     "campaign|campaign name|campaign source|kampania|кампания|campanie|kampanya"},
    {"forecast_category", "Forecast category", K::Text,
     "forecast category name|forecastcategoryname|hs manual forecast category"},
    {"lost_reason", "Lost reason", K::Text,
     "closed lost reason|loss reason|reason lost|reason for loss|powód przegranej|"
     "powód utraty|przyczyna utraty|причина отказа|причина проигрыша|motivul pierderii|"
     "kaybetme nedeni|kayıp nedeni"},
    {"lost_note", "Note on the loss", K::LongText, ""},
    {"competitor", "Competitor", K::Text, "main competitor|konkurent|конкурент|concurent|rakip"},
    {"tags", "Tags", K::Tags,
     "label|labels|tag|etykiety|etykieta|tagi|метки|теги|etichete|etichetă|etiketler|etiket"},
    {"external_id", "Id in the other system", K::Text,
     "id|deal id|record id|hs object id|opportunity id|potential id|potentialid|"
     "pipedrive system id|key|numer|ид|идентификатор|numar|kimlik"},
    {"created_at", "Created", K::Instant,
     "create date|created date|created time|deal created|creation date|created|date created|"
     "createdate|data utworzenia|utworzono|дата создания|создана|data creării|creat la|"
     "oluşturma tarihi|oluşturulma tarihi|kayıt tarihi"},
};

constexpr Target kCompany[] = {
    {"name", "Name", K::Text,
     "account name|company name|company|account|organization|organisation|organization name|"
     "property name|nazwa|nazwa firmy|firma|klient|название|название компании|компания|"
     "организация|nume|denumire|companie|firmă|ad|şirket adı|şirket|firma adı|müşteri"},
    {"domain", "Domain", K::Domain,
     "company domain name|company domain|web domain|domena|домен|domeniu|alan adı"},
    {"industry", "Industry", K::Text,
     "sector|branża|sektor|отрасль|сфера деятельности|industrie|domeniu de activitate|sektör"},
    {"employees", "Employees", K::Integer,
     "number of employees|numberofemployees|num emp|company size|employee count|headcount|"
     "liczba pracowników|pracownicy|количество сотрудников|сотрудники|"
     "număr de angajați|angajați|çalışan sayısı|personel sayısı"},
    {"revenue", "Yearly revenue", K::Money,
     "annual revenue|annualrevenue|turnover|przychód|obrót|przychody roczne|выручка|оборот|"
     "годовая выручка|cifră de afaceri|venit anual|venituri|yıllık gelir|ciro|gelir"},
    {"currency", "Currency", K::Currency, "currency iso code|waluta|валюта|monedă|para birimi"},
    {"country", "Country", K::Text,
     "country region|billing country|office location|address country|kraj|państwo|страна|țară|"
     "ülke"},
    {"city", "City", K::Text,
     "billing city|town|miasto|miejscowość|город|oraș|localitate|şehir|il"},
    {"website", "Website", K::Text,
     "website url|web site|url|homepage|strona www|strona internetowa|www|сайт|веб-сайт|"
     "site web|site|pagină web|web sitesi"},
    {"phone", "Phone", K::Phone,
     "phone number|telephone|telefon|numer telefonu|телефон|număr de telefon|telefon numarası"},
    {"parent", "Parent company", K::Text,
     "parent account|parent company|subsidiary of|firma matka|spółka matka|"
     "головная компания|companie mamă|ana şirket"},
    {"parent_external_id", "Parent's id", K::Text, "parent id|parent account id"},
    {"owner", "Owner", K::Text,
     "company owner|account owner|assigned to|owner name|właściciel|opiekun|handlowiec|"
     "ответственный|менеджер|responsabil|proprietar|sahibi|sorumlu"},
    {"owner_external_id", "Owner's id", K::Text,
     "owner id|hubspot owner id|account owner id|user id"},
    {"tags", "Tags", K::Tags,
     "label|labels|tag|etykiety|tagi|метки|теги|etichete|etiketler|etiket"},
    {"external_id", "Id in the other system", K::Text,
     "id|record id|hs object id|account id|accountid|company id|organization id|ид|kimlik"},
    {"created_at", "Created", K::Instant,
     "create date|created date|created time|organization created|created|createdate|"
     "data utworzenia|дата создания|data creării|oluşturma tarihi"},
};

constexpr Target kPerson[] = {
    {"name", "Name", K::Text,
     "full name|contact name|person|contact|imię i nazwisko|osoba|nazwa|фио|имя и фамилия|контакт|"
     "nume complet|nume și prenume|persoană|ad soyad|adı soyadı|kişi"},
    {"first_name", "First name", K::Text, "firstname|given name|forename|imię|имя|prenume|ad|adı"},
    {"last_name", "Last name", K::Text,
     "lastname|surname|family name|nazwisko|фамилия|nume de familie|nume|soyad|soyadı"},
    {"email", "E-mail", K::Email,
     "e-mail|email address|emails|email work|work email|primary email|mail|adres e-mail|"
     "e-mail służbowy|почта|эл почта|электронная почта|adresă de e-mail|e-posta|eposta adresi"},
    {"phone", "Phone", K::Phone,
     "phone number|phone work|work phone|phones|contact numbers|telephone|mobile|mobile phone|"
     "mobile phone number|phone mobile|telefon|numer telefonu|komórka|телефон|мобильный телефон|"
     "număr de telefon|mobil|telefon numarası|cep telefonu"},
    {"job_title", "Job title", K::Text,
     "title|position|role|function|stanowisko|должность|funcție|post|unvan|görev|pozisyon"},
    {"company", "Company", K::Text,
     "company name|account name|account|organization|organisation|associated company|employer|"
     "firma|nazwa "
     "firmy|organizacja|компания|организация|companie|firmă|organizație|şirket|kuruluş"},
    {"company_external_id", "Company's id", K::Text,
     "account id|organization id|associated company ids|company id"},
    {"company_domain", "Company's domain", K::Domain, "company domain|company domain name"},
    {"owner", "Owner", K::Text,
     "contact owner|person owner|lead owner|assigned to|owner name|właściciel|opiekun|"
     "ответственный|менеджер|responsabil|proprietar|sahibi|sorumlu"},
    {"owner_external_id", "Owner's id", K::Text,
     "owner id|hubspot owner id|contact owner id|user id"},
    {"language", "Language", K::Text, "preferred language|język|язык|limbă|dil"},
    {"do_not_contact", "Do not contact", K::Boolean,
     "email opt out|has opted out of email|unsubscribed|unsubscribed from all email|opted out|"
     "do not call|nie kontaktować|не беспокоить|nu contacta|iletişim kurma"},
    {"tags", "Tags", K::Tags,
     "label|labels|tag|etykiety|tagi|метки|теги|etichete|etiketler|etiket"},
    {"external_id", "Id in the other system", K::Text,
     "id|record id|hs object id|contact id|contactid|person id|leadid|lead id|ид|kimlik"},
    {"created_at", "Created", K::Instant,
     "create date|created date|created time|person created|created|createdate|first seen|"
     "data utworzenia|дата создания|data creării|oluşturma tarihi"},
};

constexpr Target kProduct[] = {
    {"name", "Name", K::Text,
     "product name|product|item|nazwa produktu|produkt|nazwa|название|продукт|товар|produs|"
     "denumire produs|denumire|ürün|ürün adı"},
    {"series", "Series", K::Text,
     "family|product family|category|product category|seria|kategoria|серия|категория|serie|"
     "categorie|seri|kategori"},
    {"price", "Price", K::Money,
     "sales price|unit price|list price|cena|cena jednostkowa|цена|стоимость|preț|preț unitar|"
     "fiyat|birim fiyat"},
    {"currency", "Currency", K::Currency, "currency iso code|waluta|валюта|monedă|para birimi"},
    {"active", "Active", K::Boolean, "is active|aktywny|активен|activ|aktif"},
    {"external_id", "Id in the other system", K::Text,
     "id|record id|product id|product code|sku|kod produktu|артикул|cod produs|ürün kodu"},
};

constexpr Target kUser[] = {
    {"name", "Name", K::Text,
     "sales agent|sales rep|salesperson|user|user name|full name|agent|handlowiec|użytkownik|"
     "imię i nazwisko|менеджер|сотрудник|фио|agent de vânzări|utilizator|nume complet|"
     "satış temsilcisi|kullanıcı|ad soyad"},
    {"first_name", "First name", K::Text, "firstname|given name|imię|имя|prenume|ad"},
    {"last_name", "Last name", K::Text, "lastname|surname|nazwisko|фамилия|nume de familie|soyad"},
    {"email", "E-mail", K::Email,
     "e-mail|email address|mail|login|adres e-mail|почта|электронная почта|e-posta"},
    {"manager", "Manager", K::Text,
     "sales manager|manager name|reports to|boss|przełożony|kierownik|руководитель|начальник|"
     "şef|superior|yönetici|müdür"},
    {"team", "Team", K::Text,
     "regional office|sales team|team name|region|department|office|zespół|dział|oddział|"
     "команда|отдел|echipă|departament|birou|takım|ekip|departman|ofis"},
    {"role", "Role", K::Text, "user role|rola|роль|rol"},
    {"active", "Active", K::Boolean, "is active|aktywny|активен|activ|aktif"},
    {"external_id", "Id in the other system", K::Text,
     "id|user id|userid|owner id|hubspot owner id|ид|kimlik"},
};

constexpr Target kDealHistory[] = {
    {"deal_external_id", "Deal's id", K::Text, "opportunity id|deal id|opportunityid|dealid|id"},
    {"stage", "Stage", K::Text, "stage name|stagename|value|deal stage|dealstage"},
    {"entered_at", "Entered the stage", K::Instant,
     "system modstamp|systemmodstamp|created date|date entered|fivetran start|changed at|"
     "entered stage"},
    {"value", "Value then", K::Money, "amount"},
    {"currency", "Currency", K::Currency, "currency iso code"},
    {"probability_bp", "Probability then", K::Probability, "probability"},
    {"close_date", "Expected close then", K::Date, "close date"},
};

using Index = std::unordered_map<std::string, const Target*>;

Index make_index(RecordType type) {
  Index index;
  for (const auto& target : targets_of(type)) {
    index.emplace(header_key(target.name).key, &target);
    index.emplace(header_key(target.label).key, &target);
    for (auto rest = target.synonyms; !rest.empty();) {
      auto synonym = rest.substr(0, rest.find('|'));
      index.emplace(header_key(synonym).key, &target);
      rest.remove_prefix(std::min(rest.size(), synonym.size() + 1));
    }
  }
  return index;
}

std::string letters_and_digits(std::string_view text) {
  auto folded = fold(text);
  std::string key;
  for (std::size_t i = 0; i < folded.size();) {
    auto length = std::max<std::size_t>(1, utf8_length(std::string_view(folded).substr(i)));
    UChar32 c = static_cast<unsigned char>(folded[i]);
    if (length > 1) {
      std::size_t at = i;
      U8_NEXT(folded.data(), at, folded.size(), c);
    }
    if (u_isalnum(c)) key.append(folded, i, length);
    i += length;
  }
  return key;
}

struct Entity {
  std::string_view key;
  std::optional<RecordType> type;
};
constexpr Entity kEntities[] = {
    {"deal", RecordType::Deal},
    {"opportunity", RecordType::Deal},
    {"transakcja", RecordType::Deal},
    {"сделка", RecordType::Deal},
    {"person", RecordType::Person},
    {"contact", RecordType::Person},
    {"osoba", RecordType::Person},
    {"контакт", RecordType::Person},
    {"organization", RecordType::Company},
    {"organisation", RecordType::Company},
    {"organizacja", RecordType::Company},
    {"организация", RecordType::Company},
    {"company", RecordType::Company},
    {"product", RecordType::Product},
    {"activity", {}},
    {"note", {}},
    {"lead", {}},
    {"project", {}},
};

}  // namespace

std::string_view record_type_name(RecordType type) {
  switch (type) {
    case RecordType::Deal:
      return "deal";
    case RecordType::Company:
      return "company";
    case RecordType::Person:
      return "person";
    case RecordType::Product:
      return "product";
    case RecordType::User:
      return "user";
    case RecordType::DealHistory:
      return "deal_history";
  }
  return "";
}

std::optional<RecordType> parse_record_type(std::string_view name) {
  for (int i = 0; i < kRecordTypes; ++i)
    if (record_type_name(static_cast<RecordType>(i)) == name) return static_cast<RecordType>(i);
  return {};
}

std::span<const Target> targets_of(RecordType type) {
  switch (type) {
    case RecordType::Deal:
      return kDeal;
    case RecordType::Company:
      return kCompany;
    case RecordType::Person:
      return kPerson;
    case RecordType::Product:
      return kProduct;
    case RecordType::User:
      return kUser;
    case RecordType::DealHistory:
      return kDealHistory;
  }
  return {};
}

const Target* find_target(RecordType type, std::string_view name) {
  for (const auto& target : targets_of(type))
    if (target.name == name) return &target;
  return nullptr;
}

HeaderKey header_key(std::string_view header) {
  header = trim(header);
  while (header.ends_with('*')) header = trim(header.substr(0, header.size() - 1));
  HeaderKey result;
  auto dash = header.find(" - ");
  if (dash != header.npos) {
    auto front = letters_and_digits(header.substr(0, dash));
    for (const auto& entity : kEntities) {
      if (entity.key != front) continue;
      result.entity = entity.type;
      result.foreign_entity = !entity.type;
      header.remove_prefix(dash + 3);
      break;
    }
  }
  if (header.starts_with("property_")) header.remove_prefix(9);
  result.key = letters_and_digits(header);
  return result;
}

const Target* find_synonym(RecordType type, std::string_view key) {
  static const auto indexes = [] {
    std::array<Index, kRecordTypes> made;
    for (std::size_t i = 0; i < made.size(); ++i) made[i] = make_index(static_cast<RecordType>(i));
    return made;
  }();
  const auto& index = indexes[static_cast<std::size_t>(type)];
  auto found = index.find(std::string(key));
  return found == index.end() ? nullptr : found->second;
}

}  // namespace penstock::importing
