import { useLingui } from "@lingui/react/macro";
import { type RefObject, useEffect, useRef, useState } from "react";
import { useCurrentInView } from "~/shared/ui/use-current-in-view";
import styles from "./board-view.module.css";
import { useBoard } from "./board-context";

// On a phone the board is one column per screen; this row says which and jumps.
export function StageScrubber(props: { root: RefObject<HTMLElement | null> }) {
  const { t } = useLingui();
  const { lanes } = useBoard();
  const [at, set_at] = useState(0);
  const { root } = props;
  const row = useRef<HTMLElement>(null);
  useCurrentInView(row, at);
  useEffect(() => {
    const node = root.current;
    if (!node) return;
    const on_scroll = () => set_at(Math.round(node.scrollLeft / (node.clientWidth - 24)));
    node.addEventListener("scroll", on_scroll, { passive: true });
    return () => node.removeEventListener("scroll", on_scroll);
  }, [root]);
  return (
    <nav ref={row} className={styles.scrubber} aria-label={t`Columns`}>
      {lanes.map((lane, index) => (
        <button
          key={lane.id}
          type="button"
          aria-current={index === at || undefined}
          onClick={() =>
            root.current?.children[index]?.scrollIntoView({
              behavior: "smooth",
              inline: "center",
              block: "nearest",
            })
          }
        >
          {lane.name}
        </button>
      ))}
    </nav>
  );
}
