import { Menu } from "@mantine/core";
import type { ReactNode } from "react";
import styles from "./dialogs.module.css";
import type { Anchor } from "./open-dialogs";

// A menu at a place rather than at a button: it is opened by a key or from a card.
export function AnchoredMenu(props: {
  anchor: Anchor;
  label: string;
  close: () => void;
  children: ReactNode;
}) {
  return (
    <Menu
      opened
      onChange={(opened) => !opened && props.close()}
      hideDetached={false}
      withinPortal
      returnFocus={false}
      width={240}
      withInitialFocusPlaceholder={false}
      menuItemTabIndex={0}
      loop
    >
      <Menu.Target>
        <span aria-hidden className={styles.anchor} style={{ left: props.anchor.x, top: props.anchor.y }} />
      </Menu.Target>
      {/* Less than half the height: above or below the place there is always room for all of it. */}
      <Menu.Dropdown aria-label={props.label} mah="46vh" style={{ overflowY: "auto" }}>
        {props.children}
      </Menu.Dropdown>
    </Menu>
  );
}
