/** The photographs of the report around in both living editions, and what can be done to them. */
import { $findBlock } from "../../core/edition/translate-block.ts";
import { $insertFigure } from "../../core/edition/insert-blocks.ts";
import { $createFigureNode } from "../../core/edition/nodes/figure-node.ts";
import { $bringInPhoto, $findFigure, $putInOrder } from "../../core/media/arrange-photos.ts";
import type { Asset } from "../../core/media/asset.ts";
import { type Photo, photosOf, type PhotoText } from "../../core/media/photos.ts";
import { $writeText } from "../../core/media/write-text.ts";
import type { BlockId } from "../../core/report/ids.ts";
import { type Lang, langs, otherLang } from "../../core/report/lang.ts";
import type { LiveDocument } from "../app/live/live-document.ts";
import type { Framing } from "../app/frame-picture/frame-picture.tsx";
import { openEdition } from "./open-edition.ts";

export interface PhotoPair {
  /** The same array until something changes. */
  photos(): Photo[];
  subscribe(listener: () => void): () => void;
  write(photo: Photo, lang: Lang, change: { text: PhotoText; value: string }): void;
  /** By one place; the translation follows where it has both photographs. False at either end. */
  move(photo: Photo, by: 1 | -1): boolean;
  /** In both editions; a counterpart with a picture of its own keeps it. */
  setAsset(photo: Photo, asset: Asset): void;
  /** Cut, turn and place; the translation follows unless it has its own way, or another picture. */
  frame(photo: Photo, framing: Framing): void;
  /** At the end of the source edition. Returns the new figure's id. */
  add(asset: Asset): BlockId | null;
  bringIn(photo: Photo): void;
  /** From both editions; the result puts it back. */
  remove(photo: Photo): () => void;
  stop(): void;
}

export interface PairNeeds {
  documents: Record<Lang, LiveDocument>;
  sourceLang: Lang;
  onError: (error: Error) => void;
}

export function openPhotoPair({ documents, sourceLang, onError }: PairNeeds): PhotoPair {
  const listeners = new Set<() => void>();
  const target = otherLang(sourceLang);
  const onChange = (): void => {
    photos = read();
    for (const listener of listeners) listener();
  };
  const editions = {
    zh: openEdition(documents.zh, { onChange, onError }),
    en: openEdition(documents.en, { onChange, onError }),
  };
  const read = (): Photo[] =>
    photosOf({ editions: { zh: editions.zh.get(), en: editions.en.get() }, sourceLang });
  let photos = read();

  const forBoth = (photo: Photo, work: (lang: Lang) => () => void): (() => void) => {
    const undos = langs.filter((lang) => photo.sides[lang] !== null).map(work);
    return () => {
      for (const undo of undos) undo();
    };
  };
  return {
    photos: () => photos,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    write(photo, lang, { text, value }) {
      const id = photo.sides[lang]?.texts[text]?.id;
      if (!id) return;
      editions[lang].type(() => {
        const block = $findBlock(id);
        if (block) $writeText(block, value);
      });
    },
    move(photo, by) {
      const at = photos.findIndex(({ key }) => key === photo.key);
      const neighbour = photos[at + by];
      if (!photo.sides[sourceLang] || !neighbour?.sides[sourceLang]) return false;
      const [first, second] = by === 1 ? [neighbour, photo] : [photo, neighbour];
      for (const lang of langs)
        editions[lang].change(() => $putInOrder(first.sides[lang]?.id, second.sides[lang]?.id));
      return true;
    },
    setAsset(photo, asset) {
      const own = photo.sides[sourceLang]?.asset?.hash;
      forBoth(photo, (lang) => {
        const side = photo.sides[lang];
        const follows = lang === sourceLang || !side?.asset || !own || side.asset.hash === own;
        return editions[lang].change(() => {
          if (follows) $findFigure(side?.id)?.setAsset(asset);
        });
      });
    },
    frame(photo, { asset, placement }) {
      forBoth(photo, (lang) => {
        const side = photo.sides[lang];
        const isFirst = lang === sourceLang || !photo.sides[sourceLang];
        const follows = side?.asset?.hash === asset.hash && (isFirst || !side.asset.own);
        return editions[lang].change(() => {
          const figure = follows ? $findFigure(side.id) : null;
          figure?.setAsset(asset);
          if (figure && figure.getPlacement() !== placement) figure.setPlacement(placement);
        });
      });
    },
    add(asset) {
      const known = new Set(photos.map(({ key }) => key));
      editions[sourceLang].change(() => $insertFigure($createFigureNode(asset)));
      return photos.find(({ key }) => !known.has(key))?.sides[sourceLang]?.id ?? null;
    },
    bringIn(photo) {
      const id = photo.sides[sourceLang]?.id;
      const source = editions[sourceLang].get();
      if (id) editions[target].change(() => void $bringInPhoto(source, id));
    },
    remove: (photo) =>
      forBoth(photo, (lang) =>
        editions[lang].change(() => $findFigure(photo.sides[lang]?.id)?.remove()),
      ),
    stop() {
      for (const lang of langs) editions[lang].stop();
    },
  };
}
