/** The photo sheet (图片): every photograph of a report with its texts in both languages, its order, the cover. */
import { Button } from "@mantine/core";
import { IconPhoto, IconPhotoPlus } from "@tabler/icons-react";
import { type JSX, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ReportSummary } from "../../core/api/report.ts";
import { coverAmong, type Photo } from "../../core/media/photos.ts";
import { type Lang, otherLang } from "../../core/report/lang.ts";
import { useCommands } from "../app/commands.tsx";
import { FramePicture } from "../app/frame-picture/frame-picture.tsx";
import { useHead } from "../app/live/head.ts";
import { Loading } from "../app/room-boundary.tsx";
import { useTell } from "../app/tell.tsx";
import { PhotoCard, type PhotoActions } from "./photo-card.tsx";
import { PhotosBar, PickingState } from "./photos-bar.tsx";
import classes from "./photos.module.css";
import type { PhotoPair } from "./photo-pair.ts";
import { nextGap, photoAt } from "./sheet-focus.ts";
import { usePhotoPair } from "./use-photo-pair.ts";
import { type Picking, usePicking } from "./use-picking.tsx";

export function PhotosRoom({ report }: { report: ReportSummary }): JSX.Element {
  const open = usePhotoPair(report.sourceLang);
  if (!open) return <Loading />;
  return <Sheet report={report} {...open} />;
}

interface SheetProps {
  report: ReportSummary;
  pair: PhotoPair;
  photos: Photo[];
}

function Sheet({ report, pair, photos }: SheetProps): JSX.Element {
  const { t } = useTranslation("media");
  const { head } = useHead();
  const { sourceLang } = report;
  const sheet = useRef<HTMLDivElement>(null);
  const picking = usePicking();
  const { actions, said, adjusted, leave } = useActions({ report, pair, photos, picking, sheet });
  const inSource = photos.filter(({ sides }) => sides[sourceLang] !== null);
  const cover = coverAmong(
    inSource.flatMap(({ sides }) => {
      const side = sides[sourceLang];
      return side?.asset ? [side] : [];
    }),
    head.cover,
  );
  const add = (): void =>
    picking.pick({
      multiple: true,
      take: (asset) => {
        const id = pair.add(asset);
        if (id) requestAnimationFrame(() => photoAt(sheet.current, id)?.scrollIntoView());
      },
    });
  const goToGap = (): void => nextGap(sheet.current)?.focus();
  const move = (by: 1 | -1): void => {
    const key = document.activeElement?.closest<HTMLElement>("[data-photo]")?.dataset["photo"];
    const photo = photos.find((one) => one.key === key);
    if (photo) actions.move(photo, by);
  };
  useCommands([
    { id: "photos-add", group: "report", label: t("photos.add"), run: add },
    { id: "photos-gap", group: "report", label: t("photos.next"), keys: "F8", run: goToGap },
    {
      id: "photos-earlier",
      group: "report",
      label: t("photos.earlier"),
      keys: "alt+shift+ArrowUp",
      run: () => move(-1),
    },
    {
      id: "photos-later",
      group: "report",
      label: t("photos.later"),
      keys: "alt+shift+ArrowDown",
      run: () => move(1),
    },
  ]);
  return (
    <div className={classes.room} ref={sheet}>
      {photos.length > 0 && <PhotosBar photos={photos} onAdd={add} onNext={goToGap} />}
      <PickingState picking={picking} />
      {photos.length === 0 && <Empty onAdd={add} />}
      <div className={classes.grid}>
        {photos.map((photo, index) => (
          <PhotoCard
            key={photo.key}
            photo={photo}
            number={index + 1}
            total={inSource.length}
            sourceLang={sourceLang}
            isCover={cover !== undefined && photo.sides[sourceLang]?.id === cover.id}
            actions={actions}
          />
        ))}
      </div>
      {picking.input}
      {adjusted && <Adjusting {...{ pair, photo: adjusted, sourceLang, onClose: leave }} />}
      <output className={classes.said} aria-live="polite">
        {said}
      </output>
    </div>
  );
}

interface AdjustingProps {
  pair: PhotoPair;
  photo: Photo;
  sourceLang: Lang;
  onClose(): void;
}

/** Of the source's picture; the translation's, where only that has it. */
function Adjusting({ pair, photo, sourceLang, onClose }: AdjustingProps): JSX.Element | null {
  const side = photo.sides[sourceLang] ?? photo.sides[otherLang(sourceLang)];
  if (!side?.asset) return null;
  return (
    <FramePicture
      framing={{ asset: side.asset, placement: side.placement }}
      isPlaced={side.shared === null}
      isTranslation={false}
      onClose={onClose}
      onApply={(framing) => {
        pair.frame(photo, framing);
        onClose();
      }}
    />
  );
}

function Empty({ onAdd }: { onAdd: () => void }): JSX.Element {
  const { t } = useTranslation("media");
  return (
    <div className={classes.none}>
      <IconPhoto size={40} stroke={1.1} aria-hidden />
      <h2>{t("photos.none")}</h2>
      <p>{t("photos.noneAdvice")}</p>
      <Button leftSection={<IconPhotoPlus size={16} />} onClick={onAdd}>
        {t("photos.add")}
      </Button>
    </div>
  );
}

interface ActionNeeds extends SheetProps {
  picking: Picking;
  sheet: { readonly current: HTMLElement | null };
}

/** What the cards do; what moves is said, and keeps the focus. */
function useActions({ report, pair, photos, picking, sheet }: ActionNeeds) {
  const { t } = useTranslation("media");
  const tell = useTell();
  const { set } = useHead();
  const [said, setSaid] = useState("");
  const [adjusted, setAdjusted] = useState<Photo | null>(null);
  const focused = useRef<HTMLElement | null>(null);
  /** Takes the last offer to undo away: it can only be taken while the sheet is open. */
  const withdraw = useRef<() => void>(() => {});
  useEffect(() => () => withdraw.current(), []);
  useEffect(() => {
    // Moving an element in the page takes the focus from it.
    const element = focused.current;
    focused.current = null;
    if (element?.isConnected && document.activeElement !== element) {
      element.focus({ preventScroll: true });
      element.closest("[data-photo]")?.scrollIntoView({ block: "nearest" });
    }
  }, [photos]);
  const actions: PhotoActions = {
    write: pair.write,
    move(photo, by) {
      focused.current = document.activeElement as HTMLElement | null;
      if (!pair.move(photo, by)) return;
      const place = pair.photos().findIndex(({ key }) => key === photo.key) + 1;
      setSaid(t("photos.moved", { place, total: photos.length }));
    },
    cover(photo) {
      set("cover", photo.sides[report.sourceLang]?.id ?? null);
      setSaid(t("photos.coverSet"));
    },
    adjust: setAdjusted,
    replace: (photo) =>
      picking.pick({ multiple: false, take: (asset) => pair.setAsset(photo, asset) }),
    bringIn: (photo) => pair.bringIn(photo),
    remove(photo) {
      const at = photos.findIndex(({ key }) => key === photo.key);
      const undo = pair.remove(photo);
      withdraw.current();
      withdraw.current = tell.done(t("photos.removed", { number: at + 1 }), undo);
      const next = pair.photos()[Math.min(at, photos.length - 2)];
      requestAnimationFrame(() =>
        photoAt(sheet.current, next?.key)?.querySelector("button")?.focus(),
      );
    },
  };
  return { actions, said, adjusted, leave: () => setAdjusted(null) };
}
