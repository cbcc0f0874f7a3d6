/** Files of the library that are no pictures: attachments (附件) and films, named by the SHA-256 of their bytes. */
import { z } from "zod";
import { assetHashSchema } from "../report/ids.ts";
import { captionFaults } from "./captions.ts";

export const attachmentExts = [
  ...["pdf", "docx", "xlsx", "pptx", "doc", "xls", "ppt"],
  ...["odt", "ods", "odp", "zip", "rar", "7z"],
] as const;
export const filmExts = ["mp4", "webm"] as const;
/** Captions are kept as WebVTT, whatever came. */
export const captionExts = ["vtt"] as const;
export const fileExts = [...attachmentExts, ...filmExts, ...captionExts] as const;

/** `name` is the file's own, without its end; `ext` is what its bytes are, whatever it was called. */
export const storedFileSchema = z.object({
  hash: assetHashSchema,
  ext: z.enum(fileExts),
  sizeBytes: z.int().positive(),
  name: z.string().max(200),
});
export type StoredFile = z.infer<typeof storedFileSchema>;

export const MAX_ATTACHMENT_BYTES = 100 * 1024 * 1024;
export const MAX_FILM_BYTES = 500 * 1024 * 1024;

export const fileUses = ["attachment", "film", "captions"] as const;
export type FileUse = (typeof fileUses)[number];

const maxBytes: Record<FileUse, number> = {
  attachment: MAX_ATTACHMENT_BYTES,
  film: MAX_FILM_BYTES,
  captions: 2 * 1024 * 1024,
};
export const maxBytesOf = (use: FileUse): number => maxBytes[use];

const exts: Record<FileUse, readonly string[]> = {
  attachment: attachmentExts,
  film: filmExts,
  captions: captionExts,
};
export const extsOf = (use: FileUse): readonly string[] => exts[use];

/** Why a file was refused. `macros` is a document that brings a program along. */
export const fileRefusals = [
  "empty",
  "program",
  "web-page",
  "macros",
  "locked",
  "unknown-file",
  "too-many-bytes",
  /** No text, or one in an encoding that is not known. */
  "no-text",
  ...captionFaults,
] as const;
export type FileRefusal = (typeof fileRefusals)[number];

/** The name a reader's device saves it under, end included; nothing in it that a file system takes amiss. */
export function fileNameOf({ name, ext, hash }: StoredFile): string {
  const plain = name
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\\/:*?"<>|]+/gu, " ")
    .replace(/\s+/gu, " ")
    .replace(/^[ .]+|[ .]+$/gu, "");
  return `${plain || hash.slice(0, 12)}.${ext}`;
}

/** Path on the site: letters that every server and sync tool takes; the name for people is in the link. */
export const publishedPath = ({ hash, ext }: Pick<StoredFile, "hash" | "ext">): string =>
  `assets/${hash.slice(0, 24)}.${ext}`;

/** `2.4 MB`, the same in both languages; never 0. */
export function sizeText(sizeBytes: number): string {
  const units = ["B", "KB", "MB", "GB"];
  const step = Math.min(
    units.length - 1,
    Math.floor(Math.log(Math.max(1, sizeBytes)) / Math.log(1024)),
  );
  const value = sizeBytes / 1024 ** step;
  return `${step === 0 || value >= 100 ? Math.round(value) : Number(value.toFixed(1))} ${units[step] ?? ""}`;
}

/** `PDF · 2.4 MB` */
export const kindAndSize = ({ ext, sizeBytes }: Pick<StoredFile, "ext" | "sizeBytes">): string =>
  `${ext.toUpperCase()} · ${sizeText(sizeBytes)}`;
