/** Items in reading order as nested lists. */
import type { ItemBlock, Run } from "../export-blocks.ts";

const LIST = "margin:0 0 1em;padding-left:1.6em;";
const INNER = "margin:0.3em 0 0;padding-left:1.4em;";

/** @param inline writes an item's text */
export function listHtml(
  items: readonly ItemBlock[],
  inline: (runs: readonly Run[]) => string,
  depth = 0,
): string {
  let html = "";
  let open: ItemBlock["marker"] | null = null;
  const close = (): string => (open === null ? "" : open === "number" ? "</ol>" : "</ul>");
  for (let at = 0; at < items.length; ) {
    const item = items[at];
    if (!item) break;
    const isHere = item.depth <= depth;
    let end = at + 1;
    while ((items[end]?.depth ?? -1) > depth) end += 1;
    const inside = items.slice(isHere ? at + 1 : at, end);
    if (item.marker !== open) {
      html += close() + opening(item, depth);
      open = item.marker;
    }
    const nested = inside.length > 0 ? listHtml(inside, inline, depth + 1) : "";
    const text = isHere ? boxOf(item) + inline(item.runs) : "";
    html += `<li style="margin:0 0 0.3em;${isHere ? "" : "list-style-type:none;"}">${text}${nested}</li>`;
    at = end;
  }
  return html + close();
}

function opening({ marker, number }: ItemBlock, depth: number): string {
  const shared = depth === 0 ? LIST : INNER;
  if (marker !== "number")
    return `<ul style="${shared}list-style-type:${marker === "check" ? "none" : "disc"};">`;
  return `<ol${number === 1 ? "" : ` start="${number}"`} style="${shared}list-style-type:decimal;">`;
}

const boxOf = ({ marker, checked }: ItemBlock): string =>
  marker === "check" ? (checked ? "☑ " : "☐ ") : "";
