import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconGripVertical } from "@tabler/icons-react";
import type { FullStage } from "./api/setting-types";
import { edit_stage } from "./api/edit-stage";
import { MoveButtons } from "./move-buttons";
import { Fault } from "./section";
import styles from "./settings.module.css";
import { useRowDrag } from "./use-row-drag";
import { useSave } from "./use-save";

export function StageList(props: { stages: FullStage[]; edit: (stage: FullStage) => void }) {
  const { stages } = props;
  const move = useSave(
    (to: { id: string; position: number }) => edit_stage(to.id, { position: to.position }),
    { says: null, refresh: ["pipelines"] },
  );
  return (
    <>
      <Fault text={move.text} />
      <ul className={styles.rows}>
        {stages.map((stage, index) => (
          <StageRow
            key={stage.id}
            stage={stage}
            index={index}
            count={stages.length}
            move={(id, position) => move.run({ id, position })}
            edit={() => props.edit(stage)}
          />
        ))}
      </ul>
    </>
  );
}

function StageRow(props: {
  stage: FullStage;
  index: number;
  count: number;
  move: (id: string, position: number) => void;
  edit: () => void;
}) {
  const { t, i18n } = useLingui();
  const { stage, index, count } = props;
  const { row, handle, edge, dragged } = useRowDrag({ id: stage.id, index, drop: props.move });
  const percent = new Intl.NumberFormat(i18n.locale, { style: "percent" }).format(
    stage.probability_bp / 10_000,
  );
  const stay = stage.longest_stay_days ?? stage.usual_days;
  const ways_out = stage.exit_criteria.length;
  const steps = stage.playbook?.length ?? 0;
  return (
    <li
      ref={row}
      className={`${styles.row} ${styles.stage}`}
      data-edge={edge ?? undefined}
      data-dragged={dragged || undefined}
    >
      <span ref={handle} className={styles.handle} aria-hidden>
        <IconGripVertical size={16} />
      </span>
      <div className={styles.row_text}>
        <span className={styles.row_name}>{stage.name}</span>
        <span className={styles.row_meta}>
          {[
            percent,
            stay ? t`${plural(stay, { one: "# day", other: "# days" })}` : null,
            ways_out > 0 ? t`${plural(ways_out, { one: "# condition", other: "# conditions" })}` : null,
            steps > 0 ? t`${plural(steps, { one: "# playbook step", other: "# playbook steps" })}` : null,
            stage.purpose,
          ]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </div>
      <div className={styles.row_tools}>
        <MoveButtons
          name={stage.name}
          index={index}
          count={count}
          move={(position) => props.move(stage.id, position)}
        />
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t`Edit ${stage.name}`}
          onClick={props.edit}
        >{t`Edit`}</Button>
      </div>
    </li>
  );
}
