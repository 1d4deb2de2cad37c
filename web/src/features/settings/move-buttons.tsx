import { useLingui } from "@lingui/react/macro";
import { ActionIcon } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { announcer } from "~/shared/ui/announcer";

// The keyboard's way of dragging a row: says where it went.
export function MoveButtons(props: {
  name: string;
  index: number;
  count: number;
  move: (to: number) => void;
}) {
  const { t } = useLingui();
  const { name, index, count } = props;
  const go = (to: number) => {
    props.move(to);
    const place = to + 1;
    announcer.say(t`${name} is now ${place} of ${count}.`);
  };
  return (
    <>
      <ActionIcon aria-label={t`Move ${name} up`} disabled={index === 0} onClick={() => go(index - 1)}>
        <IconArrowUp size={15} aria-hidden />
      </ActionIcon>
      <ActionIcon
        aria-label={t`Move ${name} down`}
        disabled={index === count - 1}
        onClick={() => go(index + 1)}
      >
        <IconArrowDown size={15} aria-hidden />
      </ActionIcon>
    </>
  );
}
