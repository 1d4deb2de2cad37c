import { useLingui } from "@lingui/react/macro";
import { Menu } from "@mantine/core";
import { useUrlState } from "~/shared/url-state";
import styles from "./board-column.module.css";
import { NEXT_STEPS, type NextStep } from "./next-step";

const CRITERIA: Record<NextStep, string> = {
  late: "next_activity_at before today",
  today: "next_activity_at in today",
  none: "next_activity_at is empty",
  later: "next_activity_at after today",
};

// How the next steps of a column stand, as a bar; it opens the filter to each state.
export function StepSplit(props: { steps: Record<NextStep, number> }) {
  const { t } = useLingui();
  const [url, set_url] = useUrlState();
  const { steps } = props;
  const { late, today, none, later } = steps;
  const words = t`Next steps: ${late} late, ${today} today, ${none} missing, ${later} later`;
  const names: Record<NextStep, string> = {
    late: t`Late: ${late}`,
    today: t`Due today: ${today}`,
    none: t`No next step: ${none}`,
    later: t`Later: ${later}`,
  };
  return (
    <Menu width={200}>
      <Menu.Target>
        <button type="button" className={styles.split_button} aria-label={words} title={words}>
          <span className={styles.split}>
            {NEXT_STEPS.map((step) =>
              steps[step] > 0 ? <span key={step} data-step={step} style={{ flexGrow: steps[step] }} /> : null,
            )}
          </span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {NEXT_STEPS.map((step) => (
          <Menu.Item key={step} onClick={() => set_url({ where: CRITERIA[step] }, "push")}>
            {names[step]}
          </Menu.Item>
        ))}
        {url.where ? <Menu.Item onClick={() => set_url({ where: null })}>{t`Show all`}</Menu.Item> : null}
      </Menu.Dropdown>
    </Menu>
  );
}
