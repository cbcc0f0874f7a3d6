/** Reads TMX piece by piece: a file of any size in little memory. */
import { SaxesParser } from "saxes";
import {
  type Content,
  type InlineElement,
  inlineTags,
  type Remark,
  type TmxHeader,
  type TmxUnit,
  type Variant,
} from "./tmx.ts";

export const tmxProblems = [
  /** Not well-formed XML; entities that the file declares itself are never expanded, so one of them ends here too. */
  "NOT_XML",
  /** XML, but its root is no `tmx`. */
  "NOT_TMX",
  /** An element where TMX has none, or one without what it must have. */
  "NOT_VALID",
  /** It nests, or one text of it goes on, beyond anything that was ever meant. */
  "TOO_MUCH",
] as const;
export type TmxProblem = (typeof tmxProblems)[number];

/** `line` counts from 1. */
export class TmxError extends Error {
  readonly code: TmxProblem;
  readonly line: number;
  readonly about: string;
  constructor(code: TmxProblem, line: number, about: string) {
    super(`${code} in line ${line}: ${about}`);
    this.code = code;
    this.line = line;
    this.about = about;
  }
}

export interface TmxReader {
  /** The next piece of the file. Throws TmxError. */
  write(text: string): void;
  /** The file is over. Throws TmxError where it broke off. */
  end(): void;
}

export interface TmxHandler {
  header(header: TmxHeader): void;
  unit(unit: TmxUnit, header: TmxHeader): void;
}

const MAX_DEPTH = 60;
const MAX_TEXT = 5_000_000;
const isInline = (name: string): name is InlineElement["tag"] =>
  (inlineTags as readonly string[]).includes(name);

/** Elements by where they may stand; `null` is the document. */
const allowedIn: Record<string, readonly string[]> = {
  "": ["tmx"],
  tmx: ["header", "body"],
  header: ["note", "prop", "ude"],
  ude: ["map"],
  body: ["tu"],
  tu: ["note", "prop", "tuv"],
  tuv: ["note", "prop", "seg"],
};

export function createTmxReader(handler: TmxHandler): TmxReader {
  const parser = new SaxesParser({ xmlns: false, position: true });
  const path: string[] = [];
  let header: TmxHeader | null = null;
  let unit: TmxUnit | null = null;
  let variant: Variant | null = null;
  let remark: Remark | null = null;
  /** The segment and the inline elements that are open in it, innermost last. */
  let contents: Content[] = [];
  let length = 0;

  const refuse = (code: TmxProblem, about: string): never => {
    throw new TmxError(code, parser.line, about);
  };

  parser.on("error", (error) => {
    const about = error.message.replace(/^\d+:\d+: /, "");
    refuse("NOT_XML", about);
  });
  parser.on("opentag", ({ name, attributes }) => {
    const parent = path.at(-1) ?? "";
    const inSegment = contents.length > 0;
    if (path.length >= MAX_DEPTH) refuse("TOO_MUCH", name);
    if (parent === "" && name !== "tmx") refuse("NOT_TMX", name);
    if (inSegment ? !isInline(name) : !allowedIn[parent]?.includes(name))
      refuse("NOT_VALID", `<${name}> in <${parent}>`);
    path.push(name);
    if (name === "header") header = { attributes, remarks: [] };
    else if (name === "body") {
      if (!header) refuse("NOT_VALID", "<body> without <header>");
      else handler.header(header);
    } else if (name === "tu") unit = { attributes, remarks: [], variants: [] };
    else if (name === "tuv") {
      // TMX before 1.4 has `lang`.
      const lang = attributes["xml:lang"] ?? attributes["lang"] ?? "";
      if (lang === "") refuse("NOT_VALID", "<tuv> without xml:lang");
      variant = { lang, attributes, remarks: [], content: [] };
    } else if (name === "note" || name === "prop") remark = { kind: name, attributes, text: "" };
    else if (name === "seg") {
      contents = [variant?.content ?? []];
      length = 0;
    } else if (inSegment && isInline(name)) {
      const element: InlineElement = { tag: name, attributes, content: [] };
      contents.at(-1)?.push(element);
      contents.push(element.content);
    }
  });
  const addText = (text: string): void => {
    length += text.length;
    if (length > MAX_TEXT) refuse("TOO_MUCH", `<${path.at(-1) ?? ""}>`);
    const content = contents.at(-1);
    if (content) {
      const last = content.length - 1;
      if (typeof content[last] === "string") content[last] += text;
      else if (text !== "") content.push(text);
    } else if (remark) remark.text += text;
    else if (text.trim() !== "") refuse("NOT_VALID", `text in <${path.at(-1) ?? ""}>`);
    else length = 0;
  };
  parser.on("text", (text) => {
    if (path.length > 0) addText(text);
  });
  parser.on("cdata", addText);
  parser.on("closetag", ({ name }) => {
    path.pop();
    if (contents.length > 0) contents.pop();
    else if (name === "tuv") {
      if (variant) unit?.variants.push(variant);
      variant = null;
    } else if (name === "tu") {
      if (unit && header) handler.unit(unit, header);
      unit = null;
    } else if ((name === "note" || name === "prop") && remark) {
      (variant ?? unit ?? header)?.remarks.push(remark);
      remark = null;
      length = 0;
    }
  });
  return {
    write: (text) => {
      parser.write(text);
    },
    end() {
      parser.close();
    },
  };
}
