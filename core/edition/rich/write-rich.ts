/** Makes inline content of a text and its marks; runs inside `editor.update`. */
import { $createLinkNode, LinkNode } from "@lexical/link";
import {
  $createLineBreakNode,
  $createTextNode,
  $parseSerializedNode,
  type LexicalNode,
} from "lexical";
import { $createFactNode } from "../nodes/fact-node.ts";
import { $createNoteRef } from "../nodes/note-nodes.ts";
import { formatBits, type RichMark } from "./rich-marks.ts";

type Of<K extends RichMark["kind"]> = Extract<RichMark, { kind: K }>;
const only =
  <K extends RichMark["kind"]>(kind: K) =>
  (mark: RichMark): mark is Of<K> =>
    mark.kind === kind;

/** Marks lie within the text; of links or chips that overlap, the first counts. */
export function $richInline(text: string, marks: readonly RichMark[]): LexicalNode[] {
  const facts = apart(marks.filter(only("fact")));
  const links = apart(marks.filter(only("link")));
  const formats = marks.filter(only("format"));
  // A chip stands whole, whatever else begins inside it.
  const beside = (at: number): number =>
    facts.find(({ start, end }) => start < at && at < end)?.end ??
    Math.min(Math.max(at, 0), text.length);
  const notes = marks
    .filter(only("note"))
    .map(({ note, start }) => ({ note, start: beside(start) }));
  const cuts = new Set([0, text.length]);
  for (const { start, end } of [...formats, ...links, ...facts]) cuts.add(start).add(end);
  for (const { start } of notes) cuts.add(start);
  for (const { 0: line, index } of text.matchAll(/\n/g)) cuts.add(index).add(index + line.length);
  const borders = [...cuts].filter((at) => beside(at) === at).toSorted((a, b) => a - b);
  const content: LexicalNode[] = [];
  let link: { mark: Of<"link">; node: LinkNode } | null = null;
  const add = (node: LexicalNode, at: number): void => {
    const mark = links.find(({ start, end }) => start <= at && at < end);
    if (!mark) {
      link = null;
      content.push(node);
      return;
    }
    if (link?.mark !== mark) {
      link = { mark, node: $linkOf(mark) };
      content.push(link.node);
    }
    link.node.append(node);
  };
  for (const [index, start] of borders.entries()) {
    for (const { note } of notes.filter((one) => one.start === start)) {
      link = null;
      content.push($createNoteRef(note));
    }
    const end = borders[index + 1];
    if (end === undefined) break;
    const piece = text.slice(start, end);
    const fact = facts.find((one) => one.start === start);
    const node =
      piece === "\n"
        ? $createLineBreakNode()
        : fact
          ? $createFactNode(fact.field, piece)
          : $createTextNode(piece);
    const bits = formats
      .filter((mark) => mark.start <= start && start < mark.end)
      .reduce((sum, { format }) => sum | formatBits[format], 0);
    if ("setFormat" in node && bits > 0) node.setFormat(bits);
    add(node, start);
  }
  return content;
}

function $linkOf({ url, link }: Of<"link">): LinkNode {
  const node = $parseSerializedNode(link);
  return node instanceof LinkNode ? node : $createLinkNode(url);
}

function apart<M extends { start: number; end: number }>(marks: readonly M[]): M[] {
  const kept: M[] = [];
  for (const mark of marks.toSorted((a, b) => a.start - b.start))
    if (mark.end > mark.start && mark.start >= (kept.at(-1)?.end ?? 0)) kept.push(mark);
  return kept;
}
