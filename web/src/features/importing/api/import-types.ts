export type RecordType = "deal" | "company" | "person" | "product" | "user" | "deal_history";
export type ImportState = "waiting" | "running" | "done" | "cancelled" | "failed" | "undoing" | "undone";
export type Duplicates = "skip" | "update" | "create";
export type UnknownStages = "fail" | "first" | "add";

export type Upload = { upload_id: string; name: string; bytes: number };
export type Target = { name: string; label: string };

// How a file is read; what is sent back is what was guessed, with what the person changed.
export type FileStyle = {
  encoding?: string | null;
  bom_bytes?: number | null;
  delimiter?: string | null;
  has_header?: boolean | null;
  decimal?: string | null;
  date_style?: string | null;
  currency?: string | null;
  time_zone?: string | null;
};
export type GuessedColumn = {
  header: string;
  samples: string[];
  field: string | null;
  // With neither field nor custom key (null) the column is left out.
  custom?: string | null;
  unit?: string | null;
  skip?: boolean;
  sure: number;
};
// `row` counts as in a spreadsheet, from 1; `field` is the header of the column.
export type PreviewFault = { row?: number | null; field?: string | null; slug?: string; says: string };
export type GuessedFile = FileStyle & {
  upload_id: string;
  name: string;
  // null: the file could not be read; its errors say why.
  record_type: RecordType | null;
  profile?: string | null;
  rows_estimate: number;
  columns: GuessedColumn[];
  preview: string[][];
  errors: PreviewFault[];
};
export type Guess = {
  profile: string | null;
  files: GuessedFile[];
  fields: Partial<Record<RecordType, Target[]>>;
  profiles?: { name: string; label: string }[];
};

export type ColumnSpec = { header: string; field?: string; custom?: string; unit?: string; skip?: boolean };
export type StartImport = {
  profile?: string;
  files: (FileStyle & { upload_id: string; record_type: RecordType; columns: ColumnSpec[] })[];
  duplicates: Duplicates;
  dry_run: boolean;
  options: { pipeline_id?: string; currency?: string; unknown_stages?: UnknownStages };
};

export type Counts = { read: number; created: number; updated: number; skipped: number; failed: number };
export type Import = {
  id: string;
  state: ImportState;
  dry_run: boolean;
  rows_total: number;
  rows_read: number;
  created: number;
  updated: number;
  skipped: number;
  failed: number;
  also_made?: number;
  kept?: number;
  taken_back?: number;
  by_type: (Counts & { record_type: RecordType })[];
  error_file: boolean;
  message: string | null;
  created_at?: string | null;
  started_at: string | null;
  finished_at: string | null;
};
