import { as_problem, Problem } from "~/shared/api/problem";
import type { BulkAnswer, Deal, DealCard, Gate, UnmetCriterion } from "~/shared/api/types";
import type { Written } from "~/shared/api/client";
import { announcer } from "~/shared/ui/announcer";
import { query_client } from "~/shared/query";
import { toasts } from "~/shared/ui/toasts";
import { join_sentences } from "~/shared/ui/use-problem-text";
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

// Who asked tells a refusal itself (a form, beside what was typed into it); else a message tells it.
export type Told = (problem: Problem) => void;

// Where a menu moves deals, instead of to the stages.
export type MoveTargets = {
  label: string;
  list: { id: string; name: string }[];
  // Whether a deal is there already.
  has: (card: DealCard, id: string) => boolean;
  move: (actions: DealActions, deal_ids: string[], id: string) => unknown;
};

type MoveOptions = {
  index?: number;
  before?: string;
  after?: string;
  reason?: string;
  override_reason?: string;
};

// Everything that can be done to a deal, the same for mouse, keys, menus and the palette: shown at once, taken back
// with a reason when the server refuses, and undoable for ten seconds. `store` is absent outside the board.
// Each answers whether it was done.
export class DealActions {
  private readonly store: BoardStore | null;
  private readonly words: ActionWords;
  private readonly find: (id: string) => DealCard | undefined;
  after_bulk = () => {};
  private after_undo = (_deal_ids: string[]) => {};
  targets: MoveTargets | null = null;

  constructor(
    store: BoardStore | null,
    words: ActionWords,
    find: (id: string) => DealCard | undefined = () => undefined,
  ) {
    this.store = store;
    this.words = words;
    this.find = find;
  }

  // `then` hears of what an undo brought back: a view brings the focus there.
  on_undone(then: (deal_ids: string[]) => void): () => void {
    this.after_undo = then;
    return () => {
      this.after_undo = () => {};
    };
  }

  card(id: string): DealCard | undefined {
    return this.store?.card(id) ?? this.find(id);
  }

  async move(deal_id: string, to_stage_id: string, options: MoveOptions = {}, told?: Told): Promise<boolean> {
    const old = this.store?.card(deal_id);
    const place = this.store?.place_of(deal_id);
    const { index, ...rest } = options;
    const changed_stage = old?.stage_id !== to_stage_id;
    if (old && !changed_stage && index === undefined) return false;
    if (old && this.store) {
      const entered_stage_at = changed_stage ? new Date().toISOString() : old.entered_stage_at;
      this.store.put({ ...old, stage_id: to_stage_id, entered_stage_at }, { index });
    }
    const body: Move = { to_stage_id, ...rest };
    return this.run({
      deal_id,
      old,
      place_index: place?.index,
      says: this.words.moved(this.title_of(deal_id), to_stage_id, this.position_of(deal_id, to_stage_id)),
      send: () => move_deal(deal_id, body),
      refused: (problem) => this.show_gate(problem, deal_id, to_stage_id),
      told,
    });
  }

  // One deal is shown at once and asks at a gate; many go together, and what is refused is told.
  move_all(deal_ids: string[], to_stage_id: string) {
    const [first] = deal_ids;
    if (first && deal_ids.length === 1) return this.move(first, to_stage_id);
    return this.bulk([{ deal_ids, action: "move", to_stage_id }], this.words.moved_count);
  }
  // Deals that go to different stages, told and taken back as one change.
  move_each(to: Map<string, string[]>) {
    const [only] = to;
    if (only && to.size === 1) return this.move_all(only[1], only[0]);
    const bodies = [...to].map(([to_stage_id, deal_ids]) => ({
      deal_ids,
      action: "move" as const,
      to_stage_id,
    }));
    return this.bulk(bodies, this.words.moved_count);
  }
  assign(deal_ids: string[], { id: owner_id, name: owner_name }: { id: string; name: string }) {
    const [first] = deal_ids;
    if (first && deal_ids.length === 1) {
      const says = this.words.assigned(this.title_of(first), owner_name);
      return this.edit(first, { owner_id }, says, { owner_name });
    }
    return this.bulk([{ deal_ids, action: "assign", owner_id }], (done) =>
      this.words.assigned_count(done, owner_name),
    );
  }
  win_all(deal_ids: string[], body: Win = {}, told?: Told) {
    const [first] = deal_ids;
    if (first && deal_ids.length === 1) return this.win(first, body, told);
    return this.bulk([{ deal_ids, action: "win", ...body }], this.words.won_count, told);
  }

