/** The bar's button, and the command, that show and hide something beside or below the columns. */
import { ActionIcon, Tooltip } from "@mantine/core";
import type { ComponentType, JSX } from "react";
import { useCommands } from "../app/commands.tsx";
import { KeyCaps } from "../app/key-caps.tsx";

export interface Docked {
  shown: boolean;
  onToggle: () => void;
}

interface DockSwitchProps extends Docked {
  /** Of the command. */
  id: string;
  keys: string;
  label: string;
  icon: ComponentType<{ size: number; stroke: number }>;
}

export function DockSwitch(props: DockSwitchProps): JSX.Element {
  const { id, keys, label, icon: Icon, shown, onToggle } = props;
  useCommands([{ id, group: "translate", label, keys, run: onToggle }]);
  return (
    <Tooltip
      label={
        <>
          {label} <KeyCaps keys={keys} />
        </>
      }
    >
      <ActionIcon size={30} aria-label={label} aria-pressed={shown} onClick={onToggle}>
        <Icon size={18} stroke={1.7} />
      </ActionIcon>
    </Tooltip>
  );
}
