import { FormModal } from "~/features/deals/dialogs/form-modal";
import { Fault } from "./section";
import styles from "./settings.module.css";
import { useSave } from "./use-save";

export function ConfirmDialog(props: {
  title: string;
  says: string;
  submit: string;
  done_says: string | null;
  refresh: string[];
  send: () => Promise<unknown>;
  done?: () => void;
  close: () => void;
}) {
  const save = useSave(props.send, {
    says: props.done_says,
    refresh: props.refresh,
    done: () => {
      props.close();
      props.done?.();
    },
  });
  return (
    <FormModal
      title={props.title}
      submit={props.submit}
      busy={save.busy}
      close={props.close}
      on_submit={() => save.run(undefined)}
    >
      <p className={styles.hint}>{props.says}</p>
      <Fault text={save.text} />
    </FormModal>
  );
}
