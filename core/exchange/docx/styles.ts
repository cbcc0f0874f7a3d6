/** What a paragraph is by its style: by the style's name in any language that Word and WPS give it, and by outline level. */
import { childOf, childrenOf, isOn, valueOf, type XmlElement } from "./xml.ts";

export type ParagraphRole =
  | { kind: "title" | "lead" | "quote" | "callout" | "paragraph" }
  /** `isShared`: of all pictures of the gallery before it. */
  | { kind: "caption"; isShared?: true }
  /** Holds a picture of a gallery whose pictures have captions of their own. */
  | { kind: "gallery" }
  /** 1 is the highest. */
  | { kind: "heading"; level: number };

export interface Style {
  name: string;
  basedOn: string | undefined;
  paragraph: XmlElement | undefined;
  bold: boolean;
  italic: boolean;
}

export interface Styles {
  /** @param properties the paragraph's own `w:pPr` */
  roleOf(properties: XmlElement | undefined): ParagraphRole;
  /** `w:numPr` of the paragraph itself or of its style. */
  numberingOf(properties: XmlElement | undefined): XmlElement | undefined;
  /** `w:jc` of the paragraph itself, else of its style or one that this is based on. */
  alignmentOf(properties: XmlElement | undefined): string | undefined;
  /** A character style's own looks. */
  looksOf(id: string | undefined): Pick<Style, "bold" | "italic">;
  /** Whether a character style says whose picture it is that a caption is about. */
  isCredit(id: string | undefined): boolean;
}

const HEADING = /^(?:heading|标题|標題|見出し|제목|titre|überschrift|título|заголовок)\s*([1-9])$/u;
const TITLE = new Set(["title", "标题", "標題", "文档标题", "文件标题", "大标题"]);
const LEAD = new Set(["lead", "导语", "导言"]);
const QUOTE = new Set(["quote", "intense quote", "引用", "明显引用", "鲜明引用", "引文"]);
const CALLOUT = new Set(["note", "callout", "call-out", "提示", "提示框", "注意"]);
const CAPTION = new Set([
  "caption",
  "题注",
  "圖表標題",
  "标号",
  "图注",
  "图题",
  "图片说明",
  "图说",
]);
const GALLERY = new Set(["gallery", "组图"]);
const GALLERY_CAPTION = new Set(["gallery caption", "组图图注"]);

const CREDIT = new Set(["credit", "供图", "图片署名"]);

export function readStyles(root: XmlElement | undefined): Styles {
  const styles = new Map(
    childrenOf(root, "w:style").map((style) => [
      style.attributes["w:styleId"] ?? "",
      toStyle(style),
    ]),
  );

  /** The style, then those it is based on. */
  const chain = (id: string | undefined): Style[] => {
    const found: Style[] = [];
    let style = styles.get(id ?? "");
    while (style && !found.includes(style)) {
      found.push(style);
      style = styles.get(style.basedOn ?? "");
    }
    return found;
  };

  return {
    roleOf(properties) {
      const id = valueOf(properties, "w:pStyle");
      const all = chain(id);
      for (const name of all.length > 0 ? all.map((style) => style.name) : [id ?? ""]) {
        const role = roleOfName(name);
        if (role) return role;
      }
      const outlines = [properties, ...all.map((style) => style.paragraph)];
      const outline = outlines
        .map((holder) => valueOf(holder, "w:outlineLvl"))
        .find((level) => level !== undefined);
      const level = Number(outline ?? 9);
      return level >= 0 && level < 9
        ? { kind: "heading", level: level + 1 }
        : { kind: "paragraph" };
    },
    numberingOf(properties) {
      const holders = [
        properties,
        ...chain(valueOf(properties, "w:pStyle")).map((style) => style.paragraph),
      ];
      return holders
        .map((holder) => childOf(holder, "w:numPr"))
        .find((found) => found !== undefined);
    },
    alignmentOf(properties) {
      const all = chain(valueOf(properties, "w:pStyle")).map((style) => style.paragraph);
      return [properties, ...all]
        .map((holder) => valueOf(holder, "w:jc"))
        .find((found) => found !== undefined);
    },
    looksOf(id) {
      const all = chain(id);
      return { bold: all.some(({ bold }) => bold), italic: all.some(({ italic }) => italic) };
    },
    isCredit: (id) => chain(id).some(({ name }) => CREDIT.has(plainName(name))),
  };
}

function toStyle(style: XmlElement): Style {
  const run = childOf(style, "w:rPr");
  return {
    name: valueOf(style, "w:name") ?? "",
    basedOn: valueOf(style, "w:basedOn"),
    paragraph: childOf(style, "w:pPr"),
    bold: isOn(run, "w:b"),
    italic: isOn(run, "w:i"),
  };
}

const plainName = (name: string): string => name.trim().toLowerCase();

/** What a style of this name makes of a paragraph, in the languages of Word and WPS; null for any other name. */
export function roleOfName(name: string): ParagraphRole | null {
  const plain = plainName(name);
  const level = HEADING.exec(plain)?.[1];
  if (level !== undefined) return { kind: "heading", level: Number(level) };
  if (TITLE.has(plain)) return { kind: "title" };
  if (LEAD.has(plain)) return { kind: "lead" };
  if (QUOTE.has(plain)) return { kind: "quote" };
  if (CALLOUT.has(plain)) return { kind: "callout" };
  if (GALLERY.has(plain)) return { kind: "gallery" };
  if (GALLERY_CAPTION.has(plain)) return { kind: "caption", isShared: true };
  return CAPTION.has(plain) ? { kind: "caption" } : null;
}
