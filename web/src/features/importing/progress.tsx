import { useLingui } from "@lingui/react/macro";
import styles from "./importing.module.css";

export function Progress(props: { label: string; share: number; says?: string }) {
  const { i18n } = useLingui();
  const share = Math.min(1, Math.max(0, props.share));
  const percent = new Intl.NumberFormat(i18n.locale, { style: "percent" }).format(share);
  return (
    <div className={styles.progress}>
      <div className={styles.progress_text}>
        <span>{props.label}</span>
        <span>{props.says ?? percent}</span>
      </div>
      <progress className={styles.progress_bar} value={share} max={1} aria-label={props.label}>
        {percent}
      </progress>
    </div>
  );
}
