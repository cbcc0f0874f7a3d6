/** Blocks as lines that a test can compare: kind, place in a list, text with marks for its looks. */
import type { NodeJson } from "../../core/edition/edition.ts";

const MARKS: [bit: number, mark: string][] = [
  [1, "*"],
  [2, "/"],
  [4, "~"],
  [8, "_"],
  [32, "↓"],
  [64, "↑"],
  [128, "="],
];

function inlineOf(nodes: readonly NodeJson[] = []): string {
  return nodes
    .map((node) => {
      if (node.type === "linebreak") return "⏎";
      if (node.type === "link") return `[${inlineOf(node.children)}](${String(node["url"])})`;
      const marks = MARKS.filter(([bit]) => Number(node["format"]) & bit).map(([, mark]) => mark);
      return (
        marks.join("") +
        (typeof node["text"] === "string" ? node["text"] : "") +
        marks.toReversed().join("")
      );
    })
    .join("");
}

function itemsOf(list: NodeJson, level: number): string[] {
  let number = Number(list["start"] ?? 1);
  return (list.children ?? []).flatMap((item) => {
    const inner = (item.children ?? []).filter(({ type }) => type === "list");
    if (inner.length > 0) return inner.flatMap((one) => itemsOf(one, level + 1));
    const mark = list["listType"] === "number" ? `${number++}.` : "-";
    return [`${"  ".repeat(level)}${mark} ${inlineOf(item.children)}`];
  });
}

const cellsOf = (row: NodeJson): string =>
  (row.children ?? [])
    .map((cell) => (cell.children ?? []).map(({ children }) => inlineOf(children)).join("/"))
    .join(" | ");

/** A figure gives its caption and alternative text, a table its rows. */
export const shapeOf = (blocks: readonly NodeJson[]): string[] =>
  blocks.flatMap((block) => {
    if (block.type === "list") return itemsOf(block, 0);
    if (block.type === "figure") {
      const [caption, alt] = block.children ?? [];
      return [`figure ${inlineOf(caption?.children)} (${inlineOf(alt?.children)})`];
    }
    if (block.type === "table") return (block.children ?? []).map((row) => `row ${cellsOf(row)}`);
    const place = typeof block["format"] === "string" ? ` ${block["format"]}`.trimEnd() : "";
    const kind = block.type === "heading" ? String(block["tag"]) : block.type;
    return [`${kind}${place}: ${inlineOf(block.children)}`];
  });
