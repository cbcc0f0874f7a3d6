/** Export: the address that gives a report as a file, what can be asked of it, and why it may refuse. */
import { z } from "zod";
import { type ReportId, reportIdSchema } from "../report/ids.ts";
import { langSchema } from "../report/lang.ts";

export const EXPORT_PATH = "/export";

/**
 * `pair-docx` has both editions side by side, `print-pair` the same as a page; `print` is the HTML file. Both pages are to be
 * shown and not saved. `wechat` is a .zip of the article and its pictures, `wechat-copy` the same as JSON (`wechatCopySchema`)
 * for the clipboard; `newsletter` a .zip of a letter that tells of it, as HTML and as text.
 */
export const exportFormats = [
  "docx",
  "html",
  "md",
  "txt",
  "pair-docx",
  "print",
  "print-pair",
  "wechat",
  "wechat-copy",
  "newsletter",
] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** `web` is at most 1,600 pixels wide and fit for mail; `original` is as stored, where the format can hold it. */
export const pictureSizings = ["web", "original", "none"] as const;
export type PictureSizing = (typeof pictureSizings)[number];

export const exportQuerySchema = z.object({
  id: reportIdSchema,
  format: z.enum(exportFormats),
  /** The edition; of a pair, the language of the table's own words. */
  lang: langSchema,
  pictures: z.enum(pictureSizings).default("web"),
  /** Of one edition as .docx: its comments go with it. */
  comments: z.exactOptional(z.boolean()),
});
export type ExportQuery = z.infer<typeof exportQuerySchema>;

export const exportUrl = ({ id, format, lang, pictures, comments }: ExportQuery): string =>
  `${EXPORT_PATH}/${id}/${format}?lang=${lang}&pictures=${pictures}${comments ? "&comments=1" : ""}`;

/** Formats that are pages to be shown and printed. */
export const printFormats = ["print", "print-pair"] as const;
export type PrintFormat = (typeof printFormats)[number];

/** Where the window shows a report to print it. */
export const printUrl = (id: ReportId, lang: ExportQuery["lang"], format: PrintFormat): string =>
  exportUrl({ id, format, lang, pictures: "web" });

/** Formats that are files to be saved. */
export const savedFormats = ["docx", "html", "md", "txt", "pair-docx", "wechat"] as const;
export type SavedFormat = (typeof savedFormats)[number];

/** What the desktop is asked to make a PDF of: report, language, format. */
export const pdfRequestSchema = z.tuple([reportIdSchema, langSchema, z.enum(printFormats)]);

/** What an export changed because the receiver does not take it. */
export const exportChangesSchema = z.object({
  /** Links that became notes. */
  links: z.int(),
  /** Films and attachments that became a line of text. */
  films: z.int(),
  attachments: z.int(),
});
export type ExportChanges = z.infer<typeof exportChangesSchema>;

/** Body of `wechat-copy`. */
export const wechatCopySchema = z.object({
  html: z.string(),
  text: z.string(),
  /** False where the text says loudly that readers may not have it. */
  isSigned: z.boolean(),
  changes: exportChangesSchema,
});
export type WechatCopy = z.infer<typeof wechatCopySchema>;

export const exportRefusals = [
  "no-library",
  "not-found",
  /** The edition has no text yet; of a pair, the source. */
  "empty",
  /** The pictures together are more than a file of this kind can hold. */
  "too-large",
] as const;
export type ExportRefusalCode = (typeof exportRefusals)[number];

/** Body of an answer that is no file. */
export const exportRefusalSchema = z.object({ refusal: z.enum(exportRefusals) });
