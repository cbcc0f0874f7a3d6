/** Pictures, galleries, attachments and films as HTML for the site; nothing of them is fetched from elsewhere. */
import { type Asset, assetSchema } from "../media/asset.ts";
import {
  fileNameOf,
  kindAndSize,
  type StoredFile,
  storedFileSchema,
} from "../media/stored-file.ts";
import {
  captionsOf,
  hostOf,
  type PlayerId,
  playerOf,
  type Showing,
  type Video,
  videoSchema,
} from "../media/video.ts";
import { type Lang, langTags } from "../report/lang.ts";
import { textOf } from "./blocks.ts";
import type { NodeJson } from "./edition.ts";
import { type Placement, toPlacement } from "./placement.ts";

/** The same picture in a newer format, at several widths. */
export interface HtmlSource {
  type: string;
  srcset: string;
}

/** A picture as the page refers to it: one file that everything shows, and what is better than that, best first. */
export interface HtmlImage {
  src: string;
  sources?: readonly HtmlSource[];
  width: number;
  height: number;
  /** What is to be seen where the page cuts it smaller, as CSS says it. */
  position?: string;
}

export interface MediaOptions {
  /** Null when the picture's file is lost: its place is shown empty. */
  image: (asset: Asset) => HtmlImage | null;
  /** Value of `sizes` on a picture as wide as the text; "" for none. */
  sizes: string;
  /** Words that stand where a picture is still missing. */
  missingPicture: string;
  /** Reference to an attachment or film; null where the page does not come with it. */
  file: (file: StoredFile) => string | null;
  words: MediaWords;
}

export interface MediaWords {
  /** In place of a file that is not there. */
  missingFile: string;
  missingFilm: string;
  /** Name of the link from a picture to the whole of it, before what the picture shows; without it there is none. */
  enlarge?: string;
  /** Names of a film's captions; without them there are none. */
  captions?: Record<Lang, string>;
  /** What the link to a film on another site says. */
  watch: (site: { player: PlayerId | null; host: string }, showing: Showing) => string;
}

/** What the writer of the rest of the page does for texts and stray blocks. */
export interface Writing {
  inline: (node: NodeJson) => string;
  escape: (text: string) => string;
  block: (node: NodeJson) => string;
}

export function mediaHtml(node: NodeJson, options: MediaOptions, writing: Writing): string {
  switch (node.type) {
    case "gallery":
      return galleryHtml(node, options, writing);
    case "attachment":
      return attachmentHtml(node, options, writing);
    case "video":
      return videoHtml(node, options, writing);
    default:
      return figureHtml(node, options, writing);
  }
}

const partOf = (node: NodeJson, type: string): NodeJson | undefined =>
  (node.children ?? []).find((child) => child.type === type);

const plain = (node: NodeJson | undefined): string =>
  node ? textOf(node).replace(/\s+/gu, " ").trim() : "";

const isText = (node: NodeJson): boolean => ["caption", "credit", "alt"].includes(node.type);

const classed = (names: readonly string[]): string =>
  names.length === 0 ? "" : ` class="${names.join(" ")}"`;

const missing = (text: string, { escape }: Writing): string =>
  `<div class="picture-missing">${escape(text)}</div>`;

/** `sizes` by how the picture stands: for the site's columns of text, half of one and the whole window. */
const sizesOf: Record<Placement, (text: string) => string> = {
  text: (text) => text,
  wide: () => "(min-width: 64rem) 60rem, 100vw",
  half: () => "(min-width: 46rem) 22rem, 100vw",
  left: () => "(min-width: 46rem) 22rem, 100vw",
  right: () => "(min-width: 46rem) 22rem, 100vw",
};

function figureHtml(node: NodeJson, options: MediaOptions, writing: Writing): string {
  const placement = toPlacement(node["placement"]);
  const sizes = options.sizes && sizesOf[placement](options.sizes);
  const asset = assetSchema.safeParse(node["asset"]).data ?? null;
  const image = asset && options.image(asset);
  const alt = plain(partOf(node, "alt"));
  const picture = image
    ? enlargeable(image, { alt, sizes, escape: writing.escape }, options.words.enlarge)
    : missing(options.missingPicture, writing);
  const words = (["caption", "credit"] as const)
    .map((type) => ({ type, html: writing.inline(partOf(node, type) ?? { type, version: 1 }) }))
    .flatMap(({ type, html }) => (html ? [`<span class="${type}">${html}</span>`] : []))
    .join(" ");
  const others = (node.children ?? []).filter((child) => !isText(child)).map(writing.block);
  const names = [
    ...(image && image.height > image.width ? ["upright"] : []),
    ...(placement === "text" ? [] : [`placed-${placement}`]),
  ];
  const caption = words && `<figcaption>${words}</figcaption>`;
  return `<figure${classed(names)}>${picture}${caption}</figure>\n${others.join("")}`;
}

interface ImageWords {
  alt: string;
  sizes: string;
  escape: (text: string) => string;
}

/** Attributes of a picture that is fetched when it comes near the window. */
export const LAZY = ' loading="lazy" decoding="async"';

function imageHtml(image: HtmlImage, { alt, sizes, escape }: ImageWords): string {
  const position = image.position ? ` style="object-position:${escape(image.position)}"` : "";
  const img = `<img src="${escape(image.src)}" width="${image.width}" height="${image.height}" alt="${escape(alt)}"${position}${LAZY}>`;
  const sources = (image.sources ?? []).map(
    ({ type, srcset }) =>
      `<source type="${escape(type)}" srcset="${escape(srcset)}" sizes="${escape(sizes || "100vw")}">`,
  );
  return sources.length === 0 ? img : `<picture>${sources.join("")}${img}</picture>`;
}

