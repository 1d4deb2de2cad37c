import createClient from "openapi-fetch";
import { Problem, read_problem } from "./problem";
import type { paths } from "./schema";

type Query = Record<string, string | number | boolean | null | undefined>;
type Verb = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
type Answer = { data?: unknown; error?: unknown; response: Response };
type Send = (path: string, init: object) => Promise<Answer>;

export const API = "/api/v1";
const http = createClient<paths>({ baseUrl: API });

// What the description says of one request: its path and query parameters, its body, its answer.
type Lower<V extends Verb> = Lowercase<V>;
type PathsWith<V extends Verb> = {
  [P in keyof paths]: paths[P][Lower<V>] extends { responses: unknown } ? P : never;
}[keyof paths];
type Operation<P extends keyof paths, V extends Verb> = paths[P][Lower<V>];
type Parameters<O, In extends string> = O extends { parameters: infer A }
  ? In extends keyof A
    ? NonNullable<A[In]>
    : unknown
  : unknown;
type QueryOf<O> = { [K in keyof Parameters<O, "query">]?: Parameters<O, "query">[K] | null };
type JsonOf<R> = R extends { content: { "application/json": infer T } } ? T : undefined;
type BodyOf<O> = O extends { requestBody?: infer B } ? JsonOf<NonNullable<B>> : never;
type AnswerOf<O> = O extends { responses: infer R }
  ? 200 extends keyof R
    ? JsonOf<R[200]>
    : 201 extends keyof R
      ? JsonOf<R[201]>
      : undefined
  : never;
type OptionsOf<O> = {
  query?: QueryOf<O>;
  // A position is a number in the description and text in the address.
  path?: { [K in keyof Parameters<O, "path">]: Parameters<O, "path">[K] | string };
  body?: BodyOf<O>;
  signal?: AbortSignal;
};
type FreeOptions = { query?: Query; path?: Record<string, string>; body?: unknown; signal?: AbortSignal };

let signed_out = () => {};
export function on_signed_out(then: () => void) {
  signed_out = then;
}

// A position is the journal entry a command wrote last; undo names it.
export type Written<T> = { data: T; position: string | null };

async function call<T>(verb: Verb, path: string, options: FreeOptions = {}): Promise<Written<T>> {
  const headers: Record<string, string> = {};
  if (verb !== "GET") headers["Idempotency-Key"] = crypto.randomUUID();
  const query = Object.fromEntries(
    Object.entries(options.query ?? {}).filter(([, v]) => v !== undefined && v !== null && v !== ""),
  );
  const body = options.body ?? (verb === "POST" || verb === "PATCH" || verb === "PUT" ? {} : undefined);
  let answer: Answer;
  try {
    answer = await (http[verb] as unknown as Send)(path, {
      params: { query, path: options.path ?? {} },
      body,
      // The server takes unsafe methods only as JSON, also without a body.
      headers: verb === "GET" ? headers : { ...headers, "Content-Type": "application/json" },
      signal: options.signal,
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Problem(0, { slug: "offline" });
  }
  const { response } = answer;
  if (!response.ok) {
    if (response.status === 401 && path !== "/session") signed_out();
    const problem = new Problem(response.status, (answer.error as object | undefined) ?? {});
    throw verb === "GET" && options.path ? read_problem(problem) : problem;
  }
  return { data: answer.data as T, position: response.headers.get("Penstock-Position") };
}

// A path of the description gives the types of the request and of its answer. A list whose rows
// may be parts of records says what it expects: `api.get<Page<DealRow>>("/deals", …)`, and so does a path that is made.
// Nothing but a named type opens the second way.
type Named<T> = [T] extends [undefined] ? never : string;
type Reader = {
  <P extends PathsWith<"GET">>(
    path: P,
    options?: OptionsOf<Operation<P, "GET">>,
  ): Promise<AnswerOf<Operation<P, "GET">>>;
  <T = undefined>(path: Named<T>, options?: FreeOptions): Promise<T>;
};
type Writer<V extends Verb> = {
  <P extends PathsWith<V>>(
    path: P,
    options?: OptionsOf<Operation<P, V>>,
  ): Promise<Written<AnswerOf<Operation<P, V>>>>;
  <T = undefined>(path: Named<T>, options?: FreeOptions): Promise<Written<T>>;
};
const writer = <V extends Verb>(verb: V) =>
  ((path: string, options?: FreeOptions) => call(verb, path, options)) as Writer<V>;

export const api = {
  get: (async (path: string, options?: FreeOptions) => (await call("GET", path, options)).data) as Reader,
  post: writer("POST"),
  put: writer("PUT"),
  patch: writer("PATCH"),
  remove: writer("DELETE"),
};

// The body a request takes, by its path.
export type Body<V extends Verb, P extends PathsWith<V>> = BodyOf<Operation<P, V>>;
