// The commonest passwords of eight and more characters, in the order of their bytes. Composed by
// hand from what people choose everywhere: runs of keys and digits, "password" in many spellings
// and languages, names, teams, seasons with years.

#include <algorithm>
#include <string_view>

#include "access/password.h"
#include "base/text.h"

namespace penstock::access {
namespace {

constexpr std::string_view kCommonest[] = {
    "!qaz2wsx",     "00000000",     "000000000",     "0000000000",    "01234567",
    "012345678",    "0123456789",   "0987654321",    "10101010",      "11111111",
    "111111111",    "1111111111",   "11223344",      "1122334455",    "112233445566",
    "12121212",     "12312312",     "123123123",     "123321123",     "12341234",
    "12344321",     "123454321",    "12345678",      "123456789",     "1234567890",
    "12345678910",  "123456789a",   "123456789q",    "12345678a",     "123456abc",
    "123456qwerty", "12345qwert",   "1234abcd",      "1234qwer",      "123abc123",
    "123qweasd",    "123qweasdzxc", "12qwaszx",      "13131313",      "14725836",
    "147258369",    "147852369",    "159357456",     "159753159",     "19841984",
    "1q2w3e4r",     "1q2w3e4r5t",   "1q2w3e4r5t6y",  "1qaz2wsx",      "1qaz2wsx3edc",
    "1qaz@wsx",     "1qazxsw2",     "20002000",      "20202020",      "22222222",
    "321321321",    "33333333",     "44444444",      "456123789",     "5201314520",
    "55555555",     "66666666",     "69696969",      "741852963",     "77777777",
    "789456123",    "87654321",     "88888888",      "888888888",     "963852741",
    "987654321",    "9876543210",   "99999999",      "a1234567",      "a12345678",
    "a123456789",   "a1b2c3d4",     "aa123456",      "aa12345678",    "aaaaaaaa",
    "aaaaaaaaaa",   "abc12345",     "abc123456",     "abc123abc",     "abcabcabc",
    "abcd1234",     "abcd12345",    "abcdefgh",      "abcdefghi",     "abcdefghij",
    "access123",    "access14",     "admin123",      "admin1234",     "admin12345",
    "admin123456",  "admin1admin",  "admin@123",     "adminadmin",    "administrator",
    "alexander",    "alexandra",    "andrew123",     "angel123",      "angels123",
    "anthony1",     "anything1",    "arsenal1",      "as123456",      "asd12345",
    "asd123456",    "asdf1234",     "asdfasdf",      "asdfghjk",      "asdfghjkl",
    "asdfqwer",     "ashley123",    "autumn2024",    "autumn2025",    "autumn2026",
    "azerty123",    "azertyui",     "azertyuiop",    "babygirl",      "babygirl1",
    "barcelona",    "baseball",     "baseball1",     "basketball",    "batman123",
    "beautiful",    "blessed1",     "butterfly",     "callofduty",    "changeme",
    "changeme1",    "changeme123",  "charlie1",      "charlie123",    "chelsea1",
    "chocolate",    "chocolate1",   "christian",     "christopher",   "company1",
    "company123",   "computer",     "computer1",     "contrasena",    "contraseña",
    "cookie123",    "corvette",     "counterstrike", "cowboys1",      "crm12345",
    "crmadmin",     "cupcake1",     "daniel123",     "danielle",      "default1",
    "default123",   "demo1234",     "demodemo",      "dragon123",     "dragonball",
    "dragons1",     "elizabeth",    "facebook",      "facebook1",     "ferrari1",
    "flower123",    "football",     "football1",     "forever1",      "fortnite",
    "freedom1",     "godisgood",    "google123",     "guest123",      "harley123",
    "haslo123",     "haslo1234",    "hello123",      "hello1234",     "hellohello",
    "hellokitty",   "hunter123",    "iloveher",      "ilovehim",      "iloveu123",
    "iloveyou",     "iloveyou!",    "iloveyou1",     "iloveyou2",     "internet",
    "internet1",    "ironman1",     "january1",      "jennifer",      "jessica1",
    "jesus123",     "jesuschrist",  "jonathan",      "jordan123",     "jordan23",
    "joshua123",    "juventus",     "katarzyna",     "killer123",     "lakers24",
    "letmein!",     "letmein1",     "letmein123",    "linkedin",      "liverpool",
    "liverpool1",   "login123",     "loginlogin",    "lovelove",      "loveme12",
    "lovers123",    "loveyou1",     "maksim123",     "manchester",    "manutd123",
    "master123",    "mateusz1",     "matthew1",      "mercedes",      "michael1",
    "michelle",     "michelle1",    "microsoft",     "minecraft",     "minecraft1",
    "mojehaslo",    "monday123",    "monkey123",     "motdepasse",    "mustang1",
    "mylove123",    "mypassword",   "mypassword1",   "naruto123",     "natasha1",
    "newpassword",  "nicholas",     "nintendo",      "nopassword",    "nothing1",
    "p@ssw0rd",     "p@ssw0rd1",    "p@ssword",      "p@ssword1",     "pa$$w0rd",
    "pa$$word",     "parola123",    "parola1234",    "passw0rd",      "passw0rd1",
    "password",     "password!",    "password01",    "password1",     "password1!",
    "password12",   "password123",  "password1234",  "password12345", "password123456",
    "passwort",     "passwort1",    "passwort123",   "penstock",      "penstock1",
    "penstock123",  "playstation",  "pokemon1",      "pokemon123",    "polska123",
    "porsche1",     "princess",     "princess1",     "q1234567",      "q1w2e3r4",
    "q1w2e3r4t5",   "qazwsx123",    "qazwsxedc",     "qweasd123",     "qweasdzxc",
    "qwer1234",     "qwert123",     "qwert1234",     "qwerty01",      "qwerty12",
    "qwerty123",    "qwerty1234",   "qwerty12345",   "qwerty123456",  "qwertyqwerty",
    "qwertyui",     "qwertyuiop",   "qwertz123",     "qwertzui",      "qwertzuiop",
    "rainbow1",     "ranger123",    "realmadrid",    "redsox04",      "robert123",
    "roblox123",    "root1234",     "rootroot",      "sales123",      "sales1234",
    "sample123",    "samsung1",     "samsung123",    "secret12",      "secret123",
    "secret1234",   "shadow123",    "sifre123",      "sifre1234",     "soccer12",
    "soccer123",    "softball1",    "something",     "spiderman",     "spring2024",
    "spring2025",   "spring2026",   "starwars",      "starwars1",     "steelers",
    "stephanie",    "strawberry",   "summer2023",    "summer2024",    "summer2025",
    "summer2026",   "sunflower",    "sunshine",      "sunshine1",     "superman",
    "superman1",    "sweetheart",   "sweetie1",      "temp1234",      "temppass",
    "test1234",     "test12345",    "test123456",    "testing1",      "testing123",
    "testtest",     "thepassword",  "thomas123",     "tigger123",     "toor1234",
    "trustno1",     "user1234",     "username",      "valentina",     "victoria",
    "warszawa",     "welcome1",     "welcome1!",     "welcome12",     "welcome123",
    "welcome@123",  "whatever",     "whatever1",     "windows10",     "winter2023",
    "winter2024",   "winter2025",   "winter2026",    "woaini1314",    "woaini520",
    "yankees1",     "yourpassword", "z1234567",      "zaq12wsx",      "zaq1xsw2",
    "zaq1zaq1",     "zxcvbnm,",     "zxcvbnm1",      "zxcvbnm123",    "zxcvzxcv",
    "йцукен123",    "йцукенгш",     "пароль123",
};
static_assert(std::is_sorted(std::begin(kCommonest), std::end(kCommonest)));

}  // namespace

bool is_common_password(std::string_view password) {
  auto folded = canonical_email(password);  // trimmed and lower case
  return std::binary_search(std::begin(kCommonest), std::end(kCommonest), std::string_view(folded));
}

}  // namespace penstock::access
