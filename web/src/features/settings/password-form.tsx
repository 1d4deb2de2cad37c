import { useLingui } from "@lingui/react/macro";
import { Button, PasswordInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useSession } from "~/shared/session";
import { change_password } from "./api/change-password";
import { Fault, Section } from "./section";
import styles from "./settings.module.css";
import { useSave } from "./use-save";

export const PASSWORD_LETTERS_MIN = 10;

export function PasswordForm() {
  const { t } = useLingui();
  const { user } = useSession();
  const [current, set_current] = useState("");
  const [fresh, set_fresh] = useState("");
  const save = useSave(change_password, {
    says: t`The password is changed. Your other sessions are signed out.`,
    refresh: ["sessions"],
    done: () => {
      set_current("");
      set_fresh("");
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.run({ current_password: current, new_password: fresh });
  };
  const eye = { "aria-label": t`Show password` };
  return (
    <Section title={t`Password`}>
      <form onSubmit={submit}>
        {/* Password managers need to know whose password this is. */}
        <input type="text" autoComplete="username" value={user.email ?? ""} readOnly hidden />
        <div className={styles.fields}>
          <PasswordInput
            label={t`Current password`}
            autoComplete="current-password"
            value={current}
            error={save.fault("current_password")}
            visibilityToggleButtonProps={eye}
            onChange={(e) => set_current(e.currentTarget.value)}
          />
          <PasswordInput
            label={t`New password`}
            inputWrapperOrder={["label", "input", "description", "error"]}
            description={t`At least ${PASSWORD_LETTERS_MIN} characters. A sentence is good.`}
            autoComplete="new-password"
            value={fresh}
            error={save.fault("new_password")}
            visibilityToggleButtonProps={eye}
            onChange={(e) => set_fresh(e.currentTarget.value)}
          />
        </div>
        <Fault text={save.text} />
        <Button
          type="submit"
          variant="default"
          loading={save.busy}
          disabled={!current || fresh.length < PASSWORD_LETTERS_MIN}
        >{t`Change the password`}</Button>
      </form>
    </Section>
  );
}
