/** Addresses outside the typed API: media, previews, the document socket; and names of living documents. */
import { z } from "zod";
import type { Asset } from "../media/asset.ts";
import { assetSchema, cleanings, mediaRefusals } from "../media/asset.ts";
import { recipeKey } from "../media/recipe.ts";
import { fileRefusals, type StoredFile, storedFileSchema } from "../media/stored-file.ts";
import { type ReportId, reportIdSchema } from "../report/ids.ts";
import { type Lang, langSchema } from "../report/lang.ts";

/** WebSocket path of the document service on the web door. */
export const DOCUMENTS_PATH = "/documents";

/** POST a picture's bytes here: `201` with `{asset}` and what was done to its metadata, or `4xx` with `{refusal}`. */
export const MEDIA_PATH = "/media";

export const mediaAnswerSchema = z.union([
  z.object({ asset: assetSchema, cleaning: z.enum(cleanings) }),
  z.object({ refusal: z.enum([...mediaRefusals, "disk-full", "read-only", "no-library"]) }),
]);
export type MediaAnswer = z.infer<typeof mediaAnswerSchema>;

/** POST an attachment's or film's bytes here, with `name` and `use`; GET `<hash>.<ext>`, in ranges if wished. */
export const FILES_PATH = "/files";

export const fileAnswerSchema = z.union([
  /** `people` are those whom the file names as its authors: its readers can see them too. */
  z.object({ file: storedFileSchema, people: z.array(z.string()) }),
  z.object({
    refusal: z.enum([...fileRefusals, "disk-full", "read-only", "no-library"]),
    /** Of a text, from 1, where it is known. */
    line: z.exactOptional(z.int().positive()),
  }),
]);
export type FileAnswer = z.infer<typeof fileAnswerSchema>;

export const fileUrl = ({ hash, ext }: Pick<StoredFile, "hash" | "ext">): string =>
  `${FILES_PATH}/${hash}.${ext}`;

/** GET: the picture as its recipe shows it, whole or scaled down to `widthPx`. */
export function mediaUrl(
  { hash, ext, recipe }: Pick<Asset, "hash" | "ext" | "recipe">,
  widthPx?: number,
): string {
  const query = [
    ...(widthPx ? [`w=${widthPx}`] : []),
    ...(recipe ? [`r=${recipeKey(recipe)}`] : []),
  ].join("&");
  return `${MEDIA_PATH}/${hash}.${ext}${query && `?${query}`}`;
}

/** GET: the report's page in the site's own template, from the text as it is now, drafts included. */
export const previewUrl = (id: ReportId, lang: Lang): string => `/preview/${id}/${lang}`;

/** GET: a file of the site as the target holds it, or as it would be after the plan with this id. */
export const rehearsalUrl = (planId: string, side: "before" | "after", path: string): string =>
  `/preview/plan/${planId}/${side}/${path}`;

/** `head` holds what both editions share: facts, stages, log. */
export type DocumentPart = Lang | "head";

export const documentName = (id: ReportId, part: DocumentPart): string => `${id}/${part}`;

const partSchema = z.union([langSchema, z.literal("head")]);

/** Null for a name that no report document can have. */
export function parseDocumentName(name: string): { id: ReportId; part: DocumentPart } | null {
  const [id, part, ...rest] = name.split("/");
  const parsedId = reportIdSchema.safeParse(id);
  const parsedPart = partSchema.safeParse(part);
  if (!parsedId.success || !parsedPart.success || rest.length > 0) return null;
  return { id: parsedId.data, part: parsedPart.data };
}
