import { autoScrollForElements } from "@atlaskit/pragmatic-drag-and-drop-auto-scroll/element";
import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useRef } from "react";
import type { Stage } from "~/shared/api/types";
import { query_client } from "~/shared/query";
import { useProblemText } from "~/shared/ui/use-problem-text";
import { useUrlState } from "~/shared/url-state";
import { useActionWords } from "../actions/action-words";
import { DealActions } from "../actions/deal-actions";
import { BoardColumnView } from "./board-column";
import { BoardContext, type BoardWorld, useDay } from "./board-context";
import { type BoardFilter, board_query } from "./board-query";
import { BoardStore } from "./board-store";
import styles from "./board-view.module.css";
import { BulkBar } from "../bulk/bulk-bar";
import { OutcomeStrips } from "./outcome-strips";
import { useNewSelection } from "../bulk/selection";
import { StageScrubber } from "./stage-scrubber";
import { is_deal_drag } from "./use-card-drag";
import { useBoardKeys } from "./use-board-keys";
import { useKeptFocus } from "./use-kept-focus";
import { useBoardTouch } from "./use-board-touch";
import { useBoardLive } from "./use-board-live";

export function BoardView(props: { filter: BoardFilter; stages: Stage[] }) {
  const { t } = useLingui();
  const { filter, stages } = props;
  const problem_text = useProblemText();
  const [url, set_url] = useUrlState();
  const day = useDay();
  const root = useRef<HTMLDivElement>(null);
  const filter_key = JSON.stringify(filter);
  // A filter is a new board; a new day too, as urgency is counted in days.
  // oxlint-disable-next-line react/exhaustive-deps
  const store = useMemo(() => new BoardStore(filter.sort, day), [filter_key, day.today]);
  const selection = useNewSelection(filter);
  const stage_name = useMemo(() => {
    const names = new Map(stages.map((s) => [s.id, s.name]));
    return (id: string) => names.get(id) ?? "";
  }, [stages]);
  const words = useActionWords(stage_name);
  const world = useMemo<BoardWorld>(
    () => {
      const actions = new DealActions(store, words);
      actions.after_bulk = () => selection.clear();
      const open_deal = (id: string) => set_url({ deal: id }, "push");
      return { store, selection, stages, filter, day, actions, open_deal };
    },
    // oxlint-disable-next-line react/exhaustive-deps
    [store, selection, stages, filter_key, words, set_url],
  );
  const board = useQuery(board_query(filter));
  const loaded = useRef<BoardStore | null>(null);
  useEffect(() => {
    if (!board.data) return;
    if (loaded.current === store) store.refresh(board.data);
    else store.load(board.data, stages);
    loaded.current = store;
  }, [board.data, store, stages]);
  useBoardLive(world, board.data?.pos);
  useBoardKeys(world, root, url.deal);
  useKeptFocus(world, root);
  useBoardTouch(world, root);
  useEffect(() => {
    if (!root.current) return;
    return autoScrollForElements({
      element: root.current,
      canScroll: ({ source }) => is_deal_drag(source.data),
    });
  }, []);
  useEffect(() => () => void query_client.removeQueries({ queryKey: ["gate_preview"] }), []);

  return (
    <BoardContext value={world}>
      <div className={styles.board} data-deals>
        {board.error ? (
          <p role="alert" className={styles.error}>
            {problem_text(board.error)}
          </p>
        ) : null}
        <StageScrubber root={root} />
        <div
          ref={root}
          className={styles.columns}
          role="group"
          aria-label={t`Board`}
          aria-busy={board.isLoading}
        >
          {stages.map((stage, index) => (
            <BoardColumnView key={stage.id} stage={stage} number={index + 1} />
          ))}
        </div>
        <OutcomeStrips />
        <BulkBar selection={selection} actions={world.actions} />
      </div>
    </BoardContext>
  );
}
