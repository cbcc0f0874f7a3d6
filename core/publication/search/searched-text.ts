/** What of a published edition can be found: what its page shows, but for labels. */
import { blockKindOf, textOf } from "../../edition/blocks.ts";
import type { NodeJson } from "../../edition/edition.ts";
import type { Lang } from "../../report/lang.ts";
import type { Report } from "../../report/report.ts";
import { eventRows } from "../event-rows.ts";

export interface SearchedText {
  headline: string;
  /** Everything, the headline as well; one text a line. */
  text: string;
}

export function searchedText({ editions, head }: Report, lang: Lang): SearchedText {
  const texts: string[] = [];
  let headline = "";
  const walk = (node: NodeJson): void => {
    const kind = blockKindOf(node.type);
    if (kind === "headline") headline = textOf(node);
    if (kind && kind !== "alt") texts.push(textOf(node));
    for (const child of node.children ?? []) walk(child);
  };
  walk(editions[lang].root);
  const rest = [head.author[lang], head.source[lang], ...head.tags[lang]];
  const event = eventRows(head.event, lang, {}).flatMap(({ items }) => items);
  return { headline, text: [...texts, ...rest, ...event].join("\n") };
}
