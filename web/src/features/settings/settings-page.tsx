import { useLingui } from "@lingui/react/macro";
import { Link, useParams } from "@tanstack/react-router";
import { type ComponentType, useEffect, useRef } from "react";
import { PageBar } from "~/shared/ui/page-bar";
import { DataSection } from "./data-section";
import { JobsSection } from "./jobs-section";
import { PeopleSection } from "./people-section";
import { PipelinesSection } from "./pipelines-section";
import { ProductsSection } from "./products-section";
import { ProfileSection } from "./profile-section";
import { ReasonsSection } from "./reasons-section";
import styles from "./settings.module.css";
import { TokensSection } from "./tokens-section";
import { SECTIONS, type SectionKey, useSections } from "./use-sections";
import { WorkspaceSection } from "./workspace-section";

const PAGES: Record<SectionKey, ComponentType> = {
  profile: ProfileSection,
  workspace: WorkspaceSection,
  people: PeopleSection,
  pipelines: PipelinesSection,
  "lost-reasons": ReasonsSection,
  products: ProductsSection,
  tokens: TokensSection,
  data: DataSection,
  "background-work": JobsSection,
};

export function SettingsPage() {
  const { t } = useLingui();
  const { section } = useParams({ strict: false }) as { section?: string };
  const { names, may_see } = useSections();
  const key = SECTIONS.find((s) => s === section) ?? "profile";
  const Shown = PAGES[key];
  const name = names[key];
  useEffect(() => {
    document.title = `${name} · Penstock`;
  }, [name]);
  // On a phone the parts are one scrolling line.
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    nav.current
      ?.querySelector(`[data-section="${key}"]`)
      ?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [key]);
  return (
    <>
      <PageBar title={t`Settings`} />
      <div className={styles.page}>
        <nav ref={nav} className={styles.nav} aria-label={t`Parts of the settings`}>
          {SECTIONS.filter(may_see).map((s) => (
            <Link
              key={s}
              to={`/settings/${s}` as "/"}
              className={styles.nav_link}
              data-section={s}
              data-active={s === key || undefined}
              aria-current={s === key ? "page" : undefined}
            >
              {names[s]}
            </Link>
          ))}
        </nav>
        <div className={styles.body}>
          {may_see(key) ? (
            <Shown />
          ) : (
            <p className={styles.refused}>
              {t`Your role may not change this part: ${name}. Ask an administrator of the workspace.`}
            </p>
          )}
        </div>
      </div>
    </>
  );
}
