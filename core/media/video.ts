/** A film in a report: a file of the library, or the address of a player on a site that is known. */
import { z } from "zod";
import { filmExts, storedFileSchema } from "./stored-file.ts";

export const players = [
  { id: "bilibili", hosts: ["bilibili.com", "b23.tv"] },
  { id: "tencent", hosts: ["v.qq.com"] },
  { id: "youku", hosts: ["youku.com"] },
  { id: "youtube", hosts: ["youtube.com", "youtu.be"] },
] as const;
export type PlayerId = (typeof players)[number]["id"];

const belongsTo = (host: string, domain: string): boolean =>
  host === domain || host.endsWith(`.${domain}`);

/** The site that an address leads to; null where a film may not be linked to. */
export function playerOf(url: string): PlayerId | null {
  const parsed = URL.parse(url);
  if (!parsed || parsed.protocol !== "https:") return null;
  // Nothing between the scheme and the host, and no port.
  if (!parsed.href.startsWith(`https://${parsed.hostname}/`)) return null;
  return (
    players.find(({ hosts }) => hosts.some((host) => belongsTo(parsed.hostname, host)))?.id ?? null
  );
}

/** What somebody typed or pasted as an https address on a known site, or null; `http` and a missing scheme are mended. */
export function toPlayerAddress(typed: string): string | null {
  const text = typed.trim().replace(/^(?:http:)?\/\//i, "https://");
  const url = URL.parse(/^https:\/\//i.test(text) ? text : `https://${text}`);
  if (!url || /\s/.test(text) || url.href.length > 1000) return null;
  // An address without a path is the site's front page.
  return playerOf(url.href) && (url.pathname !== "/" || url.search !== "") ? url.href : null;
}

/** What the address shows when the report is read. */
export const showings = ["film", "live", "replay"] as const;
export type Showing = (typeof showings)[number];

export const videoSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("file"),
    file: storedFileSchema.refine(({ ext }) => filmExts.some((one) => one === ext)),
  }),
  z.object({
    kind: z.literal("player"),
    url: z.string().refine((url) => playerOf(url) !== null),
    showing: z.enum(showings),
  }),
]);
export type Video = z.infer<typeof videoSchema>;

/** Equal for two that show the same. */
export const videoKey = (video: Video | null): string =>
  video === null
    ? "missing"
    : video.kind === "file"
      ? video.file.hash
      : `${video.showing} ${video.url}`;

/** What stands under a film without a picture: where it is from, or what file it is. */
export const hostOf = (url: string): string =>
  (URL.parse(url)?.hostname ?? "").replace(/^(?:www|m)\./, "");
