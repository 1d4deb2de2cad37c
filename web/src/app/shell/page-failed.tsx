import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { is_passing } from "~/shared/api/problem";
import { usePassingWords } from "~/shared/ui/use-passing-words";
import { useProblemText } from "~/shared/ui/use-problem-text";
import styles from "./shell.module.css";

export function PageFailed(props: { error: unknown }) {
  const { t } = useLingui();
  const problem_text = useProblemText();
  const passing_words = usePassingWords();
  const { title, says } = is_passing(props.error)
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
