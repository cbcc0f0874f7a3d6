/** Galleries, attachments and films in the writing room: the files they ask for, and the dialogs of picture and film. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import {
  $getNodeByKey,
  $getState,
  COMMAND_PRIORITY_LOW,
  type LexicalEditor,
  mergeRegister,
  type NodeKey,
} from "lexical";
import { type JSX, useEffect, useRef, useState } from "react";
import { fromState } from "../../../core/edition/block-state.ts";
import { $addToGallery, $galleryAround } from "../../../core/edition/galleries.ts";
import { $insertionPoint } from "../../../core/edition/insert-blocks.ts";
import {
  $createAttachmentNode,
  $isAttachmentNode,
} from "../../../core/edition/nodes/attachment-node.ts";
import { $createFigureNode, $isFigureNode } from "../../../core/edition/nodes/figure-node.ts";
import { $createGalleryNode } from "../../../core/edition/nodes/gallery-node.ts";
import { $createVideoNode, $isVideoNode } from "../../../core/edition/nodes/video-node.ts";
import type { Asset } from "../../../core/media/asset.ts";
import type { StoredFile } from "../../../core/media/stored-file.ts";
import { type Video, withCaptions } from "../../../core/media/video.ts";
import type { Lang } from "../../../core/report/lang.ts";
import { FramePicture, type Framing } from "../../app/frame-picture/frame-picture.tsx";
import { focusText } from "../focus-text.ts";
import type { Uploads } from "../use-uploads.ts";
import { attachmentAccept, captionsAccept, filmAccept, pictureAccept } from "./file-kinds.ts";
import { changeShown, insertShown } from "./insert-shown.ts";
import {
  ADJUST_PICTURE_COMMAND,
  EDIT_VIDEO_COMMAND,
  PICK_ATTACHMENT_COMMAND,
  PICK_GALLERY_COMMAND,
} from "./media-commands.ts";
import { VideoDialog } from "./video-dialog.tsx";

/** What the next chosen files are for. */
interface Asking {
  what: "gallery" | "attachment" | "film" | "poster" | `captions-${Lang}`;
  key: NodeKey | null;
}

const accepts: Record<Asking["what"], string> = {
  gallery: pictureAccept,
  attachment: attachmentAccept,
  film: filmAccept,
  poster: pictureAccept,
  "captions-zh": captionsAccept,
  "captions-en": captionsAccept,
};

export function MediaPlugin({ uploads }: { uploads: Uploads }): JSX.Element {
  const [editor] = useLexicalComposerContext();
  const [adjusting, setAdjusting] = useState<NodeKey | null>(null);
  const [video, setVideo] = useState<{ key: NodeKey | null } | null>(null);
  const { input, ask } = useChooser((asking, files) => void take(editor, uploads, asking, files));
  useEffect(
    () =>
      mergeRegister(
        editor.registerCommand(
          ADJUST_PICTURE_COMMAND,
          (key) => {
            setAdjusting(key);
            return true;
          },
          COMMAND_PRIORITY_LOW,
        ),
        editor.registerCommand(
          PICK_GALLERY_COMMAND,
          (key) => ask({ what: "gallery", key }),
          COMMAND_PRIORITY_LOW,
        ),
        editor.registerCommand(
          PICK_ATTACHMENT_COMMAND,
          (key) => ask({ what: "attachment", key }),
          COMMAND_PRIORITY_LOW,
        ),
        editor.registerCommand(
          EDIT_VIDEO_COMMAND,
          (key) => {
            setVideo({ key });
            return true;
          },
          COMMAND_PRIORITY_LOW,
        ),
      ),
    [editor, ask],
  );
  return (
    <>
      {input}
      {adjusting !== null && (
        <Adjusting
          picture={adjusting}
          onClose={() => {
            setAdjusting(null);
            focusText(editor);
          }}
        />
      )}
      {video && (
        <Filming
          film={video.key}
          onAsk={(what) => {
            setVideo(null);
            focusText(editor);
            ask({ what, key: video.key });
          }}
          onClose={() => {
            setVideo(null);
            focusText(editor);
          }}
        />
      )}
    </>
  );
}

/** One input for every kind of file; `ask` opens the system's dialog. */
function useChooser(onFiles: (asking: Asking, files: File[]) => void) {
  const element = useRef<HTMLInputElement>(null);
  const asked = useRef<Asking | null>(null);
  const [ask] = useState(() => (asking: Asking): true => {
    const input = element.current;
    if (!input) return true;
    asked.current = asking;
    input.accept = accepts[asking.what];
    input.multiple = asking.what === "gallery" || (asking.what === "attachment" && !asking.key);
    input.click();
    return true;
  });
  const input = (
    <input
      ref={element}
      type="file"
      hidden
      data-testid="media-input"
      onChange={(event) => {
        const files = [...(event.currentTarget.files ?? [])];
        event.currentTarget.value = "";
        if (asked.current && files.length > 0) onFiles(asked.current, files);
      }}
    />
  );
  return { input, ask };
}

