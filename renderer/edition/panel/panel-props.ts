/** What a panel beside the sheet works with. */
import type { RefObject } from "react";
import type { WordCount } from "../../../core/edition/word-count.ts";
import type { Lang } from "../../../core/report/lang.ts";
import type { Span } from "../../app/live/text-ranges.ts";
import type { GuideDoor } from "../guide.tsx";
import type { TextDigest } from "../text-digest.ts";

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
