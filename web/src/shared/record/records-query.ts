import { api, type Written } from "~/shared/api/client";
import type { Page } from "~/shared/api/types";

const ROWS_PER_WINDOW = 100;

// Companies and people are listed, opened, made and edited in the same way.
export type RecordKind = "companies" | "people";

export const records_query = <T>(kind: RecordKind, filter: { q?: string; sort: string }) => ({
  queryKey: [kind, filter],
  queryFn: ({ pageParam, signal }: { pageParam: string; signal: AbortSignal }) =>
    api.get<Page<T>>(`/${kind}`, {
      query: {
        ...filter,
        limit: ROWS_PER_WINDOW,
        cursor: pageParam,
        count: pageParam === "" ? true : undefined,
      },
      signal,
    }),
  initialPageParam: "",
  getNextPageParam: (last: Page<T>) => last.next_cursor ?? undefined,
});

export const record_query = <T>(kind: RecordKind, id: string) => ({
  queryKey: [kind, "one", id],
  queryFn: () => api.get<unknown>(`/${kind}/{id}`, { path: { id } }) as Promise<T>,
  staleTime: 0,
});

export const make_record = <T>(kind: RecordKind, body: object) =>
  api.post<unknown>(`/${kind}`, { body }) as Promise<Written<T>>;
export const edit_record = (kind: RecordKind, id: string, body: object) =>
  api.patch<unknown>(`/${kind}/{id}`, { path: { id }, body });
