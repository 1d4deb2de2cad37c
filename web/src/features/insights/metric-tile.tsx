import { useId, useState } from "react";
import type { MouseEvent } from "react";
import styles from "./insights.module.css";

// One figure with what it means (on hover and focus, Escape hides it) and what it was before.
export function MetricTile(props: {
  name: string;
  figure: string;
  formula: string;
  change: { mark: string; text: string; good: boolean | null } | null;
  before: string | null;
  link: { href: string; onClick: (event: MouseEvent) => void } | null;
}) {
  const id = useId();
  const [shown, set_shown] = useState(false);
  const { change, link } = props;
  const body = (
    <>
      <span className={styles.tile_name}>{props.name}</span>
      <span className={styles.figure}>{props.figure}</span>
    </>
  );
  return (
    <li className={styles.tile}>
      {link ? (
        <a
          className={styles.tile_link}
          href={link.href}
          onClick={link.onClick}
          aria-describedby={id}
          onMouseEnter={() => set_shown(true)}
          onMouseLeave={() => set_shown(false)}
          onFocus={() => set_shown(true)}
          onBlur={() => set_shown(false)}
          onKeyDown={(e) => {
            if (e.key === "Escape") set_shown(false);
          }}
        >
          {body}
        </a>
      ) : (
        <div className={styles.tile_link}>{body}</div>
      )}
      <span className={styles.before}>
        {change ? (
          <span data-good={change.good ?? undefined} className={styles.change}>
            {change.mark ? <span aria-hidden>{change.mark} </span> : null}
            {change.text}
          </span>
        ) : null}
        {props.before ? <span>{props.before}</span> : null}
      </span>
      <span role="tooltip" id={id} className={styles.formula} hidden={!shown}>
        {props.formula}
      </span>
    </li>
  );
}
