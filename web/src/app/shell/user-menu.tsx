import { useLingui } from "@lingui/react/macro";
import { Menu, useMantineColorScheme } from "@mantine/core";
import {
  IconCheck,
  IconDeviceDesktop,
  IconKeyboard,
  IconLogout,
  IconMoon,
  IconSun,
  IconTestPipeOff,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import { sign_out } from "~/features/session/api";
import { remove_sample } from "~/features/setup/api";
import { initials } from "~/shared/format/names";
import { languages, use_language } from "~/shared/i18n";
import { usePreference } from "~/shared/preference";
import { query_client } from "~/shared/query";
import { useSession } from "~/shared/session";
import styles from "./rail.module.css";
import { save_me } from "./save-me";

const check = <IconCheck size={14} aria-hidden />;

// On phones this is "More": it also holds the pages that have no tab, and the search.
export function UserMenu(props: { more: ReactNode; open_key_map: () => void }) {
  const { t, i18n } = useLingui();
  const { user, workspace } = useSession();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [density, set_density] = usePreference<"comfortable" | "compact">("density", "comfortable");
  const themes = [
    { key: "light", label: t`Light`, icon: <IconSun size={16} aria-hidden /> },
    { key: "dark", label: t`Dark`, icon: <IconMoon size={16} aria-hidden /> },
    { key: "auto", label: t`As the system`, icon: <IconDeviceDesktop size={16} aria-hidden /> },
  ] as const;
  const leave = async () => {
    await sign_out();
    query_client.clear();
    location.assign("/sign-in");
  };
  const drop_sample = async () => {
    await remove_sample();
    location.assign("/start");
  };
  return (
    <Menu position="top-start" width={240}>
      <Menu.Target>
        <button type="button" className={styles.item}>
          <span className={styles.face} aria-hidden>
            {initials(user.name)}
          </span>
          <span className={styles.word}>{props.more ? t`More` : user.name}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown className={styles.user_menu}>
        {props.more}
        <Menu.Label>{t`Theme`}</Menu.Label>
        {themes.map((theme) => (
          <Menu.Item
            key={theme.key}
            leftSection={theme.icon}
            rightSection={colorScheme === theme.key ? check : null}
            aria-current={colorScheme === theme.key || undefined}
            onClick={() => {
              setColorScheme(theme.key);
              void save_me({ theme: theme.key });
            }}
          >
            {theme.label}
          </Menu.Item>
        ))}
        <Menu.Label>{t`Density`}</Menu.Label>
        {(["comfortable", "compact"] as const).map((key) => (
          <Menu.Item
            key={key}
            rightSection={density === key ? check : null}
            aria-current={density === key || undefined}
            onClick={() => {
              set_density(key);
              void save_me({ density: key });
            }}
          >
            {key === "comfortable" ? t`Comfortable` : t`Compact`}
          </Menu.Item>
        ))}
        <Menu.Label>{t`Language`}</Menu.Label>
        {languages.map((language) => (
          <Menu.Item
            key={language.code}
            lang={language.code}
            rightSection={i18n.locale === language.code ? check : null}
            aria-current={i18n.locale === language.code || undefined}
            onClick={() => {
              void use_language(language.code, true);
              void save_me({ language: language.code });
            }}
          >
            {language.name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconKeyboard size={16} aria-hidden />} onClick={props.open_key_map}>
          {t`Map of keys`}
        </Menu.Item>
        {workspace.is_demo ? (
          <Menu.Item
            leftSection={<IconTestPipeOff size={16} aria-hidden />}
            onClick={() => void drop_sample()}
          >
            {t`Remove the sample data`}
          </Menu.Item>
        ) : null}
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void leave()}>
          {t`Sign out`}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
