import { query_client } from "~/shared/query";
import { edit_record, type RecordKind, record_query } from "./records-query";
import { save_field } from "./save-field";

type Plain = { id: string; version: number };

export function useRecordSave<R extends Plain>(kind: RecordKind, record: R | undefined) {
  return (field: keyof R & string, typed: (value: string) => unknown = (value) => value || null) =>
    async (value: string, force: boolean) => {
      if (!record) return;
      await save_field<R>({
        read: record,
        text_of: (r) => String(r[field] ?? ""),
        reload: () => query_client.fetchQuery(record_query<R>(kind, record.id)),
        write: (expected_version) =>
          edit_record(kind, record.id, { [field]: typed(value), expected_version }),
        force,
      });
      await query_client.invalidateQueries({ queryKey: [kind] });
      await query_client.invalidateQueries({ queryKey: ["timeline", record.id] });
    };
}
