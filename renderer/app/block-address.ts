/** The address of a place in an edition: its block, and some characters of it. */
import { type BlockId, blockIdSchema } from "../../core/report/ids.ts";
import type { Lang } from "../../core/report/lang.ts";
import type { Span } from "./live/text-ranges.ts";

export interface BlockPlace {
  block: BlockId;
  /** UTF-16 offsets in the block's text. */
  span: Span | null;
}

/** The writing room of the edition, opened at that place. */
export const blockAddress = (
  { number, lang }: { number: number; lang: Lang },
  { block, span }: BlockPlace,
): string =>
  `/report/${number}/write?lang=${lang}&block=${block}${span ? `&at=${span.start}-${span.end}` : ""}`;

/** The place that an address asks for; null when it asks for none. */
export function parseBlockAddress(search: string): BlockPlace | null {
  const params = new URLSearchParams(search);
  const block = blockIdSchema.safeParse(params.get("block")).data;
  if (!block) return null;
  const [, start, end] = /^(\d{1,7})-(\d{1,7})$/.exec(params.get("at") ?? "") ?? [];
  return {
    block,
    span: start && end && Number(start) < Number(end) ? { start: +start, end: +end } : null,
  };
}
