import { Button, PasswordInput, Select, TextInput } from "@mantine/core";
import { useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { as_problem } from "~/shared/api/problem";
import { guess_language, languages, use_language } from "~/shared/i18n";
import { query_client } from "~/shared/query";
import { useProblemText } from "~/shared/ui/use-problem-text";
import { type FirstRun, set_up } from "./api";
import { Door, DoorError, useFocusOnArrival } from "./door";
import styles from "./door.module.css";
import { guess_currency } from "./guess-currency";

const PASSWORD_LETTERS_MIN = 10;

export function SetupPage() {
  const { t } = useLingui();
  const problem_text = useProblemText();
  const [form, set_form] = useState<FirstRun>(() => ({
    workspace_name: "",
    name: "",
    email: "",
    password: "",
    currency: guess_currency(),
    time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    language: guess_language(),
  }));
  const start = useMutation({
    mutationFn: set_up,
    onSuccess: ({ data }) => {
      query_client.clear();
      query_client.setQueryData(["session"], data);
      location.assign("/start");
    },
  });
  const problem = start.error ? as_problem(start.error) : null;
  // What is told at its field is not told again below them.
  const rest = problem?.without(["workspace_name", "name", "email", "password"]);
  const first = useFocusOnArrival();
  const field = (name: keyof FirstRun) => ({
    value: form[name],
    onChange: (e: { currentTarget: { value: string } }) =>
      set_form({ ...form, [name]: e.currentTarget.value }),
    error: problem?.says(name),
    required: true,
    withAsterisk: false,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    start.mutate(form);
  };
  const choose = (name: keyof FirstRun, value: string | null) =>
    value && set_form({ ...form, [name]: value });
  return (
    <Door
      title={t`Set up Penstock`}
      lead={t`You become the administrator of this workspace. All of it can be changed later.`}
    >
      <form onSubmit={submit} className={styles.form} noValidate>
        <TextInput
          ref={first}
          label={t`Company or team`}
          autoComplete="organization"
          {...field("workspace_name")}
        />
        <TextInput label={t`Your name`} autoComplete="name" {...field("name")} />
        <TextInput label={t`E-mail`} type="email" autoComplete="username" {...field("email")} />
        <PasswordInput
          label={t`Password`}
          description={t`At least ${PASSWORD_LETTERS_MIN} characters. A sentence is good.`}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ "aria-label": t`Show password` }}
          {...field("password")}
        />
        <div className={styles.pair}>
          <Select
            label={t`Language`}
            data={languages.map((l) => ({ value: l.code, label: l.name }))}
            value={form.language}
            onChange={(value) => {
              choose("language", value);
              if (value) void use_language(value, true);
            }}
          />
          <Select
            label={t`Currency`}
            searchable
            data={Intl.supportedValuesOf("currency")}
            value={form.currency}
            onChange={(value) => choose("currency", value)}
          />
        </div>
        <Select
          label={t`Time zone`}
          searchable
          limit={100}
          data={[...new Set(["UTC", form.time_zone, ...Intl.supportedValuesOf("timeZone")])]}
          value={form.time_zone}
          onChange={(value) => choose("time_zone", value)}
        />
        <DoorError says={rest ? problem_text(rest) : null} />
        <Button type="submit" loading={start.isPending}>{t`Start`}</Button>
      </form>
    </Door>
  );
}
