import { useLingui } from "@lingui/react/macro";
import { PasswordInput } from "@mantine/core";
import { useState } from "react";
import { FormModal } from "~/features/deals/dialogs/form-modal";
import { set_user_password } from "./api/set-user-password";
import type { Member } from "./api/setting-types";
import { PASSWORD_LETTERS_MIN } from "./password-form";
import { Fault } from "./section";
import { useSave } from "./use-save";

export function PasswordDialog(props: { user: Member; close: () => void }) {
  const { t } = useLingui();
  const { user, close } = props;
  const [password, set_password] = useState("");
  const save = useSave((fresh: string) => set_user_password(user.id, fresh), {
    says: t`The password of ${user.name} is set.`,
    refresh: [],
    done: close,
  });
  return (
    <FormModal
      title={t`Set the password of ${user.name}`}
      submit={t`Set the password`}
      busy={save.busy}
      disabled={password.length < PASSWORD_LETTERS_MIN}
      close={close}
      on_submit={() => save.run(password)}
    >
      <PasswordInput
        data-autofocus
        label={t`New password`}
        description={t`All sessions of this user are signed out.`}
        autoComplete="new-password"
        value={password}
        error={save.fault("password")}
        visibilityToggleButtonProps={{ "aria-label": t`Show password` }}
        onChange={(e) => set_password(e.currentTarget.value)}
      />
      <Fault text={save.text} />
    </FormModal>
  );
}
