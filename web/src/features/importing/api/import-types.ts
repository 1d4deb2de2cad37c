import type { Body } from "~/shared/api/client";
import type { components } from "~/shared/api/schema";

type Schemas = components["schemas"];

export type Guess = Schemas["GuessAnswer"];
export type GuessedFile = Schemas["GuessedFile"];
// How a file is read; what is sent back is what was guessed, with what the person changed.
export type FileStyle = Pick<
  Schemas["FileOfImportInput"],
  "encoding" | "bom_bytes" | "delimiter" | "has_header" | "decimal" | "date_style" | "currency" | "time_zone"
>;
export type RecordType = NonNullable<GuessedFile["record_type"]>;
export type Target = Schemas["FieldTarget"];
export type Upload = Schemas["UploadAnswer"];

export type StartImport = Body<"POST", "/imports">;
export type FileOfImport = NonNullable<StartImport["files"]>[number];
export type PreviewImport = Body<"POST", "/imports/preview">;
export type ColumnSpec = Schemas["ColumnSpecInput"];
export type Duplicates = NonNullable<StartImport["duplicates"]>;
export type UnknownStages = NonNullable<NonNullable<StartImport["options"]>["unknown_stages"]>;
export type UnknownOwners = NonNullable<NonNullable<StartImport["options"]>["unknown_owners"]>;

export type Import = Schemas["ImportReport"];
export type ImportState = Import["state"];
export type Counts = Pick<Import, "created" | "updated" | "skipped" | "failed"> & { read: number };
