import { refusal_words } from "./refusal-words";
import type { components } from "./schema";

type ProblemBody = components["schemas"]["Problem"];
export type FieldProblem = ProblemBody["errors"][number];

// What the server answers instead of a result (application/problem+json), or what the network did.
export class Problem extends Error {
  readonly status: number;
  readonly slug: string;
  readonly title: string;
  readonly errors: FieldProblem[];
  readonly trace_id: string | null;

  constructor(status: number, body: Partial<ProblemBody>) {
    super(body.detail || body.title || `HTTP ${status}`);
    this.status = status;
    this.slug = body.slug ?? (status === 0 ? "offline" : `http_${status}`);
    this.title = body.title ?? "";
    this.errors = (body.errors ?? []).map((e) => said(e));
    this.trace_id = body.trace_id ?? null;
  }

  // What is said of a field or of a part of it: of "value.amount" where "value" is asked.
  says(field: string): string | undefined {
    return this.errors.find((e) => is_of(e, field))?.says;
  }
  // The same without what is said of these fields; null where that was all.
  without(fields: string[]): Problem | null {
    const rest = this.errors.filter((e) => !fields.some((field) => is_of(e, field)));
    if (rest.length === this.errors.length) return this;
    if (rest.length === 0) return null;
    const { status, slug, title, message: detail } = this;
    return new Problem(status, { slug, title, detail, errors: rest });
  }
}

// Of a read by id: what cannot be an id names nothing, as one that nothing has.
export function read_problem(problem: Problem): Problem {
  if (!problem.errors.some((e) => e.slug === "invalid_id")) return problem;
  return new Problem(404, { slug: "not_found" });
}

function said(error: FieldProblem): FieldProblem {
  return { ...error, says: refusal_words(error) };
}
function is_of(error: FieldProblem, field: string): boolean {
  return error.field === field || Boolean(error.field?.startsWith(`${field}.`));
}

// In the place of a status: a fault of the page itself. 0 is a server that cannot be reached.
const PAGE_FAULT = -1;

export function is_offline(error: unknown): boolean {
  return error instanceof Problem && error.status === 0;
}
// What a server says that will answer soon, or the proxy before one: not now, ask again.
const NOT_NOW = new Set([0, 502, 503, 504]);
export function is_passing(error: unknown): boolean {
  return error instanceof Problem && NOT_NOW.has(error.status);
}
export function as_problem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem(PAGE_FAULT, {
    slug: "page_fault",
    detail: error instanceof Error ? error.message : String(error),
  });
}
