/** Pictures in the writing room: dropped, pasted, picked or supplied for a placeholder; stored first, shown after. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { $getNodeByKey, COMMAND_PRIORITY_LOW, type LexicalEditor, mergeRegister } from "lexical";
import { type RefObject, useEffect, useImperativeHandle, useRef } from "react";
import { $insertFigure, $insertionPoint } from "../../core/edition/insert-blocks.ts";
import { $createFigureNode, $isFigureNode } from "../../core/edition/nodes/figure-node.ts";
import { imageExts } from "../../core/media/asset.ts";
import { PICK_PICTURE_COMMAND } from "./edit-actions.ts";
import type { Uploads } from "./use-uploads.ts";

/** What paste and drop call. */
export interface PictureDoor {
  addFiles(files: File[]): void;
  /** A picture as bytes or as a data URL, for a figure that stands there. */
  addPicture(figure: string, picture: string | Blob): void;
}

const accept = imageExts.map((ext) => `.${ext}`).join() + ",.jpeg";

interface PicturesProps {
  uploads: Uploads;
  doorRef: RefObject<PictureDoor | null>;
}

export function Pictures({ uploads, doorRef }: PicturesProps) {
  const [editor] = useLexicalComposerContext();
  const input = useRef<HTMLInputElement>(null);
  /** Figure that the next picked file is for. */
  const target = useRef<string | null>(null);
  const { add } = uploads;

  const supply = async (figure: string, file: Blob, name: string): Promise<void> => {
    const asset = await add(file, name);
    if (!asset) return;
    editor.update(() => {
      const node = $getNodeByKey(figure);
      if ($isFigureNode(node)) node.setAsset(asset);
    });
  };
  const insertAll = async (files: File[]): Promise<void> => {
    // The place is where the caret was, however long the pictures take and whatever is typed meanwhile.
    let after = editor.read(() => $insertionPoint()?.getKey() ?? null);
    for (const file of files) {
      const asset = await add(file, file.name);
      if (asset) after = insertFigure(editor, asset, after);
    }
  };
  useImperativeHandle(doorRef, () => ({
    addFiles: (files) => void insertAll(files),
    addPicture: (figure, given) => {
      const picture = typeof given === "string" ? dataUrlToBlob(given) : given;
      if (picture) void supply(figure, picture, "");
    },
  }));
  useEffect(
    () =>
      mergeRegister(
        editor.registerCommand(
          PICK_PICTURE_COMMAND,
          (figure) => {
            target.current = figure;
            input.current?.click();
            return true;
          },
          COMMAND_PRIORITY_LOW,
        ),
      ),
    [editor],
  );
  return (
    <input
      ref={input}
      type="file"
      accept={accept}
      multiple
      hidden
      data-testid="picture-input"
      onChange={(event) => {
        const files = [...(event.currentTarget.files ?? [])];
        event.currentTarget.value = "";
        const [first] = files;
        if (target.current && first) void supply(target.current, first, first.name);
        else void insertAll(files);
        target.current = null;
      }}
    />
  );
}

/** Returns the key of the new figure. `after` is the key of a child of root, or null for the end. */
function insertFigure(
  editor: LexicalEditor,
  asset: Parameters<typeof $createFigureNode>[0],
  after: string | null,
): string | null {
  let key: string | null = null;
  editor.update(
    () => {
      const figure = $createFigureNode(asset);
      const place = after ? $getNodeByKey(after) : null;
      if (place?.isAttached()) $insertFigure(figure, place);
      else $insertFigure(figure);
      figure.selectStart();
      key = figure.getKey();
    },
    { discrete: true },
  );
  return key;
}

/** Null for what is no base64 picture. */
function dataUrlToBlob(url: string): Blob | null {
  const match = /^data:(image\/[\w.+-]+);base64,([\sA-Za-z0-9+/=]+)$/.exec(url);
  if (!match?.[1] || !match[2]) return null;
  try {
    const bytes = Uint8Array.from(atob(match[2]), (character) => character.charCodeAt(0));
    return new Blob([bytes], { type: match[1] });
  } catch {
    return null;
  }
}
