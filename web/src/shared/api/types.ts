// Records as the API sends them, under the names the API uses. Once `openapi.json` is generated from the
// server these become aliases of `components["schemas"][…]`; nothing else in the page names the schema.
export type Money = { amount: string; currency: string };
export type Page<T> = { items: T[]; next_cursor: string | null; count?: number | null };

export type Role = "admin" | "manager" | "rep" | "marketer" | "viewer";
export type User = {
  id: string;
  name: string;
  email: string;
  role: Role;
  visibility: "own" | "team" | "all";
  team_id: string | null;
  language: string | null;
  active: boolean;
  version: number;
};
export type Workspace = {
  id: string;
  name: string;
  slug: string;
  currency: string;
  time_zone: string;
  language: string;
  is_demo: boolean;
  version: number;
};
export type Session = { user: User; workspace: Workspace; permissions: string[] };

export type ExitCriterion = { says: string; criterion: string; strength: "required" | "advised" };
export type Stage = {
  id: string;
  pipeline_id: string;
  name: string;
  purpose: string | null;
  position: number;
  probability_bp: number;
  longest_stay_days: number | null;
  usual_days: number | null;
  exit_criteria: ExitCriterion[];
  version: number;
};
export type Pipeline = {
  id: string;
  name: string;
  position: number;
  archived: boolean;
  version: number;
  stages: Stage[];
};
export type PipelineTemplate = { key: string; name: string; says: string; stages: { name: string }[] };
export type LostReason = { id: string; name: string; archived?: boolean };

export type DealStatus = "open" | "won" | "lost" | "parked";
export type ActivityKind = "call" | "meeting" | "presentation" | "email" | "message" | "task";
export type DealCard = {
  id: string;
  title: string;
  value: Money | null;
  status: DealStatus;
  stage_id: string;
  pipeline_id: string;
  rank: string | number | null;
  probability_bp: number | null;
  company_id: string | null;
  company_name: string | null;
  owner_id: string | null;
  owner_name: string | null;
  expected_close_on: string | null;
  entered_stage_at: string;
  next_activity_id: string | null;
  next_activity_kind: ActivityKind | null;
  next_activity_title: string | null;
  next_activity_at: string | null;
  tags: string[];
  version: number;
};
export type Deal = Omit<DealCard, "company_name" | "owner_name"> & {
  opened_on: string | null;
  product_id: string | null;
  source_kind: "inbound" | "outbound" | null;
  source_channel: string | null;
  source_campaign: string | null;
  forecast_category: "pipeline" | "best_case" | "commit" | "omitted" | null;
  invoiced: Money | null;
  competitor: string | null;
  custom: Record<string, unknown>;
  closed_on: string | null;
  lost_reason_id: string | null;
  lost_note: string | null;
  do_not_contact: boolean;
  wake_on: string | null;
  last_activity_at: string | null;
  created_at: string;
  updated_at: string;
};
export type DealRow = Deal & {
  company_name: string | null;
  owner_name: string | null;
  stage_name: string | null;
  product_name?: string | null;
  lost_reason_name?: string | null;
};

export type BoardColumn = {
  stage_id: string;
  count: number;
  sums: Money[];
  weighted: Money[];
  late: number;
  today: number;
  none: number;
  later: number;
  items: DealCard[];
  next_cursor: string | null;
};
export type Board = { pipeline_id: string; pos: number; stages: BoardColumn[] };

export type UnmetCriterion = { says: string; strength: "required" | "advised"; criterion: string };
export type Gate = { allowed: boolean; may_override: boolean; unmet: UnmetCriterion[] };

export type TimelineItem = {
  pos: number;
  at: string;
  occurred_at: string | null;
  actor_id: string | null;
  actor_name: string | null;
  name: string;
  record_type: string;
  record_id: string;
  body: Record<string, unknown>;
  undoable: boolean;
};

export type PersonRole =
  | "decision_maker"
  | "economic_buyer"
  | "champion"
  | "influencer"
  | "gatekeeper"
  | "user";
export type DealPerson = { person_id: string; name: string; role: PersonRole | null; email?: string | null };

export type Company = {
  id: string;
  name: string;
  domain: string | null;
  industry: string | null;
  employees: number | null;
  revenue: Money | null;
  country: string | null;
  city: string | null;
  website: string | null;
  phone: string | null;
  parent_id: string | null;
  owner_id: string | null;
  tags: string[];
  created_at: string;
  updated_at: string;
  version: number;
  open_deals?: number;
  won_value?: Money | Money[] | null;
};
export type Person = {
  id: string;
  name: string;
  email: string | null;
  phone: string | null;
  job_title: string | null;
  company_id: string | null;
  company_name?: string | null;
  owner_id: string | null;
  language: string | null;
  do_not_contact: boolean;
  tags: string[];
  created_at: string;
  updated_at: string;
  version: number;
};
export type Activity = {
  id: string;
  kind: ActivityKind;
  title: string;
  due_at: string | null;
  due_on: string | null;
  duration_min: number | null;
  owner_id: string | null;
  deal_id: string | null;
  deal_title?: string | null;
  company_id: string | null;
  person_id: string | null;
  done_at: string | null;
  outcome: string | null;
  created_at: string;
  version: number;
};
export type Note = {
  id: string;
  text: string;
  deal_id: string | null;
  author_id: string | null;
  created_at: string;
  version: number;
};

export type SearchHit = {
  type: "deal" | "company" | "person";
  id: string;
  title: string;
  subtitle: string | null;
};

export type FieldKind =
  | "text"
  | "number"
  | "money"
  | "date"
  | "instant"
  | "boolean"
  | "choice"
  | "reference"
  | "tags";
export type CriteriaField = {
  name: string;
  kind: FieldKind;
  label_key: string;
  choices: { value: string; label: string }[];
  operators: string[];
  of: string | null;
};
export type CriteriaError = { at: number; length: number; slug: string; says: string };
export type CriteriaCheck = { text: string | null; json: unknown; errors: CriteriaError[] };

export type LiveChange = {
  pos: number;
  at: string;
  name: string;
  actor_id: string | null;
  actor_name: string | null;
  record_type: string;
  record_id: string;
  body: { before?: Record<string, unknown>; after?: Record<string, unknown> } & Record<string, unknown>;
  deal: DealCard | null;
};
