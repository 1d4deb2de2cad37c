import { useLingui } from "@lingui/react/macro";
import { ActionIcon } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { type ReactNode, useRef } from "react";
import { save_chart } from "./save-chart";
import styles from "./insights.module.css";

// A chart whose title says what it shows, with the same numbers as a table below it.
export function ChartCard(props: {
  title: string;
  says: ReactNode;
  tools?: ReactNode;
  note?: string | null;
  children: ReactNode;
  table: ReactNode;
  wide?: boolean;
}) {
  const { t } = useLingui();
  const drawing = useRef<HTMLDivElement>(null);
  return (
    <section className={styles.card} data-wide={props.wide || undefined} aria-label={props.title}>
      <div className={styles.card_head}>
        <div>
          <h2>{props.title}</h2>
          <p>{props.says}</p>
        </div>
        <div className={styles.card_tools}>
          {props.tools}
          <ActionIcon
            aria-label={t`Save the chart as a picture`}
            onClick={() => save_chart(drawing.current, props.title)}
          >
            <IconDownload size={16} aria-hidden />
          </ActionIcon>
        </div>
      </div>
      {props.note ? <p className={styles.note}>{props.note}</p> : null}
      <div ref={drawing} className={styles.drawing}>
        {props.children}
      </div>
      <details className={styles.details}>
        <summary>{t`Show as table`}</summary>
        {props.table}
      </details>
    </section>
  );
}
