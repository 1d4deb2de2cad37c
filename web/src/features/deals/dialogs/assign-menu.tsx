import { useLingui } from "@lingui/react/macro";
import { Menu } from "@mantine/core";
import type { User } from "~/shared/api/types";
import { by_name } from "~/shared/format/names";
import { useUsers } from "~/shared/session";
import type { DealActions } from "../actions/deal-actions";
import { AnchoredMenu } from "./anchored-menu";
import type { Anchor } from "./open-dialogs";

export default function AssignMenu(props: {
  deal_ids: string[];
  anchor: Anchor;
  actions: DealActions;
  close: () => void;
}) {
  const { t, i18n } = useLingui();
  const users = useUsers();
  const { deal_ids, actions } = props;
  const assign = (owner: User) => {
    props.close();
    void actions.assign(deal_ids, owner);
  };
  return (
    <AnchoredMenu anchor={props.anchor} label={t`Assign to`} close={props.close}>
      <Menu.Label>{t`Assign to`}</Menu.Label>
      {users
        .filter((u) => u.active)
        .toSorted(by_name(i18n.locale))
        .map((user) => (
          <Menu.Item key={user.id} onClick={() => assign(user)}>
            {user.name}
          </Menu.Item>
        ))}
    </AnchoredMenu>
  );
}
