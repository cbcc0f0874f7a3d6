/** A drawing (SVG) written anew with nothing in it but what draws: no program, no style sheet, nothing from elsewhere. */
import { SaxesParser, type SaxesTagNS } from "saxes";
import { allowedAttributes, allowedElements, allowedProperties } from "./allowed.ts";

const SVG = "http://www.w3.org/2000/svg";
const XLINK = "http://www.w3.org/1999/xlink";
const XML = "http://www.w3.org/XML/1998/namespace";

const MAX_DEPTH = 100;
/** A use of a use of a use draws exponentially much. */
const MAX_USES = 2000;

/** True for a file that begins as XML or HTML does and names the element early. */
export const looksLikeSvg = (text: string): boolean =>
  /^\s*</.test(text.replace(/^\uFEFF/, "")) && /<(?:\w+:)?svg[\s>]/.test(text.slice(0, 8192));

const escaped = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

/**
 * Null for what is no well-formed SVG, and for one whose size nobody can tell. Entities that the file declares itself
 * make it ill-formed here. A second run changes nothing.
 */
export function cleanSvg(text: string): string | null {
  const out: string[] = [];
  let broken = false;
  /** How many elements deep we are within one that is left out. */
  let skipping = 0;
  let depth = 0;
  let uses = 0;
  const parser = new SaxesParser({ xmlns: true });
  parser.on("error", () => {
    broken = true;
  });
  parser.on("opentag", (tag) => {
    depth += 1;
    if (depth > MAX_DEPTH) broken = true;
    const isRoot = depth === 1;
    if (isRoot && (tag.uri !== SVG || tag.local !== "svg")) broken = true;
    if (skipping > 0 || tag.uri !== SVG || !allowedElements.has(tag.local)) {
      skipping += 1;
      return;
    }
    if (tag.local === "use" && (uses += 1) > MAX_USES) broken = true;
    const attributes = [...attributesOf(tag)];
    if (isRoot) {
      const sized = withSize(new Map(attributes));
      if (!sized) broken = true;
      else attributes.splice(0, attributes.length, ["xmlns", SVG], ...sized);
    }
    out.push(
      `<${tag.local}${attributes.map(([name, value]) => ` ${name}="${escaped(value)}"`).join("")}>`,
    );
  });
  parser.on("closetag", (tag) => {
    depth -= 1;
    if (skipping > 0) skipping -= 1;
    else out.push(`</${tag.local}>`);
  });
  parser.on("text", (said) => {
    if (skipping === 0 && depth > 0) out.push(escaped(said));
  });
  parser.on("cdata", (said) => {
    if (skipping === 0) out.push(escaped(said));
  });
  try {
    parser.write(text.replace(/^\uFEFF/, "")).close();
  } catch {
    return null;
  }
  return broken || out.length === 0 ? null : `${out.join("").trim()}\n`;
}

function* attributesOf(tag: SaxesTagNS): Generator<[string, string]> {
  for (const { uri, prefix, local, value } of Object.values(tag.attributes)) {
    if ((uri === "" || uri === XLINK) && local === "href") {
      // Within the drawing only.
      if (/^#[\w.:-]+$/.test(value.trim())) yield ["href", value.trim()];
    } else if (uri === XML && local === "space") yield ["xml:space", value];
    else if (uri !== "" || prefix !== "") continue;
    else if (local === "style") {
      const style = cleanStyle(value);
      if (style) yield ["style", style];
    } else if ((allowedAttributes.has(local) || allowedProperties.has(local)) && isHarmless(value))
      yield [local, value];
  }
}

/** Declarations whose property is known; CSS can hide a name behind escapes and comments, so that neither may be there. */
function cleanStyle(style: string): string {
  if (/[\\@]|\/\*/.test(style)) return "";
  return style
    .split(";")
    .map((declaration) => /^\s*([a-z-]+)\s*:\s*(.+?)\s*$/is.exec(declaration))
    .filter((found) => found && allowedProperties.has(found[1] ?? "") && isHarmless(found[2] ?? ""))
    .map((found) => `${found?.[1]}:${found?.[2]}`)
    .join(";");
}

/** Nothing is fetched: `url()` leads into the drawing itself, and no other function takes an address. */
const isHarmless = (value: string): boolean => {
  const rest = value.replace(/url\(\s*(['"]?)#[\w.:-]+\1\s*\)/gi, "");
  return !/url\s*\(|image\s*\(|image-set|src\s*\(|\\|javascript:|data:|expression\s*\(/i.test(rest);
};

const length = (value: string | undefined): number | null => {
  const found = /^\s*(\d*\.?\d+)(?:px)?\s*$/.exec(value ?? "");
  const size = found ? Number(found[1]) : 0;
  return size > 0 && size < 100_000 ? size : null;
};

/** Width, height and viewBox on the root, each worked out from the others where it is missing or not in pixels. */
function withSize(attributes: Map<string, string>): Map<string, string> | null {
  const box = (attributes.get("viewBox") ?? "")
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const [, , boxWidth = 0, boxHeight = 0] = box;
  const hasBox = box.length === 4 && box.every(Number.isFinite) && boxWidth > 0 && boxHeight > 0;
  let width = length(attributes.get("width"));
  let height = length(attributes.get("height"));
  if (hasBox) {
    if (width === null && height !== null) width = (height * boxWidth) / boxHeight;
    if (height === null && width !== null) height = (width * boxHeight) / boxWidth;
    width ??= boxWidth;
    height ??= boxHeight;
  }
  if (width === null || height === null || width >= 100_000 || height >= 100_000) return null;
  const whole = (size: number): string => String(Math.max(1, Math.round(size)));
  attributes.set("width", whole(width));
  attributes.set("height", whole(height));
  if (!hasBox) attributes.set("viewBox", `0 0 ${width} ${height}`);
  return attributes;
}
