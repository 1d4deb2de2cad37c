import type {
  ColumnSpec,
  Duplicates,
  FileOfImport,
  FileStyle,
  Guess,
  GuessedFile,
  RecordType,
  StartImport,
  Target,
  UnknownOwners,
  UnknownStages,
} from "./api/import-types";

// What a column becomes: a field of the record, a custom field, or nothing.
export type Destination = { kind: "field"; field: string } | { kind: "custom" } | { kind: "skip" };
export type DraftColumn = {
  header: string;
  samples: string[];
  // 0 to 100, as guessed; null once a person has chosen.
  sure: number | null;
  unit?: string | null;
  custom?: string | null;
  to: Destination;
};
export type DraftFile = {
  upload_id: string;
  name: string;
  record_type: RecordType;
  rows_estimate: number;
  style: FileStyle;
  columns: DraftColumn[];
  errors: GuessedFile["errors"];
};
export type Draft = {
  profile: string | null;
  files: DraftFile[];
  fields: Partial<Record<RecordType, Target[]>>;
  duplicates: Duplicates;
  // Of deals that name none: an id, OWN_PIPELINE, or null until a person has chosen.
  pipeline_id: string | null;
  currency: string | null;
  unknown_stages: UnknownStages;
  unknown_owners: UnknownOwners;
};

// One that the import makes, with the stages that the file names.
export const OWN_PIPELINE = "own";
// The sample's stages are nobody else's.
const BRINGS_ITS_STAGES = "crm-maven";
// What the page shows is what it sends.
export function pipeline_of(draft: Draft, pipelines: readonly { id: string }[]): string {
  const first = pipelines[0]?.id;
  if (!first || draft.pipeline_id === OWN_PIPELINE) return OWN_PIPELINE;
  const chosen = pipelines.find((p) => p.id === draft.pipeline_id)?.id;
  return chosen ?? (draft.profile === BRINGS_ITS_STAGES ? OWN_PIPELINE : first);
}

const STYLE = [
  "encoding",
  "bom_bytes",
  "delimiter",
  "has_header",
  "decimal",
  "date_style",
  "currency",
] as const satisfies (keyof FileStyle)[];

function file_of(guess: GuessedFile): DraftFile {
  return {
    upload_id: guess.upload_id,
    name: guess.name,
    record_type: guess.record_type ?? "deal",
    rows_estimate: guess.rows_estimate,
    style: Object.fromEntries(STYLE.filter((s) => guess[s] != null).map((s) => [s, guess[s]])),
    columns: guess.columns.map((column) => ({
      header: column.header,
      samples: column.samples,
      sure: column.sure,
      unit: column.unit ?? null,
      custom: column.custom ?? null,
      to: column.field
        ? { kind: "field", field: column.field }
        : column.custom === null
          ? { kind: "skip" }
          : { kind: "custom" },
    })),
    errors: guess.errors,
  };
}

export function draft_of(guess: Guess, old: Draft | null): Draft {
  return {
    profile: guess.profile,
    files: guess.files.map(file_of),
    fields: guess.fields,
    duplicates: old?.duplicates ?? "skip",
    pipeline_id: old?.pipeline_id ?? null,
    currency: old?.currency ?? null,
    unknown_stages: old?.unknown_stages ?? "fail",
    unknown_owners: old?.unknown_owners ?? "importer",
  };
}

// A field can be filled by one column only: choosing it here frees it there.
export function set_destination(file: DraftFile, index: number, to: Destination): DraftFile {
  return {
    ...file,
    columns: file.columns.map((column, i) => {
      if (i === index) return { ...column, to, sure: null };
      const is_taken = to.kind === "field" && column.to.kind === "field" && column.to.field === to.field;
      return is_taken ? { ...column, to: { kind: "custom" }, sure: null } : column;
    }),
  };
}

// Other records have other fields: a column keeps its field where there is one of that name, else it becomes custom.
export function set_record_type(file: DraftFile, record_type: RecordType, targets: Target[]): DraftFile {
  const known = new Set(targets.map((t) => t.name));
  const columns = file.columns.map(
    (column): DraftColumn =>
      column.to.kind === "field" && !known.has(column.to.field)
        ? { ...column, to: { kind: "custom" }, sure: null }
        : column,
  );
  return { ...file, record_type, columns };
}

// The select's value of a destination and back.
export function print_destination(to: Destination): string {
  return to.kind === "field" ? `field.${to.field}` : to.kind;
}
export function read_destination(text: string): Destination {
  if (text === "custom" || text === "skip") return { kind: text };
  return { kind: "field", field: text.replace(/^field\./, "") };
}

// Without these a row cannot become a record.
const NEEDED: Partial<Record<RecordType, string[]>> = {
  deal: ["title", "external_id"],
  company: ["name"],
  person: ["name", "first_name", "last_name", "email"],
  product: ["name"],
  user: ["name", "first_name", "last_name"],
};
export function lacks_a_name(file: DraftFile): boolean {
  const needed = NEEDED[file.record_type];
  return (
    needed !== undefined && !file.columns.some((c) => c.to.kind === "field" && needed.includes(c.to.field))
  );
}

function spec_of(column: DraftColumn): ColumnSpec {
  const unit = column.unit && column.unit !== "one" ? { unit: column.unit } : {};
  if (column.to.kind === "field") return { header: column.header, field: column.to.field, ...unit };
  if (column.to.kind === "skip") return { header: column.header, skip: true };
  return { header: column.header, ...(column.custom ? { custom: column.custom } : {}) };
}

export function file_of_import(file: DraftFile): FileOfImport {
  return {
    upload_id: file.upload_id,
    record_type: file.record_type,
    ...file.style,
    columns: file.columns.map(spec_of),
  };
}

export function start_of(draft: Draft, dry_run: boolean, pipelines: readonly { id: string }[]): StartImport {
  const pipeline = pipeline_of(draft, pipelines);
  return {
    ...(draft.profile ? { profile: draft.profile } : {}),
    files: draft.files.map(file_of_import),
    duplicates: draft.duplicates,
    dry_run,
    options: {
      ...(pipeline === OWN_PIPELINE ? { own_pipeline: true } : { pipeline_id: pipeline }),
      ...(draft.currency ? { currency: draft.currency } : {}),
      unknown_stages: draft.unknown_stages,
      unknown_owners: draft.unknown_owners ?? "importer",
    },
  };
}

// An import's rows must all be accounted for; the page says so instead of trusting it.
export function adds_up(counts: {
  read: number;
  created: number;
  updated: number;
  skipped: number;
  failed: number;
}) {
  return counts.read === counts.created + counts.updated + counts.skipped + counts.failed;
}
