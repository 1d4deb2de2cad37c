import { useLingui } from "@lingui/react/macro";
import { ActionIcon, Menu } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { type ReactNode, useRef } from "react";
import { type Figures, FiguresTable } from "./figures-table";
import { save_png, save_svg } from "./save-chart";
import { save_csv } from "./save-csv";
import styles from "./insights.module.css";

// A chart whose title says what it shows, with the same numbers as a table below it.
export function ChartCard(props: {
  title: string;
  says: ReactNode;
  tools?: ReactNode;
  note?: string | null;
  children: ReactNode;
  figures: Figures;
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
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon aria-label={t`Save: ${props.title}`}>
                <IconDownload size={16} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item
                onClick={() => void save_png(drawing.current, props.title)}
              >{t`Picture (PNG)`}</Menu.Item>
              <Menu.Item onClick={() => save_svg(drawing.current, props.title)}>{t`Drawing (SVG)`}</Menu.Item>
              <Menu.Item onClick={() => save_csv(props.figures)}>{t`Figures (CSV)`}</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </div>
      </div>
      {props.note ? <p className={styles.note}>{props.note}</p> : null}
      <div ref={drawing} className={styles.drawing}>
        {props.children}
      </div>
      <details className={styles.details}>
        <summary>{t`Show as table`}</summary>
        <FiguresTable {...props.figures} />
      </details>
    </section>
  );
}
