import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useEffect } from "react";
import { is_passing } from "~/shared/api/problem";
import { is_missing_part, reload_if_reached } from "~/shared/missing-part";
import { usePassingWords } from "~/shared/ui/use-passing-words";
import { useProblemText } from "~/shared/ui/use-problem-text";
import styles from "./shell.module.css";

const AGAIN_MS = 3000;

export function PageFailed(props: { error: unknown }) {
  const { t } = useLingui();
  const problem_text = useProblemText();
  const passing_words = usePassingWords();
  const missing = is_missing_part(props.error);
  useEffect(() => {
    if (!missing) return;
    const timer = setInterval(() => void reload_if_reached(), AGAIN_MS);
    return () => clearInterval(timer);
  }, [missing]);
  const { title, says } =
    missing || is_passing(props.error)
      ? passing_words(props.error)
      : { title: t`This page could not be shown`, says: problem_text(props.error) };
  return (
    <div className={styles.alone} role="alert">
      <h1>{title}</h1>
      <p>{says}</p>
      <Button onClick={() => location.reload()}>
        <Trans>Load it again</Trans>
      </Button>
    </div>
  );
}
