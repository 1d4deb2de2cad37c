import { useLingui } from "@lingui/react/macro";
import { PasswordInput, Select, TextInput } from "@mantine/core";
import { useState } from "react";
import type { Role, User } from "~/shared/api/types";
import { FormModal } from "~/features/deals/dialogs/form-modal";
import { edit_user } from "./api/edit-user";
import { make_user, type UserFields } from "./api/make-user";
import { set_user_password } from "./api/set-user-password";
import type { Member, Team } from "./api/setting-types";
import { PASSWORD_LETTERS_MIN } from "./password-form";
import { Fault } from "./section";
import { useRoleWords } from "./use-role-words";
import { useSave } from "./use-save";
import { Checkbox } from "~/shared/ui/checkbox";

const EMPTY: UserFields = {
  name: "",
  email: "",
  role: "rep",
  visibility: "all",
  team_id: null,
  active: true,
};

export function UserDialog(props: { user: Member | null; teams: Team[]; close: () => void }) {
  const { t } = useLingui();
  const { user, close } = props;
  const words = useRoleWords();
  const [form, set_form] = useState<UserFields>(
    user
      ? {
          name: user.name,
          email: user.email ?? "",
          role: user.role,
          visibility: user.visibility,
          team_id: user.team_id,
          active: user.active,
        }
      : EMPTY,
  );
  const [password, set_password] = useState("");
  const save = useSave(
    async (fields: UserFields) => {
      const body = { ...fields, name: fields.name.trim(), email: (fields.email?.trim() || null) as string };
      if (user) return edit_user(user.id, { ...body, expected_version: user.version });
      const made = await make_user(body);
      if (password) await set_user_password(made.data.id, password);
      return made;
    },
    { says: t`${form.name} is saved.`, refresh: ["users", "session"], done: close },
  );
  const set = (patch: Partial<UserFields>) => set_form({ ...form, ...patch });
  return (
    <FormModal
      title={user ? user.name : t`New user`}
      submit={user ? t`Save` : t`Add`}
      busy={save.busy}
      disabled={!form.name.trim() || (password.length > 0 && password.length < PASSWORD_LETTERS_MIN)}
      close={close}
      on_submit={() => save.run(form)}
    >
      <TextInput
        data-autofocus
        label={t`Name`}
        value={form.name}
        error={save.fault("name")}
        onChange={(e) => set({ name: e.currentTarget.value })}
      />
      <TextInput
        label={t`E-mail`}
        description={t`To sign in with. Without one the user is only a name, as of a former colleague.`}
        type="email"
        value={form.email ?? ""}
        error={save.fault("email")}
        onChange={(e) => set({ email: e.currentTarget.value })}
      />
      {user ? null : (
        <PasswordInput
          label={t`First password`}
          description={t`At least ${PASSWORD_LETTERS_MIN} characters; tell it in person. Can be set later.`}
          autoComplete="new-password"
          value={password}
          visibilityToggleButtonProps={{ "aria-label": t`Show password` }}
          onChange={(e) => set_password(e.currentTarget.value)}
        />
      )}
      <Select
        label={t`Role`}
        description={words.role_says[form.role]}
        data={Object.entries(words.roles).map(([value, label]) => ({ value, label }))}
        value={form.role}
        error={save.fault("role")}
        onChange={(role) => role && set({ role: role as Role })}
      />
      <Select
        label={t`Sees`}
        data={Object.entries(words.visibilities).map(([value, label]) => ({ value, label }))}
        value={form.visibility}
        onChange={(value) => value && set({ visibility: value as User["visibility"] })}
      />
      <Select
        label={t`Team`}
        clearable
        clearButtonProps={{ "aria-label": t`No team` }}
        placeholder={t`No team`}
        data={props.teams.map((team) => ({ value: team.id, label: team.name }))}
        value={form.team_id}
        onChange={(team_id) => set({ team_id })}
      />
      {user ? (
        <Checkbox
          label={t`Active: may sign in and be an owner`}
          checked={form.active}
          onChange={(e) => set({ active: e.currentTarget.checked })}
        />
      ) : null}
      <Fault text={save.text} />
    </FormModal>
  );
}
