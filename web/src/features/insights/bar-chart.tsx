import { useElementSize } from "@mantine/hooks";
import styles from "./insights.module.css";
import { length_scale } from "./scales";
import type { ListLink } from "./use-list-link";

const ROW_PX = 32;
const BAR_PX = 18;
const FIGURE_PX = 92;
const ASIDE_PX = { short: 56, long: 150 };
const ROOM_FOR_LONG_PX = 560;
const AXIS_PX = 22;
const LETTER_PX = 7.2;
const LABEL_SHARE = 0.34;
const LABEL_PX_MAX = 190;

export type Bar = {
  key: string;
  label: string;
  size: number | null;
  figure: string;
  aside?: { short: string; long: string };
  link: ListLink;
};

// Lying bars from 0 with their figure beside them; dots where there are too few deals for a bar to mean anything.
export function BarChart(props: {
  label: string;
  bars: Bar[];
  axis: (value: number) => string;
  dots?: boolean;
  aside?: boolean;
}) {
  const { ref, width } = useElementSize();
  const aside = width >= ROOM_FOR_LONG_PX ? "long" : "short";
  const label_px = Math.min(LABEL_PX_MAX, width * LABEL_SHARE);
  const aside_px = props.aside ? ASIDE_PX[aside] : 0;
  const length_px = Math.max(40, width - label_px - FIGURE_PX - aside_px);
  const { at, ticks } = length_scale(
    props.bars.map((b) => b.size ?? 0),
    length_px,
  );
  const height = props.bars.length * ROW_PX + AXIS_PX;
  const letters = Math.floor(label_px / LETTER_PX);
  return (
    <div ref={ref}>
      {width > 0 ? (
        <svg width={width} height={height} role="group" aria-label={props.label} className={styles.chart}>
          {ticks.map((tick) => (
            <g key={tick} transform={`translate(${label_px + at(tick)},0)`} aria-hidden>
              <line y2={height - AXIS_PX} className={tick === 0 ? styles.axis : styles.gridline} />
              <text y={height - 5} textAnchor={tick === 0 ? "start" : "middle"} className={styles.tick}>
                {props.axis(tick)}
              </text>
            </g>
          ))}
          {props.bars.map((bar, index) => {
            const end = label_px + at(bar.size ?? 0);
            const drawing = (
              <>
                <title>{`${bar.label}: ${bar.figure}${bar.aside ? `, ${bar.aside.long}` : ""}`}</title>
                <rect width={width} height={ROW_PX} className={styles.target} />
                <text x={0} y={ROW_PX / 2 + 5} className={styles.label}>
                  {bar.label.length > letters ? `${bar.label.slice(0, letters - 1)}…` : bar.label}
                </text>
                {props.dots ? (
                  <circle cx={end} cy={ROW_PX / 2} r={5} className={styles.bar} />
                ) : (
                  <rect
                    x={label_px}
                    y={(ROW_PX - BAR_PX) / 2}
                    width={Math.max(bar.size ? 2 : 0, end - label_px)}
                    height={BAR_PX}
                    rx={4}
                    className={styles.bar}
                  />
                )}
                <text x={end + 10} y={ROW_PX / 2 + 5} className={styles.bar_figure}>
                  {bar.figure}
                </text>
                {bar.aside ? (
                  <text x={width - 2} y={ROW_PX / 2 + 5} textAnchor="end" className={styles.aside}>
                    {bar.aside[aside]}
                  </text>
                ) : null}
              </>
            );
            const place = `translate(0,${index * ROW_PX})`;
            return (
              <g key={bar.key} transform={place}>
                {bar.link ? (
                  <a className={styles.row_link} {...bar.link}>
                    {drawing}
                  </a>
                ) : (
                  drawing
                )}
              </g>
            );
          })}
        </svg>
      ) : null}
    </div>
  );
}
