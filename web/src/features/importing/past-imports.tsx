import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { format_instant } from "~/shared/format/dates";
import { useSession } from "~/shared/session";
import type { Import } from "./api/import-types";
import { imports_query } from "./api/list-imports";
import styles from "./importing.module.css";
import { useImportWords } from "./use-import-words";

export function PastImports() {
  const { t, i18n } = useLingui();
  const { workspace } = useSession();
  const words = useImportWords();
  const imports = useQuery(imports_query).data ?? [];
  if (imports.length === 0) return null;
  const at = (one: Import) => {
    const instant = one.started_at ?? one.created_at;
    return instant ? format_instant(instant, i18n.locale, workspace.time_zone) : "–";
  };
  return (
    <section className={styles.card} aria-label={t`Past imports`}>
      <h2>{t`Past imports`}</h2>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={t`Past imports`}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t`Begun`}</th>
              <th scope="col">{t`State`}</th>
              <th scope="col" data-number>{t`Read`}</th>
              <th scope="col" data-number>{t`Created`}</th>
              <th scope="col" data-number>{t`Updated`}</th>
              <th scope="col" data-number>{t`Skipped`}</th>
              <th scope="col" data-number>{t`Failed`}</th>
            </tr>
          </thead>
          <tbody>
            {imports.map((one) => (
              <tr key={one.id}>
                <th scope="row">
                  <Link to={"/import" as "/"} search={{ import: one.id } as never}>
                    {at(one)}
                  </Link>
                </th>
                <td>
                  {words.states[one.state]}
                  {one.dry_run ? <span className={styles.meta}> · {t`trial`}</span> : null}
                </td>
                <td data-number>{words.number(one.rows_read)}</td>
                <td data-number>{words.number(one.created)}</td>
                <td data-number>{words.number(one.updated)}</td>
                <td data-number>{words.number(one.skipped)}</td>
                <td data-number>{words.number(one.failed)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
