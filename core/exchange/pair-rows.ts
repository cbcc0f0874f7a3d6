/** Both editions row by row, as a table for readers shows them: texts with their formats, pictures by their captions. */
import { type Block, blockKindOf, blocksOf } from "../edition/blocks.ts";
import type { Edition, NodeJson } from "../edition/edition.ts";
import { notesOf, numbersOf } from "../edition/notes.ts";
import { type Row, rowsOf } from "../edition/translation.ts";
import { type Asset, assetSchema } from "../media/asset.ts";
import { otherLang } from "../report/lang.ts";
import type { Report } from "../report/report.ts";
import { cleanText, formatBits, type Run, runsOf } from "./export-blocks.ts";

/** A block of a row, its text ready to be written. */
export interface PairText {
  kind: Block["kind"];
  runs: Run[];
}

export interface PairRow {
  kind: Block["kind"];
  status: Row["status"];
  source: PairText | null;
  /** The translation, with what was split off it; blocks without text are left out. */
  target: PairText[];
  /** The picture whose caption is in this row. */
  picture: Asset | null;
}

/** Rows that say something, in the order of the source. A footnote is a row with its number. */
export function pairRows(report: Report): PairRow[] {
  const from = report.sourceLang;
  const source = report.editions[from];
  const target = report.editions[otherLang(from)];
  const texts = { source: textsById(source), target: textsById(target) };
  const pictures = picturesByCaption(source);
  return rowsOf(blocksOf(source), blocksOf(target))
    .filter(saysSomething)
    .map((row) => ({
      kind: (row.source ?? row.target)?.kind ?? "paragraph",
      status: row.status,
      source: row.source && textOf(row.source, texts.source),
      target: [row.target, ...row.more].flatMap((block) =>
        block && block.text.trim() !== "" ? [textOf(block, texts.target)] : [],
      ),
      picture: pictures.get(row.source?.id ?? "") ?? null,
    }));
}

const saysSomething = ({ source, target, more }: Row): boolean =>
  [source, target, ...more].some((block) => block !== null && block.text.trim() !== "");

type Texts = ReadonlyMap<string, Run[]>;

const strong = new Set(["headline", "heading"]);

function textOf(block: Block, texts: Texts): PairText {
  const runs = texts.get(block.id ?? "") ?? [
    { text: cleanText(block.text), format: 0, href: null },
  ];
  const shown = strong.has(block.kind)
    ? runs.map((run) => ({ ...run, format: run.format | formatBits.bold }))
    : runs;
  return { kind: block.kind, runs: shown };
}

function* nodesOf(node: NodeJson): Generator<NodeJson> {
  yield node;
  for (const child of node.children ?? []) yield* nodesOf(child);
}

function idOf(node: NodeJson): string {
  const id = node.$?.["id"];
  return typeof id === "string" ? id : "";
}

const withNumber = ({ note, ...run }: Run): Run =>
  note === undefined ? run : { ...run, text: String(note), format: formatBits.sup };

function textsById(edition: Edition): Texts {
  const { root } = edition;
  const notes = notesOf(edition);
  const numbers = numbersOf(notes);
  const texts = new Map<string, Run[]>();
  for (const node of nodesOf(root))
    if (blockKindOf(node.type) && idOf(node) !== "")
      texts.set(idOf(node), runsOf(node, numbers).map(withNumber));
  // The table stands for the page: a note is a row with its number, not a note of Word's.
  for (const { node, number } of notes) {
    const label: Run = { text: `${number} `, format: formatBits.sup, href: null };
    texts.set(idOf(node), [label, ...runsOf(node)]);
  }
  return texts;
}

function picturesByCaption({ root }: Edition): Map<string, Asset> {
  const found = new Map<string, Asset>();
  for (const node of nodesOf(root)) {
    const asset = node.type === "figure" ? assetSchema.safeParse(node["asset"]).data : undefined;
    const caption = node.children?.find((child) => child.type === "caption");
    if (asset && caption) found.set(idOf(caption), asset);
  }
  return found;
}
