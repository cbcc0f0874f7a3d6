/** The panels beside the sheet, in the order of their tabs: another panel is another entry here. */
import type { ComponentType } from "react";
import { CheckCount, CheckPanel } from "./check-panel.tsx";
import { CommentsCount, CommentsPanel } from "./comments-panel.tsx";
import { FactDifferencesCount } from "./fact-differences.tsx";
import { InfoPanel } from "./info-panel.tsx";
import { OutlinePanel } from "./outline-panel.tsx";
import type { PanelProps } from "./panel-props.ts";

/** The name of a panel is `tab.<id>` in the panel's words. */
export const panelIds = ["info", "outline", "check", "comments"] as const;
export type PanelId = (typeof panelIds)[number];

export interface Panel {
  Content: ComponentType<PanelProps>;
  /** How many things wait in it, for the sign on its tab; renders a number, or nothing. */
  Count?: ComponentType<PanelProps>;
}

export const panels: Record<PanelId, Panel> = {
  info: { Content: InfoPanel, Count: FactDifferencesCount },
  outline: { Content: OutlinePanel },
  check: { Content: CheckPanel, Count: CheckCount },
  comments: { Content: CommentsPanel, Count: CommentsCount },
};
