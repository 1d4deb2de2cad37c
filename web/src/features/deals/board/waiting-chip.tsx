import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import styles from "./board-column.module.css";
import { useBoard } from "./board-context";

export function WaitingChip(props: { lane_id: string; count: number }) {
  const { t } = useLingui();
  const { store } = useBoard();
  const { count } = props;
  return (
    <button type="button" className={styles.waiting} onClick={() => store.apply_waiting(props.lane_id)}>
      {t`${plural(count, { one: "# change", other: "# changes" })}`}
    </button>
  );
}