async function take(
  editor: LexicalEditor,
  uploads: Uploads,
  asking: Asking,
  files: File[],
): Promise<void> {
  // The place is where the caret was, however long the files take.
  const place = editor.read(() => $insertionPoint()?.getKey() ?? null);
  switch (asking.what) {
    case "gallery": {
      const assets: Asset[] = [];
      for (const file of files) {
        const asset = await uploads.add(file, file.name);
        if (asset) assets.push(asset);
      }
      if (assets.length > 0) putPictures(editor, { key: asking.key, place }, assets);
      return;
    }
    case "attachment": {
      let after = place;
      for (const file of files) {
        const stored = await uploads.addFile(file, file.name, "attachment");
        if (stored) after = putAttachment(editor, { key: asking.key, place: after }, stored);
      }
      return;
    }
    case "film": {
      const [file] = files;
      const stored = file && (await uploads.addFile(file, file.name, "film"));
      if (stored) putVideo(editor, { key: asking.key, place }, { kind: "file", file: stored });
      return;
    }
    case "poster": {
      const [file] = files;
      const poster = file && (await uploads.add(file, file.name));
      if (poster) changeVideo(editor, asking.key, (node) => void node.setPoster(poster));
      return;
    }
    case "captions-zh":
    case "captions-en": {
      const [file] = files;
      const captions = file && (await uploads.addFile(file, file.name, "captions"));
      const lang = asking.what === "captions-zh" ? "zh" : "en";
      if (captions) changeVideo(editor, asking.key, (node) => $caption(node, lang, captions));
    }
  }
}

interface Where {
  /** The node that asked; null for something new. */
  key: NodeKey | null;
  /** The child of root behind which something new goes. */
  place: NodeKey | null;
}

/** Into the gallery that asked, into one around the picture that asked, or into a new one. */
function putPictures(editor: LexicalEditor, { key, place }: Where, assets: Asset[]): void {
  let isPut = false;
  changeShown(editor, () => {
    const host = key ? $getNodeByKey(key) : null;
    if (!host?.isAttached()) return;
    const figures = assets.map((asset) => $createFigureNode(asset));
    const gallery = $galleryAround(host);
    if (gallery) $addToGallery(gallery, figures);
    else if ($isFigureNode(host)) {
      const made = $createGalleryNode([]);
      host.insertBefore(made);
      made.splice(0, 0, [host, ...figures]);
    } else return;
    figures[0]?.selectStart();
    isPut = true;
  });
  if (isPut) return;
  insertShown(
    editor,
    () => $createGalleryNode(assets.map((asset) => $createFigureNode(asset))),
    place,
  );
}

function putAttachment(
  editor: LexicalEditor,
  { key, place }: Where,
  file: StoredFile,
): NodeKey | null {
  if (!key) return insertShown(editor, () => $createAttachmentNode(file), place);
  changeShown(editor, () => {
    const node = $getNodeByKey(key);
    if ($isAttachmentNode(node)) node.setFile(file);
  });
  return place;
}

function putVideo(editor: LexicalEditor, { key, place }: Where, video: Video): void {
  if (key) changeVideo(editor, key, (node) => void node.setVideo(video));
  else insertShown(editor, () => $createVideoNode(video), place);
}

function changeVideo(
  editor: LexicalEditor,
  key: NodeKey | null,
  $change: (node: ReturnType<typeof $createVideoNode>) => void,
): void {
  changeShown(editor, () => {
    const node = key ? $getNodeByKey(key) : null;
    if ($isVideoNode(node)) $change(node);
  });
}

/** Captions belong to a film of ours; somebody may have put another in its place meanwhile. */
function $caption(
  node: ReturnType<typeof $createVideoNode>,
  lang: Lang,
  file: StoredFile | null,
): void {
  const video = node.getVideo();
  if (video?.kind === "file") node.setVideo(withCaptions(video, lang, file));
}

function Adjusting({ picture, onClose }: { picture: NodeKey; onClose: () => void }) {
  const [editor] = useLexicalComposerContext();
  const [found] = useState(() =>
    editor.read(() => {
      const node = $getNodeByKey(picture);
      const asset = $isFigureNode(node) ? node.getAsset() : null;
      if (!$isFigureNode(node) || !asset) return null;
      return {
        framing: { asset, placement: node.getPlacement() } satisfies Framing,
        isPlaced: $galleryAround(node) === null,
        isTranslation: $getState(node, fromState) !== null,
      };
    }),
  );
  useEffect(() => {
    if (!found) onClose();
  }, [found, onClose]);
  if (!found) return null;
  return (
    <FramePicture
      {...found}
      onClose={onClose}
      onApply={({ asset, placement }) => {
        changeShown(editor, () => {
          const node = $getNodeByKey(picture);
          // Somebody else may have put another picture there meanwhile.
          if (!$isFigureNode(node) || node.getAsset()?.hash !== asset.hash) return;
          node.setAsset(asset);
          if (found.isPlaced && node.getPlacement() !== placement) node.setPlacement(placement);
        });
        onClose();
      }}
    />
  );
}

interface FilmingProps {
  film: NodeKey | null;
  onAsk(what: "film" | "poster" | `captions-${Lang}`): void;
  onClose(): void;
}

function Filming({ film, onAsk, onClose }: FilmingProps) {
  const [editor] = useLexicalComposerContext();
  const [found] = useState(() =>
    editor.read(() => {
      const node = film ? $getNodeByKey(film) : null;
      const place = $insertionPoint()?.getKey() ?? null;
      return $isVideoNode(node)
        ? { video: node.getVideo(), poster: node.getPoster(), place }
        : { video: null, poster: null, place };
    }),
  );
  return (
    <VideoDialog
      video={found.video}
      poster={found.poster}
      onPoster={film ? () => onAsk("poster") : null}
      onNoPoster={() => {
        changeVideo(editor, film, (node) => void node.setPoster(null));
        onClose();
      }}
      onCaptions={film ? (lang) => onAsk(`captions-${lang}`) : null}
      onNoCaptions={(lang) => {
        changeVideo(editor, film, (node) => $caption(node, lang, null));
        onClose();
      }}
      onFile={() => onAsk("film")}
      onApply={(video) => {
        putVideo(editor, { key: film, place: found.place }, video);
        onClose();
      }}
      onClose={onClose}
    />
  );
}
