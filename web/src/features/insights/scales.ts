import { scaleLinear } from "d3-scale";

const GRIDLINES = 4;

// From 0 to a round number over the largest value, with about four gridlines.
export function length_scale(values: number[], length_px: number) {
  const most = Math.max(0, ...values);
  const scale = scaleLinear([0, most || 1], [0, length_px]).nice(GRIDLINES);
  return { at: scale, ticks: scale.ticks(GRIDLINES) };
}

// Which of the labels along an axis fit: every n-th, counted from the newest, so that it always has its label.
export function labels_shown(count: number, length_px: number, label_px: number): boolean[] {
  const step = Math.max(1, Math.ceil((count * label_px) / Math.max(1, length_px)));
  return Array.from({ length: count }, (_, i) => (count - 1 - i) % step === 0);
}
