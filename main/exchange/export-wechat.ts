/** An article for WeChat as files: the page, its pictures in a folder, and a list that says where each belongs. */
import { strToU8 } from "fflate";
import { textOfKind } from "../../core/edition/blocks.ts";
import { escapeHtml } from "../../core/edition/html.ts";
import type { WechatCopy } from "../../core/api/export.ts";
import { cleanText } from "../../core/exchange/export-blocks.ts";
import { toPlainText } from "../../core/exchange/export-text.ts";
import { standingOf } from "../../core/exchange/standing.ts";
import {
  toWechat,
  type WechatArticle,
  type WechatChanges,
} from "../../core/exchange/wechat/wechat-html.ts";
import type { Settings } from "../../core/library/settings.ts";
import { type Asset, assetKey } from "../../core/media/asset.ts";
import { toSiteReport } from "../../core/publication/site.ts";
import { absoluteUrl } from "../../core/publication/address.ts";
import { dayOf, formatDay } from "../../core/publication/days.ts";
import { cut } from "../../core/publication/excerpt.ts";
import { inLang, type Lang, langTags } from "../../core/report/lang.ts";
import type { Report } from "../../core/report/report.ts";
import { bylineOf } from "./export-facts.ts";
import { dataUrl, type ExportPicture, type ExportPictures } from "./export-pictures.ts";
import { titleOf, warningOf } from "./export-for-readers.ts";
import { exportWords } from "./export-words.ts";

/** WeChat shows pictures at most this wide, and takes none that is larger. */
export const wechatFit = { widthPx: 1080, maxBytes: 10 * 1024 * 1024 };

/** As many characters as WeChat's field for a summary takes. */
const DIGEST_LENGTH = 120;

export interface WechatSource {
  report: Report;
  lang: Lang;
  settings: Settings;
  pictures: ExportPictures;
}

/** By name: `article.html`, `pictures.json`, `pictures/1.jpg` … */
export function wechatFiles(source: WechatSource): {
  files: Record<string, Uint8Array>;
  changes: WechatChanges;
} {
  const { report, lang, settings, pictures } = source;
  const names = new Map(
    [...pictures].map(([key, { ext }], at) => [key, `pictures/${at + 1}.${ext}`] as const),
  );
  const srcOf = (key: string): string => names.get(key) ?? "";
  const article = articleOf(source, srcOf);
  const listed = article.pictures.flatMap(({ asset, ...words }, at) => {
    const key = assetKey(asset);
    const picture = pictures.get(key);
    if (!picture) return [];
    const { width, height } = picture;
    return [{ number: at + 1, file: srcOf(key), ...words, width, height }];
  });
  const edition = report.editions[lang];
  const title = titleOf(report, lang);
  const list = {
    report: report.number,
    edition: lang,
    standing: standingOf(report, lang),
    title,
    author: cleanText(inLang(report.head.author, lang)),
    digest: cut(cleanText(textOfKind(edition, "lead")), DIGEST_LENGTH),
    originalUrl: pageUrl(report, lang, settings),
    pictures: listed,
  };
  const page = [
    "<!doctype html>",
    `<html lang="${langTags[lang]}">`,
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title></head>`,
    "<body>",
    article.html.trimEnd(),
    "</body>",
    "</html>",
    "",
  ].join("\n");
  const files: Record<string, Uint8Array> = {
    "article.html": strToU8(page),
    "pictures.json": strToU8(`${JSON.stringify(list, null, 2)}\n`),
  };
  for (const [key, { bytes }] of pictures) files[srcOf(key)] = bytes;
  return { files, changes: article.changes };
}

/** For the clipboard: the pictures are in the text itself, so that pasting brings them. */
export function wechatCopy(source: WechatSource): WechatCopy {
  const { report, lang } = source;
  const { html, changes } = articleOf(source, (_key, picture) => dataUrl(picture));
  const warning = warningOf(report, lang);
  const text = toPlainText(report.editions[lang], lang);
  return {
    html,
    text: warning === "" ? text : `${warning}\n\n${text}`,
    isSigned: warning === "",
    changes,
  };
}

function articleOf(
  { report, lang, settings, pictures }: WechatSource,
  srcOf: (key: string, picture: ExportPicture) => string,
): WechatArticle {
  const words = exportWords(lang);
  const image = (asset: Asset) => {
    const key = assetKey(asset);
    const picture = pictures.get(key);
    return picture ? { src: srcOf(key, picture), width: picture.width } : null;
  };
  const corrections = report.signed[lang]?.corrections ?? [];
  return toWechat(report.editions[lang], {
    lang,
    baseUrl: settings.baseUrl,
    warning: warningOf(report, lang),
    facts: bylineOf(report.head, lang),
    corrections: corrections.map(({ text, place, at }) => ({
      place,
      text: words("export.correction", { text, day: formatDay(dayOf(at), lang) }),
    })),
    image,
    words: {
      notes: words("export.notes"),
      links: words("export.links"),
      missingPicture: words("export.pictureMissing"),
    },
  });
}

/** Where the site has, or will have, the page of an edition. */
function pageUrl(report: Report, lang: Lang, settings: Settings): string {
  const facts = { settings, published: [lang], hash: () => "", isLost: () => false };
  const path = toSiteReport(report, facts).editions[lang]?.path ?? "";
  return absoluteUrl(settings.baseUrl, path);
}
