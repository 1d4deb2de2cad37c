import { useLingui } from "@lingui/react/macro";
import { Button, Modal, TextInput } from "@mantine/core";
import { useState } from "react";
import { Checkbox } from "~/shared/ui/checkbox";
import { announcer } from "~/shared/ui/announcer";
import { FormModal } from "~/features/deals/dialogs/form-modal";
import { make_token, type NewToken } from "./api/make-token";
import type { Scope } from "./api/setting-types";
import { Fault } from "./section";
import styles from "./settings.module.css";
import { useSave } from "./use-save";
import { useScopeWords } from "./use-scope-words";

const SCOPES: Scope[] = ["read", "write", "import", "admin"];

export function TokenDialog(props: { close: () => void }) {
  const { t } = useLingui();
  const words = useScopeWords();
  const [name, set_name] = useState("");
  const [scopes, set_scopes] = useState<Scope[]>(["read"]);
  const [expires_on, set_expires_on] = useState("");
  const [secret, set_secret] = useState<string | null>(null);
  const save = useSave((body: NewToken) => make_token(body), {
    says: null,
    refresh: ["tokens"],
    done: (made) => set_secret(made.secret),
  });
  if (secret) return <SecretDialog secret={secret} close={props.close} />;
  return (
    <FormModal
      title={t`New token`}
      submit={t`Make the token`}
      busy={save.busy}
      disabled={!name.trim() || scopes.length === 0}
      close={props.close}
      on_submit={() => save.run({ name: name.trim(), scopes, expires_on: expires_on || null })}
    >
      <TextInput
        data-autofocus
        label={t`What it is for`}
        value={name}
        error={save.fault("name")}
        onChange={(e) => set_name(e.currentTarget.value)}
      />
      <Checkbox.Group
        label={t`What it may do`}
        value={scopes}
        error={save.fault("scopes")}
        onChange={(value) => set_scopes(value as Scope[])}
      >
        {SCOPES.map((scope) => (
          <Checkbox key={scope} value={scope} label={words[scope]} mt={6} />
        ))}
      </Checkbox.Group>
      <TextInput
        label={t`Last day`}
        description={t`Empty: it works until it is revoked.`}
        type="date"
        value={expires_on}
        error={save.fault("expires_on")}
        onChange={(e) => set_expires_on(e.currentTarget.value)}
      />
      <Fault text={save.text} />
    </FormModal>
  );
}

function SecretDialog(props: { secret: string; close: () => void }) {
  const { t } = useLingui();
  const [copied, set_copied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(props.secret);
    set_copied(true);
    announcer.say(t`Copied.`);
  };
  return (
    <Modal
      opened
      onClose={props.close}
      closeOnClickOutside={false}
      title={t`The token is made`}
      closeButtonProps={{ "aria-label": t`Close` }}
    >
      <div className={styles.secret}>
        <TextInput
          data-autofocus
          label={t`Copy it now: it is not shown again.`}
          className={styles.code}
          readOnly
          value={props.secret}
          onFocus={(e) => e.currentTarget.select()}
        />
        {/* A page that came over plain http may not write to the clipboard: there the text is selected. */}
        {window.isSecureContext ? (
          <Button onClick={() => void copy()}>{copied ? t`Copied` : t`Copy`}</Button>
        ) : null}
      </div>
      <p className={styles.hint}>{t`Send it as "Authorization: Bearer …".`}</p>
    </Modal>
  );
}
