import type { ReactNode } from "react";
import styles from "./insights.module.css";
import type { ListLink } from "./use-list-link";

export type Cell = { text: string; link?: ListLink };

// Numbers as a table; every cell with a list behind it is a link to it.
export function FiguresTable(props: {
  label: string;
  heads: ReactNode[];
  rows: { key: string; cells: Cell[] }[];
}) {
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
