import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconFileSpreadsheet } from "@tabler/icons-react";
import { type DragEvent, useRef, useState } from "react";
import styles from "./importing.module.css";
import { Progress } from "./progress";
import type { Sending } from "./use-uploads";

export function DropZone(props: {
  sending: Sending[];
  busy: boolean;
  take: (files: File[]) => void;
  stop: () => void;
}) {
  const { t } = useLingui();
  const input = useRef<HTMLInputElement>(null);
  const [over, set_over] = useState(false);
  const on_drop = (event: DragEvent) => {
    event.preventDefault();
    set_over(false);
    if (event.dataTransfer.files.length > 0) props.take([...event.dataTransfer.files]);
  };
  return (
    // Dropping is for the mouse; the button inside does the same.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      className={styles.drop}
      data-over={over || undefined}
      aria-label={t`Files to import`}
      onDragOver={(event) => {
        event.preventDefault();
        set_over(true);
      }}
      onDragLeave={() => set_over(false)}
      onDrop={on_drop}
    >
      <IconFileSpreadsheet size={32} stroke={1.4} aria-hidden />
      <p>{t`Drop CSV files here: deals, companies, people, products, in any order and any encoding.`}</p>
      <input
        ref={input}
        type="file"
        accept=".csv,.tsv,.txt,text/csv"
        multiple
        hidden
        data-testid="import-files"
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = "";
          if (files.length > 0) props.take(files);
        }}
      />
      {props.sending.length > 0 ? (
        <div className={styles.sending}>
          {props.sending.map((one) => (
            <Progress key={one.name} label={one.name} share={one.share} />
          ))}
          <Button size="compact-sm" variant="default" onClick={props.stop}>{t`Stop`}</Button>
        </div>
      ) : (
        <Button loading={props.busy} onClick={() => input.current?.click()}>{t`Choose files`}</Button>
      )}
    </section>
  );
}
