/** The panels beside the sheet, in the order of their tabs: another panel is another entry here. */
import type { ComponentType, RefObject } from "react";
import type { WordCount } from "../../../core/edition/word-count.ts";
import type { Lang } from "../../../core/report/lang.ts";
import type { Span } from "../../app/live/text-marks.ts";
import type { GuideDoor } from "../guide.tsx";
import type { TextDigest } from "../text-digest.ts";
import { CheckCount, CheckPanel } from "./check-panel.tsx";
import { CommentsCount, CommentsPanel } from "./comments-panel.tsx";
import { FactDifferencesCount } from "./fact-differences.tsx";
import { InfoPanel } from "./info-panel.tsx";
import { OutlinePanel } from "./outline-panel.tsx";

/** What every panel is given; it runs inside the report's session, outside of the editor. */
export interface PanelProps {
  /** The edition being written. */
  lang: Lang;
  /** The text in figures; null until it has been read for the first time. */
  digest: TextDigest | null;
  /** Brings a block into sight with the caret at its end, or with these characters of it selected. */
  onGoTo(blockId: string, span?: Span): void;
  /** What is selected in the text; null for nothing. */
  selected: WordCount | null;
  /** The text; null while it is being opened. */
  guide: RefObject<GuideDoor | null>;
  /** What scrolls the sheet. */
  desk: RefObject<HTMLElement | null>;
}

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