  win(deal_id: string, body: Win = {}, told?: Told) {
    return this.close(deal_id, {
      status: "won",
      says: this.words.won,
      send: () => win_deal(deal_id, body),
      refused: (problem) => this.show_gate(problem, deal_id, this.card(deal_id)?.stage_id ?? "", body),
      told,
    });
  }
  lose(deal_id: string, body: Lose, told?: Told) {
    return this.close(deal_id, {
      status: "lost",
      says: this.words.lost,
      send: () => lose_deal(deal_id, body),
      told,
    });
  }
  park(deal_id: string, body: Park, told?: Told) {
    return this.close(deal_id, {
      status: "parked",
      says: this.words.parked,
      send: () => park_deal(deal_id, body),
      told,
    });
  }
  reopen_all(deal_ids: string[]) {
    const [first] = deal_ids;
    if (first && deal_ids.length === 1) return this.reopen(first);
    return this.bulk([{ deal_ids, action: "reopen" }], this.words.reopened_count);
  }
  reopen(deal_id: string) {
    return this.run({ deal_id, says: this.words.reopened(), send: () => reopen_deal(deal_id) });
  }

  private close(
    deal_id: string,
    how: {
      status: "won" | "lost" | "parked";
      says: (title: string) => string;
      send: () => Promise<Written<Deal>>;
      refused?: (problem: Problem) => boolean;
      told?: Told;
    },
  ) {
    const old = this.store?.card(deal_id);
    const place = this.store?.place_of(deal_id);
    const { status, says, ...rest } = how;
    const title = this.title_of(deal_id);
    if (old) this.store?.put({ ...old, status });
    return this.run({ deal_id, old, place_index: place?.index, says: says(title), ...rest });
  }

  // `shown` carries names that go with changed ids, for the card.
  edit(deal_id: string, patch: DealPatch, says: string, shown: Partial<DealCard> = {}, told?: Told) {
    const old = this.store?.card(deal_id);
    const place = this.store?.place_of(deal_id);
    if (old) this.store?.put({ ...old, ...(patch as Partial<DealCard>), ...shown });
    return this.run({
      deal_id,
      old,
      place_index: place?.index,
      says,
      send: () => edit_deal(deal_id, patch),
      shown,
      told,
    });
  }

  // Changes to many deals, one after the other; `says` tells how many were done.
  async bulk(bodies: Bulk[], says: (done: number) => string, told?: Told): Promise<boolean> {
    const answers: BulkAnswer[] = [];
    const refused = (problem: Problem) =>
      told ? told(problem) : this.refuse(problem, () => void this.bulk(bodies.slice(answers.length), says));
    try {
      this.store?.expect_own_changes();
      for (const body of bodies) answers.push((await bulk_deals(body)).data);
    } catch (error) {
      refused(as_problem(error));
    }
    const done = answers.reduce((sum, answer) => sum + answer.done, 0);
    const errors = answers.flatMap((answer) => answer.errors);
    if (told && done === 0 && errors.length > 0)
      told(new Problem(REFUSED, { errors: unlike(errors).map(of_no_field) }));
    else this.tell_refused(answers);
    if (done > 0) {
      this.after_bulk();
      this.offer_undo_of(
        answers,
        says(done),
        bodies.flatMap((body) => body.deal_ids),
      );
    }
    await query_client.invalidateQueries({ queryKey: ["board"] });
    await query_client.invalidateQueries({ queryKey: ["deals"] });
    return done > 0;
  }

