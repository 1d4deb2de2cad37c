import type { components } from "~/shared/api/schema";
import type { Stage, User } from "~/shared/api/types";

type Schemas = components["schemas"];

export type Theme = User["theme"];
export type Density = User["density"];
export type Member = User;
export type Team = Schemas["Team"];
export type Product = Schemas["Product"];
export type Reason = Schemas["LostReason"];
export type Token = Schemas["Token"];
export type Scope = Token["scopes"][number];
export type SignedIn = Schemas["SessionItem"];
export type PlaybookStep = Schemas["PlaybookStep"];
export type StepKind = PlaybookStep["kind"];
export type BuyerStage = NonNullable<Stage["buyer_stage"]>;
export type GivenUpJob = Schemas["GivenUpJob"];
export type FullStage = Stage;
