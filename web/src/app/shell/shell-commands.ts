import { useLingui } from "@lingui/react/macro";
import { useMantineColorScheme } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { features } from "~/app/features";
import { deal_dialogs } from "~/features/deals/dialogs/open-dialogs";
import { type Command, useCommands } from "~/shared/commands";
import { undo_last } from "~/shared/undo";

export function useShellCommands(shell: { open_palette: () => void; open_key_map: () => void }) {
  const { t, i18n } = useLingui();
  const navigate = useNavigate();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const go: Command[] = features.flatMap(({ path, nav }) => {
    if (!nav) return [];
    const page = i18n._(nav.label);
    return {
      id: `go.${path}`,
      title: t`Go to ${page}`,
      group: "go" as const,
      keys: nav.go_key ? [`KeyG ${nav.go_key}`] : [],
      run: () => void navigate({ to: path as "/" }),
    };
  });
  useCommands([
    ...go,
    { id: "palette", title: t`Open the palette`, group: "do", keys: ["Mod+KeyK"], run: shell.open_palette },
    {
      id: "keys",
      title: t`Show the map of keys`,
      group: "do",
      keys: ["Shift+Slash"],
      run: shell.open_key_map,
    },
    {
      id: "deal.new",
      title: t`New deal`,
      group: "do",
      keys: ["KeyC"],
      run: () => deal_dialogs.open({ kind: "new_deal" }),
    },
    {
      id: "undo",
      title: t`Undo the last change`,
      group: "do",
      keys: ["Mod+KeyZ"],
      run: () => void undo_last(),
    },
    {
      id: "theme",
      title: colorScheme === "dark" ? t`Use the light theme` : t`Use the dark theme`,
      group: "do",
      run: () => setColorScheme(colorScheme === "dark" ? "light" : "dark"),
    },
  ]);
}
