import { as_problem, type Problem } from "~/shared/api/problem";
import type { BulkAnswer, Deal, DealCard, Gate, UnmetCriterion } from "~/shared/api/types";
import type { Written } from "~/shared/api/client";
import { announcer } from "~/shared/ui/announcer";
import { query_client } from "~/shared/query";
import { toasts } from "~/shared/ui/toasts";
import { offer_undo } from "~/shared/undo";
import { type Bulk, bulk_deals } from "../api/bulk-deals";
import {
  type Lose,
  lose_deal,
  type Park,
  park_deal,
  reopen_deal,
  type Win,
  win_deal,
} from "../api/close-deal";
import { type DealPatch, edit_deal } from "../api/edit-deal";
import { type Move, move_deal } from "../api/move-deal";
import { undo_bulk } from "../api/undo-bulk";
import { undo_entry } from "../api/undo-entry";
import { deal_dialogs } from "../dialogs/open-dialogs";
import type { BoardStore } from "../board/board-store";
import type { ActionWords } from "./action-words";

type MoveOptions = {
  index?: number;
  before?: string;
  after?: string;
  reason?: string;
  override_reason?: string;
};

// Everything that can be done to a deal, the same for mouse, keys, menus and the palette: shown at once, taken back
// with a reason when the server refuses, and undoable for ten seconds. `store` is absent outside the board.
export class DealActions {
  private readonly store: BoardStore | null;
  private readonly words: ActionWords;
  private readonly find: (id: string) => DealCard | undefined;
  after_bulk = () => {};

  constructor(
    store: BoardStore | null,
    words: ActionWords,
    find: (id: string) => DealCard | undefined = () => undefined,
  ) {
    this.store = store;
    this.words = words;
    this.find = find;
  }

  card(id: string): DealCard | undefined {
    return this.store?.card(id) ?? this.find(id);
  }

  async move(deal_id: string, to_stage_id: string, options: MoveOptions = {}) {
    const old = this.store?.card(deal_id);
    const place = this.store?.place_of(deal_id);
    const { index, ...rest } = options;
    const changed_stage = old?.stage_id !== to_stage_id;
    if (old && !changed_stage && index === undefined) return;
    if (old && this.store) {
      const entered_stage_at = changed_stage ? new Date().toISOString() : old.entered_stage_at;
      this.store.put({ ...old, stage_id: to_stage_id, entered_stage_at }, { index });
    }
    const body: Move = { to_stage_id, ...rest };
    await this.run({
      deal_id,
      old,
      place_index: place?.index,
      says: this.words.moved(this.title_of(deal_id), to_stage_id, this.position_of(deal_id)),
      send: () => move_deal(deal_id, body),
      refused: (problem) => this.show_gate(problem, deal_id, to_stage_id),
    });
  }

  // One deal is shown at once and asks at a gate; many go together, and what is refused is told.
  move_all(deal_ids: string[], to_stage_id: string) {
    const [first] = deal_ids;
    if (first && deal_ids.length === 1) return this.move(first, to_stage_id);
    return this.bulk({ deal_ids, action: "move", to_stage_id }, this.words.moved_count);
  }
  win_all(deal_ids: string[]) {
    const [first] = deal_ids;
    if (first && deal_ids.length === 1) return this.win(first);
    return this.bulk({ deal_ids, action: "win" }, this.words.won_count);
  }

  win(deal_id: string, body: Win = {}) {
    return this.close(
      deal_id,
      "won",
      (title) => this.words.won(title),
      () => win_deal(deal_id, body),
    );
  }
  lose(deal_id: string, body: Lose) {
    return this.close(
      deal_id,
      "lost",
      (title) => this.words.lost(title),
      () => lose_deal(deal_id, body),
    );
  }
  park(deal_id: string, body: Park) {
    return this.close(
      deal_id,
      "parked",
      (title) => this.words.parked(title),
      () => park_deal(deal_id, body),
    );
  }
  reopen(deal_id: string) {
    return this.run({ deal_id, says: this.words.reopened(), send: () => reopen_deal(deal_id) });
  }

  private async close(
    deal_id: string,
    status: "won" | "lost" | "parked",
    says: (title: string) => string,
    send: () => Promise<Written<Deal>>,
  ) {
    const old = this.store?.card(deal_id);
    const place = this.store?.place_of(deal_id);
    const title = this.title_of(deal_id);
    if (old) this.store?.put({ ...old, status });
    await this.run({
      deal_id,
      old,
      place_index: place?.index,
      says: says(title),
      send,
      refused: (problem) => this.show_gate(problem, deal_id, this.card(deal_id)?.stage_id ?? ""),
    });
  }

