#include "http/request_parser.h"

#include <gtest/gtest.h>

namespace penstock::http {
namespace {

using State = RequestParser::State;

const Limits kLimits;

// What the parser makes of `bytes` given `piece` at a time: "done", or status and slug.
std::string outcome(std::string_view bytes, std::size_t piece) {
  RequestParser parser(kLimits);
  parser.limit_body(1000);
  std::string waiting;
  while (!bytes.empty()) {
    waiting += bytes.substr(0, piece);
    bytes.remove_prefix(std::min(piece, bytes.size()));
    for (std::size_t n = 1; n > 0 && !waiting.empty();) {
      n = parser.feed(waiting);
      waiting.erase(0, n);
      if (parser.state() == State::Done) return "done";
      if (parser.state() == State::Failed) {
        return std::to_string(parser.failure().status) + " " + std::string(parser.failure().slug);
      }
    }
  }
  return "waits";
}

struct Shape {
  const char* name;
  const char* bytes;
  const char* expected;
};

// Every row is read whole and byte by byte, with the same outcome.
TEST(RequestParser, RefusesWhatTwoServersCouldReadDifferently) {
  const Shape shapes[] = {
      {"plain", "GET / HTTP/1.1\r\nHost: a\r\n\r\n", "done"},
      {"length", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc", "done"},
      {"chunked", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
       "done"},
      {"empty line first", "\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", "done"},
      {"both lengths",
       "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n",
       "400 bad_framing"},
      {"both lengths, other order",
       "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n",
       "400 bad_framing"},
      {"two lengths",
       "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\n",
       "400 bad_framing"},
      {"the same length twice",
       "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 3\r\n\r\n",
       "400 bad_framing"},
      {"listed length", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3, 3\r\n\r\n",
       "400 bad_framing"},
      {"signed length", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: +3\r\n\r\n",
       "400 bad_framing"},
      {"negative length", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
       "400 bad_framing"},
      {"hex length", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0x3\r\n\r\n",
       "400 bad_framing"},
      {"length past 64 bits",
       "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\n",
       "400 bad_framing"},
      {"other coding", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
       "400 bad_framing"},
      {"hidden coding", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n",
       "400 bad_framing"},
      {"coding twice",
       "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
       "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
       "400 bad_framing"},
      {"coding in HTTP/1.0",
       "POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
       "400 bad_framing"},
      {"space before colon", "GET / HTTP/1.1\r\nHost: a\r\nContent-Length : 3\r\n\r\n",
       "400 bad_request"},
      {"folded line", "GET / HTTP/1.1\r\nHost: a\r\nX: b\r\n c\r\n\r\n", "400 folded_header"},
      {"bare line feed in the header", "GET / HTTP/1.1\r\nHost: a\nX: b\r\n\r\n",
       "400 bad_request"},
      {"bare carriage return", "GET / HTTP/1.1\r\nHost: a\rX: b\r\n\r\n", "400 bad_request"},
      {"no host", "GET / HTTP/1.1\r\n\r\n", "400 bad_host"},
      {"two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", "400 bad_host"},
      {"bad chunk size", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
       "400 bad_framing"},
      {"chunk longer than told",
       "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n0\r\n\r\n",
       "400 bad_framing"},
      {"chunk size past 64 bits",
       "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n10000000000000000\r\n",
       "400 bad_framing"},
      {"version", "GET / HTTP/2.0\r\nHost: a\r\n\r\n", "505 bad_version"},
      {"no version", "GET /\r\nHost: a\r\n\r\n", "400 bad_request"},
      {"space in the target", "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n", "505 bad_version"},
      {"expectation", "GET / HTTP/1.1\r\nHost: a\r\nExpect: more\r\n\r\n",
       "417 expectation_failed"},
      {"another protocol", "\x16\x03\x01\x02\x01\x01\xfc\x03\x03\r\n\r\n", "400 bad_request"},
  };
  for (const Shape& shape : shapes) {
    EXPECT_EQ(outcome(shape.bytes, 10'000), shape.expected) << shape.name;
    EXPECT_EQ(outcome(shape.bytes, 1), shape.expected) << shape.name << ", byte by byte";
  }
}

TEST(RequestParser, RefusesNulInHeaderAndTarget) {
  using namespace std::string_view_literals;
  EXPECT_EQ(outcome("GET /\0 HTTP/1.1\r\nHost: a\r\n\r\n"sv, 1000), "400 bad_request");
  EXPECT_EQ(outcome("GET / HTTP/1.1\r\nHost: a\0b\r\n\r\n"sv, 1000), "400 bad_request");
}

TEST(RequestParser, NeverTakesBareLineFeeds) {
  const std::string_view bytes = "GET / HTTP/1.1\nHost: a\n\n";
  EXPECT_EQ(outcome(bytes, 1000), "505 bad_version");
  EXPECT_EQ(outcome(bytes, 1), "waits");  // for the time limit of the header
}

TEST(RequestParser, StopsAfterTheHeadAndStartsAgain) {
  RequestParser parser(kLimits);
  const std::string_view bytes =
      "POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\nokGET /b HTTP/1.1\r\n";
  std::size_t taken = parser.feed(bytes);
  EXPECT_EQ(parser.state(), State::Body);
  EXPECT_EQ(parser.head().target, "/a");
  EXPECT_EQ(parser.head().headers.find("HOST"), "h");
  parser.limit_body(2);
  taken += parser.feed(bytes.substr(taken));
  EXPECT_EQ(parser.state(), State::Done);
  EXPECT_EQ(parser.body(), "ok");
  parser.reset();
  EXPECT_FALSE(parser.started());
  parser.feed(std::string(bytes.substr(taken)) + "Host: h\r\n\r\n");
  EXPECT_EQ(parser.state(), State::Done);
  EXPECT_EQ(parser.head().target, "/b");
}

}  // namespace
}  // namespace penstock::http
