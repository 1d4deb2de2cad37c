import { useLingui } from "@lingui/react/macro";
import { Modal } from "@mantine/core";
import { useState } from "react";
import { all_commands, print_key, single_keys_are_on } from "~/shared/commands";
import { set_preference } from "~/shared/preference";
import styles from "./key-map.module.css";
import { Checkbox } from "~/shared/ui/checkbox";

export default function KeyMap(props: { close: () => void }) {
  const { t } = useLingui();
  const [single, set_single] = useState(single_keys_are_on);
  const commands = all_commands().filter((c) => c.keys?.length);
  const groups = [
    { key: "go", label: t`Go` },
    { key: "do", label: t`Everywhere` },
    { key: "deal", label: t`On a deal` },
  ] as const;
  return (
    <Modal
      opened
      onClose={props.close}
      title={t`Map of keys`}
      size="lg"
      closeButtonProps={{ "aria-label": t`Close` }}
    >
      <div className={styles.groups}>
        {groups.map((group) => (
          <section key={group.key}>
            <h3>{group.label}</h3>
            <dl className={styles.list}>
              {commands
                .filter((c) => c.group === group.key)
                .map((c) => (
                  <div key={c.id}>
                    <dt>{c.title}</dt>
                    <dd>
                      {c.keys?.map((k) => (
                        <kbd key={k}>{print_key(k)}</kbd>
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
      <Checkbox
        mt="md"
        label={t`Single keys are on`}
        checked={single}
        onChange={(e) => {
          set_single(e.currentTarget.checked);
          set_preference("single_keys", e.currentTarget.checked ? "on" : "off");
        }}
      />
    </Modal>
  );
}
