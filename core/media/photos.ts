/** The photographs of a report as one list: each with its texts in both languages, and what is still missing. */
import { type Block, blocksOf, type BlockKind, textOf } from "../edition/blocks.ts";
import type { Edition, NodeJson } from "../edition/edition.ts";
import { type Placement, toPlacement } from "../edition/placement.ts";
import { translationStatus } from "../edition/translation.ts";
import { type BlockId, blockIdSchema } from "../report/ids.ts";
import { type Lang, otherLang } from "../report/lang.ts";
import { type Asset, assetSchema } from "./asset.ts";

export const photoTexts = ["caption", "alt", "credit"] as const satisfies BlockKind[];
export type PhotoText = (typeof photoTexts)[number];

/** One figure of one edition. */
export interface EditionPhoto {
  node: NodeJson;
  id: BlockId | null;
  /** The source edition's figure that this one stands for. */
  from: BlockId | null;
  /** Null for a place whose picture has still to be supplied. */
  asset: Asset | null;
  placement: Placement;
  texts: Partial<Record<PhotoText, Block>>;
  /** Caption of the gallery that it belongs to; null for a picture that stands alone. */
  shared: string | null;
}

const blockId = (value: unknown): BlockId | null => blockIdSchema.safeParse(value).data ?? null;

/** The figures of an edition in reading order, those of galleries among them. */
export const photosIn = (edition: Edition): EditionPhoto[] =>
  (edition.root.children ?? [])
    .flatMap((node): { node: NodeJson; shared: string | null }[] =>
      node.type === "gallery"
        ? (node.children ?? []).map((child) => ({ node: child, shared: sharedCaption(node) }))
        : [{ node, shared: null }],
    )
    .filter(({ node }) => node.type === "figure")
    .map(({ node, shared }) => ({
      node,
      shared,
      id: blockId(node.$?.["id"]),
      from: blockId(node.$?.["from"]),
      asset: assetSchema.safeParse(node["asset"]).data ?? null,
      placement: toPlacement(node["placement"]),
      texts: Object.fromEntries(blocksOf({ root: node }).map((block) => [block.kind, block])),
    }));

function sharedCaption(gallery: NodeJson): string {
  const caption = gallery.children?.find(({ type }) => type === "caption");
  return caption ? textOf(caption) : "";
}

/** The cover, which is a figure of the source edition, or in a translation what stands for it; the first otherwise. */
export const coverAmong = <P extends Pick<EditionPhoto, "id" | "from">>(
  photos: readonly P[],
  cover: BlockId | undefined,
): P | undefined =>
  photos.find(({ id, from }) => cover !== undefined && (id === cover || from === cover)) ??
  photos[0];

/** What a figure can lack by itself. */
export type FigureLack = "picture" | PhotoText;

/** A figure without its picture lacks that first of all: its texts are asked for when it is there. */
export function lacksOf(
  photo: Pick<EditionPhoto, "asset" | "texts"> & { shared?: string | null },
  isLost: (asset: Asset) => boolean = () => false,
): FigureLack[] {
  if (!photo.asset || isLost(photo.asset)) return ["picture"];
  return photoTexts.filter(
    (text) =>
      (photo.texts[text]?.text ?? "").trim() === "" &&
      // One caption may speak for all pictures of a gallery.
      !(text === "caption" && (photo.shared ?? "").trim() !== ""),
  );
}

/** `translation`: the other edition does not have the figure; `outdated`: its text was confirmed for another source text. */
export type PhotoLack = { lang: Lang; lack: FigureLack | "translation" | "outdated" };

export interface Photo {
  /** Stays the same while the report is open. */
  key: string;
  sides: Record<Lang, EditionPhoto | null>;
  lacks: PhotoLack[];
}

export interface Pair {
  editions: Record<Lang, Edition>;
  sourceLang: Lang;
}

/** The source edition's photographs in its order, each with its counterpart; then those that only the translation has. */
export function photosOf({ editions, sourceLang }: Pair): Photo[] {
  const target = otherLang(sourceLang);
  const rest = photosIn(editions[target]);
  const photos = photosIn(editions[sourceLang]).map((source, index): Photo => {
    const at = rest.findIndex((photo) => stands(photo, source));
    const [counterpart = null] = at < 0 ? [] : rest.splice(at, 1);
    return toPhoto(source.id ?? `source ${index}`, { source, counterpart, sourceLang });
  });
  const alone = rest.map((counterpart, index) =>
    toPhoto(counterpart.id ?? `target ${index}`, { source: null, counterpart, sourceLang }),
  );
  return [...photos, ...alone];
}

/** By the figure itself, or by any of its texts: the translator may have put the figure together anew. */
const stands = (photo: EditionPhoto, source: EditionPhoto): boolean =>
  (photo.from !== null && photo.from === source.id) ||
  photoTexts.some((text) => {
    const from = photo.texts[text]?.from ?? null;
    return from !== null && from === source.texts[text]?.id;
  });

interface Sides {
  source: EditionPhoto | null;
  counterpart: EditionPhoto | null;
  sourceLang: Lang;
}

function toPhoto(key: string, { source, counterpart, sourceLang }: Sides): Photo {
  const target = otherLang(sourceLang);
  const lacks: PhotoLack[] = [];
  if (source) for (const lack of lacksOf(source)) lacks.push({ lang: sourceLang, lack });
  if (!counterpart) lacks.push({ lang: target, lack: "translation" });
  if (counterpart) for (const lack of lacksOf(counterpart)) lacks.push({ lang: target, lack });
  if (source && counterpart && isOutdated(source, counterpart))
    lacks.push({ lang: target, lack: "outdated" });
  const sides = { zh: source, en: source };
  sides[target] = counterpart;
  return { key, sides, lacks };
}

const isOutdated = (source: EditionPhoto, counterpart: EditionPhoto): boolean =>
  photoTexts.some((text) => {
    const [from, to] = [source.texts[text], counterpart.texts[text]];
    return from && to && translationStatus(from, to) === "outdated";
  });
