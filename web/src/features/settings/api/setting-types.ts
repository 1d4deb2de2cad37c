import type { Money, Stage, User } from "~/shared/api/types";

export type Theme = "auto" | "light" | "dark";
export type Density = "comfortable" | "compact";
export type Member = User & { theme?: Theme; density?: Density; manager_name?: string | null };
export type Team = { id: string; name: string; version: number };
export type Product = {
  id: string;
  name: string;
  series: string | null;
  price: Money | null;
  active: boolean;
  version: number;
};
export type Reason = { id: string; name: string; position: number; active: boolean; version: number };
export type Scope = "read" | "write" | "import" | "admin";
export type Token = {
  id: string;
  name: string;
  scopes: Scope[];
  expires_on: string | null;
  created_at: string;
  used_at: string | null;
};
export type SignedIn = {
  id: string;
  created_at: string;
  seen_at: string;
  user_agent: string;
  remote_address: string;
  current: boolean;
};
export type StepKind = "call" | "meeting" | "presentation" | "email" | "message" | "task";
export type PlaybookStep = { kind: StepKind; title: string; due_days: number };
export type BuyerStage = "awareness" | "consideration" | "purchase" | "post_purchase";
export type FullStage = Stage & {
  buyer_stage?: BuyerStage | null;
  score_threshold?: number | null;
  playbook?: PlaybookStep[];
};