  private offer_undo_of(answers: BulkAnswer[], says: string, deal_ids: string[]) {
    const batches = answers.flatMap(({ batch_id }) => batch_id ?? []);
    if (batches.length === 0) {
      toasts.show({ says, kind: "done" });
      return;
    }
    const undo = async () => {
      const undone: BulkAnswer[] = [];
      for (const batch_id of batches) undone.push((await undo_bulk(batch_id)).data);
      this.tell_refused(undone);
    };
    offer_undo(says, this.words.undo(), () => this.take_back(undo, deal_ids));
  }

  private tell_refused(answers: BulkAnswer[]) {
    const failed = answers.reduce((sum, answer) => sum + answer.failed, 0);
    if (failed === 0) return;
    const reasons = unlike(answers.flatMap((answer) => answer.errors)).map((e) => e.says);
    toasts.show({ says: `${this.words.failed_of(failed)} ${join_sentences(reasons)}`, kind: "refused" });
  }

  private title_of(deal_id: string): string {
    return this.card(deal_id)?.title ?? "";
  }

  // Where in the column of the stage it is, if that is what the columns are.
  private position_of(deal_id: string, stage_id: string) {
    const place = this.store?.place_of(deal_id);
    const column = place?.lane_id === stage_id ? this.store?.column(stage_id) : undefined;
    return place && column ? { at: place.index + 1, of: column.totals.count } : null;
  }

  private async run(change: {
    deal_id: string;
    old?: DealCard;
    place_index?: number;
    says: string;
    send: () => Promise<Written<Deal>>;
    refused?: (problem: Problem) => boolean;
    told?: Told;
    shown?: Partial<DealCard>;
  }): Promise<boolean> {
    try {
      const { data, position } = await change.send();
      this.settle(data, change.shown);
      if (position)
        offer_undo(change.says, this.words.undo(), () =>
          this.take_back(() => undo_entry(position), [change.deal_id]),
        );
      else announcer.say(change.says);
      return true;
    } catch (error) {
      const problem = as_problem(error);
      if (change.old) this.store?.put(change.old, { index: change.place_index });
      if (change.refused?.(problem)) return false;
      if (change.told) change.told(problem);
      else this.refuse(problem, () => void this.run(change));
      return false;
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

  private async take_back(send: () => Promise<unknown>, deal_ids: string[]) {
    try {
      this.store?.expect_own_changes();
      await send();
      this.store?.expect_own_changes();
      announcer.say(this.words.undone());
      await query_client.invalidateQueries({
        predicate: (q) => ["board", "deal", "timeline", "deals"].includes(String(q.queryKey[0])),
      });
      this.after_undo(deal_ids);
    } catch (error) {
      this.refuse(as_problem(error));
    }
  }

  private refuse(problem: Problem, retry?: () => void) {
    const action = retry && problem.status === 0 ? { label: this.words.retry(), run: retry } : undefined;
    toasts.show({ says: this.words.problem(problem), kind: "refused", action });
    announcer.say(this.words.problem(problem));
  }

  private show_gate(problem: Problem, deal_id: string, to_stage_id: string, win?: Win): boolean {
    if (problem.slug !== "stage_requirements_missing") return false;
    const unmet: UnmetCriterion[] = problem.errors.map((e) => ({
      says: e.says,
      strength: "required",
      criterion: e.field ?? "",
    }));
    const gate: Gate = { allowed: false, may_override: this.words.may_override, unmet };
    deal_dialogs.open({ kind: "gate", deal_id, to_stage_id, gate, win, actions: this });
    return true;
  }
}

// What the server answers to a request it understands and does not carry out.
const REFUSED = 422;
const REASONS_TOLD_MAX = 3;

// The same reason is told once, and not more than a few.
function unlike<Error extends { says: string }>(errors: Error[]): Error[] {
  return [...new Map(errors.map((e) => [e.says, e])).values()].slice(0, REASONS_TOLD_MAX);
}

const of_no_field = ({ slug, says }: { slug: string; says: string }) => ({ field: "", slug, says });

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
