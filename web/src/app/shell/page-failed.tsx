import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { is_offline } from "~/shared/api/problem";
import { useProblemText } from "~/shared/ui/use-problem-text";
import styles from "./shell.module.css";

export function PageFailed(props: { error: unknown }) {
  const { t } = useLingui();
  const problem_text = useProblemText();
  const offline = is_offline(props.error);
  return (
    <div className={styles.alone} role="alert">
      <h1>{offline ? t`No connection` : t`This page could not be shown`}</h1>
      <p>
        {offline
          ? t`The server cannot be reached. It is tried again every few seconds; nothing is lost.`
          : problem_text(props.error)}
      </p>
      <Button onClick={() => location.reload()}>
        <Trans>Load it again</Trans>
      </Button>
    </div>
  );
}
