import { useLingui } from "@lingui/react/macro";
import { useSession } from "~/shared/session";

export const SECTIONS = [
  "profile",
  "workspace",
  "people",
  "pipelines",
  "lost-reasons",
  "products",
  "tokens",
  "data",
  "background-work",
] as const;
export type SectionKey = (typeof SECTIONS)[number];

// What is needed to see each section; any one of the permissions is enough.
const NEEDS: Record<SectionKey, string[]> = {
  profile: [],
  workspace: ["manage_workspace"],
  people: ["manage_users"],
  pipelines: ["manage_pipelines"],
  "lost-reasons": ["manage_pipelines"],
  products: ["manage_pipelines"],
  tokens: [],
  data: ["export", "import"],
  "background-work": ["manage_workspace"],
};

export function useSections() {
  const { t } = useLingui();
  const { permissions } = useSession();
  const names: Record<SectionKey, string> = {
    profile: t`Profile`,
    workspace: t`Workspace`,
    people: t`Users and teams`,
    pipelines: t`Pipelines`,
    "lost-reasons": t`Reasons of loss`,
    products: t`Products`,
    tokens: t`API tokens`,
    data: t`Data`,
    "background-work": t`Background work`,
  };
  const may_see = (key: SectionKey) =>
    NEEDS[key].length === 0 || NEEDS[key].some((needed) => permissions.includes(needed));
  return { names, may_see };
}
