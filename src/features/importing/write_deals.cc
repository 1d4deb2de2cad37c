// Deals of a file. A file is history: the deal was made on its opening day, moved on the days of
// its visits and closed on its closing day, and the journal says so with `occurred_at`. The stored
// row is the end of that life. Past moves are not put to the gate; where a required exit criterion
// stood in the way the event says override_reason "import", and it is counted.

#include "features/deals/rank.h"
#include "features/deals/store.h"
#include "features/importing/record_writer.h"
#include "store/text_index.h"

namespace penstock::importing {
namespace {

using deals::Deal;
using deals::DealStatus;

constexpr std::size_t kPeopleOfDealMax = 20;

bool given(const Text& text) { return text && !trim(*text).empty(); }

DealStatus status_of(ImportedStatus status) {
  switch (status) {
    case ImportedStatus::Open:
      return DealStatus::Open;
    case ImportedStatus::Won:
      return DealStatus::Won;
    case ImportedStatus::Lost:
      return DealStatus::Lost;
    case ImportedStatus::Parked:
      return DealStatus::Parked;
  }
  return DealStatus::Open;
}

bool is_closed(DealStatus status) {
  return status == DealStatus::Won || status == DealStatus::Lost;
}

std::string_view event_of(DealStatus status) {
  switch (status) {
    case DealStatus::Won:
      return "deal.won";
    case DealStatus::Lost:
      return "deal.lost";
    case DealStatus::Parked:
      return "deal.parked";
    case DealStatus::Open:
      return "deal.reopened";
  }
  return "deal.edited";
}

Result<void> check_row(const ImportDeal& row) {
  TRY_VOID(check_text("title", row.title, deals::kTitleBytesMax));
  TRY_VOID(check_text("source_channel", row.source_channel, 100));
  TRY_VOID(check_text("source_campaign", row.source_campaign, 200));
  TRY_VOID(check_text("competitor", row.competitor, 200));
  TRY_VOID(check_text("external_id", row.external_id, 200));
  TRY_VOID(check_text("product", row.product, products::kNameBytesMax));
  TRY_VOID(check_text("company", row.company, contacts::kNameBytesMax));
  TRY_VOID(check_text("lost_reason", row.lost_reason, 100));
  TRY_VOID(check_text("lost_note", row.lost_note, 2'000));
  if (row.tags.size() > kTagsMax)
    return invalid_field("tags", "too_many", "a deal has at most 50 tags");
  for (const auto& tag : row.tags) TRY_VOID(check_text("tags", tag, kTagBytesMax));
  if (row.people.size() > kPeopleOfDealMax)
    return invalid_field("people", "too_many", "at most 20 people can be in one row");
  return check_custom_size({custom_text(row.custom)});
}

// Fields that only need copying; those that the row does not have stay.
void copy_plain(Deal& deal, const ImportDeal& row) {
  if (row.value) deal.value = *row.value;
  if (row.probability_bp) deal.probability_bp = row.probability_bp;
  if (row.expected_close_on) deal.expected_close_on = row.expected_close_on;
  if (given(row.source_channel)) deal.source_channel = row.source_channel;
  if (given(row.source_campaign)) deal.source_campaign = row.source_campaign;
  if (given(row.lost_note)) deal.lost_note = row.lost_note;
  if (given(row.competitor)) deal.competitor = row.competitor;
  if (given(row.source_kind))
    if (auto kind = parse_enum<deals::SourceKind>(fold(*row.source_kind))) deal.source_kind = kind;
  if (given(row.forecast_category)) {
    auto folded = fold(*row.forecast_category);
    std::replace(folded.begin(), folded.end(), ' ', '_');
    if (auto category = parse_enum<deals::ForecastCategory>(folded))
      deal.forecast_category = *category;
  }
  if (!row.tags.empty()) deal.tags = row.tags;
}

Result<void> add_custom(Deal& deal, const CustomValues& changes) {
  TRY(custom, merge_custom(deal.custom, {custom_text(changes)}));
  deal.custom = std::move(custom);
  return {};
}

const Remarks::value_type kHistory{"history", true};
const Remarks::value_type kOverride{"override_reason", "import"};

}  // namespace

Result<void> check_text(std::string_view column, const Text& text, std::size_t bytes_max) {
  if (!text || text->size() <= bytes_max) return {};
  return invalid_field(
      std::string(column), "too_long",
      "at most " + std::to_string(bytes_max) + " bytes fit here; shorten the text");
}

std::string custom_text(const CustomValues& custom) {
  std::string out = "{";
  for (const auto& [key, text] : custom) {
    if (out.size() > 1) out += ',';
    write_json_string(out, key);
    out += ':';
    write_json_string(out, text);
  }
  return out += '}';
}

Instant RecordWriter::start_of(Date date) {
  auto day = static_cast<std::int32_t>(to_days(date).time_since_epoch().count());
  if (auto known = days_.find(day); known != days_.end()) return known->second;
  if (days_.size() > 50'000) days_.clear();
  return days_[day] = start_of_day_in_zone(date, work_.actor.time_zone);
}

Result<RowOutcome> RecordWriter::write_row(ImportDeal& row) {
  TRY_VOID(check_row(row));
  bool there = false;
  std::optional<DealId> existing;
  if (given(row.external_id)) {
    existing = lookups_.deal(*row.external_id);
    there = existing || seen_before("deal", *row.external_id);
  }
  if (there && work_.duplicates == Duplicates::Skip) return RowOutcome::Skipped;
  if (there && work_.duplicates == Duplicates::Update) {
    if (!existing) return RowOutcome::Updated;  // a dry run that made it in an earlier batch
    return update_deal(row, *existing);
  }
  return create_deal(row, there);
}

// Relations by what the row calls them. Makes companies and products that it only names.
Result<void> RecordWriter::set_relations(Deal& deal, const ImportDeal& row, Owner owner) {
  if (owner) {
    deal.owner_id = *owner;
  } else if (given(row.owner) || given(row.owner_external_id)) {
    CustomValues kept{{"owner", given(row.owner) ? *row.owner : *row.owner_external_id}};
    TRY_VOID(add_custom(deal, kept));
  }
  TRY(company, lookups_.company(row.company, row.company_external_id, row.company_domain));
  if (company) deal.company_id = company;
  if (given(row.product)) deal.product_id = lookups_.product(*row.product);
  return {};
}

void RecordWriter::set_status(Deal& deal, const ImportDeal& row) {
  deal.status = status_of(row.status.value_or(ImportedStatus::Open));
  if (is_closed(deal.status)) {
    if (row.closed_on) deal.closed_on = row.closed_on;
    if (!deal.closed_on) deal.closed_on = date_in_zone(work_.now, work_.actor.time_zone);
    deal.closed_at = start_of(*deal.closed_on);
    deal.wake_on.reset();
    deal.wake_criterion.reset();
  } else {
    deal.closed_on.reset();
    deal.closed_at.reset();
  }
  if (deal.status == DealStatus::Lost && given(row.lost_reason)) {
    if (auto reason = lookups_.lost_reason(*row.lost_reason))
      deal.lost_reason_id = reason;
    else
      deal.lost_note = row.lost_reason;
  }
  // Who is in the fridge wakes one day.
  if (deal.status == DealStatus::Parked && !deal.wake_on && !deal.wake_criterion)
    deal.wake_on = add_days(date_in_zone(work_.now, work_.actor.time_zone), 30);
}

Result<Deal> RecordWriter::new_deal(const ImportDeal& row, const StagePlace& place, Owner owner) {
  auto currency = work_.actor.currency;
  Deal deal{.id = work_.tx->ids().make<DealId>(),
            .pipeline_id = place.pipeline_id,
            .stage_id = place.stage_id,
            .title = *row.title,
            .value = Money{0, currency},
            .owner_id = work_.actor.user_id,
            .custom = {custom_text(row.custom)},
            .created_at = work_.now,
            .updated_at = work_.now};
  copy_plain(deal, row);
  TRY_VOID(set_relations(deal, row, owner));
  set_status(deal, row);
  auto today = date_in_zone(work_.now, work_.actor.time_zone);
  bool opening_known = row.opened_on || row.created_at || !row.history.empty();
  if (row.opened_on)
    deal.opened_on = *row.opened_on;
  else if (!row.history.empty())
    deal.opened_on = row.history.front().on;
  else if (row.created_at)
    deal.opened_on = date_in_zone(*row.created_at, work_.actor.time_zone);
  else
    deal.opened_on = deal.closed_on.value_or(today);
  if (row.created_at)
    deal.created_at = *row.created_at;
  else if (opening_known)
    deal.created_at = start_of(deal.opened_on);
  deal.entered_stage_at = row.history.empty() ? deal.created_at : start_of(row.history.back().on);
  deal.rank = deals::rank_on_top(deal.id.value);
  return deal;
}

Result<RowOutcome> RecordWriter::create_deal(ImportDeal& row, bool external_taken) {
  // The owner and the stages first: they may refuse the row, and nothing is written before that.
  TRY(owner, lookups_.owner(row.owner, row.owner_external_id));
  for (auto at = row.history.begin(); at != row.history.end(); ++at)
    std::rotate(std::upper_bound(row.history.begin(), at, *at,
                                 [](const auto& a, const auto& b) { return a.on < b.on; }),
                at, at + 1);
  bool won = row.status == ImportedStatus::Won;
  std::vector<StagePlace> visits;
  for (const auto& visit : row.history) {
    TRY(place, lookups_.stage(row.pipeline, visit.stage, won, row.probability_bp));
    visits.push_back(place);
  }
  auto at_last = given(row.stage) || visits.empty()
                     ? lookups_.stage(row.pipeline, row.stage, won, row.probability_bp)
                     : Result<StagePlace>(visits.back());
  if (!at_last.ok()) return std::move(at_last.error());
  TRY(deal, new_deal(row, *at_last, owner));
  if (given(row.external_id)) {
    if (external_taken) {
      TRY_VOID(add_custom(deal, {{"external_id", *row.external_id}}));
    } else {
      deal.external_source = work_.source;
      deal.external_id = row.external_id;
      lookups_.note_deal(*row.external_id, deal.id);
    }
    see("deal", *row.external_id);
  }
  store::insert(*work_.tx, "deals", work_.workspace_id(), deal);
  store::put_text(*work_.tx, {work_.workspace_id(), "deal"}, deal.id.value, "", deal.title);
  add_life(deal, row, visits);
  TRY_VOID(link_people(deal, row));
  return RowOutcome::Created;
}

// The events of a deal's past. Marked "history", so that undoing looks at the first one only.
void RecordWriter::add_life(const Deal& deal, const ImportDeal& row,
                            std::span<const StagePlace> visits) {
  auto opened_at = deal.created_at;
  auto event = [&](std::string_view name, std::string body, Instant at) {
    work_.add({.name = name,
               .record_type = "deal",
               .record_id = deal.id.value,
               .body = std::move(body),
               .occurred_at = at});
  };
  bool lived = deal.status != DealStatus::Open || visits.size() > 1 ||
               (!visits.empty() && visits.back().stage_id != deal.stage_id);
  if (!lived) return event("deal.created", deals::event_body(nullptr, &deal), opened_at);
  auto now_is = deal;
  now_is.status = DealStatus::Open;
  now_is.closed_on.reset();
  now_is.closed_at.reset();
  now_is.lost_reason_id.reset();
  now_is.lost_note.reset();
  now_is.wake_on.reset();
  if (!visits.empty()) {
    now_is.stage_id = visits.front().stage_id;
    now_is.entered_stage_at = std::max(start_of(row.history.front().on), opened_at);
  }
  event("deal.created", deals::event_body(nullptr, &now_is), opened_at);
  auto remarks_leaving = [&](pipelines::StageId from) {
    Remarks remarks{kHistory};
    if (!lookups_.has_required_criteria(from)) return remarks;
    ++work_.overridden;
    remarks.push_back(kOverride);
    return remarks;
  };
  auto move_to = [&](pipelines::StageId stage, Instant at) {
    if (stage == now_is.stage_id) return;
    auto after = now_is;
    after.stage_id = stage;
    after.entered_stage_at = at;
    event("deal.moved", deals::event_body(&now_is, &after, remarks_leaving(now_is.stage_id)), at);
    now_is = std::move(after);
  };
  for (std::size_t i = 1; i < visits.size(); ++i)
    move_to(visits[i].stage_id, start_of(row.history[i].on));
  move_to(deal.stage_id, deal.closed_at.value_or(deal.entered_stage_at));
  if (deal.status == DealStatus::Open) return;
  auto after = deal;
  after.entered_stage_at = now_is.entered_stage_at;
  auto remarks =
      deal.status == DealStatus::Won ? remarks_leaving(deal.stage_id) : Remarks{kHistory};
  event(event_of(deal.status), deals::event_body(&now_is, &after, remarks),
        deal.closed_at.value_or(work_.now));
}

Result<RowOutcome> RecordWriter::update_deal(const ImportDeal& row, DealId id) {
  auto before = store::find_by_id<Deal>(*work_.tx, "deals", work_.workspace_id(), id);
  PENSTOCK_CHECK(before.has_value(), "a deal found by its external id is there");
  auto after = *before;
  TRY(owner, lookups_.owner(row.owner, row.owner_external_id));
  if (given(row.stage)) {
    auto place = given(row.pipeline)
                     ? lookups_.stage(row.pipeline, row.stage, false, row.probability_bp)
                     : lookups_.stage_in(before->pipeline_id, *row.stage, row.probability_bp);
    if (!place.ok()) return std::move(place.error());
    if (place->stage_id != before->stage_id) {
      after.pipeline_id = place->pipeline_id;
      after.stage_id = place->stage_id;
      after.entered_stage_at = row.history.empty() ? work_.now : start_of(row.history.back().on);
    }
  }
  if (given(row.title)) after.title = *row.title;
  copy_plain(after, row);
  if (row.opened_on) after.opened_on = *row.opened_on;
  if (!row.custom.empty()) TRY_VOID(add_custom(after, row.custom));
  TRY_VOID(set_relations(after, row, owner));
  bool stays_parked = before->status == DealStatus::Parked && row.status == ImportedStatus::Open;
  if (work_.says_status && !stays_parked) set_status(after, row);
  if (after == *before) return RowOutcome::Skipped;
  auto name = after.status != before->status       ? event_of(after.status)
              : after.stage_id != before->stage_id ? std::string_view("deal.moved")
                                                   : std::string_view("deal.edited");
  bool closes = after.status != before->status && after.closed_at;
  save_deal(name, *before, std::move(after),
            closes ? start_of(row.closed_on.value_or(utc_date(work_.now))) : work_.now);
  TRY_VOID(link_people(*before, row));
  return RowOutcome::Updated;
}

void RecordWriter::save_deal(std::string_view event, const Deal& before, Deal after,
                             Instant occurred_at) {
  after.version = before.version + 1;
  after.updated_at = work_.now;
  Remarks remarks;
  bool leaves = after.stage_id != before.stage_id ||
                (after.status == DealStatus::Won && before.status != DealStatus::Won);
  if (leaves && lookups_.has_required_criteria(before.stage_id)) {
    ++work_.overridden;
    remarks.push_back(kOverride);
  }
  auto saved = store::update(*work_.tx, "deals", work_.workspace_id(), before, after);
  PENSTOCK_CHECK(saved.ok(), "a record that this transaction has read keeps its version");
  store::put_text(*work_.tx, {work_.workspace_id(), "deal"}, after.id.value, before.title,
                  after.title);
  work_.add({.name = event,
             .record_type = "deal",
             .record_id = after.id.value,
             .body = deals::event_body(&before, &after, remarks),
             .occurred_at = occurred_at});
}

Result<void> RecordWriter::link_people(const Deal& deal, const ImportDeal& row) {
  std::vector<PersonId> people;
  for (const auto& ref : row.people) {
    auto id = lookups_.person(ref);
    if (id.ok()) people.push_back(*id);
  }
  if (auto id = lookups_.find_person(row.person_email, row.person_external_id)) {
    people.push_back(*id);
  } else if (given(row.person_email)) {
    auto made = lookups_.person({.name = "", .email = canonical_email(*row.person_email)});
    if (made.ok()) people.push_back(*made);
  }
  for (auto person_id : people) {
    auto added = work_.tx->execute(
        "INSERT INTO deal_people (workspace_id, deal_id, person_id, role) VALUES ($1, $2, $3, "
        "NULL) "
        "ON CONFLICT (workspace_id, deal_id, person_id) DO NOTHING",
        {work_.workspace_id(), deal.id, person_id});
    if (added == 0) continue;
    auto name =
        work_.tx->find_text("SELECT p.name FROM people p WHERE p.workspace_id = $1 AND p.id = $2",
                            {work_.workspace_id(), person_id});
    Json body(Json::Object{{"person_id", person_id.text()},
                           {"person_name", name.value_or("")},
                           {"before", Json{}},
                           {"after", Json(Json::Object{{"role", Json{}}})}});
    work_.add({.name = "deal.person_added",
               .record_type = "deal",
               .record_id = deal.id.value,
               .body = to_text(body)});
  }
  return {};
}

// One visit of a deal that is there: an event at its time, and the stay of the stage that it is in.
Result<RowOutcome> RecordWriter::write_row(ImportDealHistory& row) {
  auto id = lookups_.deal(*row.deal_external_id);
  if (!id && seen_before("deal", *row.deal_external_id)) return RowOutcome::Updated;
  if (!id)
    return invalid_field(
        "deal_external_id", "unknown_deal",
        "there is no deal with the id \"" + *row.deal_external_id + "\"; import the deals too");
  auto ended = parse_status(*row.stage);
  if (ended == ImportedStatus::Won || ended == ImportedStatus::Lost)
    return RowOutcome::Skipped;  // the deal itself says so
  auto before = store::find_by_id<Deal>(*work_.tx, "deals", work_.workspace_id(), *id);
  TRY(place, lookups_.stage_in(before->pipeline_id, *row.stage, row.probability_bp));
  auto from = *before;
  work_.tx->query(
      "SELECT j.body FROM journal j WHERE j.workspace_id = $1 AND j.subject_id = $2 AND "
      "j.occurred_at <= $3 "
      "AND j.name IN ('deal.created', 'deal.moved') AND NOT EXISTS (SELECT 1 FROM imports i WHERE "
      "i.workspace_id = $1 AND i.id = j.batch_id AND i.state = 'undone') "
      "ORDER BY j.occurred_at DESC, j.pos DESC LIMIT 1",
      {work_.workspace_id(), before->id, *row.entered_at}, [&](const store::Row& found) {
        auto body = parse_json(found.text(0)).value();
        const auto* side = body.find("after");
        const auto* stage = side == nullptr ? nullptr : side->find("stage_id");
        if (stage != nullptr && stage->as_string() != nullptr)
          from.stage_id = pipelines::StageId::parse(*stage->as_string()).value_or(from.stage_id);
      });
  for (const auto& event : work_.events)  // of this batch, which the journal does not have yet
    if (event.record_id == id->value && event.name == "deal.moved" && event.occurred_at &&
        *event.occurred_at == *row.entered_at)
      return RowOutcome::Skipped;
  auto to = from;
  to.stage_id = place.stage_id;
  work_.add({.name = "deal.moved",
             .record_type = "deal",
             .record_id = id->value,
             .body = deals::event_body(&from, &to, {kHistory}),
             .occurred_at = *row.entered_at});
  if (place.stage_id == before->stage_id && *row.entered_at != before->entered_stage_at) {
    auto after = *before;
    after.entered_stage_at = *row.entered_at;
    save_deal("deal.edited", *before, std::move(after), *row.entered_at);
  }
  return RowOutcome::Updated;
}

}  // namespace penstock::importing
