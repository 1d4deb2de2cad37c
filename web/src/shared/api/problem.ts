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
    this.errors = body.errors ?? [];
    this.trace_id = body.trace_id ?? null;
  }

  says(field: string): string | undefined {
    return this.errors.find((e) => e.field === field)?.says;
  }
}

// In the place of a status: a fault of the page itself. 0 is a server that cannot be reached.
const PAGE_FAULT = -1;

export function is_offline(error: unknown): boolean {
  return error instanceof Problem && error.status === 0;
}
export function as_problem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem(PAGE_FAULT, {
    slug: "page_fault",
    detail: error instanceof Error ? error.message : String(error),
  });
}
