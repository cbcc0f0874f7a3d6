/** Attachments and films of an edition, and the pictures that stand for films. */
import type { Edition, NodeJson } from "../edition/edition.ts";
import { type Asset, assetSchema } from "./asset.ts";
import { type StoredFile, storedFileSchema } from "./stored-file.ts";
import { captionsOf, videoSchema } from "./video.ts";

const topOf = (edition: Edition): NodeJson[] => edition.root.children ?? [];

/** Addresses of films on other sites, with the node that holds each. */
export const playersIn = (edition: Edition): { url: string; node: NodeJson }[] =>
  topOf(edition).flatMap((node) => {
    const video = node.type === "video" ? videoSchema.safeParse(node["video"]).data : undefined;
    return video?.kind === "player" ? [{ url: video.url, node }] : [];
  });

/** In reading order; null for one that has still to be supplied. A film on another site is no file. */
export const filesIn = (edition: Edition): (StoredFile | null)[] =>
  topOf(edition).flatMap((node): (StoredFile | null)[] => {
    if (node.type === "attachment") return [storedFileSchema.safeParse(node["file"]).data ?? null];
    if (node.type !== "video") return [];
    const video = videoSchema.safeParse(node["video"]).data;
    if (video?.kind === "player") return [];
    return video ? [video.file, ...captionsOf(video).map(({ file }) => file)] : [null];
  });

export const postersIn = (edition: Edition): Asset[] =>
  topOf(edition).flatMap((node) => {
    const poster = node.type === "video" ? assetSchema.safeParse(node["poster"]).data : undefined;
    return poster ?? [];
  });
