import type { ReactNode } from "react";
import type { Problem } from "~/shared/api/problem";

export type CellEdit<Row> = {
  kind: "text" | "amount" | "date" | "choice";
  value: (row: Row) => string;
  choices?: { value: string; label: string }[];
  required?: boolean;
  // `told` takes a refusal, which is shown at the cell.
  save: (row: Row, value: string, told: (problem: Problem) => void) => Promise<unknown> | undefined;
};
export type Column<Row> = {
  key: string;
  label: string;
  // A share of the width, as in grid-template-columns: "minmax(160px, 2fr)".
  width: string;
  sort?: string;
  align?: "end";
  render: (row: Row) => ReactNode;
  edit?: CellEdit<Row>;
};
// Rows marked for a change to many. Ids of rows that are not loaded may be among them.
export type Marking<Row> = {
  marked: ReadonlySet<string>;
  toggle: (id: string) => void;
  add: (ids: string[]) => void;
  clear: () => void;
  // The names of the checkbox of a row, and of the one in the head: what it marks, and that all is marked.
  row_says: (row: Row) => string;
  all_says: (marked: boolean) => string;
  // How many of the loaded rows the one in the head marks.
  at_once: number;
};
export type GridProps<Row extends { id: string }> = {
  label: string;
  // What the widths of its columns are kept under.
  name: string;
  columns: Column<Row>[];
  rows: Row[];
  total: number | null;
  open_row: (row: Row) => void;
  sort: string;
  set_sort: (sort: string) => void;
  load_more: (() => void) | null;
  footer?: ReactNode;
  marking?: Marking<Row>;
  // The rows are still those of the question before.
  busy?: boolean;
  row_px: number;
  empty: ReactNode;
};
