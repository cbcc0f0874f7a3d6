/** How a picture is shown: cut, turned, placed. The file stays as it is; everything can be taken back here. */
import { ActionIcon, Button, Modal, SegmentedControl, Select, Tooltip } from "@mantine/core";
import { IconRotate, IconRotateClockwise } from "@tabler/icons-react";
import { type JSX, useState } from "react";
import { useTranslation } from "react-i18next";
import ReactCrop from "react-image-crop";
import "react-image-crop/dist/ReactCrop.css";
import { mediaUrl } from "../../../core/api/routes.ts";
import { type Placement, placements } from "../../../core/edition/placement.ts";
import { type Asset, shownSize } from "../../../core/media/asset.ts";
import type { Focus } from "../../../core/media/focus.ts";
import {
  type Crop,
  fractionsOf,
  type Rotation,
  toCrop,
  toRecipe,
  turned,
  turnedSize,
} from "../../../core/media/recipe.ts";
import { FocusCuts, FocusStage } from "./focus-stage.tsx";
import { aspectNames, aspectOf, type AspectName, fitted } from "./aspects.ts";
import classes from "./frame-picture.module.css";

export interface Framing {
  asset: Asset;
  placement: Placement;
}

export interface FramePictureProps {
  framing: Framing;
  /** A picture of a gallery stands as its gallery does. */
  isPlaced: boolean;
  /** Of a translation: its picture may be framed otherwise than in the source. */
  isTranslation: boolean;
  onApply(framing: Framing): void;
  onClose(): void;
}

export function FramePicture(props: FramePictureProps): JSX.Element {
  const { t } = useTranslation("media");
  return (
    <Modal
      opened
      onClose={props.onClose}
      size="min(920px, 94vw)"
      title={t("frame.title")}
      closeButtonProps={{ "aria-label": t("frame.cancel") }}
    >
      <Form {...props} />
    </Modal>
  );
}

function Form({ framing, isPlaced, isTranslation, onApply, onClose }: FramePictureProps) {
  const { t } = useTranslation("media");
  const { asset } = framing;
  const [rotation, setRotation] = useState<Rotation>(asset.recipe?.rotation ?? 0);
  const [crop, setCrop] = useState<Crop | null>(asset.recipe?.crop ?? null);
  const [placement, setPlacement] = useState(framing.placement);
  const [aspect, setAspect] = useState<AspectName>("free");
  const [focus, setFocus] = useState<Focus | null>(asset.focus ?? null);
  const [mode, setMode] = useState<"cut" | "focus">("cut");
  const size = turnedSize(asset, rotation);
  const { recipe: _recipe, own: _own, focus: _focus, ...plain } = asset;
  const framed = (own: boolean): Asset => {
    const recipe = toRecipe(rotation, crop);
    return {
      ...plain,
      ...(recipe && { recipe }),
      ...(focus && { focus }),
      ...(own && { own: true as const }),
    };
  };
  const shown = shownSize(framed(false));
  const turn = (quarters: number): void => {
    setRotation(((((rotation + quarters * 90) % 360) + 360) % 360) as Rotation);
    let next = crop;
    for (let step = 0; next && step < (quarters + 4) % 4; step += 1) next = turned(next);
    setCrop(next);
    setAspect("free");
  };
  const choose = (name: AspectName): void => {
    setAspect(name);
    const ratio = aspectOf(name, size);
    if (ratio !== undefined) setCrop(fitted(ratio, size, crop));
  };
  const reset = (): void => {
    setRotation(0);
    setCrop(null);
    setAspect("free");
    setPlacement("text");
    setFocus(null);
  };
  return (
    <div className={classes.form}>
      <div className={classes.main}>
        <SegmentedControl
          size="xs"
          aria-label={t("frame.mode")}
          value={mode}
          onChange={(value) => setMode(value)}
          data={(["cut", "focus"] as const).map((value) => ({
            value,
            label: t(`frame.modes.${value}`),
          }))}
        />
        {mode === "cut" ? (
          <Cutter
            {...{ asset: plain, rotation, crop, onCrop: setCrop }}
            ratio={aspectOf(aspect, size)}
          />
        ) : (
          <FocusStage asset={framed(false)} onFocus={setFocus} />
        )}
      </div>
      <div className={classes.side}>
        {isPlaced && (
          <fieldset className={classes.group}>
            <legend>{t("frame.placement")}</legend>
            <SegmentedControl
              orientation="vertical"
              fullWidth
              size="xs"
              aria-label={t("frame.placement")}
              value={placement}
              onChange={(value) => setPlacement(value)}
              data={placements.map((value) => ({ value, label: t(`frame.placed.${value}`) }))}
            />
          </fieldset>
        )}
        {mode === "focus" ? (
          <FocusCuts asset={framed(false)} onMiddle={() => setFocus(null)} />
        ) : (
          <fieldset className={classes.group}>
            <legend>{t("frame.cut")}</legend>
            <Select
              size="xs"
              label={t("frame.aspect")}
              allowDeselect={false}
              value={aspect}
              onChange={(value) => value && choose(value)}
              data={aspectNames.map((value) => ({
                value,
                label: value === "free" || value === "own" ? t(`frame.ratio.${value}`) : value,
              }))}
            />
            <div className={classes.turns}>
              <Tooltip label={t("frame.turnLeft")}>
                <ActionIcon
                  variant="default"
                  size={32}
                  aria-label={t("frame.turnLeft")}
                  onClick={() => turn(3)}
                >
                  <IconRotate size={18} />
                </ActionIcon>
              </Tooltip>
              <Tooltip label={t("frame.turnRight")}>
                <ActionIcon
                  variant="default"
                  size={32}
                  aria-label={t("frame.turnRight")}
                  onClick={() => turn(1)}
                >
                  <IconRotateClockwise size={18} />
                </ActionIcon>
              </Tooltip>
              <Button size="xs" variant="subtle" onClick={reset}>
                {t("frame.reset")}
              </Button>
            </div>
            <output className={classes.size}>
              {t("frame.size", { width: shown.width, height: shown.height })}
            </output>
            <p className={classes.hint}>{t("frame.hint")}</p>
          </fieldset>
        )}
        {isTranslation && (
          <Button
            size="xs"
            variant="subtle"
            className={classes.follow}
            disabled={!asset.own}
            onClick={() => onApply({ asset: framed(false), placement })}
          >
            {t("frame.follow")}
          </Button>
        )}
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>
            {t("frame.cancel")}
          </Button>
          <Button
            data-autofocus
            onClick={() => onApply({ asset: framed(isTranslation), placement })}
          >
            {t("frame.apply")}
          </Button>
        </div>
      </div>
    </div>
  );
}

