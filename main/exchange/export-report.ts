/** Makes a file of a report: one edition in a format, or the pair side by side. */
import { strToU8, zip } from "fflate";
import type { ExportChanges, ExportFormat, ExportQuery } from "../../core/api/export.ts";
import { blocksOf, figuresOf, textOfKind } from "../../core/edition/blocks.ts";
import { cleanText } from "../../core/exchange/export-blocks.ts";
import { toHtmlFile } from "../../core/exchange/export-html.ts";
import { toMarkdown } from "../../core/exchange/export-markdown.ts";
import { exportFileName } from "../../core/exchange/export-name.ts";
import { toPlainText } from "../../core/exchange/export-text.ts";
import { standingOf } from "../../core/exchange/standing.ts";
import type { Person } from "../../core/library/settings.ts";
import { type Asset, assetKey } from "../../core/media/asset.ts";
import { inLang, type Lang, otherLang } from "../../core/report/lang.ts";
import { asSigned } from "../../core/report/signed.ts";
import type { Report } from "../../core/report/report.ts";
import type { OpenLibrary } from "../open-library.ts";
import { toDocx } from "./export-docx.ts";
import type { CommentsOut } from "./export-docx-comments.ts";
import { toPairDocx } from "./export-pair-docx.ts";
import { factsOf } from "./export-facts.ts";
import { type ExportPictures, inFile, readPictures } from "./export-pictures.ts";
import { ExportRefusal } from "./export-refusal.ts";
import { wechatCopy, wechatFiles, wechatFit } from "./export-wechat.ts";
import { exportWords } from "./export-words.ts";
import { makeNewsletter } from "./newsletter.ts";
import { printedPair } from "./print-pair.ts";

export interface ExportedFile {
  /** Fit for every file system. */
  name: string;
  /** MIME type. */
  type: string;
  bytes: Uint8Array;
  /** Pictures that should be in the file and are not: placeholders, and files that are lost or damaged. */
  missing: number;
  /** Only of what is made for a receiver that does not take everything. */
  changes?: ExportChanges;
  /** Of an archive: its files by name. */
  files?: Record<string, Uint8Array>;
}

export type ExportFrom = Pick<OpenLibrary, "reports" | "media" | "store">;

export interface ExportWatch {
  signal?: AbortSignal | undefined;
  /** Pictures made ready, of all. */
  onProgress?: (done: number, total: number) => void;
}

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const HTML = "text/html; charset=utf-8";
const ZIP = "application/zip";
const JSON_TYPE = "application/json; charset=utf-8";

/** Formats that are meant for readers: they get what was signed off, where anything was. */
const forReaders: ReadonlySet<ExportFormat> = new Set([
  "print-pair",
  "wechat",
  "wechat-copy",
  "newsletter",
]);

const forWechat = (format: ExportFormat): boolean =>
  format === "wechat" || format === "wechat-copy";

const hasNoPictures: ReadonlySet<ExportFormat> = new Set(["txt", "newsletter"]);

const ofPair = (format: ExportFormat): boolean => format === "pair-docx" || format === "print-pair";

/** Throws ExportRefusal, or the signal's reason. The text is as it is now, live edits included, but for what readers get. */
export async function exportReport(
  query: ExportQuery,
  { reports, media, store }: ExportFrom,
  { signal, onProgress }: ExportWatch = {},
): Promise<ExportedFile> {
  const living = await reports.projection(query.id);
  if (!living) throw new ExportRefusal("not-found");
  const { format } = query;
  const report = forReaders.has(format) ? asSigned(living) : living;
  const lang = ofPair(format) ? report.sourceLang : query.lang;
  const edition = report.editions[lang];
  if (blocksOf(edition).every((block) => block.text.trim() === ""))
    throw new ExportRefusal("empty");
  const isFitted = forWechat(format) && query.pictures !== "none";
  // A tall picture keeps its width there, which "web" would take from it.
  const sizing = hasNoPictures.has(format) ? "none" : isFitted ? "original" : query.pictures;
  const figures = figuresOf(edition);
  const pictures = await readPictures(figures, {
    ...{ media, sizing, signal, onProgress },
    fit: isFitted ? wechatFit : undefined,
  });
  signal?.throwIfAborted();
  const made = await make(report, query, { pictures, media, store });
  const headline = textOfKind(report.editions[lang], "headline");
  const isThere = (asset: Asset | null) => asset !== null && pictures.has(assetKey(asset));
  return {
    name: exportFileName(report.number, headline, made.end),
    type: made.type,
    bytes: made.bytes,
    missing: sizing === "none" ? 0 : figures.filter((asset) => !isThere(asset)).length,
    ...(made.changes && { changes: made.changes }),
    ...(made.files && { files: made.files }),
  };
}

interface Made {
  bytes: Uint8Array;
  type: string;
  end: string;
  changes?: ExportChanges;
  files?: Record<string, Uint8Array>;
}

