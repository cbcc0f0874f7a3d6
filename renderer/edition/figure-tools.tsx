/** Buttons on every figure: supply or replace its picture, move it, take it out. The keys do the same at the caret. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { ActionIcon, Button, Tooltip } from "@mantine/core";
import {
  IconArrowDown,
  IconArrowUp,
  IconPhotoOff,
  IconPhotoPlus,
  IconReplace,
  IconTrash,
} from "@tabler/icons-react";
import { $getNodeByKey } from "lexical";
import { useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import { $isFigureNode, FigureNode } from "../../core/edition/nodes/figure-node.ts";
import { PICK_PICTURE_COMMAND } from "./edit-actions.ts";
import { $moveTop, removeFigure } from "./figures.ts";
import classes from "./figure-tools.module.css";

interface Shown {
  figure: string;
  place: Element;
  missing: boolean;
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
              ? [{ figure, place, missing: !node.getAsset() }]
              : [];
          }),
        );
        setShown((now) => [...now.filter(({ figure }) => !mutations.has(figure)), ...changed]);
      }),
    [editor],
  );
  return shown.map((one) => createPortal(<Tools {...one} />, one.place, one.figure));
}

/** Outside of the Tab order: it would lie between one paragraph and the next. */
function Tools({ figure, missing }: Shown) {
  const { t } = useTranslation("edition");
  const [editor] = useLexicalComposerContext();
  const move = (up: boolean): void => editor.update(() => $moveTop(figure, up));
  const pick = (): void => void editor.dispatchCommand(PICK_PICTURE_COMMAND, figure);
  const buttons = [
    { name: "replace", Icon: missing ? IconPhotoPlus : IconReplace, run: pick },
    { name: "up", Icon: IconArrowUp, run: () => move(true) },
    { name: "down", Icon: IconArrowDown, run: () => move(false) },
    { name: "remove", Icon: IconTrash, run: () => removeFigure(editor, figure) },
  ] as const;
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
      <div className={classes.tools}>
        {buttons
          .filter(({ name }) => !(missing && name === "replace"))
          .map(({ name, Icon, run }) => (
            <Tooltip key={name} label={t(`figure.${name}`)}>
              <ActionIcon
                size={28}
                variant="default"
                tabIndex={-1}
                aria-label={t(`figure.${name}`)}
                onMouseDown={(event) => event.preventDefault()}
                onClick={run}
              >
                <Icon size={16} />
              </ActionIcon>
            </Tooltip>
          ))}
      </div>
    </>
  );
}
