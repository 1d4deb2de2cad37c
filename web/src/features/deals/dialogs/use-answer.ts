import { useState } from "react";
import type { Problem } from "~/shared/api/problem";
import type { Told } from "../actions/deal-actions";

// A form that asks for a change stays, with all that was typed, until the answer is there: it closes on a yes and
// tells a no. (A gate takes its place by itself.)
export function useAnswer(close: () => void) {
  const [busy, set_busy] = useState(false);
  const [problem, set_problem] = useState<Problem | null>(null);
  const ask = async (change: (told: Told) => Promise<boolean>) => {
    set_busy(true);
    set_problem(null);
    const done = await change(set_problem);
    set_busy(false);
    if (done) close();
  };
  return { ask, busy, problem };
}
