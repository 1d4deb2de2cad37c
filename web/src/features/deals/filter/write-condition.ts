import type { CriteriaField } from "~/shared/api/types";

// One condition of the builder as criterion text; the server's check has the last word on it.
const WITHOUT_VALUE = /empty$/;
export function needs_value(operator: string): boolean {
  return !WITHOUT_VALUE.test(operator);
}

function quote(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}

// The fields' description names operators as the JSON form does; these are the words of the text form.
export function operator_words(operator: string): string {
  const words = operator.replaceAll("_", " ");
  return words === "exactly" ? "is exactly" : words;
}

export function write_condition(
  field: CriteriaField,
  named: string,
  value: string,
  currency: string,
): string {
  const operator = operator_words(named);
  const span = /^(more|less) than (ago|ahead)$/.exec(operator);
  if (span) return `${field.name} ${span[1]} than ${value} days ${span[2] === "ago" ? "ago" : "from now"}`;
  if (!needs_value(operator)) return `${field.name} ${operator}`;
  if (/in (last|next)/.test(operator)) return `${field.name} ${operator} ${value} days`;
  return `${field.name} ${operator} ${write_value(field, operator, value, currency)}`;
}

function write_value(field: CriteriaField, operator: string, value: string, currency: string): string {
  if (operator === "in" || operator === "not in") {
    return `(${value
      .split(",")
      .map((part) => write_value(field, "=", part.trim(), currency))
      .join(", ")})`;
  }
  if (field.kind === "money") return /[A-Z]{3}$/.test(value) ? value : `${value} ${currency}`;
  if (operator === "between") return value;
  if (field.kind === "percent") return value.endsWith("%") ? value : `${value}%`;
  if (field.kind === "instant" && /^\d{4}-\d\d-\d\d$/.test(value)) return value;
  if (field.kind === "number" || field.kind === "boolean" || field.kind === "date") return value;
  if (field.kind === "reference" && value === "me") return "me";
  return quote(value);
}

export function join_conditions(text: string, condition: string): string {
  const before = text.trim();
  if (!before) return condition;
  return / or /.test(before) && !/^\(.*\)$/.test(before)
    ? `(${before}) and ${condition}`
    : `${before} and ${condition}`;
}
