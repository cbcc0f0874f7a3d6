/** Finds on a rendered page the place that shows a row of the translation. */
import { normalizeText } from "../../core/edition/text-hash.ts";
import type { Lane } from "./lanes.ts";

/** The text of the lane, or of the nearest one before it that has any, and how many before say the same. */
export function textShownAt(
  lanes: readonly Lane[],
  current: Lane | null,
): { text: string; before: number } {
  const at = current ? lanes.findIndex(({ key }) => key === current.key) : -1;
  const texts = lanes.slice(0, at + 1).map(({ row }) => normalizeText(row?.target?.text ?? ""));
  const text = texts.findLast((one) => one !== "") ?? "";
  return { text, before: texts.filter((one) => one === text).length - 1 };
}

const BLOCKS = "h1, h2, h3, h4, p, li, blockquote, figcaption, td, th, dd, summary";

/** The element that says just this, or the smallest that contains it; null where the page does not say it (yet). */
export function findOnPage(page: Document, text: string, before: number): HTMLElement | null {
  if (text === "") return null;
  const blocks = [...page.querySelectorAll<HTMLElement>(BLOCKS)].map((element) => ({
    element,
    says: normalizeText(wordsOf(element)),
  }));
  const same = blocks.filter(({ says }) => says === text);
  const picture = [...page.querySelectorAll("img")].find(({ alt }) => normalizeText(alt) === text);
  const containing = blocks
    .filter(({ says }) => says.includes(text))
    .toSorted((a, b) => a.says.length - b.says.length)[0];
  return (same[before] ?? same.at(-1))?.element ?? picture ?? containing?.element ?? null;
}

/** Without the numbers of notes. */
function wordsOf(element: HTMLElement): string {
  let words = "";
  for (const child of element.childNodes) {
    if (child.nodeName === "SUP" && /^\W*\d+\W*$/.test(child.textContent ?? "")) continue;
    words +=
      child.nodeType === Node.ELEMENT_NODE
        ? wordsOf(child as HTMLElement)
        : (child.textContent ?? "");
  }
  return words;
}
