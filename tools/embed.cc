// Puts a folder of web files into a C++ source that the build links in:
//   embed OUTPUT.cc FOLDER
// Every file is there as it is and, for text, compressed with brotli 11 and gzip 9 where that saves
// something; the bytes come in by .incbin from files beside OUTPUT.cc, so that the compiler never
// reads them as text. When FOLDER has no index.html, a plain page that says how to build is put in.
// Compared with arrays of numbers in C++ this takes no time: 0.01 s instead of minutes.

#include <brotli/encode.h>
#include <zlib.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>

namespace {

namespace fs = std::filesystem;

constexpr int kBrotliQuality = 11;
constexpr int kGzipLevel = 9;
constexpr int kGzipWindow = 15 + 16;  // 16 asks zlib for the gzip wrapper
constexpr std::size_t kHashDigitsMin = 8;

constexpr std::string_view kPlainPage = R"(<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Penstock</title></head>
<body>
<h1>Penstock is running</h1>
<p>This binary was built without its web page. To put the page in, run
<code>npm ci &amp;&amp; npm run build</code> in <code>web/</code>, then build the server again.</p>
<p>The API is at <a href="/api/v1/openapi.json">/api/v1</a>.</p>
</body>
</html>
)";

struct Kind {
  std::string_view extension, content_type;
  bool text;
};
constexpr Kind kKinds[] = {
    {".html", "text/html; charset=utf-8", true},
    {".js", "text/javascript; charset=utf-8", true},
    {".mjs", "text/javascript; charset=utf-8", true},
    {".css", "text/css; charset=utf-8", true},
    {".json", "application/json", true},
    {".map", "application/json", true},
    {".webmanifest", "application/manifest+json", true},
    {".svg", "image/svg+xml", true},
    {".txt", "text/plain; charset=utf-8", true},
    {".wasm", "application/wasm", true},
    {".woff2", "font/woff2", false},
    {".woff", "font/woff", false},
    {".png", "image/png", false},
    {".jpg", "image/jpeg", false},
    {".webp", "image/webp", false},
    {".avif", "image/avif", false},
    {".ico", "image/x-icon", false},
};
constexpr Kind kUnknown{"", "application/octet-stream", false};

const Kind& kind_of(const fs::path& path) {
  const std::string extension = path.extension().string();
  for (const Kind& kind : kKinds) {
    if (kind.extension == extension) return kind;
  }
  return kUnknown;
}

// Vite's names: "main-B1x9_3aQ.js", a hash of at least eight digits before the extension, with a
// digit or a capital in it (words have neither).
bool has_hashed_name(const fs::path& path) {
  const std::string stem = path.stem().string();
  if (path.parent_path().filename() != "assets") return false;
  const std::size_t tail = stem.size() > kHashDigitsMin ? stem.size() - kHashDigitsMin - 1 : 0;
  if (stem.size() <= kHashDigitsMin || (stem[tail] != '-' && stem[tail] != '.')) return false;
  return std::any_of(stem.begin() + static_cast<std::ptrdiff_t>(tail) + 1, stem.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '_';
  });
}

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_file(const fs::path& path, std::string_view bytes) {
  std::ofstream out(path, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!out.flush()) throw std::runtime_error("cannot write " + path.string());
}

std::string brotli(std::string_view raw) {
  std::size_t size = BrotliEncoderMaxCompressedSize(raw.size());
  std::string out(size, '\0');
  const auto ok =
      BrotliEncoderCompress(kBrotliQuality, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, raw.size(),
                            reinterpret_cast<const std::uint8_t*>(raw.data()), &size,
                            reinterpret_cast<std::uint8_t*>(out.data()));
  if (!ok) throw std::runtime_error("brotli failed");
  out.resize(size);
  return out;
}

