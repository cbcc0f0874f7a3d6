/** Pictures and files in the writing room: dropped, pasted, picked or supplied for a placeholder; stored first, shown after. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { $getNodeByKey, COMMAND_PRIORITY_LOW } from "lexical";
import { type RefObject, useEffect, useImperativeHandle, useRef } from "react";
import { $insertionPoint } from "../../core/edition/insert-blocks.ts";
import { $createAttachmentNode } from "../../core/edition/nodes/attachment-node.ts";
import { $createFigureNode, $isFigureNode } from "../../core/edition/nodes/figure-node.ts";
import type { MediaNode } from "../../core/edition/nodes/media-nodes.ts";
import { $createVideoNode } from "../../core/edition/nodes/video-node.ts";
import { PICK_PICTURE_COMMAND } from "./edit-actions.ts";
import { changeShown, insertShown } from "./media/insert-shown.ts";
import { kindOfFile, pictureAccept } from "./media/file-kinds.ts";
import type { Uploads } from "./use-uploads.ts";

/** What paste and drop call. */
export interface PictureDoor {
  addFiles(files: File[]): void;
  /** A picture as bytes or as a data URL, for a figure that stands there. */
  addPicture(figure: string, picture: string | Blob): void;
}

interface PicturesProps {
  uploads: Uploads;
  doorRef: RefObject<PictureDoor | null>;
}

export function Pictures({ uploads, doorRef }: PicturesProps) {
  const [editor] = useLexicalComposerContext();
  const input = useRef<HTMLInputElement>(null);
  /** Figure that the next picked file is for. */
  const target = useRef<string | null>(null);

  const supply = async (figure: string, file: Blob, name: string): Promise<void> => {
    const asset = await uploads.add(file, name);
    if (!asset) return;
    changeShown(editor, () => {
      const node = $getNodeByKey(figure);
      if ($isFigureNode(node)) node.setAsset(asset);
    });
  };
  const insertAll = async (files: File[]): Promise<void> => {
    // The place is where the caret was, however long the files take and whatever is typed meanwhile.
    let after = editor.read(() => $insertionPoint()?.getKey() ?? null);
    for (const file of files) {
      const $make = await store(file, uploads);
      if ($make) after = insertShown(editor, $make, after);
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
      editor.registerCommand(
        PICK_PICTURE_COMMAND,
        (figure) => {
          target.current = figure;
          input.current?.click();
          return true;
        },
        COMMAND_PRIORITY_LOW,
      ),
    [editor],
  );
  return (
    <input
      ref={input}
      type="file"
      accept={pictureAccept}
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

/** How the stored file is shown; null when it was not taken. */
async function store(file: File, uploads: Uploads): Promise<(() => MediaNode) | null> {
  const kind = kindOfFile(file);
  if (kind === "picture") {
    const asset = await uploads.add(file, file.name);
    return asset && (() => $createFigureNode(asset));
  }
  const stored = await uploads.addFile(file, file.name, kind);
  if (!stored) return null;
  return kind === "film"
    ? () => $createVideoNode({ kind: "file", file: stored })
    : () => $createAttachmentNode(stored);
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
