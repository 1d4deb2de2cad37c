import type { BoardColumn, DealCard, Money } from "~/shared/api/types";
import { parse_amount, print_amount, weigh } from "~/shared/format/money";
import { type Day, NEXT_STEPS, type NextStep, next_step_of } from "./next-step";

// A column's figures as the server counted them over all its deals, kept right by adding and taking away single cards.
export class ColumnTotals {
  count = 0;
  readonly steps: Record<NextStep, number> = { late: 0, today: 0, none: 0, later: 0 };
  private readonly sum = new Map<string, bigint>();
  private readonly weighted = new Map<string, bigint>();

  static of(column: BoardColumn): ColumnTotals {
    const totals = new ColumnTotals();
    totals.count = column.count;
    for (const step of NEXT_STEPS) totals.steps[step] = column[step];
    for (const money of column.sums) totals.sum.set(money.currency, parse_amount(money.amount));
    for (const money of column.weighted) totals.weighted.set(money.currency, parse_amount(money.amount));
    return totals;
  }

  add(card: DealCard, stage_probability_bp: number, day: Day, times: 1 | -1 = 1) {
    this.count += times;
    this.steps[next_step_of(card, day)] += times;
    if (!card.value) return;
    const { currency } = card.value;
    const units = parse_amount(card.value.amount) * BigInt(times);
    this.sum.set(currency, (this.sum.get(currency) ?? 0n) + units);
    const share = weigh(units, card.probability_bp ?? stage_probability_bp);
    this.weighted.set(currency, (this.weighted.get(currency) ?? 0n) + share);
  }

  sums(): Money[] {
    return moneys(this.sum);
  }
  weighted_sums(): Money[] {
    return moneys(this.weighted);
  }
}

function moneys(by_currency: Map<string, bigint>): Money[] {
  return [...by_currency].map(([currency, units]) => ({ amount: print_amount(units), currency }));
}
