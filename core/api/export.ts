/** Export: the address that gives a report as a file, what can be asked of it, and why it may refuse. */
import { z } from "zod";
import { type ReportId, reportIdSchema } from "../report/ids.ts";
import { langSchema } from "../report/lang.ts";

export const EXPORT_PATH = "/export";

/** `pair-docx` has both editions side by side; `print` is the HTML file, to be shown and not saved. */
export const exportFormats = ["docx", "html", "md", "txt", "pair-docx", "print"] as const;
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

/** Where the window shows a report to print it. */
export const printUrl = (id: ReportId, lang: ExportQuery["lang"]): string =>
  exportUrl({ id, format: "print", lang, pictures: "web" });

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
