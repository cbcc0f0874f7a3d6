/** What a page has around its one article. */
import type { LeftOut } from "../imported.ts";
import { elementsIn, isElement, type PageElement } from "./page.ts";
import { isSilent, shownIn } from "./shown.ts";

/** Each text of `body` outside of `article`. */
export function furnitureAround(body: PageElement, article: PageElement): LeftOut[] {
  const left: LeftOut[] = [];
  const visit = (parent: PageElement): void => {
    for (const node of parent.children) {
      if (node === article) continue;
      if (isElement(node) && contains(node, article)) {
        visit(node);
        continue;
      }
      const text = isElement(node) ? (isSilent(node.tag) ? "" : shownIn(node)) : node.trim();
      if (text !== "") left.push({ what: "furniture", text });
    }
  };
  visit(body);
  return left;
}

const contains = (outer: PageElement, inner: PageElement): boolean => {
  for (const element of elementsIn(outer)) if (element === inner) return true;
  return false;
};
