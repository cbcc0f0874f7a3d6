/** A film in a report: a file of the library, or the address of a player on a site that the library allows. */
import { z } from "zod";
import { type Lang, langs } from "../report/lang.ts";
import { captionExts, filmExts, type StoredFile, storedFileSchema } from "./stored-file.ts";

export const players = [
  { id: "bilibili", hosts: ["bilibili.com", "b23.tv"] },
  { id: "tencent", hosts: ["v.qq.com"] },
  { id: "youku", hosts: ["youku.com"] },
  { id: "youtube", hosts: ["youtube.com", "youtu.be"] },
] as const;
export type PlayerId = (typeof players)[number]["id"];

const belongsTo = (host: string, domain: string): boolean =>
  host === domain || host.endsWith(`.${domain}`);

/** A host that a library may allow besides: a domain name, with what lies below it. */
export const filmHostSchema = z
  .string()
  .max(100)
  .regex(/^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/);

/** The host of an https address without credentials and port, null for any other address. */
function plainHostOf(url: string): string | null {
  const parsed = URL.parse(url);
  if (!parsed || parsed.protocol !== "https:") return null;
  return parsed.href.startsWith(`https://${parsed.hostname}/`) ? parsed.hostname : null;
}

/** The known site that an address leads to. */
export function playerOf(url: string): PlayerId | null {
  const host = plainHostOf(url);
  if (host === null) return null;
  return players.find(({ hosts }) => hosts.some((domain) => belongsTo(host, domain)))?.id ?? null;
}

/** @param filmHosts those of the library, besides the known sites */
export function isAllowedFilm(url: string, filmHosts: readonly string[]): boolean {
  const host = plainHostOf(url);
  if (host === null) return false;
  return playerOf(url) !== null || filmHosts.some((domain) => belongsTo(host, domain));
}

/** What somebody typed or pasted as an https address on a site that is allowed, or null; `http` and a missing scheme are mended. */
export function toPlayerAddress(typed: string, filmHosts: readonly string[]): string | null {
  const text = typed.trim().replace(/^(?:http:)?\/\//i, "https://");
  const url = URL.parse(/^https:\/\//i.test(text) ? text : `https://${text}`);
  if (!url || /\s/.test(text) || url.href.length > 1000) return null;
  // An address without a path is the site's front page.
  const isFrontPage = url.pathname === "/" && url.search === "";
  return isAllowedFilm(url.href, filmHosts) && !isFrontPage ? url.href : null;
}

/** What the address shows when the report is read. */
export const showings = ["film", "live", "replay"] as const;
export type Showing = (typeof showings)[number];

const captionFile = storedFileSchema.refine(({ ext }) => captionExts.some((one) => one === ext));

export const videoSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("file"),
    file: storedFileSchema.refine(({ ext }) => filmExts.some((one) => one === ext)),
    /** What is said in the film, by language. */
    captions: z.exactOptional(
      z.object({ zh: z.exactOptional(captionFile), en: z.exactOptional(captionFile) }),
    ),
  }),
  z.object({
    kind: z.literal("player"),
    /** Which sites are allowed is the library's to say: when the address is typed, and before it is published. */
    url: z.string().refine((url) => plainHostOf(url) !== null),
    showing: z.enum(showings),
  }),
]);
export type Video = z.infer<typeof videoSchema>;

/** The captions of a film, Chinese first; none for one on another site. */
export const captionsOf = (video: Video): { lang: Lang; file: StoredFile }[] =>
  langs.flatMap((lang) => {
    const file = video.kind === "file" ? video.captions?.[lang] : undefined;
    return file ? [{ lang, file }] : [];
  });

/** The film with captions in a language, or without when they are null. */
export function withCaptions<V extends Extract<Video, { kind: "file" }>>(
  video: V,
  lang: Lang,
  file: StoredFile | null,
): V {
  const { [lang]: _had, ...others } = video.captions ?? {};
  const captions = file ? { ...others, [lang]: file } : others;
  const { captions: _captions, ...bare } = video;
  return (Object.keys(captions).length > 0 ? { ...bare, captions } : bare) as V;
}

/** Equal for two that show the same. */
export const videoKey = (video: Video | null): string =>
  video === null
    ? "missing"
    : video.kind === "file"
      ? [
          video.file.hash,
          ...captionsOf(video).map(({ lang, file }) => `${lang} ${file.hash}`),
        ].join(" ")
      : `${video.showing} ${video.url}`;

/** What stands under a film without a picture: where it is from, or what file it is. */
export const hostOf = (url: string): string =>
  (URL.parse(url)?.hostname ?? "").replace(/^(?:www|m)\./, "");
