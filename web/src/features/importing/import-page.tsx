import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useEffect } from "react";
import { usePermission } from "~/shared/session";
import { PageBar } from "~/shared/ui/page-bar";
import { useUrlState } from "~/shared/url-state";
import { ImportDraft } from "./import-draft";
import { ImportReport } from "./import-report";
import styles from "./importing.module.css";

export function ImportPage() {
  const { t } = useLingui();
  const [url, set_url] = useUrlState();
  const may_import = usePermission("import");
  useEffect(() => {
    document.title = `${t`Import`} · Penstock`;
  }, [t]);
  const body = url.import ? <ImportReport key={url.import} import_id={url.import} /> : <ImportDraft />;
  return (
    <>
      <PageBar
        title={t`Import`}
        right={
          url.import ? (
            <Button size="compact-md" variant="default" onClick={() => set_url({ import: null }, "push")}>
              {t`All imports`}
            </Button>
          ) : null
        }
      />
      <div className={styles.page}>
        {may_import ? (
          body
        ) : (
          <p className={styles.refused}>{t`Your role may not import files. Ask an administrator.`}</p>
        )}
      </div>
    </>
  );
}
