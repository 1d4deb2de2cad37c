import { type ReactNode, useEffect, useRef } from "react";
import { Mark } from "~/shared/ui/mark";
import styles from "./door.module.css";

// The plain box of the pages outside the shell.
export function Door(props: { title: string; lead?: string; children: ReactNode }) {
  return (
    <main className={styles.page}>
      <div className={styles.box}>
        <div className={styles.brand}>
          <Mark />
          Penstock
        </div>
        <h1>{props.title}</h1>
        {props.lead ? <p className={styles.lead}>{props.lead}</p> : null}
        {props.children}
      </div>
    </main>
  );
}

// Whoever comes to a door has one thing to do here: type.
export function useFocusOnArrival() {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return field;
}

export function DoorError(props: { says: string | null }) {
  return props.says ? (
    <p role="alert" className={styles.error}>
      {props.says}
    </p>
  ) : null;
}
