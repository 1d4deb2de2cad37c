import { useLingui } from "@lingui/react/macro";
import type { Role, User } from "~/shared/api/types";

export function useRoleWords() {
  const { t } = useLingui();
  const roles: Record<Role, string> = {
    admin: t`Administrator`,
    manager: t`Manager`,
    rep: t`Salesperson`,
    marketer: t`Marketer`,
    viewer: t`Viewer`,
  };
  const role_says: Record<Role, string> = {
    admin: t`Everything, users and the workspace too.`,
    manager: t`Edits records and pipelines, imports, overrides exit criteria.`,
    rep: t`Edits records, exports, sees reports.`,
    marketer: t`Edits records, imports, exports, sees reports.`,
    viewer: t`Sees records and reports, changes nothing.`,
  };
  const visibilities: Record<User["visibility"], string> = {
    own: t`own records`,
    team: t`records of the team`,
    all: t`all records`,
  };
  return { roles, role_says, visibilities };
}
