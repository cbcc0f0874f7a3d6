/** A whole HTML document of its own, UTF-8, in which nothing runs and nothing is fetched, wherever it is opened. */
import { escapeHtml } from "../edition/html.ts";
import { type Lang, langTags } from "../report/lang.ts";

const POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

export interface ClosedPage {
  lang: Lang;
  title: string;
  /** CSS. */
  style: string;
  /** HTML lines for the head. */
  meta?: string[];
  /** HTML lines. */
  body: string[];
}

export const closedPage = ({ lang, title, style, meta = [], body }: ClosedPage): string =>
  [
    "<!doctype html>",
    `<html lang="${langTags[lang]}">`,
    "<head>",
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(title)}</title>`,
    ...meta,
    `<style>${style}</style>`,
    "</head>",
    "<body>",
    ...body,
    "</body>",
    "</html>",
    "",
  ].join("\n");
