import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { IconCheck, IconDots } from "@tabler/icons-react";
import { memo, useRef } from "react";
import { days_since } from "~/shared/format/dates";
import { format_money } from "~/shared/format/money";
import { initials } from "~/shared/format/names";
import { useNextStepActions } from "../actions/use-next-step-actions";
import { useBoard, useCard } from "./board-context";
import styles from "./deal-card.module.css";
import { dwell_of } from "./dwell";
import { NextStepChip } from "./next-step-chip";
import { open_card_menu } from "./open-card-menu";
import { useIsSelected } from "../bulk/selection";
import { useCardDrag } from "./use-card-drag";

const LABELS_MAX = 2;
const GLOW_MS = 900;

export const DealCardView = memo(function DealCardView(props: {
  id: string;
  index: number;
  of: number;
  tab_stop: boolean;
}) {
  const { t, i18n } = useLingui();
  const world = useBoard();
  const card = useCard(props.id);
  const element = useRef<HTMLElement>(null);
  const selected = useIsSelected(world.selection, props.id);
  const drag = useCardDrag(element, props.id);
  const steps = useNextStepActions();
  if (!card) return null;
  const usual_days = world.stages.find((stage) => stage.id === card.stage_id)?.usual_days ?? null;
  const dwell = dwell_of(days_since(card.entered_stage_at), usual_days);
  const note = world.ways.note?.(card);
  const touch = world.store.touch_of(card.id);
  const glows = touch && Date.now() - touch.at < GLOW_MS;
  const labels = note ? [] : card.tags.slice(0, LABELS_MAX);
  const { over, usual } = dwell;
  return (
    <article
      ref={element}
      className={styles.card}
      data-deal-id={card.id}
      data-selected={selected || undefined}
      data-dragging={drag.dragging || undefined}
      data-over={dwell.state === "over" || undefined}
      data-glow={glows ? (touch.by ? "other" : "own") : undefined}
      tabIndex={props.tab_stop ? 0 : -1}
      role="listitem"
      aria-setsize={props.of}
      aria-posinset={props.index + 1}
      aria-label={card.title}
      aria-describedby={`about-${card.id}`}
      onClick={(event) => {
        if (event.shiftKey) world.selection.toggle(card.id);
        else world.open_deal(card.id);
      }}
      onKeyDown={() => undefined}
    >
      <div id={`about-${card.id}`} className={styles.body}>
        {/* The value comes first, so that the second line of the title runs below it. */}
        <div className={styles.head}>
          <span className={`${styles.value} num`}>{format_money(card.value, i18n.locale)}</span>
          <span className={styles.title} title={card.title}>
            {card.title}
          </span>
        </div>
        <div className={`${styles.row} ${styles.about}`}>
          <span className={styles.company}>{card.company_name ?? ""}</span>
          {note ? <span className={styles.note}>{note}</span> : null}
          {labels.map((label) => (
            <span key={label} className={styles.label} data-hue={hue_of(label)}>
              {label}
            </span>
          ))}
        </div>
        <div className={styles.row}>
          <NextStepChip card={card} day={world.day} />
          <span className={styles.owner} title={card.owner_name ?? undefined}>
            <span className="sr-only">{card.owner_name ?? t`No owner`}</span>
            <span aria-hidden>{initials(card.owner_name)}</span>
          </span>
        </div>
        {dwell.state === "over" ? (
          <div className={styles.words}>
            {t`${plural(over, { one: "# day", other: "# days" })} over the usual ${usual}`}
          </div>
        ) : null}
      </div>
      <div className={styles.dwell} data-state={dwell.state} aria-hidden>
        <div style={{ width: `${dwell.percent}%` }} />
      </div>
      <div className={styles.tools}>
        {card.next_activity_id ? (
          <button
            type="button"
            tabIndex={-1}
            className={styles.tool}
            aria-label={t`Next step is done`}
            title={t`Next step is done`}
            onClick={(event) => {
              event.stopPropagation();
              steps.done(card);
            }}
          >
            <IconCheck size={15} />
          </button>
        ) : null}
        <button
          type="button"
          tabIndex={-1}
          className={styles.tool}
          aria-label={t`Actions for ${card.title}`}
          aria-haspopup="menu"
          onClick={(event) => {
            event.stopPropagation();
            open_card_menu(world, card.id, event.currentTarget);
          }}
        >
          <IconDots size={15} />
        </button>
      </div>
      {touch?.by && glows ? (
        <span className={styles.toucher} aria-hidden>
          {initials(touch.by)}
        </span>
      ) : null}
    </article>
  );
});

const HUES = 8;
function hue_of(label: string): number {
  let hash = 0;
  for (const letter of label) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 997;
  return hash % HUES;
}
