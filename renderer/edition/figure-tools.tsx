/** Buttons on every figure: supply or replace its picture, move it, take it out. The keys do the same at the caret. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { Button } from "@mantine/core";
import {
  IconArrowDown,
  IconArrowLeft,
  IconArrowRight,
  IconArrowUp,
  IconCrop,
  IconLibraryPhoto,
  IconPhotoOff,
  IconPhotoPlus,
  IconReplace,
  IconTrash,
} from "@tabler/icons-react";
import { $getNodeByKey } from "lexical";
import { useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import { $galleryAround } from "../../core/edition/galleries.ts";
import { $isFigureNode, FigureNode } from "../../core/edition/nodes/figure-node.ts";
import { PICK_PICTURE_COMMAND } from "./edit-actions.ts";
import { $moveTop, removeFigure } from "./figures.ts";
import { startUndoStep } from "../app/live/undo-steps.ts";
import { joinOrAsk } from "./media/media-actions.ts";
import { ADJUST_PICTURE_COMMAND } from "./media/media-commands.ts";
import { type Tool, ToolButtons } from "./media/tool-buttons.tsx";
import classes from "./figure-tools.module.css";

interface Shown {
  figure: string;
  place: Element;
  missing: boolean;
  inGallery: boolean;
}

export function FigureTools() {
  const [editor] = useLexicalComposerContext();
  const [shown, setShown] = useState<Shown[]>([]);
  useEffect(
    () =>
      editor.registerMutationListener(FigureNode, (mutations) => {
        const changed = editor.read(() =>
          [...mutations.keys()].flatMap((figure): Shown[] => {
            const node = $getNodeByKey(figure);
            const place = editor.getElementByKey(figure)?.querySelector(".dg-figure-tools");
            return $isFigureNode(node) && place
              ? [
                  {
                    figure,
                    place,
                    missing: !node.getAsset(),
                    inGallery: $galleryAround(node) !== null,
                  },
                ]
              : [];
          }),
        );
        setShown((now) => [...now.filter(({ figure }) => !mutations.has(figure)), ...changed]);
      }),
    [editor],
  );
  return shown.map((one) => createPortal(<Tools {...one} />, one.place, one.figure));
}

function Tools({ figure, missing, inGallery }: Shown) {
  const { t } = useTranslation("edition");
  const [editor] = useLexicalComposerContext();
  const change = (work: () => void) => (): void => {
    startUndoStep(editor);
    work();
  };
  const move = (up: boolean) => change(() => editor.update(() => $moveTop(figure, up)));
  const pick = (): void => void editor.dispatchCommand(PICK_PICTURE_COMMAND, figure);
  const tools: Tool[] = [
    {
      name: "adjust",
      label: t("figure.adjust"),
      Icon: IconCrop,
      run: () => void editor.dispatchCommand(ADJUST_PICTURE_COMMAND, figure),
    },
    { name: "replace", label: t("figure.replace"), Icon: IconReplace, run: pick },
    {
      name: "gallery",
      label: t("figure.gallery"),
      Icon: IconLibraryPhoto,
      run: change(() => joinOrAsk(editor, figure)),
    },
    {
      name: "up",
      label: t(inGallery ? "figure.earlier" : "figure.up"),
      Icon: inGallery ? IconArrowLeft : IconArrowUp,
      run: move(true),
    },
    {
      name: "down",
      label: t(inGallery ? "figure.later" : "figure.down"),
      Icon: inGallery ? IconArrowRight : IconArrowDown,
      run: move(false),
    },
    {
      name: "remove",
      label: t("figure.remove"),
      Icon: IconTrash,
      run: change(() => removeFigure(editor, figure)),
    },
  ];
  const isShown = ({ name }: Tool): boolean =>
    !(missing && (name === "replace" || name === "adjust")) && !(inGallery && name === "gallery");
  return (
    <>
      {missing && (
        <div className={classes.missing}>
          <IconPhotoOff size={34} stroke={1.2} />
          <span>{t("figure.missing")}</span>
          <Button
            size="xs"
            variant="default"
            tabIndex={-1}
            leftSection={<IconPhotoPlus size={16} />}
            onClick={pick}
          >
            {t("figure.supply")}
          </Button>
        </div>
      )}
      <ToolButtons tools={tools.filter(isShown)} />
    </>
  );
}
