/** What an engine is asked to translate, with what helps: terms, earlier translations, the blocks around it. */
import type { BlockKind } from "../edition/blocks.ts";
import type { Lang } from "../report/lang.ts";
import type { Coded } from "./inline-codes.ts";

export interface TermHint {
  source: string;
  target: string;
}

export interface MemoryHint extends TermHint {
  /** Percent. */
  score: number;
}

/** A block beside the one to translate; `target` is "" where it has no translation yet. */
export interface Neighbour {
  source: string;
  target: string;
}

export interface EngineRequest {
  source: Lang;
  target: Lang;
  kind: BlockKind;
  /** The block's text without codes. */
  plain: string;
  coded: Coded;
  terms: TermHint[];
  memory: MemoryHint[];
  before: Neighbour[];
  after: Neighbour[];
  /** Name of the column in the target language, and what the desk wants of its style; "" for nothing. */
  column: string;
  style: string;
}
