#include "features/importing/deal_text.h"

namespace penstock::importing {
namespace {

using deals::Deal;

bool is_fact(std::string_view name) {
  return name == "pipeline_id" || name == "stage_id" || name == "status" || name == "value" ||
         name == "owner_id";
}

void write_side(std::string& out, const Deal& side, const Deal& other) {
  out += '{';
  bool first = true;
  for_each_field<Deal>([&](std::string_view name, auto member) {
    if (name == "version" || name == "updated_at") return;
    if (!is_fact(name) && side.*member == other.*member) return;
    if (!first) out += ',';
    first = false;
    out.append("\"").append(name).append("\":");
    write_json(out, side.*member);
  });
  out += '}';
}

}  // namespace

std::string created_text(const Deal& deal, std::string_view remarks) {
  std::string out;
  out.reserve(1'200);
  out.append("{").append(remarks).append("\"before\":null,\"after\":");
  write_json(out, deal);
  return out += '}';
}

std::string deleted_text(const Deal& deal) {
  std::string out = "{\"before\":";
  write_json(out, deal);
  return out += ",\"after\":null}";
}

std::string changed_text(const Deal& before, const Deal& after, std::string_view remarks) {
  std::string out;
  out.reserve(600);
  out.append("{").append(remarks).append("\"before\":");
  write_side(out, before, after);
  out += ",\"after\":";
  write_side(out, after, before);
  return out += '}';
}

}  // namespace penstock::importing
