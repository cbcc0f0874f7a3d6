/** Alignment of paragraphs and headings; all other blocks stand as their kind does. */
import type { NodeJson } from "./edition.ts";

/** "left" stands for what the language of the edition does by itself. */
export type Alignment = "left" | "center" | "right";

/** Alignment of a Lexical element's `format`, whatever another editor wrote there. */
export function toAlignment(format: unknown): Alignment {
  if (format === "center") return "center";
  return format === "right" || format === "end" ? "right" : "left";
}

export const alignmentOf = (node: NodeJson): Alignment =>
  node.type === "paragraph" || node.type === "heading" ? toAlignment(node["format"]) : "left";