interface CutterProps {
  asset: Asset;
  rotation: Rotation;
  crop: Crop | null;
  ratio: number | undefined;
  onCrop(crop: Crop | null): void;
}

/** The picture turned, with the part that is kept; arrow keys move the handle or the part that has the focus. */
function Cutter({ asset, rotation, crop, ratio, onCrop }: CutterProps) {
  const { t } = useTranslation("media");
  const recipe = toRecipe(rotation, null);
  const { width, height } = turnedSize(asset, rotation);
  const box = crop && fractionsOf(crop);
  return (
    <div className={classes.stage}>
      <ReactCrop
        {...(box && {
          crop: {
            unit: "%" as const,
            x: box.x * 100,
            y: box.y * 100,
            width: box.width * 100,
            height: box.height * 100,
          },
        })}
        {...(ratio !== undefined && { aspect: ratio })}
        ruleOfThirds
        minWidth={24}
        minHeight={24}
        ariaLabels={{
          cropArea: t("frame.area"),
          nwDragHandle: t("frame.handle.nw"),
          nDragHandle: t("frame.handle.n"),
          neDragHandle: t("frame.handle.ne"),
          eDragHandle: t("frame.handle.e"),
          seDragHandle: t("frame.handle.se"),
          sDragHandle: t("frame.handle.s"),
          swDragHandle: t("frame.handle.sw"),
          wDragHandle: t("frame.handle.w"),
        }}
        onChange={(_pixels, part) => {
          const isNothing = part.width < 0.5 || part.height < 0.5;
          onCrop(
            isNothing
              ? null
              : toCrop({
                  x: part.x / 100,
                  y: part.y / 100,
                  width: part.width / 100,
                  height: part.height / 100,
                }),
          );
        }}
      >
        <img
          className={classes.picture}
          src={mediaUrl({ ...asset, ...(recipe && { recipe }) }, 1280)}
          width={width}
          height={height}
          alt=""
          draggable={false}
        />
      </ReactCrop>
    </div>
  );
}
