/** Shows and hides the memory's suggestions. */
import { IconHistory } from "@tabler/icons-react";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import { type Docked, DockSwitch } from "../dock-switch.tsx";

export function SuggestionsSwitch(docked: Docked): JSX.Element {
  const { t } = useTranslation("translate");
  const label = t(docked.shown ? "memory.hide" : "memory.show");
  return (
    <DockSwitch id="translate-memory" keys="alt+m" label={label} icon={IconHistory} {...docked} />
  );
}