std::string gzip(std::string_view raw) {
  z_stream stream{};
  if (deflateInit2(&stream, kGzipLevel, Z_DEFLATED, kGzipWindow, 9, Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::runtime_error("gzip failed");
  }
  std::string out(deflateBound(&stream, raw.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(raw.data()));
  stream.avail_in = static_cast<uInt>(raw.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int ended = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  if (ended != Z_STREAM_END) throw std::runtime_error("gzip failed");
  return out;
}

// Not against forgery, only to tell versions apart: FNV-1a, 64 bits, from two starts.
std::string digest(std::string_view bytes) {
  std::ostringstream out;
  for (std::uint64_t hash : {0xcbf29ce484222325ULL, 0x9ae16a3b2f90404fULL}) {
    for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    out << std::hex << hash;
  }
  return out.str();
}

// A C++ (and assembler) string literal of plain text.
std::string literal(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

class Source {
 public:
  explicit Source(fs::path output) : output_(std::move(output)), parts_(output_.string() + ".d") {
    fs::remove_all(parts_);
    fs::create_directories(parts_);
  }

  void add(const std::string& path, const std::string& raw) {
    const Kind& kind = kind_of(path);
    const std::string raw_view = blob(raw);
    std::string br_view = "{}", gzip_view = "{}";
    if (kind.text) {
      const std::string br = brotli(raw), gz = gzip(raw);
      if (br.size() < raw.size()) br_view = blob(br);
      if (gz.size() < raw.size()) gzip_view = blob(gz);
    }
    rows_ << "    {" << literal(path) << ", " << literal(kind.content_type) << ", "
          << (has_hashed_name(path) ? "true" : "false") << ",\n     " << raw_view << ", " << br_view
          << ", " << gzip_view << ", " << literal("\"" + digest(raw) + "\"") << "},\n";
  }

  void write() const {
    std::ostringstream out;
    out << "// Made by tools/embed.cc; do not edit.\n#include \"http/assets.h\"\n\n"
        << assembler_.str() << "\nnamespace {\n"
        << "constexpr std::string_view between(const char* begin, const char* end) {\n"
        << "  return {begin, static_cast<std::size_t>(end - begin)};\n}\n}  // namespace\n\n"
        << "std::span<const penstock::http::Asset> penstock::http::embedded_assets() {\n"
        << "  static const Asset kAssets[] = {\n"
        << rows_.str() << "  };\n  return kAssets;\n}\n";
    write_file(output_, out.str());
  }

 private:
  // Keeps the bytes in a file of their own; returns the C++ expression that views them.
  std::string blob(const std::string& bytes) {
    const std::string name = "penstock_asset_" + std::to_string(blobs_++);
    const fs::path file = parts_ / name;
    write_file(file, bytes);
    const std::string text = ".pushsection .rodata,\"a\"\n.balign 16\n.global " + name + "\n" +
                             name + ":\n.incbin " + literal(fs::absolute(file).string()) +
                             "\n.global " + name + "_end\n" + name +
                             "_end:\n.byte 0\n.popsection\n";
    assembler_ << "__asm__(R\"asm(" << text << ")asm\");\n"
               << "extern \"C\" const char " << name << "[], " << name << "_end[];\n";
    return "between(" + name + ", " + name + "_end)";
  }

  fs::path output_;
  fs::path parts_;
  std::ostringstream assembler_, rows_;
  int blobs_ = 0;
};

void embed(const fs::path& output, const fs::path& folder) {
  std::map<std::string, fs::path> files;  // sorted: the same input gives the same output
  if (fs::is_directory(folder)) {
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      if (!entry.is_regular_file()) continue;
      files.emplace("/" + entry.path().lexically_relative(folder).generic_string(), entry.path());
    }
  }
  Source source(output);
  for (const auto& [path, file] : files) source.add(path, read_file(file));
  if (!files.contains("/index.html")) source.add("/index.html", std::string(kPlainPage));
  source.write();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: embed OUTPUT.cc FOLDER\n";
    return 2;
  }
  try {
    embed(argv[1], argv[2]);
  } catch (const std::exception& error) {
    std::cerr << "embed: " << error.what() << '\n';
    return 1;
  }
}
