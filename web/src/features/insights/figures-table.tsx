import { type CsvCell, print_csv } from "~/shared/format/csv";
import styles from "./insights.module.css";
import type { ListLink } from "./use-list-link";

// `value` is the figure itself, for a file; a cell without one is its text.
export type Cell = { text: string; value?: CsvCell | undefined; link?: ListLink };
export type Figures = { label: string; heads: string[]; rows: { key: string; cells: Cell[] }[] };

export function figures_csv(figures: Figures): string {
  const rows = figures.rows.map((row) =>
    row.cells.map((cell) => (cell.value === undefined ? cell.text : cell.value)),
  );
  return print_csv([figures.heads, ...rows]);
}

// Numbers as a table; every cell with a list behind it is a link to it.
export function FiguresTable(props: Figures) {
  return (
    // A wide table scrolls on its own, also by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.table_scroll} tabIndex={0} role="region" aria-label={props.label}>
      <table className={styles.table}>
        <thead>
          <tr>
            {props.heads.map((head, i) => (
              // oxlint-disable-next-line react/no-array-index-key
              <th key={i} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={row.key}>
              {row.cells.map((cell, i) => {
                const text = cell.link ? <a {...cell.link}>{cell.text}</a> : cell.text;
                return i === 0 ? (
                  <th key="name" scope="row">
                    {text}
                  </th>
                ) : (
                  // oxlint-disable-next-line react/no-array-index-key
                  <td key={i}>{text}</td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
