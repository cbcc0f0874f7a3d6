/** Copying and cutting take the notes of the selected references along. */
import {
  $getClipboardDataFromSelection,
  type LexicalClipboardData,
  setLexicalClipboardDataTransfer,
} from "@lexical/clipboard";
import {
  $addUpdateTag,
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  COPY_COMMAND,
  CUT_COMMAND,
  CUT_TAG,
  type LexicalEditor,
  mergeRegister,
  type RangeSelection,
} from "lexical";
import { z } from "zod";
import { textOf } from "../../../core/edition/blocks.ts";
import { nodeJsonSchema, type NodeJson } from "../../../core/edition/edition.ts";
import { escapeHtml } from "../../../core/edition/html.ts";
import { $notesJson, withNotes } from "../../../core/edition/insert-note.ts";
import { marksIn, markOf } from "../../../core/edition/notes.ts";

const OWN = "application/x-lexical-editor";
const contentSchema = z.looseObject({ nodes: z.array(nodeJsonSchema) });

/** Leaves every selection without a reference to Lexical. */
export function registerNoteCopy(editor: LexicalEditor): () => void {
  const $copy = (event: unknown): RangeSelection | null => {
    const selection = $getSelection();
    if (!(event instanceof ClipboardEvent) || !event.clipboardData) return null;
    if (!$isRangeSelection(selection) || selection.isCollapsed()) return null;
    const data = $withNotes($getClipboardDataFromSelection(selection));
    if (!data) return null;
    event.preventDefault();
    setLexicalClipboardDataTransfer(event.clipboardData, data);
    return selection;
  };
  return mergeRegister(
    editor.registerCommand(COPY_COMMAND, (event) => $copy(event) !== null, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(
      CUT_COMMAND,
      (event) => {
        const selection = $copy(event);
        if (!selection) return false;
        $addUpdateTag(CUT_TAG);
        selection.removeText();
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
  );
}

/** For others than us the notes stand behind the text, as a list with links. */
function $withNotes(data: LexicalClipboardData): LexicalClipboardData | null {
  const content = contentSchema.safeParse(parse(data[OWN] ?? "")).data;
  const marks = new Set(content?.nodes.flatMap((node) => [...marksIn(node)]));
  if (!content || marks.size === 0) return null;
  const notes = $notesJson();
  const cited = notes.filter((note) => marks.has(markOf(note) ?? ("" as never)));
  return {
    ...data,
    [OWN]: JSON.stringify({ ...content, nodes: withNotes(content.nodes, notes) }),
    "text/html": (data["text/html"] ?? "") + listHtml(cited),
    "text/plain": [data["text/plain"], ...cited.map(line)].join("\n"),
  };
}

const line = (note: NodeJson, index: number): string => `[${index + 1}] ${textOf(note)}`;

const listHtml = (notes: NodeJson[]): string =>
  `<section role="doc-endnotes"><ol>${notes
    .map((note) => `<li id="note-${markOf(note)}">${escapeHtml(textOf(note))}</li>`)
    .join("")}</ol></section>`;

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
