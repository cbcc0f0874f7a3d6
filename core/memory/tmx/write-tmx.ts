/** Writes TMX 1.4b, one unit after another. */
import type { Content, Remark, TmxHeader, TmxUnit } from "./tmx.ts";

export const tmxHead = ({ attributes, remarks }: TmxHeader): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE tmx SYSTEM "tmx14.dtd">',
    '<tmx version="1.4">',
    `<header${written(attributes)}>${remarks.map(remarkXml).join("")}</header>`,
    "<body>",
    "",
  ].join("\n");

export const tmxFoot = "</body>\n</tmx>\n";

export function tmxUnit({ attributes, remarks, variants }: TmxUnit): string {
  const tuvs = variants.map(
    (variant) =>
      `<tuv${written({ ...variant.attributes, "xml:lang": variant.lang })}>${variant.remarks.map(remarkXml).join("")}<seg>${contentXml(variant.content)}</seg></tuv>`,
  );
  return `<tu${written(attributes)}>${remarks.map(remarkXml).join("")}${tuvs.join("")}</tu>\n`;
}

const remarkXml = ({ kind, attributes, text }: Remark): string =>
  `<${kind}${written(attributes)}>${escaped(text)}</${kind}>`;

const contentXml = (content: Content): string =>
  content
    .map((part) =>
      typeof part === "string"
        ? escaped(part)
        : `<${part.tag}${written(part.attributes)}>${contentXml(part.content)}</${part.tag}>`,
    )
    .join("");

const written = (attributes: Record<string, string>): string =>
  Object.entries(attributes)
    .map(
      ([name, value]) =>
        ` ${name}="${escaped(value)
          .replaceAll('"', "&quot;")
          .replace(/[\t\n]/g, (mark) => `&#${mark.charCodeAt(0)};`)}"`,
    )
    .join("");

/** XML 1.0 has no place for these: §2.2. */
const FORBIDDEN =
  // oxlint-disable-next-line no-control-regex -- these are what is to go
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

const escaped = (text: string): string =>
  text
    .replace(FORBIDDEN, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\r", "&#13;");
