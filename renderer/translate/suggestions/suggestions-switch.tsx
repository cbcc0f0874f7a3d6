/** Shows and hides the memory's suggestions. */
import { ActionIcon, Tooltip } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import { useCommands } from "../../app/commands.tsx";
import { KeyCaps } from "../../app/key-caps.tsx";

const KEYS = "alt+m";

interface SuggestionsSwitchProps {
  shown: boolean;
  onToggle: () => void;
}

export function SuggestionsSwitch({ shown, onToggle }: SuggestionsSwitchProps): JSX.Element {
  const { t } = useTranslation("translate");
  const label = t(shown ? "memory.hide" : "memory.show");
  useCommands([{ id: "translate-memory", group: "translate", label, keys: KEYS, run: onToggle }]);
  return (
    <Tooltip
      label={
        <>
          {label} <KeyCaps keys={KEYS} />
        </>
      }
    >
      <ActionIcon size={30} aria-label={label} aria-pressed={shown} onClick={onToggle}>
        <IconHistory size={18} stroke={1.7} />
      </ActionIcon>
    </Tooltip>
  );
}
