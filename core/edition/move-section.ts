/** Moves a heading together with everything that stands under it. */
import { $isHeadingNode } from "@lexical/rich-text";
import { $getRoot, $getState, type LexicalNode } from "lexical";
import { $arrange } from "./arrange.ts";
import { idState } from "./block-state.ts";

/** 2 to 4; 0 for what is no heading. */
const levelOf = (node: LexicalNode | undefined): number =>
  $isHeadingNode(node) ? Number(node.getTag().slice(1)) : 0;

/** Index behind the section that starts at `start`: it ends before a heading of its own level or a higher one. */
function endOfSection(nodes: readonly LexicalNode[], start: number): number {
  const level = levelOf(nodes[start]);
  const end = nodes.findIndex(
    (node, at) => at > start && levelOf(node) > 0 && levelOf(node) <= level,
  );
  return end < 0 ? nodes.length : end;
}

const $startOf = (nodes: readonly LexicalNode[], id: string): number =>
  nodes.findIndex((node) => $isHeadingNode(node) && $getState(node, idState) === id);

function $put(nodes: readonly LexicalNode[], start: number, end: number, to: number): boolean {
  if (to >= start && to <= end) return false;
  const section = nodes.slice(start, end);
  const order = [...nodes.slice(0, to), ...section, ...nodes.slice(to)].filter(
    (node, at) => (at >= to && at < to + section.length) || !section.includes(node),
  );
  return $arrange($getRoot(), order);
}

/** Puts the section of a heading before another heading, or at the end; false when it stands there or cannot. */
export function $moveSection(id: string, before: string | null): boolean {
  const nodes = $getRoot().getChildren();
  const start = $startOf(nodes, id);
  const to = before === null ? nodes.length : $startOf(nodes, before);
  return start >= 0 && to >= 0 && $put(nodes, start, endOfSection(nodes, start), to);
}

/**
 * Moves a section one step: before the heading above of its level or a higher one; behind the section below of its
 * level, or into the section below of a higher level, before its first heading.
 */
export function $stepSection(id: string, up: boolean): boolean {
  const nodes = $getRoot().getChildren();
  const start = $startOf(nodes, id);
  if (start < 0) return false;
  const level = levelOf(nodes[start]);
  const end = endOfSection(nodes, start);
  if (up) {
    const to = nodes.findLastIndex(
      (node, at) => at < start && levelOf(node) > 0 && levelOf(node) <= level,
    );
    return to >= 0 && $put(nodes, start, end, to);
  }
  if (end === nodes.length) return false;
  if (levelOf(nodes[end]) === level) return $put(nodes, start, end, endOfSection(nodes, end));
  const next = nodes.findIndex((node, at) => at > end && levelOf(node) > 0);
  return $put(nodes, start, end, next < 0 ? nodes.length : next);
}
