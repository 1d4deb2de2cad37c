import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconDownload, IconFileImport } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { API } from "~/shared/api/client";
import { usePermission, useSession } from "~/shared/session";
import { remove_sample } from "~/features/setup/api";
import { ConfirmDialog } from "./confirm-dialog";
import { Section } from "./section";
import styles from "./settings.module.css";

export function DataSection() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { workspace } = useSession();
  const may_export = usePermission("export");
  const may_import = usePermission("import");
  const may_empty = usePermission("manage_workspace");
  const [emptying, set_emptying] = useState(false);
  const files = [
    { name: "deals", label: t`Deals` },
    { name: "companies", label: t`Companies` },
    { name: "people", label: t`People` },
    { name: "activities", label: t`Activities` },
  ];
  return (
    <>
      {may_export ? (
        <Section
          title={t`Export`}
          says={t`All that you may see, with every column and custom field, as CSV in UTF-8.`}
        >
          <div className={styles.links}>
            {files.map((file) => (
              <Button
                key={file.name}
                component="a"
                variant="default"
                href={`${API}/export/${file.name}.csv`}
                download={`${file.name}.csv`}
                leftSection={<IconDownload size={16} aria-hidden />}
              >
                {file.label}
              </Button>
            ))}
          </div>
        </Section>
      ) : null}
      {may_import ? (
        <Section
          title={t`Import`}
          says={t`Spreadsheets and exports of other systems. An import can be tried first, and undone.`}
        >
          <Button
            variant="default"
            leftSection={<IconFileImport size={16} aria-hidden />}
            onClick={() => void navigate({ to: "/import" as "/" })}
          >{t`Import files`}</Button>
        </Section>
      ) : null}
      {workspace.is_demo && may_empty ? (
        <Section
          title={t`Sample data`}
          says={t`This workspace is filled with invented deals, companies and people.`}
        >
          <Button variant="default" onClick={() => set_emptying(true)}>{t`Remove the sample data`}</Button>
        </Section>
      ) : null}
      {emptying ? (
        <ConfirmDialog
          title={t`Remove the sample data?`}
          says={t`The sample deals, companies, people and activities go. What you set up stays.`}
          submit={t`Remove the sample data`}
          done_says={null}
          refresh={[]}
          send={remove_sample}
          done={() => location.assign("/start")}
          close={() => set_emptying(false)}
        />
      ) : null}
    </>
  );
}
