import type { DraftFile } from "./mapping";

// What the page can already see in the first rows, so that a wrong field is noticed while it is chosen. It only
// speaks up where it is certain: the server reads every cell properly, and a trial tells all faults.
export type CellFault = "not_a_date" | "not_a_number" | "not_an_email";

const NUMBERS = new Set(["value", "price", "revenue", "employees", "probability_bp"]);
const PARTS = /^(\d{1,2})[./-](\d{1,2})[./-](\d{2,4})\b/;

export function fault_in(
  field: string,
  text: string,
  date_style: string | null | undefined,
): CellFault | null {
  const cell = text.trim();
  if (!cell) return null;
  if (NUMBERS.has(field)) return /\d/.test(cell) ? null : "not_a_number";
  if (field === "email" || field.endsWith("_email")) return cell.includes("@") ? null : "not_an_email";
  if (/_(on|date|at)$/.test(field)) {
    const parts = PARTS.exec(cell);
    if (!parts) return /\d/.test(cell) ? null : "not_a_date";
    const [first, second] = [Number(parts[1]), Number(parts[2])];
    const [day, month] = date_style === "month_day" ? [second, first] : [first, second];
    return day >= 1 && day <= 31 && month >= 1 && month <= 12 ? null : "not_a_date";
  }
  return null;
}

// By place: "row:column".
export function preview_faults(file: DraftFile): Map<string, CellFault> {
  const faults = new Map<string, CellFault>();
  for (const [c, column] of file.columns.entries()) {
    if (column.to.kind !== "field") continue;
    for (const [r, row] of file.preview.entries()) {
      const fault = fault_in(column.to.field, row[c] ?? "", file.style.date_style);
      if (fault) faults.set(`${r}:${c}`, fault);
    }
  }
  return faults;
}
