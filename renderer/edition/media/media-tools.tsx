/** Buttons on galleries, attachments and films; the keys do the same at the caret. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { Button } from "@mantine/core";
import {
  IconArrowDown,
  IconArrowUp,
  IconFile,
  IconLayersSubtract,
  IconMovie,
  IconPencil,
  IconPhotoPlus,
  IconReplace,
  IconTrash,
  type TablerIcon,
} from "@tabler/icons-react";
import { $getNodeByKey, type Klass, type LexicalNode, mergeRegister, type NodeKey } from "lexical";
import { type JSX, useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import { $isAttachmentNode, AttachmentNode } from "../../../core/edition/nodes/attachment-node.ts";
import { GalleryNode } from "../../../core/edition/nodes/gallery-node.ts";
import { $isMediaNode } from "../../../core/edition/nodes/media-nodes.ts";
import { $isVideoNode, VideoNode } from "../../../core/edition/nodes/video-node.ts";
import { startUndoStep } from "../../app/live/undo-steps.ts";
import { $moveTop, removeFigure } from "../figures.ts";
import { type Tool, ToolButtons } from "./tool-buttons.tsx";
import {
  EDIT_VIDEO_COMMAND,
  PICK_ATTACHMENT_COMMAND,
  PICK_GALLERY_COMMAND,
} from "./media-commands.ts";
import { dissolveGallery } from "./media-actions.ts";
import classes from "../figure-tools.module.css";

type Kind = "gallery" | "attachment" | "video";

interface Shown {
  node: NodeKey;
  kind: Kind;
  place: Element;
  missing: boolean;
}

const klasses: Klass<LexicalNode>[] = [GalleryNode, AttachmentNode, VideoNode];

export function MediaTools(): JSX.Element[] {
  const [editor] = useLexicalComposerContext();
  const [shown, setShown] = useState<Shown[]>([]);
  useEffect(
    () =>
      mergeRegister(
        ...klasses.map((klass) =>
          editor.registerMutationListener(klass, (mutations) => {
            const changed = editor.read(() =>
              [...mutations.keys()].flatMap((key): Shown[] => {
                const node = $getNodeByKey(key);
                const place = editor
                  .getElementByKey(key)
                  ?.querySelector(":scope > :is(.dg-figure-tools, .dg-gallery-tools)");
                if (!place || !$isMediaNode(node)) return [];
                const missing =
                  ($isAttachmentNode(node) && !node.getFile()) ||
                  ($isVideoNode(node) && !node.getVideo());
                return [{ node: key, kind: node.getType() as Kind, place, missing }];
              }),
            );
            setShown((now) => [...now.filter(({ node }) => !mutations.has(node)), ...changed]);
          }),
        ),
      ),
    [editor],
  );
  return shown.map((one) => createPortal(<Tools {...one} />, one.place, one.node));
}

const missingIcons: Record<Kind, TablerIcon> = {
  gallery: IconPhotoPlus,
  attachment: IconFile,
  video: IconMovie,
};

function Tools({ node, kind, missing }: Shown) {
  const { t } = useTranslation(["media", "edition"]);
  const [editor] = useLexicalComposerContext();
  const change = (work: () => void): void => {
    startUndoStep(editor);
    work();
  };
  const move = (up: boolean) => () => change(() => editor.update(() => $moveTop(node, up)));
  const supply = (): void =>
    void (kind === "attachment"
      ? editor.dispatchCommand(PICK_ATTACHMENT_COMMAND, node)
      : editor.dispatchCommand(EDIT_VIDEO_COMMAND, node));
  const own: Tool[] =
    kind === "gallery"
      ? [
          {
            name: "add",
            label: t("gallery.add"),
            Icon: IconPhotoPlus,
            run: () => void editor.dispatchCommand(PICK_GALLERY_COMMAND, node),
          },
          {
            name: "ungroup",
            label: t("gallery.ungroup"),
            Icon: IconLayersSubtract,
            run: () => change(() => dissolveGallery(editor, node)),
          },
        ]
      : [
          kind === "attachment"
            ? { name: "replace", label: t("attachment.replace"), Icon: IconReplace, run: supply }
            : { name: "edit", label: t("video.edit"), Icon: IconPencil, run: supply },
        ];
  const tools: Tool[] = [
    ...(missing ? [] : own),
    { name: "up", label: t("edition:figure.up"), Icon: IconArrowUp, run: move(true) },
    { name: "down", label: t("edition:figure.down"), Icon: IconArrowDown, run: move(false) },
    {
      name: "remove",
      label: t(`shown.remove.${kind}`),
      Icon: IconTrash,
      run: () => change(() => removeFigure(editor, node)),
    },
  ];
  const MissingIcon = missingIcons[kind];
  return (
    <>
      {kind === "gallery" && <span className={classes.kind}>{t("gallery.label")}</span>}
      {missing && kind !== "gallery" && (
        <div className={classes.missing}>
          <MissingIcon size={30} stroke={1.2} />
          <span>{t(`shown.missing.${kind}`)}</span>
          <Button size="xs" variant="default" tabIndex={-1} onClick={supply}>
            {t(`shown.supply.${kind}`)}
          </Button>
        </div>
      )}
      <ToolButtons tools={tools} />
    </>
  );
}
