import { useLingui } from "@lingui/react/macro";
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand, IconSearch } from "@tabler/icons-react";
import { Menu } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { Link } from "@tanstack/react-router";
import { features } from "~/app/features";
import { print_key } from "~/shared/commands";
import { usePreference } from "~/shared/preference";
import { Mark } from "~/shared/ui/mark";
import styles from "./rail.module.css";
import { UserMenu } from "./user-menu";

// As many tabs as a phone has room for; the rest is under "More".
const TABS_MAX = 4;

export function Rail(props: { open_palette: () => void; open_key_map: () => void }) {
  const { t, i18n } = useLingui();
  const [rail, set_rail] = usePreference<"wide" | "narrow">("rail", "wide");
  const cramped = useMediaQuery("(max-width: 1000px)", false, { getInitialValueInEffect: false });
  const narrow = rail === "narrow" || cramped;
  const Fold = narrow ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  const fold_label = narrow ? t`Widen the menu` : t`Narrow the menu`;
  const phone = useMediaQuery("(max-width: 700px)", false, { getInitialValueInEffect: false });
  const pages = features.flatMap(({ path, nav }) => (nav ? [{ path, nav }] : []));
  const tabs = phone ? pages.slice(0, TABS_MAX) : pages;
  const more = phone ? (
    <>
      <Menu.Item leftSection={<IconSearch size={16} aria-hidden />} onClick={props.open_palette}>
        {t`Search`}
      </Menu.Item>
      {pages.slice(TABS_MAX).map((page) => (
        <Menu.Item
          key={page.path}
          component={Link}
          to={page.path}
          leftSection={<page.nav.icon size={16} aria-hidden />}
        >
          {i18n._(page.nav.label)}
        </Menu.Item>
      ))}
    </>
  ) : null;
  return (
    <nav className={styles.rail} data-narrow={narrow || undefined} aria-label={t`Main menu`}>
      <div className={styles.brand}>
        <Mark />
        <span className={styles.word}>Penstock</span>
      </div>
      <button
        type="button"
        className={`${styles.item} ${styles.search}`}
        onClick={props.open_palette}
        title={narrow ? t`Search` : undefined}
      >
        <IconSearch size={18} stroke={1.6} aria-hidden />
        <span className={styles.word}>{t`Search`}</span>
        <kbd className={styles.key}>{print_key("Mod+KeyK")}</kbd>
      </button>
      <ul className={styles.list}>
        {tabs.map((page) => (
          <li key={page.path}>
            <Link
              to={page.path as "/"}
              className={styles.item}
              activeProps={{ "data-active": true, "aria-current": "page" } as object}
              title={narrow ? i18n._(page.nav.label) : undefined}
            >
              <page.nav.icon size={18} stroke={1.6} aria-hidden />
              <span className={styles.word}>{i18n._(page.nav.label)}</span>
            </Link>
          </li>
        ))}
      </ul>
      <div className={styles.foot}>
        <UserMenu more={more} open_key_map={props.open_key_map} />
        <button
          type="button"
          hidden={cramped}
          className={`${styles.item} ${styles.fold}`}
          onClick={() => set_rail(narrow ? "wide" : "narrow")}
          title={fold_label}
        >
          <Fold size={18} stroke={1.6} aria-hidden />
          <span className={styles.word}>{fold_label}</span>
        </button>
      </div>
    </nav>
  );
}
