export function initials(name: string | null | undefined): string {
  const parts = (name ?? "").trim().split(/\s+/).filter(Boolean);
  const letters = [parts[0], parts.length > 1 ? parts.at(-1) : undefined].map((p) => (p ? [...p][0] : ""));
  return letters.join("").toLocaleUpperCase();
}

const collators = new Map<string, Intl.Collator>();
export function by_name(language: string): (a: { name: string }, b: { name: string }) => number {
  let collator = collators.get(language);
  if (!collator) {
    collator = new Intl.Collator(language, { numeric: true });
    collators.set(language, collator);
  }
  return (a, b) => collator.compare(a.name, b.name);
}
