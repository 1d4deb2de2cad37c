import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import styles from "./shell.module.css";

export function NotFound() {
  return (
    <main className={styles.alone}>
      <h1>
        <Trans>There is nothing at this address</Trans>
      </h1>
      <Link to="/">
        <Trans>To the pipeline</Trans>
      </Link>
    </main>
  );
}
