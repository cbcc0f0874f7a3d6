/** Paste and drop: what is ours comes in as blocks, pictures go to the library, everything else as its text. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import {
  $addUpdateTag,
  $createParagraphNode,
  $getRoot,
  $isElementNode,
  $parseSerializedNode,
  COMMAND_PRIORITY_HIGH,
  DRAGOVER_COMMAND,
  DROP_COMMAND,
  type ElementNode,
  isSelectionCapturedInDecoratorInput,
  type LexicalEditor,
  type LexicalNode,
  mergeRegister,
  PASTE_COMMAND,
  PASTE_TAG,
  SELECTION_INSERT_CLIPBOARD_NODES_COMMAND,
} from "lexical";
import { useEffect } from "react";
import { $insertBlocks, type BodyNode } from "../../../core/edition/insert-blocks.ts";
import { $addNotes } from "../../../core/edition/insert-note.ts";
import { $isFigureNode } from "../../../core/edition/nodes/figure-node.ts";
import { $isGalleryNode } from "../../../core/edition/nodes/gallery-node.ts";
import { $isRuleNode } from "../../../core/edition/nodes/rule-node.ts";
import { blockJson, takeNotes, textJson, toPasteNodes } from "../../../core/edition/paste-nodes.ts";
import type { NodeJson } from "../../../core/edition/edition.ts";
import { readPassage } from "../../../core/exchange/html/read-passage.ts";
import { isLinkAddress } from "./link-address.ts";
import { parsePage } from "./dom-page.ts";

/** Where a room takes pictures in. Without it pictures are left out, and files are not taken. */
export interface Pasting {
  /** Files to take in at the caret. */
  onFiles(files: File[]): void;
  /** A picture that came inside HTML, for the figure that stands where it stood. */
  onInlinePicture(figure: string, dataUrl: string): void;
  /** So many pictures could only be marked as missing. */
  onMissing(count: number): void;
}

/** Blocks in a clipboard or drag; empty when there is no text in it. */
function readTransfer(transfer: DataTransfer): { blocks: NodeJson[]; pictures: (string | null)[] } {
  const own = transfer.getData("application/x-lexical-editor");
  if (own) {
    const blocks = toPasteNodes(ownNodes(own), isLinkAddress);
    if (blocks.length > 0) return { blocks, pictures: [] };
  }
  const html = transfer.getData("text/html");
  if (html) {
    const pasted = readPassage(parsePage(html));
    if (pasted.blocks.length > 0) return pasted;
  }
  const lines = transfer.getData("text/plain").split(/\r\n|\r|\n/);
  const blocks = lines.filter((line) => line.trim() !== "");
  return { blocks: blocks.map((line) => blockJson("paragraph", [textJson(line)])), pictures: [] };
}

function ownNodes(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && "nodes" in value ? value.nodes : null;
  } catch {
    return null;
  }
}

const isInside = (source: string): boolean => /^data:image\//i.test(source);

const hasText = (blocks: NodeJson[]): boolean => blocks.some((block) => block.type !== "figure");

export function PastePlugin({ pasting }: { pasting: Pasting | undefined }): null {
  const [editor] = useLexicalComposerContext();
  useEffect(() => {
    const take = (transfer: DataTransfer): boolean => {
      const files = [...transfer.files];
      const { blocks, pictures } = readTransfer(transfer);
      // A picture copied in a browser comes as a file and as HTML with nothing but the picture.
      if (files.length > 0 && !hasText(blocks)) {
        pasting?.onFiles(files);
        return true;
      }
      if (blocks.length === 0) return false;
      insert(editor, blocks, pictures, pasting);
      return true;
    };
    return mergeRegister(
      // Text dragged within the window, and whatever else Lexical reads from a clipboard by itself.
      editor.registerCommand(
        SELECTION_INSERT_CLIPBOARD_NODES_COMMAND,
        ({ nodes }) => {
          $insertBlocks($toBlocks(nodes));
          return true;
        },
        COMMAND_PRIORITY_HIGH,
      ),
      editor.registerCommand(
        PASTE_COMMAND,
        (event) => {
          if (isSelectionCapturedInDecoratorInput(event.target as Node)) return false;
          const transfer = event instanceof ClipboardEvent ? event.clipboardData : null;
          if (!transfer || !take(transfer)) return false;
          event.preventDefault();
          return true;
        },
        COMMAND_PRIORITY_HIGH,
      ),
      editor.registerCommand(
        DRAGOVER_COMMAND,
        (event) => {
          if (!event.dataTransfer?.types.includes("Files")) return false;
          event.preventDefault();
          event.dataTransfer.dropEffect = "copy";
          return true;
        },
        COMMAND_PRIORITY_HIGH,
      ),
      editor.registerCommand(
        DROP_COMMAND,
        (event) => {
          const transfer = event.dataTransfer;
          // Text dragged within the window is Lexical's own affair.
          if (!transfer || transfer.types.includes("application/x-lexical-drag")) return false;
          if (!transfer.types.includes("Files") && !transfer.types.includes("text/html"))
            return false;
          selectPoint(editor, event);
          if (!take(transfer)) return false;
          event.preventDefault();
          return true;
        },
        COMMAND_PRIORITY_HIGH,
      ),
    );
  }, [editor, pasting]);
  return null;
}

const $isBodyNode = (node: LexicalNode): node is BodyNode =>
  $isElementNode(node) || $isRuleNode(node);

/** Runs of inline nodes become paragraphs. */
function $toBlocks(nodes: LexicalNode[]): BodyNode[] {
  const blocks: BodyNode[] = [];
  let line: ElementNode | null = null;
  for (const node of nodes) {
    if ($isBodyNode(node) && !node.isInline()) {
      blocks.push(node);
      line = null;
      continue;
    }
    if (!line) blocks.push((line = $createParagraphNode()));
    line.append(node);
  }
  return blocks;
}

/** The caret goes to the block under the pointer. */
function selectPoint(editor: LexicalEditor, event: DragEvent): void {
  const range = document.caretRangeFromPoint(event.clientX, event.clientY);
  const place = range?.startContainer;
  const element = place instanceof Element ? place : place?.parentElement;
  const id = element?.closest("[data-block]")?.getAttribute("data-block");
  if (!id) return;
  editor.update(
    () => {
      const node = $getRoot()
        .getChildren()
        .find((child) => editor.getElementByKey(child.getKey())?.contains(element ?? null));
      node?.selectEnd();
    },
    { discrete: true },
  );
}

function insert(
  editor: LexicalEditor,
  blocks: NodeJson[],
  pictures: (string | null)[],
  pasting: Pasting | undefined,
): void {
  const figures: string[] = [];
  editor.update(
    () => {
      $addUpdateTag(PASTE_TAG);
      const taken = takeNotes(blocks);
      const wanted = pasting ? taken.nodes : taken.nodes.filter(({ type }) => type !== "figure");
      $addNotes(taken.notes);
      const nodes = wanted.map((block) => $parseSerializedNode(block)).filter($isBodyNode);
      $insertBlocks(nodes);
      for (const node of nodes)
        for (const one of $isGalleryNode(node) ? node.getFigures() : [node])
          if ($isFigureNode(one)) figures.push(one.getKey());
    },
    {
      onUpdate() {
        for (const [index, source] of pictures.entries()) {
          const figure = figures[index];
          if (figure && source && isInside(source)) pasting?.onInlinePicture(figure, source);
        }
        const missing = pictures.filter((source) => source === null || !isInside(source)).length;
        if (missing > 0) pasting?.onMissing(missing);
      },
    },
  );
}
