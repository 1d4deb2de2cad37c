import { useLingui } from "@lingui/react/macro";
import { Select } from "@mantine/core";
import { usePipelines, useSession } from "~/shared/session";
import type { Duplicates, UnknownStages } from "./api/import-types";
import styles from "./importing.module.css";
import type { Draft } from "./mapping";
import { useImportWords } from "./use-import-words";

// The systems whose exports the server knows.
const PROFILES = [
  { name: "hubspot", label: "HubSpot" },
  { name: "pipedrive", label: "Pipedrive" },
  { name: "salesforce", label: "Salesforce" },
  { name: "zoho", label: "Zoho CRM" },
  { name: "penstock", label: "Penstock" },
  { name: "crm-maven", label: "Maven CRM" },
];

// What holds for all files of the import.
export function ImportOptions(props: {
  draft: Draft;
  set: (patch: Partial<Draft>) => void;
  guess_again: (profile: string) => void;
  busy: boolean;
}) {
  const { t } = useLingui();
  const { workspace } = useSession();
  const pipelines = usePipelines();
  const words = useImportWords();
  const { draft, set } = props;
  const profiles = [{ name: "spreadsheet", label: t`A spreadsheet` }, ...PROFILES];
  const has_deals = draft.files.some((f) => f.record_type === "deal");
  const choices = (names: Record<string, string>) =>
    Object.entries(names).map(([value, label]) => ({ value, label }));
  return (
    <section className={styles.card} aria-label={t`For all files`}>
      <h2>{t`For all files`}</h2>
      <div className={styles.fields}>
        <Select
          label={t`Where the files come from`}
          data={profiles.map((p) => ({ value: p.name, label: p.label }))}
          value={draft.profile}
          disabled={props.busy}
          onChange={(profile) => profile && props.guess_again(profile)}
        />
        <Select
          label={t`When a record is there already`}
          data={choices(words.duplicates)}
          value={draft.duplicates}
          onChange={(value) => value && set({ duplicates: value as Duplicates })}
        />
        <Select
          label={t`Currency of amounts without one`}
          searchable
          data={Intl.supportedValuesOf("currency")}
          value={draft.currency ?? workspace.currency}
          onChange={(currency) => set({ currency })}
        />
        {has_deals ? (
          <>
            <Select
              label={t`Pipeline of deals without one`}
              data={pipelines.map((p) => ({ value: p.id, label: p.name }))}
              value={draft.pipeline_id ?? pipelines[0]?.id ?? null}
              onChange={(pipeline_id) => set({ pipeline_id })}
            />
            <Select
              label={t`When the pipeline has no such stage`}
              data={choices(words.unknown_stages)}
              value={draft.unknown_stages}
              onChange={(value) => value && set({ unknown_stages: value as UnknownStages })}
            />
          </>
        ) : null}
      </div>
    </section>
  );
}
