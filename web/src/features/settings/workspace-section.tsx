import { useLingui } from "@lingui/react/macro";
import { Button, Select, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { languages } from "~/shared/i18n";
import { useSession } from "~/shared/session";
import { save_workspace } from "./api/save-workspace";
import { Fault, Section } from "./section";
import styles from "./settings.module.css";
import { useSave } from "./use-save";

export function WorkspaceSection() {
  const { t } = useLingui();
  const { workspace } = useSession();
  const [form, set_form] = useState({
    name: workspace.name,
    currency: workspace.currency,
    time_zone: workspace.time_zone,
    language: workspace.language,
  });
  const save = useSave(save_workspace, { says: t`The workspace is saved.`, refresh: ["session"] });
  const changed = Object.entries(form).some(([key, value]) => workspace[key as keyof typeof form] !== value);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.run({ ...form, name: form.name.trim(), expected_version: workspace.version });
  };
  const choose = (key: keyof typeof form) => (value: string | null) => {
    if (value) set_form({ ...form, [key]: value });
  };
  return (
    <Section
      title={t`Workspace`}
      says={t`What all of you share. Another currency changes no amounts: each keeps its own.`}
    >
      <form onSubmit={submit}>
        <div className={styles.fields}>
          <TextInput
            label={t`Name`}
            value={form.name}
            error={save.fault("name")}
            onChange={(e) => set_form({ ...form, name: e.currentTarget.value })}
          />
          <Select
            label={t`Currency`}
            searchable
            data={Intl.supportedValuesOf("currency")}
            value={form.currency}
            error={save.fault("currency")}
            onChange={choose("currency")}
          />
          <Select
            label={t`Time zone`}
            searchable
            limit={100}
            data={[...new Set(["UTC", form.time_zone, ...Intl.supportedValuesOf("timeZone")])]}
            value={form.time_zone}
            error={save.fault("time_zone")}
            onChange={choose("time_zone")}
          />
          <Select
            label={t`Language of new users`}
            data={languages.map((l) => ({ value: l.code, label: l.name }))}
            value={form.language}
            onChange={choose("language")}
          />
        </div>
        <Fault text={save.text} />
        <Button type="submit" loading={save.busy} disabled={!changed || !form.name.trim()}>{t`Save`}</Button>
      </form>
    </Section>
  );
}
