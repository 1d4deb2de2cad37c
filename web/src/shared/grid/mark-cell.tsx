import { useRef } from "react";
import styles from "./grid.module.css";

// The checkbox of a row, or of the head; the whole cell is its target.
export function MarkCell(props: {
  cell: string;
  label: string;
  checked: boolean;
  some?: boolean;
  tab_stop: boolean;
  on_focus: () => void;
  toggle: (with_shift: boolean) => void;
}) {
  const shift = useRef(false);
  return (
    <label
      className={styles.mark}
      title={props.label}
      onPointerDown={(event) => {
        shift.current = event.shiftKey;
      }}
    >
      <input
        ref={(node) => {
          if (node) node.indeterminate = Boolean(props.some);
        }}
        type="checkbox"
        data-cell={props.cell}
        aria-label={props.label}
        checked={props.checked}
        tabIndex={props.tab_stop ? 0 : -1}
        onFocus={props.on_focus}
        onChange={() => {
          props.toggle(shift.current);
          shift.current = false;
        }}
      />
    </label>
  );
}
