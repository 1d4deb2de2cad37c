import type { ReactNode } from "react";

export type CellEdit<Row> = {
  kind: "text" | "amount" | "date" | "choice";
  value: (row: Row) => string;
  choices?: { value: string; label: string }[];
  save: (row: Row, value: string) => Promise<unknown> | undefined;
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
  // The rows are still those of the question before.
  busy?: boolean;
  row_px: number;
  empty: ReactNode;
};
