import { useLingui } from "@lingui/react/macro";
import { TextInput } from "@mantine/core";
import { useState } from "react";
import { FormModal } from "~/features/deals/dialogs/form-modal";
import { Fault } from "./section";
import { useSave } from "./use-save";

// A record that is only a name: made, or renamed.
export function NameDialog(props: {
  title: string;
  name: string;
  refresh: string[];
  send: (name: string) => Promise<unknown>;
  close: () => void;
}) {
  const { t } = useLingui();
  const [name, set_name] = useState(props.name);
  const save = useSave(props.send, { says: t`${name} is saved.`, refresh: props.refresh, done: props.close });
  return (
    <FormModal
      title={props.title}
      submit={t`Save`}
      busy={save.busy}
      disabled={!name.trim()}
      close={props.close}
      on_submit={() => save.run(name.trim())}
    >
      <TextInput
        data-autofocus
        label={t`Name`}
        value={name}
        error={save.fault("name")}
        onChange={(e) => set_name(e.currentTarget.value)}
      />
      <Fault text={save.text} />
    </FormModal>
  );
}
