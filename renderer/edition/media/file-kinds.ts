/** Which files the dialogs offer, and what a file that was dropped is taken for; the library looks at its bytes. */
import { imageExts } from "../../../core/media/asset.ts";
import { attachmentExts, filmExts } from "../../../core/media/stored-file.ts";

const listed = (exts: readonly string[]): string => exts.map((ext) => `.${ext}`).join();

export const pictureAccept = `${listed(imageExts)},.jpeg`;
export const attachmentAccept = listed(attachmentExts);
export const filmAccept = listed(filmExts);
export const captionsAccept = ".vtt,.srt";

export type FileKind = "picture" | "film" | "attachment";

export function kindOfFile({ name, type }: Pick<File, "name" | "type">): FileKind {
  if (
    type.startsWith("image/") ||
    new RegExp(`\\.(?:${imageExts.join("|")}|jpeg)$`, "i").test(name)
  )
    return "picture";
  if (type.startsWith("video/") || /\.(?:mp4|m4v|mov|webm|avi|mkv)$/i.test(name)) return "film";
  return "attachment";
}
