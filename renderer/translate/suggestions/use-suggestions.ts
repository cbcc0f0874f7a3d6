/** Asks every source about the row at work. */
import { normalizeText } from "../../../core/edition/text-hash.ts";
import { directionOf, usePair, useWork } from "../work.ts";
import { sources } from "./sources.ts";
import { type AskedRow, inOrder, type Offered, type Suggestion } from "./suggestion-source.ts";

export interface Answers {
  asked: AskedRow;
  suggestions: Suggestion[];
  /** Some source has not answered. */
  isWaiting: boolean;
  offered: { name: string; tools: Offered["tools"] }[];
}

export function useSuggestions(): Answers {
  const asked = useAsked();
  // The list of sources is always the same, and so is the order of their hooks.
  const answers = sources.map(({ use, name }) => ({ name, ...use(asked) }));
  const isWaiting = answers.some(({ suggestions }) => suggestions === null);
  return {
    asked,
    suggestions: isWaiting ? [] : inOrder(answers),
    isWaiting,
    offered: answers.map(({ name, tools }) => ({ name, tools })),
  };
}

function useAsked(): AskedRow {
  const { report } = useWork();
  const { lanes, current } = usePair();
  const block = current?.source ?? null;
  const source = current?.row?.source;
  const written = lanes.flatMap(({ row }) =>
    row?.source && normalizeText(row.source.text) !== "" ? [row.source] : [],
  );
  const at = written.findIndex(({ id }) => id === block);
  return {
    report,
    direction: directionOf(report),
    lane: current,
    block,
    text: normalizeText(source?.text ?? "") === "" ? "" : (source?.text ?? ""),
    previous: written[at - 1]?.text ?? "",
    next: written[at + 1]?.text ?? "",
  };
}
