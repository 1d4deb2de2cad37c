import createClient from "openapi-fetch";
import { Problem } from "./problem";

type Query = Record<string, string | number | boolean | null | undefined>;
type Options = { query?: Query; path?: Record<string, string>; body?: unknown; signal?: AbortSignal };
type Answer<T> = { data?: T; error?: unknown; response: Response };
type Verb = <T>(path: string, init?: object) => Promise<Answer<T>>;
// Untyped until the generated `paths` exist; each request file says what it expects.
type Verbs = Record<"GET" | "POST" | "PUT" | "PATCH" | "DELETE", Verb>;

export const API = "/api/v1";
const http = createClient({ baseUrl: API }) as unknown as Verbs;

let signed_out = () => {};
export function on_signed_out(then: () => void) {
  signed_out = then;
}

// A position is the journal entry a command wrote last; undo names it.
export type Written<T> = { data: T; position: string | null };

async function call<T>(verb: keyof Verbs, path: string, options: Options = {}): Promise<Written<T>> {
  const headers: Record<string, string> = {};
  if (verb !== "GET") headers["Idempotency-Key"] = crypto.randomUUID();
  const query = Object.fromEntries(
    Object.entries(options.query ?? {}).filter(([, v]) => v !== undefined && v !== null && v !== ""),
  );
  const body = options.body ?? (verb === "POST" || verb === "PATCH" || verb === "PUT" ? {} : undefined);
  let answer: Answer<T>;
  try {
    answer = await http[verb]<T>(path, {
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
    throw new Problem(response.status, (answer.error as object | undefined) ?? {});
  }
  return { data: answer.data as T, position: response.headers.get("Penstock-Position") };
}

export const api = {
  get: async <T>(path: string, options?: Options) => (await call<T>("GET", path, options)).data,
  post: <T>(path: string, options?: Options) => call<T>("POST", path, options),
  put: <T>(path: string, options?: Options) => call<T>("PUT", path, options),
  patch: <T>(path: string, options?: Options) => call<T>("PATCH", path, options),
  remove: <T>(path: string, options?: Options) => call<T>("DELETE", path, options),
};
