import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useLingui } from "@lingui/react/macro";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Navigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { as_problem, is_passing } from "~/shared/api/problem";
import { query_client, until_answered } from "~/shared/query";
import { useUrlState } from "~/shared/url-state";
import { usePassingWords } from "~/shared/ui/use-passing-words";
import { useProblemText } from "~/shared/ui/use-problem-text";
import { read_setup, sign_in } from "./api";
import { Door, DoorError, useFocusOnArrival } from "./door";
import styles from "./door.module.css";

export function SignInPage() {
  const { t } = useLingui();
  const [{ next }] = useUrlState();
  const problem_text = useProblemText();
  const passing_words = usePassingWords();
  const first = useFocusOnArrival();
  const [email, set_email] = useState("");
  const [password, set_password] = useState("");
  const setup = useQuery({ queryKey: ["setup"], queryFn: read_setup, staleTime: 0, ...until_answered });
  const enter = useMutation({
    mutationFn: sign_in,
    onSuccess: ({ data }) => {
      query_client.clear();
      query_client.setQueryData(["session"], data);
      // Only a path of this site: never follow an address someone put into the link.
      location.assign(next?.startsWith("/") && !next.startsWith("//") ? next : "/");
    },
  });
  if (setup.data?.needs_owner) return <Navigate to="/setup" />;
  const wrong = enter.error && [401, 422].includes(as_problem(enter.error).status);
  const says = enter.error
    ? wrong
      ? t`This e-mail and password do not belong together.`
      : problem_text(enter.error)
    : is_passing(setup.failureReason)
      ? passing_words(setup.failureReason).says
      : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    enter.mutate({ email, password });
  };
  return (
    <Door title={t`Sign in`}>
      <form onSubmit={submit} className={styles.form}>
        <TextInput
          ref={first}
          label={t`E-mail`}
          type="email"
          autoComplete="username"
          required
          withAsterisk={false}
          value={email}
          onChange={(e) => set_email(e.currentTarget.value)}
        />
        <PasswordInput
          label={t`Password`}
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={password}
          onChange={(e) => set_password(e.currentTarget.value)}
          visibilityToggleButtonProps={{ "aria-label": t`Show password` }}
        />
        <DoorError says={says} />
        <Button type="submit" loading={enter.isPending}>{t`Sign in`}</Button>
      </form>
    </Door>
  );
}
