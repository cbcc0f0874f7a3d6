/** Reads a report from a web page that came as a file. */
import { furnitureAround } from "./html/around.ts";
import { elementsIn } from "./html/page.ts";
import { withNotesInPlace } from "./html/notes.ts";
import { parsePage } from "./html/parse-page.ts";
import { readPage } from "./html/read-page.ts";
import { shownIn } from "./html/shown.ts";
import type { Imported, LeftOut } from "./imported.ts";
import { assemble } from "./read-block.ts";

/** Null for a page without a report, "too-deep" for one that nests without end. A figure's `asset` is its address as written. */
export function parseHtml(
  source: string,
  isColumn: (name: string) => boolean,
): Imported | "too-deep" | null {
  const parsed = parsePage(source);
  if (parsed === "too-deep") return parsed;
  const page = withNotesInPlace(parsed);
  const all = [...elementsIn(page)];
  const body = all.find(({ tag }) => tag === "body");
  if (!body) return null;
  const mains = all.filter(({ tag }) => tag === "main" || tag === "article");
  const root = mains.length === 1 ? (mains[0] ?? body) : body;
  const left: LeftOut[] = root === body ? [] : furnitureAround(body, root);
  const blocks = readPage({ root, page, left });
  const titleElement = all.find(({ tag }) => tag === "title");
  const title = titleElement ? shownIn(titleElement) : "";
  return assemble({ blocks, left, isColumn, isPage: true, title });
}
