/** Text within a block as WeChat's editor keeps it: inline styles, and links as marks that lead to notes at the end. */
import { escapeHtml } from "../../edition/html.ts";
import type { Lang } from "../../report/lang.ts";
import { formatBits, type Run, textOfRuns } from "../export-blocks.ts";

/** Formats and what stands around a text that has them, innermost first. */
const formats: [bit: number, open: string, close: string][] = [
  [formatBits.code, '<span style="font-family:Consolas,Menlo,monospace;">', "</span>"],
  [formatBits.sub, "<sub>", "</sub>"],
  [formatBits.sup, "<sup>", "</sup>"],
  [formatBits.underline, '<span style="text-decoration:underline;">', "</span>"],
  [formatBits.strike, '<span style="text-decoration:line-through;">', "</span>"],
  [formatBits.mark, '<span style="background-color:#fbeeb8;">', "</span>"],
  [formatBits.italic, "<em>", "</em>"],
  [formatBits.bold, "<strong>", "</strong>"],
];

const MARK_STYLE = "font-size:0.75em;color:#8d2a1f;line-height:0;";

/** How the mark of the link with this number reads: apart from footnotes, which are plain numbers. */
const markNames: Record<Lang, (number: number) => string> = {
  zh: (number) => `[链${number}]`,
  en: (number) => `[L${number}]`,
};

/** The only site that an article of an ordinary account may link to. */
const mayLink = (url: string): boolean => URL.parse(url)?.host === "mp.weixin.qq.com";

const markHtml = (text: string): string => `<sup style="${MARK_STYLE}">${escapeHtml(text)}</sup>`;

export class LinkNotes {
  readonly #urls: string[] = [];
  readonly #lang: Lang;
  readonly #baseUrl: string;

  /** @param baseUrl what paths of the own site begin with */
  constructor(lang: Lang, baseUrl: string) {
    this.#lang = lang;
    this.#baseUrl = baseUrl;
  }

  /** As many as links became notes, an address once. */
  get count(): number {
    return this.#urls.length;
  }

  /** Mark and address of each. */
  all(): { mark: string; url: string }[] {
    return this.#urls.map((url, at) => ({ mark: markNames[this.#lang](at + 1), url }));
  }

  html(runs: readonly Run[]): string {
    let html = "";
    for (let at = 0; at < runs.length; ) {
      const { href = null } = runs[at] ?? {};
      let end = at + 1;
      while (end < runs.length && runs[end]?.href === href) end += 1;
      const part = runs.slice(at, end);
      html += href === null ? textHtml(part) : this.#linkHtml(part, href);
      at = end;
    }
    return html;
  }

  #linkHtml(runs: readonly Run[], href: string): string {
    const url = href.startsWith("/") ? this.#baseUrl + href : href;
    const inner = textHtml(runs);
    if (mayLink(url)) return `<a href="${escapeHtml(url)}" style="color:#576b95;">${inner}</a>`;
    const address = shownAddress(url);
    const text = textOfRuns(runs).trim();
    // A text that is its own address needs no note.
    if (text === "" || text.includes(address) || shownAddress(text) === address) return inner;
    const known = this.#urls.indexOf(address);
    const number = known < 0 ? this.#urls.push(address) : known + 1;
    return inner + markHtml(markNames[this.#lang](number));
  }
}

/** As somebody would write it down: letters instead of escapes, no scheme before a mail address or a number. */
function shownAddress(url: string): string {
  const bare = url
    .trim()
    .replace(/^(?:mailto|tel):/i, "")
    .replace(/\/$/, "");
  try {
    return decodeURI(bare);
  } catch {
    return bare;
  }
}

export const textHtml = (runs: readonly Run[]): string => runs.map(runHtml).join("");

function runHtml({ text, format, note }: Run): string {
  if (note !== undefined) return markHtml(`[${note}]`);
  if (text === "\n") return "<br>";
  return formats.reduce(
    (html, [bit, open, close]) => (format & bit ? open + html + close : html),
    escapeHtml(text),
  );
}
