/** Paste and drop: what is ours comes in as blocks, pictures go to the library, everything else as its text. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import {
  $createParagraphNode,
  $getRoot,
  COLLABORATION_TAG,
  COMMAND_PRIORITY_CRITICAL,
  COMMAND_PRIORITY_HIGH,
  COMMAND_PRIORITY_LOW,
  DRAGOVER_COMMAND,
  DROP_COMMAND,
  type ElementNode,
  isSelectionCapturedInDecoratorInput,
  KEY_DOWN_COMMAND,
  type LexicalEditor,
  type LexicalNode,
  mergeRegister,
  PASTE_COMMAND,
  PASTE_TAG,
  SELECTION_INSERT_CLIPBOARD_NODES_COMMAND,
  UNDO_COMMAND,
} from "lexical";
import { type JSX, useEffect, useRef, useState } from "react";
import { $insertBlocks, type BodyNode } from "../../../core/edition/insert-blocks.ts";
import { findTooLarge } from "../../../core/edition/table/table-size.ts";
import { isMac, isPlain as isPlainKey, matchesStroke, parseKeys } from "../keys.ts";
import { $isBodyNode, insertPasted, isPictures } from "./insert-pasted.ts";
import { PASTE_PLAIN_COMMAND, PLAIN_KEYS, SHOW_PASTE_COMMAND } from "./paste-commands.ts";
import { PasteNotice, type PasteState } from "./paste-notice.tsx";
import { type ReadClipboard, readClipboard, readPlain } from "./read-clipboard.ts";
import { $selectionPath, $selectPath } from "./selection-path.ts";
import { useTableRefusal } from "./table-refusal.ts";
import { startUndoStep } from "./undo-steps.ts";

/** Where a room takes pictures in. Without it pictures are left out, and files are not taken. */
export interface Pasting {
  /** Files to take in at the caret. */
  onFiles(files: File[]): void;
  /** A picture that came with the text, for the figure that stands where it stood. */
  onInlinePicture(figure: string, picture: string | Blob): void;
}

const hasText = ({ blocks }: ReadClipboard): boolean => blocks.some((block) => !isPictures(block));

export function PastePlugin({ pasting }: { pasting: Pasting | undefined }): JSX.Element | null {
  const [editor] = useLexicalComposerContext();
  const [state, setState] = useState<PasteState | null>(null);
  const [isShown, setShown] = useState(false);
  /** The next paste is one of plain text. */
  const isPlain = useRef(false);
  const refuse = useTableRefusal();

  useEffect(() => {
    const put = (read: ReadClipboard): void => {
      const large = findTooLarge(read.blocks);
      if (large) {
        refuse.current(large);
        return;
      }
      const place = editor.read($selectionPath);
      const said = { left: read.left, otherwise: read.otherwise?.because ?? null };
      insertPasted(editor, read.blocks, {
        takesFigures: pasting !== undefined,
        onFigures(keys) {
          for (const [index, picture] of read.pictures.entries()) {
            const figure = keys[index];
            if (figure && picture) pasting?.onInlinePicture(figure, picture);
          }
        },
        onProgress(done, total) {
          setState({ ...said, otherwise: null, progress: done / total, readOtherwise: null });
          setShown(true);
        },
        onEnd() {
          const { otherwise } = read;
          const readOtherwise = (): void => {
            editor.dispatchCommand(UNDO_COMMAND, undefined);
            if (place) editor.update(() => $selectPath(place), { discrete: true });
            startUndoStep(editor);
            put({
              ...read,
              blocks: otherwise?.blocks ?? [],
              pictures: [],
              left: [],
              otherwise: null,
            });
          };
          const isWorth = said.left.length > 0 || otherwise !== null;
          setState(
            isWorth ? { ...said, progress: null, readOtherwise: otherwise && readOtherwise } : null,
          );
          setShown(isWorth);
        },
      });
    };
    const take = (transfer: DataTransfer): boolean => {
      const files = [...transfer.files];
      const read = isPlain.current
        ? readPlain(transfer.getData("text/plain"))
        : readClipboard(transfer);
      isPlain.current = false;
      // A picture copied in a browser comes as a file and as HTML with nothing but the picture.
      if (files.length > 0 && !hasText(read)) {
        pasting?.onFiles(files);
        return true;
      }
      if (read.blocks.length === 0) return false;
      put(read);
      return true;
    };
    return mergeRegister(
      editor.registerCommand(
        KEY_DOWN_COMMAND,
        (event) => {
          isPlain.current =
            !isPlainKey(event) &&
            parseKeys(PLAIN_KEYS).every((stroke) => matchesStroke(stroke, event, isMac()));
          return false;
        },
        COMMAND_PRIORITY_CRITICAL,
      ),
      editor.registerCommand(
        PASTE_PLAIN_COMMAND,
        () => {
          void navigator.clipboard
            .readText()
            .then((text) => text.trim() !== "" && put(readPlain(text)))
            // The browser does not let a menu read the clipboard: the keys do it.
            .catch(() => {
              setState({ left: [], otherwise: "keys", progress: null, readOtherwise: null });
              setShown(true);
            });
          return true;
        },
        COMMAND_PRIORITY_LOW,
      ),
      editor.registerCommand(
        SHOW_PASTE_COMMAND,
        () => {
          setShown(true);
          return true;
        },
        COMMAND_PRIORITY_LOW,
      ),
      // Undoing would take away more than the paste once something else was done.
      editor.registerUpdateListener(({ tags, dirtyElements, dirtyLeaves }) => {
        if (tags.has(PASTE_TAG) || tags.has(COLLABORATION_TAG)) return;
        if (dirtyElements.size > 0 || dirtyLeaves.size > 0)
          setState((now) => (now?.readOtherwise ? { ...now, readOtherwise: null } : now));
      }),
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
  }, [editor, pasting, refuse]);
  return isShown ? (
    <PasteNotice
      state={state}
      onClose={() => setShown(false)}
      onLeave={() => editor.getRootElement()?.focus({ preventScroll: true })}
    />
  ) : null;
}

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
