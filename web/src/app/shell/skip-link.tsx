import { Trans } from "@lingui/react/macro";
import styles from "./shell.module.css";

export function SkipLink() {
  return (
    <a href="#main" className={styles.skip}>
      <Trans>Skip to content</Trans>
    </a>
  );
}
