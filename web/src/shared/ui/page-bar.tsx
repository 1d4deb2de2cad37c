import type { ReactNode } from "react";
import styles from "./page-bar.module.css";

// The one 48 px bar of a page: title, then what the page puts there, then what belongs to the right edge.
export function PageBar(props: { title: ReactNode; children?: ReactNode; right?: ReactNode }) {
  return (
    <header className={styles.bar}>
      <h1>{props.title}</h1>
      <div className={styles.middle}>{props.children}</div>
      <div className={styles.right}>{props.right}</div>
    </header>
  );
}
