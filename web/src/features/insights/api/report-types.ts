import type { Money } from "~/shared/api/types";

// Rates come as numbers of one with six digits; the page only formats and draws them.
export type Rate = number | string | null;
export type Metrics = {
  deals: number;
  won: number;
  lost: number;
  open: number;
  parked: number;
  win_rate: Rate;
  value_win_rate: Rate;
  won_value: Money;
  won_value_mean: Money | null;
  won_value_median: Money | null;
  lost_value: Money;
  open_value: Money;
  cycle_days_mean: number | null;
  cycle_days_median: number | null;
  cycle_days_p90: number | null;
  other_currencies?: { currency: string; won: number; open: number }[];
};
export type MetricsGroup = Metrics & {
  key: string | null;
  label: string | null;
  where: string;
  // The group without the period: with a metric's own criterion it lists the deals of one cell.
  within?: string;
};
export type Formula = { metric: string; text_key: string; says: string; where: string };
export type MetricsReport = {
  from: string | null;
  to: string | null;
  total: Metrics;
  groups: MetricsGroup[];
  more_groups?: number;
  previous: Metrics | null;
  previous_from?: string | null;
  previous_to?: string | null;
  formulas?: Formula[];
};

export type TrendPoint = {
  key: string;
  from: string;
  to: string;
  count: number;
  value: Money | null;
  where: string;
};
export type Trend = { points: TrendPoint[]; other_currencies?: string[] };

export type StageFigures = {
  stage_id: string;
  name: string;
  entered: number;
  went_on: number;
  won_here: number;
  lost_here: number;
  in_now: number;
  back_moves: number;
  skips: number;
  conversion: Rate;
  conversion_to_won: Rate;
  stays: number;
  days_median: number | null;
  days_p75: number | null;
  days_p90: number | null;
};
export type StageReport = { pipeline_id: string; stages: StageFigures[] };
