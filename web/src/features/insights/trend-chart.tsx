import { useElementSize } from "@mantine/hooks";
import { area, curveMonotoneX, line } from "d3-shape";
import styles from "./insights.module.css";
import { labels_shown, length_scale } from "./scales";
import type { ListLink } from "./use-list-link";

const HEIGHT_PX = 260;
const TOP_PX = 26;
const BOTTOM_PX = 26;
const LEFT_PX = 62;
const RIGHT_PX = 22;
const LABEL_PX = 46;
const FIGURE_BELOW_PX = 30;

export type Point = {
  key: string;
  label: string;
  says: string;
  size: number;
  figure: string;
  link: ListLink;
};

// A line over months with a dot for each; the highest and the newest dot carry their figures.
export function TrendChart(props: {
  label: string;
  points: Point[];
  axis: (value: number) => string;
  dots_only: boolean;
}) {
  const { ref, width } = useElementSize();
  const { points } = props;
  const inner = Math.max(40, width - LEFT_PX - RIGHT_PX);
  const tall = HEIGHT_PX - TOP_PX - BOTTOM_PX;
  const { at, ticks } = length_scale(
    points.map((p) => p.size),
    tall,
  );
  const x = (index: number) =>
    LEFT_PX + (points.length > 1 ? (index / (points.length - 1)) * inner : inner / 2);
  const y = (size: number) => HEIGHT_PX - BOTTOM_PX - at(size);
  const shown = labels_shown(points.length, inner, LABEL_PX);
  const highest = points.reduce((best, p, i) => (p.size > (points[best]?.size ?? 0) ? i : best), 0);
  const places = points.map((p, i): [number, number] => [x(i), y(p.size)]);
  const path = line().curve(curveMonotoneX)(places) ?? "";
  const below = area<[number, number]>()
    .x((p) => p[0])
    .y0(y(0))
    .y1((p) => p[1])
    .curve(curveMonotoneX)(places);
  return (
    <div ref={ref}>
      {width > 0 ? (
        <svg width={width} height={HEIGHT_PX} role="group" aria-label={props.label} className={styles.chart}>
          {ticks.map((tick) => (
            <g key={tick} transform={`translate(0,${y(tick)})`} aria-hidden>
              <line x1={LEFT_PX} x2={width} className={tick === 0 ? styles.axis : styles.gridline} />
              <text x={LEFT_PX - 8} y={4} textAnchor="end" className={styles.tick}>
                {props.axis(tick)}
              </text>
            </g>
          ))}
          {props.dots_only ? null : (
            <g aria-hidden>
              <path d={below ?? ""} className={styles.area} />
              <path d={path} className={styles.line} />
            </g>
          )}
          {points.map((point, index) => {
            const is_last = index === points.length - 1;
            // Beside a falling line the figure stands below its dot, where there is room above the axis.
            const falls =
              is_last && point.size < (points[index - 1]?.size ?? 0) && at(point.size) > FIGURE_BELOW_PX;
            const is_named = index === highest || is_last;
            const drawing = (
              <>
                <title>{point.says}</title>
                <rect x={-14} y={-16} width={28} height={32} className={styles.target} />
                <circle r={4.5} className={styles.dot} />
                {is_named && point.size > 0 ? (
                  <text
                    y={falls ? 22 : -12}
                    textAnchor={is_last ? "end" : "middle"}
                    x={is_last ? 12 : 0}
                    className={styles.bar_figure}
                  >
                    {point.figure}
                  </text>
                ) : null}
              </>
            );
            const place = `translate(${x(index)},${y(point.size)})`;
            return (
              <g key={point.key}>
                <g transform={place}>
                  {point.link ? (
                    <a className={styles.row_link} {...point.link}>
                      {drawing}
                    </a>
                  ) : (
                    drawing
                  )}
                </g>
                {shown[index] ? (
                  <text
                    x={x(index)}
                    y={HEIGHT_PX - 7}
                    textAnchor="middle"
                    className={styles.tick}
                    aria-hidden
                  >
                    {point.label}
                  </text>
                ) : null}
              </g>
            );
          })}
        </svg>
      ) : null}
    </div>
  );
}