async function make(
  report: Report,
  query: ExportQuery,
  { pictures, media, store }: { pictures: ExportPictures } & Pick<ExportFrom, "media" | "store">,
): Promise<Made> {
  const { lang, format } = query;
  const edition = report.editions[lang];
  const words = exportWords(lang);
  const facts = {
    lang,
    title: cleanText(
      textOfKind(edition, "headline") || textOfKind(report.editions[otherLang(lang)], "headline"),
    ),
    author: cleanText(inLang(report.head.author, lang)),
    keywords: cleanText(report.head.tags[lang].join(", ")),
  };
  switch (format) {
    case "txt":
      // Windows' Notepad and older Word take a file without this mark for the local code page.
      return {
        bytes: strToU8(`\uFEFF${toPlainText(edition, lang)}`),
        type: "text/plain; charset=utf-8",
        end: "txt",
      };
    case "md":
      return markdownFile(report, query, pictures);
    case "html":
    case "print":
      return { bytes: strToU8(htmlOf(report, query, pictures)), type: HTML, end: "html" };
    case "docx": {
      const missingPicture = query.pictures === "none" ? null : words("export.pictureMissing");
      const comments = query.comments && commentsOf(report, lang, store.record.settings.people);
      const bytes = await toDocx(edition, {
        ...facts,
        pictures,
        missingPicture,
        ...(comments && { comments }),
      });
      return { bytes, type: DOCX, end: "docx" };
    }
    case "pair-docx":
      return {
        bytes: await toPairDocx(report, { ...facts, pictures, words }),
        type: DOCX,
        end: `${words("export.pairName")}.docx`,
      };
    case "print-pair":
      return { bytes: strToU8(printedPair(report, { lang, pictures })), type: HTML, end: "html" };
    case "wechat": {
      const { settings } = store.record;
      const { files, changes } = wechatFiles({ report, lang, settings, pictures });
      const name = words(`export.wechatName.${standingOf(report, lang)}`);
      return { bytes: await zipped(files), type: ZIP, end: `${name}.zip`, changes, files };
    }
    case "newsletter": {
      const { html, text } = await makeNewsletter([report], lang, { media, store });
      const files = { "newsletter.html": html, "newsletter.txt": text };
      return { bytes: await zipped(files), type: ZIP, end: `${words("export.letterName")}.zip` };
    }
    case "wechat-copy": {
      const copy = wechatCopy({ report, lang, settings: store.record.settings, pictures });
      return { bytes: strToU8(JSON.stringify(copy)), type: JSON_TYPE, end: "json" };
    }
  }
}

const commentsOf = (report: Report, lang: Lang, people: Person[]): CommentsOut => ({
  threads: report.threads.filter((thread) => thread.lang === lang),
  nameOf({ by, name }) {
    const person = people.find(({ id }) => id === by);
    return person ? inLang(person.name, lang) : name || by;
  },
});

function htmlOf(
  { head, editions }: Report,
  { lang, pictures: sizing }: ExportQuery,
  pictures: ExportPictures,
): string {
  const words = exportWords(lang);
  const author = inLang(head.author, lang);
  return toHtmlFile(editions[lang], {
    lang,
    author,
    facts: factsOf(head, lang),
    image: inFile(pictures),
    missingPicture: words(sizing === "none" ? "export.pictureLeftOut" : "export.pictureMissing"),
    notes: {
      title: words("export.notes"),
      back: (number) => words("export.backToText", { number }),
    },
  });
}

/** With pictures a .zip: the text, and the folder that it points into. */
async function markdownFile(
  { editions }: Report,
  { lang, pictures: sizing }: ExportQuery,
  pictures: ExportPictures,
): Promise<Made> {
  const names = new Map(
    [...pictures.keys()].map((hash, at) => [
      hash,
      `pictures/${at + 1}.${pictures.get(hash)?.ext ?? ""}`,
    ]),
  );
  const picture = (asset: Asset) => names.get(assetKey(asset)) ?? (sizing === "none" ? null : "");
  const text = strToU8(toMarkdown(editions[lang], { lang, picture }));
  if (names.size === 0) return { bytes: text, type: "text/markdown; charset=utf-8", end: "md" };
  const files = Object.fromEntries(
    [...pictures].map(([hash, { bytes }]) => [names.get(hash) ?? hash, bytes]),
  );
  const bytes = await zipped({ "report.md": text, ...files });
  return { bytes, type: ZIP, end: "zip" };
}

/** Pictures are packed already: only the text is worth packing. */
const zipped = (files: Record<string, Uint8Array>): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const entries = Object.entries(files).map(
      ([name, bytes]) =>
        [name, [bytes, { level: /\.(?:html|json|md|txt)$/.test(name) ? 6 : 0 }]] as const,
    );
    zip(Object.fromEntries(entries) as Parameters<typeof zip>[0], (error, bytes) =>
      error ? reject(error) : resolve(bytes),
    );
  });
