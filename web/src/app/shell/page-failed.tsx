import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useProblemText } from "~/shared/ui/use-problem-text";
import styles from "./shell.module.css";

export function PageFailed(props: { error: unknown }) {
  const problem_text = useProblemText();
  return (
    <div className={styles.alone} role="alert">
      <h1>
        <Trans>This page could not be shown</Trans>
      </h1>
      <p>{problem_text(props.error)}</p>
      <Button onClick={() => location.reload()}>
        <Trans>Load it again</Trans>
      </Button>
    </div>
  );
}
