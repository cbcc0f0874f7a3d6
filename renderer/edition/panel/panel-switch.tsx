/** At the end of the bar: shows or hides the panel beside the sheet. */
import { ActionIcon, Tooltip } from "@mantine/core";
import { IconLayoutSidebarRight } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { KeyCaps } from "../../app/key-caps.tsx";
import { useWriting } from "../../app/use-writing.ts";

export function PanelSwitch() {
  const { t } = useTranslation("panel");
  const [writing, setWriting] = useWriting();
  return (
    <Tooltip
      label={
        <>
          {t(writing.panel ? "hide" : "show")} <KeyCaps keys={"mod+\\"} />
        </>
      }
    >
      <ActionIcon
        size={30}
        aria-label={t("switch")}
        aria-pressed={writing.panel}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => setWriting({ panel: !writing.panel })}
      >
        <IconLayoutSidebarRight size={18} stroke={1.7} />
      </ActionIcon>
    </Tooltip>
  );
}
