import type { ReactNode } from "react";
import styles from "./settings.module.css";

export function Section(props: { title: string; says?: string; tools?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.section} aria-label={props.title}>
      <div className={styles.section_head}>
        <div>
          <h2>{props.title}</h2>
          {props.says ? <p>{props.says}</p> : null}
        </div>
        {props.tools}
      </div>
      {props.children}
    </section>
  );
}

export function Fault(props: { text: string | null }) {
  return props.text ? (
    <p role="alert" className={styles.fault}>
      {props.text}
    </p>
  ) : null;
}

// One record of a list: what it is, what is worth knowing, what can be done.
export function Row(props: {
  name: ReactNode;
  meta?: ReactNode;
  off?: boolean;
  tools?: ReactNode;
  before?: ReactNode;
}) {
  return (
    <li className={styles.row} data-off={props.off || undefined}>
      {props.before}
      <div className={styles.row_text}>
        <span className={styles.row_name}>{props.name}</span>
        {props.meta ? <span className={styles.row_meta}>{props.meta}</span> : null}
      </div>
      <div className={styles.row_tools}>{props.tools}</div>
    </li>
  );
}
