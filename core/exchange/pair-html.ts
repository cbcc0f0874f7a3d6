/** Both editions as a page for paper: Chinese left, English right, a row per block, the heads on every sheet. */
import { escapeHtml } from "../edition/html.ts";
import type { Asset } from "../media/asset.ts";
import { type Lang, langs, langTags } from "../report/lang.ts";
import type { Report } from "../report/report.ts";
import { closedPage } from "./closed-page.ts";
import { formatBits, type Run } from "./export-blocks.ts";
import { type PairRow, pairRows, type PairText } from "./pair-rows.ts";

export interface PairPageOptions {
  /** Of the page's own words. */
  lang: Lang;
  /** Both headlines, the source's first. */
  title: string;
  /** Loud words above the table, "" where both editions were signed off. */
  warning: string;
  /** Lines below the title. */
  facts: string[];
  image: (asset: Asset) => { src: string; width: number; height: number } | null;
  heads: Record<Lang, string>;
  /** Says what a text is that does not stand on the page itself. */
  altLabel: string;
  /** Said in a row whose translation nobody confirmed, or whose source has changed. */
  state: (status: PairRow["status"]) => string;
}

const STYLE = `
:root { color-scheme: light; }
body { margin: 0 auto; padding: 2rem 1.5rem 3rem; max-width: 68em; color: #1c1a17; background: #fff;
  font: 1rem/1.65 Georgia, "Times New Roman", serif; overflow-wrap: anywhere; }
:lang(zh) { font-family: Georgia, "Noto Serif CJK SC", "Source Han Serif SC", SimSun, serif; }
/* Of its own, lest English takes its apostrophes from a Han font, as wide as a character. */
:lang(en) { font-family: Georgia, Charter, "Noto Serif", "Times New Roman", "Liberation Serif", "DejaVu Serif", serif; }
h1 { margin: 0 0 .3em; font-size: 1.5rem; line-height: 1.4; }
.facts { margin: 0 0 1.2em; color: #6a645b; font-size: .88rem; }
.warning { margin: 0 0 1.2em; padding: .6em 1em; border: 2px solid #b3261e; color: #b3261e; font-weight: 700; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
thead { display: table-header-group; }
th { padding: .4em .9em; border-bottom: 1.5px solid #1c1a17; text-align: start; font-size: .9rem; }
td { padding: .55em .9em; border-bottom: 1px solid #d8d2c7; vertical-align: top; }
td + td, th + th { border-inline-start: 1px solid #d8d2c7; }
tr { break-inside: avoid; } tr:has(.kind-heading) { break-after: avoid; }
p { margin: 0; } p + p { margin-top: .4em; }
.kind-headline { font-size: 1.15rem; } .kind-heading { font-size: 1.05rem; }
.kind-quote, .kind-callout { padding-inline-start: .8em; border-inline-start: 3px solid #d8d2c7; }
.kind-caption, .kind-alt, .kind-credit, .kind-footnote { color: #5a544c; font-size: .88rem; }
.label { padding: 0 .4em; border: 1px solid #bdb6aa; font-size: .9em; }
.state { margin-top: .4em; color: #8d2a1f; font-size: .8rem; }
img { display: block; max-width: 100%; max-height: 60mm; width: auto; height: auto; margin: 0 0 .4em; }
sup, sub { line-height: 0; font-size: .7em; }
@page { size: A4; margin: 16mm 15mm 18mm; @bottom-center { content: counter(page) " / " counter(pages); color: #6a645b; font: 9pt Georgia, serif; } }
@media print {
  body { max-width: none; padding: 0; font-size: 10.5pt; }
}
`;

/** A whole document, UTF-8; nothing in it runs or is fetched. */
export function toPairPage(report: Report, options: PairPageOptions): string {
  const { lang, title, warning, facts, heads } = options;
  const rows = pairRows(report).map((row) => rowHtml(row, report.sourceLang, options));
  const head = langs.map((one) => `<th scope="col">${escapeHtml(heads[one])}</th>`).join("");
  return closedPage({
    lang,
    title,
    style: STYLE,
    body: [
      `<h1>${escapeHtml(title)}</h1>`,
      ...(facts.length > 0 ? [`<p class="facts">${facts.map(escapeHtml).join(" · ")}</p>`] : []),
      ...(warning === "" ? [] : [`<p class="warning">${escapeHtml(warning)}</p>`]),
      "<table>",
      `<thead><tr>${head}</tr></thead>`,
      "<tbody>",
      ...rows,
      "</tbody>",
      "</table>",
    ],
  });
}

function rowHtml(row: PairRow, from: Lang, { image, state, altLabel }: PairPageOptions): string {
  const picture = row.picture && image(row.picture);
  const shown = picture
    ? `<img src="${escapeHtml(picture.src)}" width="${picture.width}" height="${picture.height}" alt="">`
    : "";
  const isDone = row.status === "confirmed" || row.status === "reviewed";
  const said = isDone ? "" : `<p class="state">${escapeHtml(state(row.status))}</p>`;
  const label = row.kind === "alt" ? `<span class="label">${escapeHtml(altLabel)}</span> ` : "";
  const source = shown + (row.source ? textHtml(row.source, label) : "");
  const target = row.target.map((text) => textHtml(text)).join("") + said;
  const cells = langs.map(
    (lang) => `<td lang="${langTags[lang]}">${lang === from ? source : target}</td>`,
  );
  return `<tr>${cells.join("")}</tr>`;
}

const textHtml = ({ kind, runs }: PairText, label = ""): string =>
  `<p class="kind-${kind}">${label}${runs.map(runHtml).join("")}</p>`;

const tags: [bit: number, tag: string][] = [
  [formatBits.code, "code"],
  [formatBits.sub, "sub"],
  [formatBits.sup, "sup"],
  [formatBits.underline, "u"],
  [formatBits.strike, "s"],
  [formatBits.mark, "mark"],
  [formatBits.italic, "em"],
  [formatBits.bold, "strong"],
];

/** On paper nobody follows a link: its text is what there is. */
const runHtml = ({ text, format }: Run): string =>
  text === "\n"
    ? "<br>"
    : tags.reduce(
        (html, [bit, tag]) => (format & bit ? `<${tag}>${html}</${tag}>` : html),
        escapeHtml(text),
      );
