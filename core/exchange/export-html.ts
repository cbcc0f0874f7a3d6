/** Writes an edition as one HTML file that needs nothing beside it: for mail, for a browser, for print. */
import type { Edition } from "../edition/edition.ts";
import { bodyHtml, escapeHtml, type HtmlImage, leadHtml, type NoteWords } from "../edition/html.ts";
import { LAZY } from "../edition/media-html.ts";
import { textOfKind } from "../edition/blocks.ts";
import type { Asset } from "../media/asset.ts";
import type { Lang } from "../report/lang.ts";
import { closedPage } from "./closed-page.ts";
import { exportMediaWords } from "./export-media.ts";

export interface HtmlFileOptions {
  lang: Lang;
  /** "" when unknown. */
  author: string;
  /** Lines below the headline: date, source, author. */
  facts: string[];
  /** The picture, its `src` a data URL; null shows its place empty. */
  image: (asset: Asset) => HtmlImage | null;
  /** Words that stand where a picture is missing. */
  missingPicture: string;
  notes: NoteWords;
}

/** A manuscript on screen and on paper (A4); Chinese by the system's Han fonts. */
const STYLE = `
:root { color-scheme: light; }
body { margin: 0 auto; padding: 2.5rem 1.5rem 4rem; max-width: 42em; color: #1c1a17; background: #fff;
  font: 1.0625rem/1.8 Georgia, "Times New Roman", serif; overflow-wrap: anywhere; }
:lang(zh) body, body:lang(zh) { font-family: Georgia, "Noto Serif CJK SC", "Source Han Serif SC", SimSun, serif; }
h1, h2, h3, h4 { line-height: 1.4; break-after: avoid; unicode-bidi: isolate; }
h1 { font-size: 1.9rem; margin: 0 0 .5em; }
h2 { font-size: 1.4rem; } h3 { font-size: 1.2rem; } h4 { font-size: 1.05rem; }
.facts { margin: 0 0 1.5em; color: #6a645b; font-size: .9rem; }
.lead { font-size: 1.1rem; color: #47423b; border-inline-start: 3px solid #b3392b; padding-inline-start: 1em; }
p { margin: 0 0 1em; orphans: 2; widows: 2; }
body:lang(zh) article > p { text-indent: 2em; }
.aligned-center { text-align: center; } .aligned-right { text-align: end; }
body:lang(zh) article > .aligned-center, body:lang(zh) article > .aligned-right { text-indent: 0; }
hr { border: 0; border-top: 1px solid #bdb6aa; margin: 2em 0; }
.callout { margin: 0 0 1em; padding: .8em 1.1em; border: 1px solid #d8d2c7; border-inline-start: 4px solid #8d2a1f;
  background: #faf7f1; break-inside: avoid; }
.callout p { text-indent: 0; } .callout p:last-child { margin-bottom: 0; }
.checklist { list-style: none; padding-inline-start: 1.4em; }
blockquote { margin: 0 0 1em; padding-inline-start: 1.2em; border-inline-start: 3px solid #d8d2c7; }
figure { margin: 1.5em 0; text-align: center; break-inside: avoid; }
img { max-width: 100%; height: auto; max-height: 80vh; }
.placed-half img { max-width: 50%; }
.placed-left, .placed-right { width: 45%; margin-block: .4em 1em; }
.placed-left { float: left; margin-inline-end: 1.4em; } .placed-right { float: right; margin-inline-start: 1.4em; }
.photos { display: grid; grid-template-columns: repeat(2, 1fr); gap: .8em; align-items: start; }
.gallery-3 .photos { grid-template-columns: repeat(3, 1fr); } .gallery-1 .photos { grid-template-columns: 1fr; }
.photos figure { margin: 0; }
.attachment, .player, .video-facts { padding: .6em 1em; border: 1px solid #d8d2c7; text-indent: 0 !important; }
.attachment-facts, .player-host { color: #6a645b; font-size: .88rem; }
.player { display: block; text-decoration: none; } .player img { display: block; margin: 0 auto .5em; }
figcaption { font-size: .88rem; color: #6a645b; margin-top: .4em; }
.picture-missing { padding: 2em; border: 1px dashed #9b9488; color: #6a645b; }
table { border-collapse: collapse; width: 100%; margin: 0 0 1em; }
.table { overflow-x: auto; } tr { break-inside: avoid; }
th { background: #f3efe8; font-weight: 600; } th p, td p { margin: 0; }
th, td { border: 1px solid #bdb6aa; padding: .3em .6em; text-align: start; vertical-align: top; }
sup { font-size: .7em; line-height: 0; }
.note-ref a { padding: 0 .15em; text-decoration: none; }
.notes { margin-top: 2.5em; padding-top: 1em; border-top: 1px solid #bdb6aa; font-size: .88rem; }
.notes p { margin: 0 0 .4em; }
.notes [role="doc-backlink"] { text-decoration: none; }
a { color: #8d2a1f; }
@page { size: A4; margin: 22mm 20mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 11.5pt; }
  a { color: inherit; }
  [role="doc-backlink"] { display: none; }
  img { max-height: 180mm; }
}
`;

/** A whole document, UTF-8. */
export function toHtmlFile(edition: Edition, options: HtmlFileOptions): string {
  const { lang, author, facts, image, missingPicture, notes } = options;
  const headline = textOfKind(edition, "headline").replace(/\s+/gu, " ").trim();
  const lead = leadHtml(edition);
  // What is in the file need not wait to be seen, and paper sees everything.
  const body = bodyHtml(edition, {
    image,
    sizes: "",
    missingPicture,
    notes,
    file: () => null,
    words: exportMediaWords(lang),
  })
    .replaceAll(LAZY, "")
    .trimEnd();
  return closedPage({
    lang,
    title: headline,
    style: STYLE,
    meta: author === "" ? [] : [`<meta name="author" content="${escapeHtml(author)}">`],
    body: [
      "<article>",
      `<h1>${escapeHtml(headline)}</h1>`,
      ...(facts.length === 0
        ? []
        : [`<div class="facts">${facts.map(escapeHtml).join(" · ")}</div>`]),
      ...(lead === "" ? [] : [`<div class="lead"><p>${lead}</p></div>`]),
      body,
      "</article>",
    ],
  });
}
