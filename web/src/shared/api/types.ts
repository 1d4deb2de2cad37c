import type { components } from "./schema";

// The records of the API under the names the page uses; the schema is made from the server's description. By hand is
// only what the description leaves open: a page of any rows, the body of an event.
type Schemas = components["schemas"];

export type Money = Schemas["Money"];
export type Page<T> = { items: T[]; next_cursor: string | null; count?: number | null };

export type User = Schemas["User"];
export type Role = User["role"];
export type Workspace = Schemas["Workspace"];
export type Session = Schemas["CurrentSession"];

export type ExitCriterion = Schemas["ExitCriterion"];
export type Stage = Schemas["StageView"];
export type Pipeline = Schemas["PipelineView"];
export type PipelineTemplate = Schemas["PipelineTemplate"];
export type LostReason = Schemas["LostReason"];

export type DealStatus = Schemas["Deal"]["status"];
export type ActivityKind = Schemas["Activity"]["kind"];
export type DealCard = Schemas["DealCard"];
export type Deal = Schemas["Deal"];
export type DealRow = Schemas["DealRow"];
export type BulkAnswer = Schemas["ChangedDeals"];

export type Board = Schemas["Board"];
export type Months = Schemas["Months"];
// What every column has, whatever it stands for.
export type BoardColumn = Omit<Schemas["BoardStage"], "stage_id">;

export type UnmetCriterion = Schemas["Unmet"];
export type Gate = Schemas["GateAnswer"];

// What the body of an event holds depends on its name; every part may be missing.
export type EventBody = {
  before?: Record<string, unknown> | null;
  after?: Record<string, unknown> | null;
} & Record<string, unknown>;
export type TimelineItem = Omit<Schemas["HistoryEntry"], "body"> & { body: EventBody };

export type DealPerson = Schemas["DealPerson"];
export type PersonRole = NonNullable<DealPerson["role"]>;

export type Company = Schemas["Company"] & Partial<Schemas["CompanyItem"]>;
export type Person = Schemas["Person"] & Partial<Schemas["PersonItem"]>;
export type Activity = Schemas["Activity"] & Partial<Schemas["ActivityItem"]>;
export type Note = Schemas["Note"];

export type SearchHit = Schemas["Hit"];

export type CriteriaField = Schemas["FieldAnswer"];
export type FieldKind = CriteriaField["kind"];
export type CriteriaError = Schemas["FaultAnswer"];
export type CriteriaCheck = Schemas["CheckAnswer"];

export type LiveChange = Omit<Schemas["LiveChange"], "body"> & { body: EventBody };
