/** The focal point of a picture: set by a click, by dragging or by the arrow keys, with the cuts that are made around it. */
import { Button, VisuallyHidden } from "@mantine/core";
import { type JSX, type KeyboardEvent, type PointerEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import { mediaUrl } from "../../../core/api/routes.ts";
import { type Asset, shownSize } from "../../../core/media/asset.ts";
import { cutTo, type Focus, type Point, shownFocus, toFocus } from "../../../core/media/focus.ts";
import { fractionsOf } from "../../../core/media/recipe.ts";
import classes from "./frame-picture.module.css";

const steps: Partial<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

const percent = (part: number): number => Math.round(part * 100);

interface FocusStageProps {
  /** As it is framed now. */
  asset: Asset;
  onFocus(focus: Focus): void;
}

export function FocusStage({ asset, onFocus }: FocusStageProps): JSX.Element {
  const { t } = useTranslation("media");
  const picture = useRef<HTMLDivElement>(null);
  const point = shownFocus(asset);
  const { width, height } = shownSize(asset);
  const set = (next: Point): void => onFocus(toFocus(next, asset));
  const setAt = (event: PointerEvent): void => {
    const box = picture.current?.getBoundingClientRect();
    // Before the picture is there it has no size.
    if (!box || box.width === 0 || box.height === 0) return;
    set({ x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height });
  };
  const onKey = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const by = event.shiftKey ? 0.1 : 0.01;
    set({ x: point.x + step.x * by, y: point.y + step.y * by });
  };
  return (
    <div className={classes.stage}>
      <div
        ref={picture}
        className={classes.focusing}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          setAt(event);
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) setAt(event);
        }}
      >
        <img
          className={classes.picture}
          src={mediaUrl(asset, 1280)}
          width={width}
          height={height}
          alt=""
          draggable={false}
        />
        <button
          type="button"
          className={classes.dot}
          style={{ left: `${point.x * 100}%`, top: `${point.y * 100}%` }}
          aria-label={t("frame.focus", { x: percent(point.x), y: percent(point.y) })}
          onKeyDown={onKey}
        />
      </div>
      <VisuallyHidden aria-live="polite">
        {asset.focus ? t("frame.focus", { x: percent(point.x), y: percent(point.y) }) : ""}
      </VisuallyHidden>
    </div>
  );
}

const shapes = { "3:2": 3 / 2, "1:1": 1 } as const;

interface FocusCutsProps {
  asset: Asset;
  onMiddle(): void;
}

/** What lists show of the picture as it is framed now. */
export function FocusCuts({ asset, onMiddle }: FocusCutsProps): JSX.Element {
  const { t } = useTranslation("media");
  return (
    <fieldset className={classes.group}>
      <legend>{t("frame.focusCuts")}</legend>
      <div className={classes.cuts}>
        {Object.entries(shapes).map(([name, ratio]) => (
          <figure key={name} className={classes.cut}>
            <div className={classes.window} style={{ aspectRatio: ratio }}>
              <Cut asset={asset} ratio={ratio} alt={t("frame.cutOf", { ratio: name })} />
            </div>
            <figcaption>{name}</figcaption>
          </figure>
        ))}
      </div>
      <p className={classes.hint}>{t("frame.focusHint")}</p>
      <Button
        size="xs"
        variant="subtle"
        className={classes.follow}
        disabled={!asset.focus}
        onClick={onMiddle}
      >
        {t("frame.middle")}
      </Button>
    </fieldset>
  );
}

/** The picture behind a window of the cut's shape, so that no file has to be made while the point moves. */
function Cut({ asset, ratio, alt }: { asset: Asset; ratio: number; alt: string }): JSX.Element {
  const { hash, ext } = asset;
  const shown = { hash, ext, ...shownSize(asset), focus: toFocus(shownFocus(asset), {}) };
  const crop = cutTo(ratio, shown).recipe?.crop;
  const box = crop ? fractionsOf(crop) : { x: 0, y: 0, width: 1, height: 1 };
  return (
    <img
      src={mediaUrl(asset, 640)}
      alt={alt}
      draggable={false}
      style={{
        width: `${100 / box.width}%`,
        height: `${100 / box.height}%`,
        left: `${(-100 * box.x) / box.width}%`,
        top: `${(-100 * box.y) / box.height}%`,
      }}
    />
  );
}
