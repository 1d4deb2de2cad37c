import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Menu } from "@mantine/core";
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
  const [first] = deal_ids;
  const assign = (owner_id: string, owner_name: string) => {
    props.close();
    if (deal_ids.length === 1 && first) {
      const title = actions.card(first)?.title ?? t`The deal`;
      void actions.edit(first, { owner_id }, t`${title} now belongs to ${owner_name}.`, { owner_name });
    } else {
      void actions.bulk(
        { deal_ids, action: "assign", owner_id },
        (done) =>
          t`${plural(done, { one: "# deal now belongs to", other: "# deals now belong to" })} ${owner_name}.`,
      );
    }
  };
  return (
    <AnchoredMenu anchor={props.anchor} label={t`Assign to`} close={props.close}>
      <Menu.Label>{t`Assign to`}</Menu.Label>
      {users
        .filter((u) => u.active)
        .toSorted(by_name(i18n.locale))
        .map((user) => (
          <Menu.Item key={user.id} onClick={() => assign(user.id, user.name)}>
            {user.name}
          </Menu.Item>
        ))}
    </AnchoredMenu>
  );
}
