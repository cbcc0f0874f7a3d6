/** Beside the sheet: one panel with tabs; the tab that was open last is remembered on this device. */
import { Tabs } from "@mantine/core";
import { memo, startTransition, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { behindFrame } from "../../app/after-paint.ts";
import { useCommands } from "../../app/commands.tsx";
import { useWriting } from "../../app/use-writing.ts";
import type { PanelProps } from "./panel-props.ts";
import { type PanelId, panelIds, panels } from "./panels.tsx";
import classes from "./side-panel.module.css";

const isPanel = (tab: string | null): tab is PanelId => panelIds.some((id) => id === tab);

export interface SidePanelProps extends PanelProps {
  /** Called when the panel goes away with the keyboard in it. */
  onLeave(): void;
}

/** The text comes first: false until a frame has shown it. */
function useTextShown(): boolean {
  const [isShown, setShown] = useState(false);
  useEffect(() => behindFrame(() => startTransition(() => setShown(true))), []);
  return isShown;
}

/** Drawn again only when something of its own changes, not whenever the report's summary moves on. */
export const SidePanel = memo(function SidePanel({ onLeave, ...props }: SidePanelProps) {
  const { t } = useTranslation("panel");
  const [writing, setWriting] = useWriting();
  const isTextShown = useTextShown();
  /** Renders once more when the asked tab is there already. */
  const [, setNudge] = useState(0);
  const panel = useRef<HTMLElement>(null);
  const tab = isPanel(writing.tab) ? writing.tab : "info";
  /** The tab that gets the keyboard as soon as it is there. */
  const wanted = useRef<PanelId>(null);
  useEffect(() => {
    if (!writing.panel || wanted.current !== tab) return;
    panel.current?.querySelector<HTMLElement>(`[data-panel="${tab}"]`)?.focus();
    wanted.current = null;
  });
  useCommands([
    {
      id: "panel",
      group: "report",
      label: t(writing.panel ? "hide" : "show"),
      keys: "mod+\\",
      run: () => {
        const held = panel.current?.contains(document.activeElement);
        if (!writing.panel) wanted.current = tab;
        setWriting({ panel: !writing.panel });
        if (held) onLeave();
      },
    },
    ...panelIds.map((id) => ({
      id: `panel-${id}`,
      group: "report" as const,
      label: t("go", { panel: t(`tab.${id}`) }),
      run: () => {
        wanted.current = id;
        setWriting({ panel: true, tab: id });
        setNudge((count) => count + 1);
      },
    })),
  ]);
  if (!writing.panel) return null;
  return (
    <aside className={classes.panel} aria-label={t("label")} ref={panel}>
      <Tabs
        value={tab}
        onChange={(next) => {
          if (isPanel(next)) setWriting({ tab: next });
        }}
        keepMounted={false}
        classNames={{ root: classes.tabs, list: classes.list, tab: classes.tab }}
      >
        <Tabs.List aria-label={t("label")}>
          {panelIds.map((id) => {
            const { Count } = panels[id];
            return (
              <Tabs.Tab key={id} value={id} data-panel={id}>
                {t(`tab.${id}`)}
                {Count && " "}
                {Count && (
                  <span className={classes.badge}>
                    <Count {...props} />
                  </span>
                )}
              </Tabs.Tab>
            );
          })}
        </Tabs.List>
        {panelIds.map((id) => {
          const { Content } = panels[id];
          return (
            <Tabs.Panel key={id} value={id} className={classes.body}>
              {isTextShown && <Content {...props} />}
            </Tabs.Panel>
          );
        })}
      </Tabs>
    </aside>
  );
});
