/** The command palette: Ctrl/Cmd+K, every command of the moment by name, with its keys. */
import { Spotlight, createSpotlight, type SpotlightActionGroupData } from "@mantine/spotlight";
import { IconSearch } from "@tabler/icons-react";
import { type JSX, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Command, groupOrder, useCommandList, useCommands } from "./commands.tsx";
import { KeyCaps } from "./key-caps.tsx";

export function Palette(): JSX.Element {
  const { t } = useTranslation();
  const [[store, actions]] = useState(createSpotlight);
  const commands = useCommandList();
  useCommands([
    {
      id: "palette",
      group: "window",
      label: t("palette.open"),
      keys: "mod+k",
      run: actions.toggle,
    },
  ]);
  const groups: SpotlightActionGroupData[] = groupOrder
    .map((group) => ({
      group: t(`palette.group.${group}`),
      actions: commands
        .filter((command) => command.group === group && command.id !== "palette")
        .map(toAction),
    }))
    .filter(({ actions: some }) => some.length > 0);
  return (
    <Spotlight
      store={store}
      actions={groups}
      shortcut={null}
      overlayProps={{ blur: 0, backgroundOpacity: 0.35 }}
      nothingFound={t("palette.nothing")}
      highlightQuery
      clearQueryOnClose
      scrollable
      maxHeight={420}
      scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}
      searchProps={{
        leftSection: <IconSearch size={18} stroke={1.6} />,
        placeholder: t("palette.placeholder"),
        "aria-label": t("palette.placeholder"),
      }}
    />
  );
}

const toAction = (command: Command): SpotlightActionGroupData["actions"][number] => ({
  id: command.id,
  label: command.label,
  keywords: command.keywords ?? "",
  rightSection: command.keys ? <KeyCaps keys={command.keys} /> : null,
  onClick: command.run,
});