/** A link to the whole picture, which the site's script opens in place. */
function enlargeable(image: HtmlImage, words: ImageWords, enlarge: string | undefined): string {
  const html = imageHtml(image, words);
  if (!enlarge) return html;
  const { alt, escape } = words;
  const name = alt ? `${enlarge}${alt}` : enlarge.replace(/[:：]\s*$/u, "");
  return `<a class="enlarge" href="${escape(image.src)}" aria-label="${escape(name)}">${html}</a>`;
}

/** A figure of figures. How many stand in a row is said by a class, for the style sheet. */
function galleryHtml(node: NodeJson, options: MediaOptions, writing: Writing): string {
  const figures = (node.children ?? []).filter(({ type }) => type === "figure");
  const across = figures.length === 2 || figures.length === 4 ? 2 : Math.min(3, figures.length);
  const sizes = options.sizes && `(min-width: 46rem) ${Math.round(44 / across)}rem, 50vw`;
  const photos = figures
    .map((figure) =>
      figureHtml({ ...figure, placement: "text" }, { ...options, sizes }, writing).trimEnd(),
    )
    .join("\n");
  const caption = captionHtml(node, writing);
  const others = (node.children ?? [])
    .filter((child) => child.type !== "figure" && !isText(child))
    .map(writing.block)
    .join("");
  return `<figure class="gallery gallery-${across}"><div class="photos">\n${photos}\n</div>${caption}</figure>\n${others}`;
}

function captionHtml(node: NodeJson, writing: Writing): string {
  const html = writing.inline(partOf(node, "caption") ?? { type: "caption", version: 1 });
  return html && `<figcaption><span class="caption">${html}</span></figcaption>`;
}

function attachmentHtml(node: NodeJson, options: MediaOptions, writing: Writing): string {
  const { inline, escape } = writing;
  const file = storedFileSchema.safeParse(node["file"]).data ?? null;
  const named = inline(partOf(node, "caption") ?? { type: "caption", version: 1 });
  const name = named || (file ? escape(fileNameOf(file)) : "");
  const href = file && options.file(file);
  const facts = file ? `<span class="attachment-facts">${escape(kindAndSize(file))}</span>` : "";
  if (file && href)
    // A link in the name would end the link around it.
    return `<p class="attachment"><a href="${escape(href)}" download="${escape(fileNameOf(file))}">${name.replace(/<\/?a\b[^>]*>/g, "")}</a> ${facts}</p>\n`;
  const words = [name, facts, escape(`(${options.words.missingFile})`)];
  return `<p class="attachment">${words.filter((word) => word !== "").join(" ")}</p>\n`;
}

function videoHtml(node: NodeJson, options: MediaOptions, writing: Writing): string {
  const video = videoSchema.safeParse(node["video"]).data ?? null;
  const poster = assetSchema.safeParse(node["poster"]).data ?? null;
  const image = poster && options.image(poster);
  const shown =
    video?.kind === "file"
      ? filmHtml(video, image, { options, writing, label: plain(partOf(node, "caption")) })
      : video
        ? playerHtml(video, image, { options, writing })
        : missing(options.words.missingFilm, writing);
  return `<figure class="video">${shown}${captionHtml(node, writing)}</figure>\n`;
}

interface Around {
  options: MediaOptions;
  writing: Writing;
}

const filmTypes: Record<string, string> = { mp4: "video/mp4", webm: "video/webm" };

/** Of a film without a picture, until its own is known: the page keeps the place. */
const usualSize = { width: 1280, height: 720 };

/** Plays without a script; nothing of the film is loaded before it is started. */
function filmHtml(
  film: Extract<Video, { kind: "file" }>,
  image: HtmlImage | null,
  { options, writing, label }: Around & { label: string },
): string {
  const { escape } = writing;
  const { file } = film;
  const href = options.file(file);
  if (!href) {
    const words = `${fileNameOf(file)} · ${kindAndSize(file)} (${options.words.missingFile})`;
    return `${image ? imageHtml(image, { alt: "", sizes: options.sizes, escape }) : ""}<p class="video-facts">${escape(words)}</p>`;
  }
  const { width, height } = image ?? usualSize;
  const poster = image ? ` poster="${escape(image.src)}"` : "";
  const name = label ? ` aria-label="${escape(label)}"` : "";
  const fallback = `<a href="${escape(href)}">${escape(fileNameOf(file))}</a>`;
  const tracks = captionsOf(film).flatMap((one) => {
    const src = options.file(one.file);
    const label = options.words.captions?.[one.lang];
    return src && label
      ? `<track kind="captions" src="${escape(src)}" srclang="${langTags[one.lang]}" label="${escape(label)}">`
      : [];
  });
  return `<video controls preload="none"${poster} width="${width}" height="${height}"${name}><source src="${escape(href)}" type="${filmTypes[file.ext] ?? ""}">${tracks.join("")}${fallback}</video>`;
}

/** A card that leads to the film: the other site hears of a reader only when the link is followed. */
function playerHtml(
  { url, showing }: Extract<Video, { kind: "player" }>,
  image: HtmlImage | null,
  { options, writing: { escape } }: Around,
): string {
  const site = { player: playerOf(url), host: hostOf(url) };
  const words = options.words.watch(site, showing);
  const picture = image ? imageHtml(image, { alt: "", sizes: options.sizes, escape }) : "";
  const host = site.player ? ` <span class="player-host">${escape(site.host)}</span>` : "";
  return `<a class="player" data-showing="${showing}" href="${escape(url)}" rel="noopener noreferrer">${picture}<span class="player-words"><span class="player-watch">${escape(words)}</span>${host}</span></a>`;
}
