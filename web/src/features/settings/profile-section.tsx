import { useLingui } from "@lingui/react/macro";
import { Button, SegmentedControl, Select, TextInput, useMantineColorScheme } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { languages, use_language } from "~/shared/i18n";
import type { Language } from "~/shared/i18n-languages";
import { usePreference } from "~/shared/preference";
import { useSession } from "~/shared/session";
import { save_profile } from "./api/save-profile";
import type { Density, Theme } from "./api/setting-types";
import { PasswordForm } from "./password-form";
import { Fault, Section } from "./section";
import { SessionsList } from "./sessions-list";
import styles from "./settings.module.css";
import { useSave } from "./use-save";

export function ProfileSection() {
  const { t, i18n } = useLingui();
  const { user } = useSession();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [density, set_density] = usePreference<Density>("density", "comfortable");
  const [name, set_name] = useState(user.name);
  const save_name = useSave(save_profile, { says: t`Your name is saved.`, refresh: ["session", "users"] });
  // The choice holds in this browser at once; the server keeps it for the next one.
  const keep = useSave(save_profile, { says: null, refresh: [] });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save_name.run({ name: name.trim() });
  };
  return (
    <>
      <Section title={t`Profile`}>
        <form className={styles.inline_form} onSubmit={submit}>
          <TextInput
            label={t`Your name`}
            autoComplete="name"
            value={name}
            error={save_name.fault("name")}
            onChange={(e) => set_name(e.currentTarget.value)}
          />
          <Button
            type="submit"
            loading={save_name.busy}
            disabled={!name.trim() || name.trim() === user.name}
          >{t`Save`}</Button>
        </form>
        <Fault text={save_name.text} />
        <p className={styles.hint}>{t`You sign in as ${user.email ?? "–"}.`}</p>
      </Section>
      <Section title={t`How the page looks`}>
        <div className={styles.fields}>
          <Select
            label={t`Language`}
            data={languages.map((l) => ({ value: l.code, label: l.name }))}
            value={i18n.locale}
            onChange={(language) => {
              if (!language) return;
              void use_language(language, true);
              keep.run({ language: language as Language });
            }}
          />
          <div>
            <span className={styles.label} id="theme-label">{t`Theme`}</span>
            <SegmentedControl
              size="xs"
              aria-labelledby="theme-label"
              value={colorScheme}
              onChange={(value) => {
                setColorScheme(value as Theme);
                keep.run({ theme: value as Theme });
              }}
              data={[
                { value: "light", label: t`Light` },
                { value: "dark", label: t`Dark` },
                { value: "auto", label: t`As the system` },
              ]}
            />
          </div>
          <div>
            <span className={styles.label} id="density-label">{t`Density`}</span>
            <SegmentedControl
              size="xs"
              aria-labelledby="density-label"
              value={density}
              onChange={(value) => {
                set_density(value as Density);
                keep.run({ density: value as Density });
              }}
              data={[
                { value: "comfortable", label: t`Comfortable` },
                { value: "compact", label: t`Compact` },
              ]}
            />
          </div>
        </div>
        <Fault text={keep.text} />
      </Section>
      <PasswordForm />
      <SessionsList />
    </>
  );
}