  // `shown` carries names that go with changed ids, for the card.
  async edit(deal_id: string, patch: DealPatch, says: string, shown: Partial<DealCard> = {}) {
    const old = this.store?.card(deal_id);
    const place = this.store?.place_of(deal_id);
    if (old) this.store?.put({ ...old, ...(patch as Partial<DealCard>), ...shown });
    await this.run({
      deal_id,
      old,
      place_index: place?.index,
      says,
      send: () => edit_deal(deal_id, patch),
      shown,
    });
  }

  async bulk(body: Bulk, says: (done: number) => string) {
    try {
      this.store?.expect_own_changes();
      const { data } = await bulk_deals(body);
      this.tell_refused(data);
      if (data.done > 0) {
        this.after_bulk();
        const { batch_id } = data;
        if (batch_id)
          offer_undo(says(data.done), this.words.undo(), () =>
            this.take_back(async () => this.tell_refused((await undo_bulk(batch_id)).data)),
          );
        else toasts.show({ says: says(data.done), kind: "done" });
      }
    } catch (error) {
      this.refuse(as_problem(error), () => void this.bulk(body, says));
    }
    await query_client.invalidateQueries({ queryKey: ["board"] });
    await query_client.invalidateQueries({ queryKey: ["deals"] });
  }

  private tell_refused({ failed, errors }: BulkAnswer) {
    if (failed === 0) return;
    const reasons = [...new Set(errors.map((e) => e.says))].slice(0, 3).join(" ");
    toasts.show({ says: `${this.words.failed_of(failed)} ${reasons}`, kind: "refused" });
  }

  private title_of(deal_id: string): string {
    return this.card(deal_id)?.title ?? "";
  }

  private position_of(deal_id: string) {
    const place = this.store?.place_of(deal_id);
    const column = place && this.store?.column(place.stage_id);
    return place && column ? { at: place.index + 1, of: column.totals.count } : null;
  }

  private async run(change: {
    deal_id: string;
    old?: DealCard;
    place_index?: number;
    says: string;
    send: () => Promise<Written<Deal>>;
    refused?: (problem: Problem) => boolean;
    shown?: Partial<DealCard>;
  }) {
    try {
      const { data, position } = await change.send();
      this.settle(data, change.shown);
      if (position) offer_undo(change.says, this.words.undo(), () => this.undo(position));
      else announcer.say(change.says);
    } catch (error) {
      const problem = as_problem(error);
      if (change.old) this.store?.put(change.old, { index: change.place_index });
      if (change.refused?.(problem)) return;
      this.refuse(problem, () => void this.run(change));
    } finally {
      void query_client.invalidateQueries({ queryKey: ["deal", change.deal_id] });
      void query_client.invalidateQueries({ queryKey: ["timeline", change.deal_id] });
      void query_client.invalidateQueries({ queryKey: ["deals"] });
      if (!this.store) void query_client.invalidateQueries({ queryKey: ["board"] });
    }
  }

  // The answer is the whole deal; the card keeps the names it shows.
  private settle(deal: Deal, shown: Partial<DealCard> = {}) {
    const card = this.store?.card(deal.id);
    if (card && this.store && card.version <= deal.version)
      this.store.put({ ...card, ...pick_card(deal), ...shown });
  }

  private undo(position: string) {
    return this.take_back(() => undo_entry(position));
  }

  private async take_back(send: () => Promise<unknown>) {
    try {
      this.store?.expect_own_changes();
      await send();
      this.store?.expect_own_changes();
      announcer.say(this.words.undone());
      await query_client.invalidateQueries({
        predicate: (q) => ["board", "deal", "timeline", "deals"].includes(String(q.queryKey[0])),
      });
    } catch (error) {
      this.refuse(as_problem(error));
    }
  }

  private refuse(problem: Problem, retry?: () => void) {
    const action = retry && problem.status === 0 ? { label: this.words.retry(), run: retry } : undefined;
    toasts.show({ says: this.words.problem(problem), kind: "refused", action });
    announcer.say(this.words.problem(problem));
  }

  private show_gate(problem: Problem, deal_id: string, to_stage_id: string): boolean {
    if (problem.slug !== "stage_requirements_missing") return false;
    const unmet: UnmetCriterion[] = problem.errors.map((e) => ({
      says: e.says,
      strength: "required",
      criterion: e.field ?? "",
    }));
    const gate: Gate = { allowed: false, may_override: this.words.may_override, unmet };
    deal_dialogs.open({ kind: "gate", deal_id, to_stage_id, gate, actions: this });
    return true;
  }
}

const CARD_FIELDS = [
  "title",
  "value",
  "status",
  "stage_id",
  "pipeline_id",
  "rank",
  "probability_bp",
  "company_id",
  "owner_id",
  "expected_close_on",
  "entered_stage_at",
  "tags",
  "version",
  "next_activity_id",
  "next_activity_kind",
  "next_activity_title",
  "next_activity_at",
] as const;

function pick_card(deal: Deal): Partial<DealCard> {
  return Object.fromEntries(CARD_FIELDS.map((field) => [field, deal[field]]));
}
