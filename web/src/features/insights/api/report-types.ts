import type { components } from "~/shared/api/schema";

type Schemas = components["schemas"];

export type Metrics = Schemas["Metrics"];
// Rates are numbers of one with six digits; the page only formats and draws them.
export type Rate = Metrics["win_rate"];
export type MetricsReport = Schemas["MetricsReport"];
export type MetricsGroup = MetricsReport["groups"][number];
export type Formula = MetricsReport["formulas"][number];
export type Trend = Schemas["Trend"];
export type TrendPoint = Trend["points"][number];
export type StageReport = Schemas["StageReport"];
export type StageFigures = Schemas["StageFigures"];
