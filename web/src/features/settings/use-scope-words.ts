import { useLingui } from "@lingui/react/macro";
import type { Scope } from "./api/setting-types";

export function useScopeWords(): Record<Scope, string> {
  const { t } = useLingui();
  return { read: t`read`, write: t`read and write`, import: t`import`, admin: t`everything you may do` };
}
