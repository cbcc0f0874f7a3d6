/** What a file of the site is, told from its path: the name for it in lists when it has no title of its own. */
import { attachmentExts, captionExts, filmExts } from "../../core/media/stored-file.ts";

const endsWith = (exts: readonly string[]): RegExp => new RegExp(`\\.(?:${exts.join("|")})$`);

/** The first that fits, from the narrow to the wide. */
const kinds = [
  ["page", /\.html$/],
  ["search", /^(?:en\/)?search\//],
  ["withdrawn", /^withdrawn\.(?:json|map)$/],
  ["moved", /^moved\.(?:json|map)$/],
  ["feed", /(?:^|\/)(?:rss\.xml|atom\.xml|feed\.json)$/],
  ["map", /^(?:sitemap[^/]*\.xml|robots\.txt)$/],
  // Pictures of reports are called by their bytes, those of the theme by words.
  ["picture", /^assets\/[\da-f]{24}[^/]*\.(?:avif|webp|jpg|png|gif|svg)$/],
  ["film", endsWith(filmExts)],
  ["captions", endsWith(captionExts)],
  ["attachment", endsWith(attachmentExts)],
  ["theme", /^assets\/|\.(?:css|m?js|woff2?|ico|svg)$/],
] as const;

export type FileKind = (typeof kinds)[number][0] | "machine";

/** @returns "machine" for what no person reads and nothing else is known of */
export const kindOf = (path: string): FileKind =>
  kinds.find(([, pattern]) => pattern.test(path))?.[0] ?? "machine";
