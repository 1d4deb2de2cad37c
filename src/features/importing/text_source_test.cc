#include "features/importing/text_source.h"

#include <random>

#include "features/importing/test_support.h"

namespace penstock::importing {
namespace {

// `utf8` in a one-byte encoding. Requires: every character is in it.
std::string encode(std::string_view utf8, Encoding encoding) {
  auto table = one_byte_table(encoding);
  std::string out;
  while (!utf8.empty()) {
    for (unsigned byte = 0; byte < 256; ++byte) {
      std::string_view text(table[byte].data() + 1, static_cast<std::size_t>(table[byte][0]));
      if (!utf8.starts_with(text)) continue;
      out += static_cast<char>(byte);
      utf8.remove_prefix(text.size());
      break;
    }
  }
  return out;
}

GuessedEncoding guess(std::string_view raw) {
  MemorySource source(raw);
  return guess_encoding(source).value();
}

TEST(GuessEncoding, TellsTheLanguagesApart) {
  struct Case {
    std::string_view text;
    Encoding encoding;
  };
  for (auto [text, encoding] :
       {Case{"nazwa;miasto\nŻółw Sp. z o.o.;Łódź\nKowalska Świąder;Gdańsk\n",
             Encoding::Windows1250},
        Case{"nume,oraş\nIonuţ Brânză,Timişoara\nŞtefan Măcelaru,Iaşi\n", Encoding::Windows1250},
        Case{"название;город\nООО Ромашка;Москва\nИванов и сын;Казань\n", Encoding::Windows1251},
        Case{"ad;şehir\nÇelik İnşaat;Muğla\nYıldız Gıda;Şırnak\n", Encoding::Windows1254},
        Case{"nom;ville\nSociété Générale;Orléans\nCafé Crème;Besançon\n", Encoding::Windows1252},
        Case{"Name;Ort\nMüller GmbH;München\nGroßmann;Köln\n", Encoding::Windows1252}}) {
    auto raw = encode(text, encoding);
    EXPECT_EQ(guess(raw).encoding, encoding) << text;
    EXPECT_EQ(decode_text(raw, guess(raw).encoding).value(), text);
  }
}

TEST(GuessEncoding, OneCellOfOneLetterDoesNotOutvoteTheOthers) {
  std::string text = "Wartość;Data zamknięcia;Właściciel\n";
  for (int i = 0; i < 2'000; ++i) text += "ż";
  text += ";15.01.2027;Świąder\n";
  EXPECT_EQ(guess(encode(text, Encoding::Windows1250)).encoding, Encoding::Windows1250);
}

TEST(GuessEncoding, KnowsMarksAndUtf8ToTheEndOfTheFile) {
  EXPECT_EQ(guess("\xEF\xBB\xBF"
                  "a,b")
                .bom_bytes,
            3);
  EXPECT_EQ(guess(std::string_view("\xFF\xFE"
                                   "a\0,\0",
                                   6))
                .encoding,
            Encoding::Utf16Le);
  EXPECT_EQ(guess(std::string_view("a\0,\0b\0\n\0", 8)).encoding, Encoding::Utf16Le);
  EXPECT_EQ(guess(std::string_view("\0a\0,\0b\0\n", 8)).encoding, Encoding::Utf16Be);
  std::string late(600'000, 'a');
  EXPECT_EQ(guess(late + "ł").encoding, Encoding::Utf8);
  EXPECT_NE(guess(late + "a\xB3"
                         "b")
                .encoding,
            Encoding::Utf8);
  EXPECT_NE(guess("abc\xC5").encoding, Encoding::Utf8);
}

TEST(TextSource, DecodesTheSameInPiecesAndFromAnyPlace) {
  std::string text = "ąż😀 Łódź, ещё €\n";
  std::string wide;
  for (char16_t unit : std::u16string(u"ąż😀 Łódź, ещё €\n")) {
    wide += static_cast<char>(unit & 0xFF);
    wide += static_cast<char>(unit >> 8);
  }
  for (std::size_t chunk : {1u, 2u, 3u, 5u, 100u}) {
    MemorySource utf8(text, chunk), utf16(wide, chunk);
    TextSource narrow(utf8, Encoding::Utf8), broad(utf16, Encoding::Utf16Le);
    EXPECT_EQ(read_front(narrow, 1000).value(), text);
    EXPECT_EQ(read_front(broad, 1000).value(), text);
    for (std::size_t at : {0u, 2u, 4u, 8u, 9u}) {
      ASSERT_TRUE(narrow.seek(at).ok());
      EXPECT_EQ(read_front(narrow, 1000).value(), text.substr(at));
      ASSERT_TRUE(broad.seek(at).ok());
      EXPECT_EQ(read_front(broad, 1000).value(), text.substr(at));
    }
  }
}

TEST(TextSource, NamesTheByteThatDoesNotFit) {
  auto utf8 = decode_text("ab\xFFz", Encoding::Utf8);
  ASSERT_FALSE(utf8.ok());
  EXPECT_EQ(utf8.error().fields[0].slug, "invalid_encoding");
  EXPECT_THAT(utf8.error().says, testing::HasSubstr("byte 2 "));
  EXPECT_FALSE(decode_text("a", Encoding::Utf16Le).ok());
  EXPECT_FALSE(decode_text(std::string_view("\x00\xD8"
                                            "a\0",
                                            4),
                           Encoding::Utf16Le)
                   .ok());
  EXPECT_FALSE(decode_text("abc\xC5", Encoding::Utf8).ok());
}

TEST(TextSource, LosesNoByteOfAOneByteEncoding) {
  std::string all;
  for (int byte = 0; byte < 256; ++byte) all += static_cast<char>(byte);
  for (auto encoding : {Encoding::Windows1250, Encoding::Windows1251, Encoding::Windows1252,
                        Encoding::Windows1254, Encoding::Latin1}) {
    auto table = one_byte_table(encoding);
    std::set<std::string> seen;
    for (const auto& utf8 : table)
      seen.insert(std::string(utf8.data() + 1, static_cast<std::size_t>(utf8[0])));
    EXPECT_EQ(seen.size(), 256u) << encoding_name(encoding);
    EXPECT_TRUE(decode_text(all, encoding).ok());
  }
}

TEST(Encoding, IsReadByItsUsualNames) {
  EXPECT_EQ(parse_encoding("UTF8"), Encoding::Utf8);
  EXPECT_EQ(parse_encoding("cp1250"), Encoding::Windows1250);
  EXPECT_EQ(parse_encoding("Windows-1254"), Encoding::Windows1254);
  EXPECT_EQ(parse_encoding("latin1"), Encoding::Latin1);
  EXPECT_EQ(parse_encoding("ebcdic"), std::nullopt);
}

}  // namespace
}  // namespace penstock::importing
