import { useLingui } from "@lingui/react/macro";
import { Select } from "@mantine/core";
import { usePipelines, useSession } from "~/shared/session";
import type { Duplicates, UnknownOwners, UnknownStages } from "./api/import-types";
import styles from "./importing.module.css";
import { type Draft, OWN_PIPELINE, pipeline_of } from "./mapping";
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
  const pipeline = pipeline_of(draft, pipelines);
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
              data={[
                ...pipelines.map((p) => ({ value: p.id, label: p.name })),
                { value: OWN_PIPELINE, label: t`A new one, with the stages of the file` },
              ]}
              value={pipeline}
              onChange={(value) => value && set({ pipeline_id: value })}
            />
            <Select
              label={t`When the pipeline has no such stage`}
              data={choices(words.unknown_stages)}
              disabled={pipeline === OWN_PIPELINE}
              value={pipeline === OWN_PIPELINE ? "add" : draft.unknown_stages}
              onChange={(value) => value && set({ unknown_stages: value as UnknownStages })}
            />
          </>
        ) : null}
        <Select
          label={t`When an owner is nobody here`}
          data={choices(words.unknown_owners)}
          value={draft.unknown_owners ?? "importer"}
          onChange={(value) => value && set({ unknown_owners: value as UnknownOwners })}
        />
      </div>
    </section>
  );
}
