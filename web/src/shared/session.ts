import { useQuery } from "@tanstack/react-query";
import { createContext, useContext } from "react";
import { api } from "~/shared/api/client";
import { until_answered } from "~/shared/query";
import type { Pipeline, Session, User } from "~/shared/api/types";

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("useSession outside a session");
  return session;
}
export function usePermission(name: string): boolean {
  return useSession().permissions.includes(name);
}

export const session_query = {
  queryKey: ["session"],
  queryFn: () => api.get("/session"),
  staleTime: 300_000,
  ...until_answered,
};

export const pipelines_query = {
  queryKey: ["pipelines"],
  queryFn: async () => (await api.get("/pipelines")).items,
  staleTime: 300_000,
  ...until_answered,
};
export const users_query = {
  queryKey: ["users"],
  queryFn: async () => (await api.get("/users")).items,
  staleTime: 300_000,
};
export const lost_reasons_query = {
  queryKey: ["lost_reasons"],
  queryFn: async () => (await api.get("/lost_reasons")).items,
  staleTime: 300_000,
};

export function useUsers(): User[] {
  return useQuery(users_query).data ?? [];
}
export function usePipelines(): Pipeline[] {
  const { data } = useQuery(pipelines_query);
  return (data ?? []).filter((p) => !p.archived);
}
