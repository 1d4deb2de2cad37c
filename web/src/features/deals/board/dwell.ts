// Time in stage against the stage's usual days: calm below 70 %, near below 100 %, over from there.
const NEAR_PERCENT = 70;

export type Dwell = {
  state: "unknown" | "calm" | "near" | "over";
  percent: number;
  over: number;
  usual: number;
};

export function dwell_of(days: number, usual_days: number | null): Dwell {
  if (!usual_days) return { state: "unknown", percent: 0, over: 0, usual: 0 };
  const percent = Math.min(100, Math.round((days / usual_days) * 100));
  const over = days - usual_days;
  const state = over >= 0 ? (over > 0 ? "over" : "near") : percent >= NEAR_PERCENT ? "near" : "calm";
  return { state, percent, over, usual: usual_days };
}
