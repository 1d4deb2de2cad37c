import { autoScrollForElements } from "@atlaskit/pragmatic-drag-and-drop-auto-scroll/element";
import { lazy, Suspense, useEffect, useMemo, useRef } from "react";
import { query_client } from "~/shared/query";
import { useProblemText } from "~/shared/ui/use-problem-text";
import { useUrlState } from "~/shared/url-state";
import { useActionWords } from "../actions/action-words";
import { DealActions, type MoveTargets } from "../actions/deal-actions";
import type { KeyNames } from "../bulk/use-deal-keys";
import { BulkBar } from "../bulk/bulk-bar";
import { useNewSelection } from "../bulk/selection";
import { BoardColumnView } from "./board-column";
import { BoardContext, type BoardWays, type BoardWorld, useDay } from "./board-context";
import { type BoardFilter, is_narrowed } from "./board-query";
import { BoardStore, type Picture } from "./board-store";
import styles from "./board-view.module.css";
import type { Lanes } from "./lanes";
import { OutcomeStrips } from "./outcome-strips";
import { StageScrubber } from "./stage-scrubber";
import { is_deal_drag } from "./use-card-drag";
import { useBoardKeys } from "./use-board-keys";
import { useKeptFocus } from "./use-kept-focus";
import { useBoardTouch } from "./use-board-touch";
import { useBoardLive } from "./use-board-live";

const NothingFound = lazy(() => import("../filter/nothing-found"));

// Columns of cards, whatever the columns are: drag by mouse and finger, keys, marks, other people's changes.
// `lanes`, `ways` and `targets` must be stable: with another one it is another board.
export function BoardFrame(props: {
  label: string;
  // What the keys of places are called, where those are not the stages.
  keys?: KeyNames;
  filter: BoardFilter;
  lanes: Lanes;
  ways: BoardWays;
  // Where the menu of a card moves it; absent: to the stages.
  targets?: MoveTargets;
  picture: Picture | undefined;
  error: Error | null;
  loading: boolean;
}) {
  const { filter, lanes, ways, targets, picture } = props;
  const problem_text = useProblemText();
  const [url, set_url] = useUrlState();
  const day = useDay();
  const root = useRef<HTMLDivElement>(null);
  const filter_key = JSON.stringify(filter);
  // A filter is a new board; a new day too, as urgency is counted in days.
  // oxlint-disable-next-line react/exhaustive-deps
  const store = useMemo(() => new BoardStore(filter.sort, day, lanes), [filter_key, day.today, lanes]);
  const selection = useNewSelection(filter);
  const stage_name = useMemo(() => {
    const names = new Map(lanes.stages.map((s) => [s.id, s.name]));
    return (id: string) => names.get(id) ?? "";
  }, [lanes]);
  const words = useActionWords(stage_name);
  const world = useMemo<BoardWorld>(
    () => {
      const actions = new DealActions(store, words);
      actions.after_bulk = () => selection.clear();
      actions.targets = targets ?? null;
      const open_deal = (id: string) => set_url({ deal: id }, "push");
      const { list, stages } = lanes;
      return { store, selection, lanes: list, stages, filter, day, actions, open_deal, ways };
    },
    // oxlint-disable-next-line react/exhaustive-deps
    [store, selection, filter_key, words, set_url, ways, targets],
  );
  const loaded = useRef<BoardStore | null>(null);
  useEffect(() => {
    if (!picture) return;
    if (loaded.current === store) store.refresh(picture);
    else store.load(picture);
    loaded.current = store;
  }, [picture, store]);
  useBoardLive(world, picture?.pos);
  useBoardKeys(world, root, url.deal, props.keys);
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

  const is_empty = picture && [...picture.columns.values()].every((column) => column.count === 0);
  return (
    <BoardContext value={world}>
      <div className={styles.board} data-deals>
        {props.error ? (
          <p role="alert" className={styles.error}>
            {problem_text(props.error)}
          </p>
        ) : null}
        {is_empty && is_narrowed(filter) ? (
          <Suspense>
            <NothingFound filter={filter} />
          </Suspense>
        ) : null}
        <StageScrubber root={root} />
        <div
          ref={root}
          className={styles.columns}
          role="group"
          aria-label={props.label}
          aria-busy={props.loading}
        >
          {lanes.list.map((lane, index) => (
            <BoardColumnView key={lane.id} lane={lane} number={index + 1} />
          ))}
        </div>
        <OutcomeStrips />
        <BulkBar selection={selection} actions={world.actions} />
      </div>
    </BoardContext>
  );
}
