/** What Word and WPS write into pages beside HTML: list items as paragraphs, styles by name, comments, changes. */
import type { NumberMark } from "../docx/numbering.ts";
import { type ParagraphRole, roleOfName } from "../docx/styles.ts";
import type { Style } from "./page-style.ts";
import { attributeOf, isElement, type PageElement, type PageNode, rawTextOf } from "./page.ts";

const CLASSES: Record<string, ParagraphRole> = {
  msotitle: { kind: "title" },
  msocaption: { kind: "caption" },
  msoquote: { kind: "quote" },
  msointensequote: { kind: "quote" },
};

/** What a paragraph is by the name of its style or its outline level; null where neither says anything. */
export function officeRole(element: PageElement, style: Style): ParagraphRole | null {
  const name = (style.get("mso-style-name") ?? "").replace(/^"|"$/g, "").split(/[\\,]/)[0];
  // Further names of the style follow its first.
  const named =
    roleOfName(name ?? "") ?? CLASSES[attributeOf(element, "class").trim().toLowerCase()];
  if (named) return named;
  const level = Number(style.get("mso-outline-level") ?? 0);
  return level >= 1 && level <= 9 ? { kind: "heading", level } : null;
}

/** The number of a paragraph that Word or WPS numbered, and its children without it; null for any other. */
export function officeItem(
  element: PageElement,
  style: Style,
): { mark: NumberMark; children: PageNode[] } | null {
  const level = /\blevel(\d)/.exec(style.get("mso-list") ?? "")?.[1];
  if (level === undefined) return null;
  const { label, children } = withoutLabel(element.children);
  return { mark: markOf(label, Number(level) - 1), children };
}

const isLabel = (element: PageElement): boolean =>
  /mso-list\s*:\s*ignore/i.test(attributeOf(element, "style"));

function withoutLabel(nodes: PageNode[]): { label: string; children: PageNode[] } {
  let label = "";
  const children = nodes.flatMap((node): PageNode[] => {
    if (!isElement(node)) return [node];
    if (isLabel(node)) {
      label += rawTextOf(node)
        .replace(/[\s\u00A0]+/g, " ")
        .trim();
      return [];
    }
    const inner = withoutLabel(node.children);
    label += inner.label;
    return [inner.label === "" ? node : { ...node, children: inner.children }];
  });
  return { label, children };
}

/** Numbers that a list here can show make an item; `（一）` and `1.1` stay text, as in a Word document. */
function markOf(label: string, level: number): NumberMark {
  const number = /^(\d{1,4})[.)、．）]?$/.exec(label)?.[1];
  if (number !== undefined) return { kind: "item", ordered: true, level, number: Number(number) };
  // Word's own way to count the inner levels: a. b. c., i. ii. iii.
  const inner = level > 0 ? /^(?:([a-z])|([ivx]+))[.)]$/i.exec(label) : null;
  if (inner) {
    const letter = inner[1]?.toLowerCase() ?? "";
    const at = "ivx".includes(letter || "i") ? romanOf(label) : letter.charCodeAt(0) - 96;
    return { kind: "item", ordered: true, level, number: at };
  }
  if (/[\p{L}\d]/u.test(label) && label.length > 1) return { kind: "label", text: label };
  return { kind: "item", ordered: false, level, number: 1 };
}

function romanOf(label: string): number {
  const values: Record<string, number> = { i: 1, v: 5, x: 10 };
  const digits = [...label.toLowerCase()].map((digit) => values[digit] ?? 0);
  return digits.reduce(
    (sum, value, at) => sum + (value < (digits[at + 1] ?? 0) ? -value : value),
    0,
  );
}

/** A remark on the text. */
export const isComment = (element: PageElement, style: Style): boolean =>
  (style.get("mso-element") ?? "").startsWith("comment") ||
  /\bmsocommenttext\b/i.test(attributeOf(element, "class"));

/** What stands in the text where a remark is on it. */
export const isCommentMark = (element: PageElement): boolean =>
  /\bmso(?:comanchor|commentreference)\b/i.test(attributeOf(element, "class"));

/** Text that a tracked change has put in or taken out; a page's own `del` says neither who nor when. */
export const isTracked = ({ attributes }: PageElement): boolean =>
  attributes.has("cite") || attributes.has("datetime");
