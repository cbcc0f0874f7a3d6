/** Tracked changes of a document: counted, and accepted or rejected before anything else is read. */
import { childOf, elementsOf, type XmlElement, type XmlNode } from "./xml.ts";

export const changeDecisions = ["accept", "reject", "keep"] as const;
export type ChangeDecision = (typeof changeDecisions)[number];

/** How many passages were put in and taken out, and how many changes of looks there are. A move counts as both. */
export interface ChangeCount {
  insertions: number;
  deletions: number;
  formatting: number;
}

const INSERTED = ["w:ins", "w:moveTo"];
const DELETED = ["w:del", "w:moveFrom"];
const INSERTED_CELL = "w:cellIns";
const DELETED_CELL = "w:cellDel";
/** `w:rPrChange` and its like hold the properties as they were. */
const FORMATTING = /^w:(\w+Pr(?:Ex)?)Change$/;

/** Adds what is tracked in `node` to `count`. */
export function countChanges(node: XmlElement, count: ChangeCount): void {
  for (const child of elementsOf(node)) {
    if (INSERTED.includes(child.name) || child.name === INSERTED_CELL) count.insertions += 1;
    else if (DELETED.includes(child.name) || child.name === DELETED_CELL) count.deletions += 1;
    else if (FORMATTING.test(child.name)) count.formatting += 1;
    countChanges(child, count);
  }
}

/**
 * The same tree as it is once every change was accepted, or as it was before the first. Kept, every passage stands in
 * the text, what was put in underlined and what was taken out struck through; ends of paragraphs and looks are accepted.
 */
export function resolveChanges(node: XmlElement, decision: ChangeDecision): XmlElement {
  if (decision === "keep") return marked(node, null);
  const accepting = decision === "accept";
  const gone = accepting ? DELETED : INSERTED;
  const stays = accepting ? INSERTED : DELETED;
  const goneCell = accepting ? DELETED_CELL : INSERTED_CELL;

  const marks = (properties: XmlElement | undefined): boolean =>
    gone.some((name) => childOf(properties, name) !== undefined);

  const isGone = (child: XmlElement): boolean => {
    if (gone.includes(child.name)) return true;
    if (child.name === "w:tr") return marks(childOf(child, "w:trPr"));
    return child.name === "w:tc" && childOf(childOf(child, "w:tcPr"), goneCell) !== undefined;
  };

  const resolved = (child: XmlElement): XmlElement => {
    const whole = { ...child, children: resolvedAll(child.children) };
    if (child.name === "w:delText") return { ...whole, name: "w:t" };
    if (child.name === "w:delInstrText") return { ...whole, name: "w:instrText" };
    return accepting ? whole : asBefore(whole);
  };

  /** The mark that ends a paragraph can be struck out by itself: its text then runs on into the next paragraph. */
  const resolvedAll = (children: XmlNode[]): XmlNode[] => {
    const kept: XmlNode[] = [];
    let runningOn: XmlElement | null = null;
    for (const child of unwrapped(children)) {
      if (typeof child === "string") {
        kept.push(child);
        continue;
      }
      if (isGone(child)) continue;
      const whole = resolved(child);
      if (child.name !== "w:p") {
        kept.push(whole);
        continue;
      }
      const joined: XmlElement = runningOn ? withTextBefore(runningOn, whole) : whole;
      runningOn = marks(childOf(childOf(child, "w:pPr"), "w:rPr")) ? joined : null;
      if (!runningOn) kept.push(joined);
    }
    if (runningOn && contentOf(runningOn).length > 0) kept.push(runningOn);
    return kept;
  };

  const unwrapped = (children: XmlNode[]): XmlNode[] =>
    children.flatMap((child) =>
      typeof child !== "string" && stays.includes(child.name) ? unwrapped(child.children) : [child],
    );

  return resolved(node);
}

const MARKS = { inserted: "w:u", deleted: "w:strike" };

function marked(node: XmlElement, mark: keyof typeof MARKS | null): XmlElement {
  const children = node.children.flatMap((child): XmlNode[] => {
    if (typeof child === "string") return [child];
    const made = INSERTED.includes(child.name)
      ? "inserted"
      : DELETED.includes(child.name)
        ? "deleted"
        : null;
    // Beside text these mark the end of a paragraph or a row.
    if (made && child.children.length > 0) return marked(child, made).children;
    if (child.name === "w:delText") return [{ ...child, name: "w:t" }];
    if (child.name === "w:delInstrText") return [{ ...child, name: "w:instrText" }];
    return [marked(child, mark)];
  });
  if (node.name !== "w:r" || mark === null) return { ...node, children };
  const looks = children.find((child) => typeof child !== "string" && child.name === "w:rPr");
  const own = typeof looks === "object" ? looks : { name: "w:rPr", attributes: {}, children: [] };
  const line: XmlElement = {
    name: MARKS[mark],
    attributes: { "w:val": mark === "inserted" ? "single" : "1" },
    children: [],
  };
  const properties: XmlElement = {
    ...own,
    children: [
      ...own.children.filter((child) => typeof child === "string" || child.name !== line.name),
      line,
    ],
  };
  return { ...node, children: [properties, ...children.filter((child) => child !== looks)] };
}

const contentOf = (paragraph: XmlElement): XmlNode[] =>
  paragraph.children.filter((child) => typeof child === "string" || child.name !== "w:pPr");

function withTextBefore(before: XmlElement, paragraph: XmlElement): XmlElement {
  const properties = paragraph.children.filter((child) => !contentOf(paragraph).includes(child));
  return {
    ...paragraph,
    children: [...properties, ...contentOf(before), ...contentOf(paragraph)],
  };
}

/** Properties whose change is rejected are those that the change remembers. */
function asBefore(properties: XmlElement): XmlElement {
  const change = elementsOf(properties).find((child) => FORMATTING.test(child.name));
  const former = change && elementsOf(change).find((child) => child.name === properties.name);
  if (!former) return properties;
  // What no change of looks remembers, the end mark's own properties among it, stays.
  const run = properties.name === "w:pPr" ? childOf(properties, "w:rPr") : undefined;
  return { ...former, children: run ? [...former.children, run] : former.children };
}
