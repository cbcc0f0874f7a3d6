/** Makes what a place that takes posts gets of the site: texts as documents, pictures and files; lists and feeds are its own. */
import { bodyHtml, leadHtml } from "../../core/edition/html.ts";
import type { Asset } from "../../core/media/asset.ts";
import { publishedPath, type StoredFile } from "../../core/media/stored-file.ts";
import { relativeHref } from "../../core/publication/address.ts";
import { plainImageOf, plainRendition, type Rendition } from "../../core/publication/pictures.ts";
import { postText } from "../../core/publication/post-document.ts";
import {
  isLinked,
  linkPath,
  linkText,
  pathsOfPosts,
  type PostPlace,
  postPath,
  toPost,
} from "../../core/publication/posts.ts";
import type { TextPage } from "../../core/publication/site.ts";
import { viewOf } from "../../core/publication/view.ts";
import { langs } from "../../core/report/lang.ts";
import type { Report } from "../../core/report/report.ts";
import { createBreather } from "./breather.ts";
import { inParallel } from "./in-parallel.ts";
import { type SiteFile, spooled } from "./site-file.ts";
import { filesOf, type SiteContent } from "./site-reader.ts";
import { isTextPage, reportOnSite, viewFacts, wordsInText } from "./page-maker.ts";
import { pictureFile, type Rendering, readsOnce, storedFile } from "./site-renderer.ts";

const PICTURES_AT_ONCE = 4;

/** Paths of everything that `renderPosts` makes. */
export const postSitePaths = (content: SiteContent): string[] => [
  ...picturesOf(content).map(({ path }) => path),
  ...filesOf(content.reports).map(publishedPath),
  ...pathsOfPosts(content.reports),
];

/** Throws TextMoved, PictureDamaged, or the signal's reason. */
export async function renderPosts(rendering: Rendering, place: PostPlace): Promise<SiteFile[]> {
  const { content, theme, spool, signal, onProgress } = rendering;
  const pictures = picturesOf(content);
  const pages = content.pages.filter(isTextPage);
  const total = pictures.length + pages.length;
  const files = filesOf(content.reports).map((file) => storedFile(file, rendering.media));
  const facts = viewFacts(content, theme);
  const breathe = createBreather(signal);
  const livingOf = readsOnce(rendering.reports);
  let done = 0;
  await inParallel(pictures, PICTURES_AT_ONCE, async (picture) => {
    await breathe();
    files.push(await pictureFile(picture, rendering));
    onProgress?.("rendering", ++done, total);
  });
  const held = await rendering.held;
  const keep = (path: string, title: string, text: string): void => {
    files.push(spooled({ path, title, text }, { held, spool }));
  };
  for (const page of pages) {
    await breathe();
    const view = viewOf(page, facts);
    const living = await livingOf(page.report);
    const report = reportOnSite(page, living, content.drafts);
    const parts = { view, place, ...htmlOf(page, report, { words: view.words, content }) };
    const text = postText(toPost(page, parts));
    keep(postPath(page.report, page.lang), page.edition.headline, text);
    onProgress?.("rendering", ++done, total);
  }
  for (const report of content.reports.filter(isLinked))
    keep(linkPath(report), report.editions.zh?.headline ?? "", linkText(report));
  return files;
}

/** Each once. */
function picturesOf({ reports }: SiteContent): Rendition[] {
  const found = new Map<string, Rendition>();
  const add = (asset: Asset): void => {
    const rendition = plainRendition(asset);
    found.set(rendition.path, rendition);
  };
  for (const { editions } of reports)
    for (const lang of langs) {
      editions[lang]?.pictures.forEach(add);
      const cover = editions[lang]?.picture;
      if (cover) add(cover.asset);
    }
  return [...found.values()];
}

function htmlOf(
  page: TextPage,
  report: Report,
  { words, content }: { words: Record<string, string>; content: SiteContent },
): { lead: string; body: string } {
  const { isLost } = content;
  const edition = report.editions[page.lang];
  const href = (path: string): string => relativeHref(postPath(page.report, page.lang), path);
  const said = wordsInText(words);
  const body = bodyHtml(edition, {
    ...said,
    image: (asset) => (isLost(asset) ? null : plainImageOf(asset, href)),
    sizes: "",
    file: (one: StoredFile) => (isLost(one) ? null : href(publishedPath(one))),
    words: { ...said.words, enlarge: "" },
  });
  return { lead: leadHtml(edition), body };
}
