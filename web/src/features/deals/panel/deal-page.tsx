import { useLingui } from "@lingui/react/macro";
import { Link, useParams } from "@tanstack/react-router";
import { PageBar } from "~/shared/ui/page-bar";
import styles from "./panel.module.css";
import DealPanel from "./deal-panel";

export function DealPage() {
  const { t } = useLingui();
  const { deal_id } = useParams({ strict: false }) as { deal_id: string };
  return (
    <>
      <PageBar title={t`Deal`}>
        <Link to={"/pipeline" as "/"} className={styles.back}>{t`Back to the pipeline`}</Link>
      </PageBar>
      <DealPanel deal_id={deal_id} full />
    </>
  );
}
