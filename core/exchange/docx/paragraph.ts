/** The inside of a Word paragraph: its text with looks and links, its pictures, its text boxes. */
import type { Inline } from "../inline.ts";
import type { LeftOut } from "../imported.ts";
import {
  BOLD,
  createRuns,
  HIGHLIGHT,
  ITALIC,
  type Runs,
  STRIKETHROUGH,
  SUBSCRIPT,
  SUPERSCRIPT,
  UNDERLINE,
} from "../runs.ts";
import {
  chartWordsIn,
  chosenOf,
  diagramsIn,
  type DrawnPicture,
  picturesIn,
  textBoxesIn,
  wordArtIn,
} from "./drawing.ts";
import { createFields, type Fields } from "./fields.ts";
import type { DocumentParts, Relationships } from "./package.ts";
import type { Styles } from "./styles.ts";
import { symbolOf, withSymbols } from "./symbols.ts";
import {
  childOf,
  childrenOf,
  descendantsOf,
  elementsOf,
  isOn,
  textIn,
  valueOf,
  type XmlElement,
} from "./xml.ts";

export interface ReadParagraph {
  /** Pictures that stand before any text. */
  before: DrawnPicture[];
  text: Inline;
  /** Of a caption: what its own style marks as the credit; it is not in `text`. */
  credit: Inline;
  after: DrawnPicture[];
  /** `w:txbxContent` of each text box that is anchored here. */
  boxes: XmlElement[];
}

/** `dropped` are looks that the block has anyway, as bits. */
interface Kind {
  dropped: number;
  isCaption: boolean;
}

export interface ParagraphReader {
  read(paragraph: XmlElement, kind: Kind): ReadParagraph;
}

export interface ParagraphContext {
  styles: Styles;
  parts: DocumentParts;
  relationships: Relationships;
  left: LeftOut[];
  /** The reference with its note; a mark such as `[1]` where no note can stand. */
  citeNote(kind: "footnote" | "endnote", id: string): Inline[number] | string;
}

/**
 * Reads paragraphs in order: a field, such as a link, may begin in one and end in another.
 * @param root what holds them all
 */
export function createParagraphReader(
  context: ParagraphContext,
  root: XmlElement,
): ParagraphReader {
  const fields = createFields(context.left, root);
  return {
    read: (paragraph, kind) => readParagraph(paragraph, { ...kind, context, fields }),
  };
}

interface Around extends Kind {
  context: ParagraphContext;
  fields: Fields;
}

function readParagraph(paragraph: XmlElement, around: Around): ReadParagraph {
  const { context, fields, dropped, isCaption } = around;
  const { relationships, left } = context;
  const [text, credit] = [createRuns(), createRuns()];
  let runs = text;
  const read: ReadParagraph = { before: [], text: [], credit: [], after: [], boxes: [] };
  let hasText = false;

  const say = (text: string, format: number, url: string | undefined): void => {
    if (!fields.areShown()) return;
    if (text.trim() !== "") hasText = true;
    runs.add(text, format & ~dropped, fields.link() ?? url);
  };

  const draw = (drawing: XmlElement): void => {
    const pictures = picturesIn(drawing, relationships);
    (hasText ? read.after : read.before).push(...pictures);
    for (const { asset, alt } of pictures)
      if (asset === null) {
        const said = [alt, ...chartWordsIn(drawing, context)].filter((text) => text !== "");
        left.push({ what: "drawing", text: said.join(" · ") });
      }
    read.boxes.push(...textBoxesIn(drawing), ...diagramsIn(drawing, context));
    for (const text of wordArtIn(drawing)) say(text, 0, undefined);
  };

  const walk = (node: XmlElement, url: string | undefined): void => {
    for (const child of elementsOf(node)) {
      switch (child.name) {
        case "w:r":
          walkRun(child, url);
          break;
        case "w:hyperlink":
          walk(child, relationships.get(child.attributes["r:id"] ?? "")?.target ?? url);
          break;
        case "w:fldSimple":
          fields.begin();
          fields.instruct(child.attributes["w:instr"] ?? "");
          fields.separate();
          walk(child, url);
          fields.end();
          break;
        case "m:oMath":
        case "m:oMathPara":
          left.push({ what: "formula", text: textIn(child) });
          say(textIn(child), 0, url);
          break;
        case "mc:AlternateContent":
          walk(chosenOf(child) ?? child, url);
          break;
        case "w:pPr":
        case "w:sdtPr":
        case "w:sdtEndPr":
          break;
        default:
          walk(child, url);
      }
    }
  };

  const walkRun = (run: XmlElement, url: string | undefined): void => {
    const properties = childOf(run, "w:rPr");
    if (isOn(properties, "w:vanish")) {
      const hidden = textIn(run).trim();
      if (hidden !== "") left.push({ what: "hidden", text: hidden });
      // A field may be hidden in part: its end is one all the same.
      for (const mark of childrenOf(run, "w:fldChar")) fields.step(mark);
      return;
    }
    runs = isCaption && context.styles.isCredit(valueOf(properties, "w:rStyle")) ? credit : text;
    const format = formatOf(properties, context.styles, url !== undefined);
    const fonts = childOf(properties, "w:rFonts")?.attributes ?? {};
    const font = fonts["w:ascii"] ?? fonts["w:hAnsi"] ?? "";
    walkContent(run, { format, font, url, say, draw, runs, around });
  };

  walk(paragraph, undefined);
  read.text = text.take();
  read.credit = credit.take();
  return read;
}

interface InRun {
  format: number;
  /** "" where the run names none. */
  font: string;
  url: string | undefined;
  say(text: string, format: number, url: string | undefined): void;
  draw(drawing: XmlElement): void;
  runs: Runs;
  around: Around;
}

function walkContent(run: XmlElement, inRun: InRun): void {
  const { format, font, url, say, draw, runs, around } = inRun;
  const { fields, context } = around;
  for (const child of elementsOf(run)) {
    switch (child.name) {
      case "w:t":
        say(withSymbols(textIn(child), font), format, url);
        break;
      case "w:tab":
      case "w:ptab":
        say(" ", format, url);
        break;
      case "w:cr":
      case "w:br":
        // Breaks of page and column are the paper's.
        if (fields.areShown() && (child.attributes["w:type"] ?? "textWrapping") === "textWrapping")
          runs.lineBreak(fields.link() ?? url);
        break;
      case "w:noBreakHyphen":
        say("\u2011", format, url);
        break;
      case "w:sym":
        say(symbolOf(child.attributes), format, url);
        break;
      case "w:ruby":
        sayRuby(child, inRun);
        break;
      case "w:footnoteReference":
      case "w:endnoteReference": {
        const kind = child.name === "w:footnoteReference" ? "footnote" : "endnote";
        if (!fields.areShown()) break;
        const cited = context.citeNote(kind, child.attributes["w:id"] ?? "");
        if (typeof cited === "string") say(cited, format & ~SUPERSCRIPT, url);
        else runs.note(cited);
        // The mark that the writer chose stands behind: notes are numbered here.
        if (isSet(child.attributes["w:customMarkFollows"])) return;
        break;
      }
      case "w:fldChar":
        fields.step(child);
        break;
      case "w:instrText":
        fields.instruct(textIn(child));
        break;
      case "w:drawing":
      case "w:pict":
      case "w:object":
        draw(child);
        break;
      case "mc:AlternateContent":
        walkContent(chosenOf(child) ?? child, inRun);
        break;
      case "w:rPr":
      case "w:delText":
        break;
      default:
        break;
    }
  }
}

const isSet = (value: string | undefined): boolean => /^(?:1|true|on)$/.test(value ?? "");

/** 拼音指南: what is written above the characters stands behind them in brackets. */
function sayRuby(ruby: XmlElement, inRun: InRun): void {
  const [base, above] = ["w:rubyBase", "w:rt"].map((name) =>
    [ruby]
      .flatMap((whole) => childOf(whole, name) ?? [])
      .flatMap((part) => [...descendantsOf(part, ["w:t"])].map(textIn))
      .join(""),
  );
  inRun.say(`${base}${above ? `（${above}）` : ""}`, inRun.format, inRun.url);
}

function formatOf(properties: XmlElement | undefined, styles: Styles, isLink: boolean): number {
  const looks = styles.looksOf(valueOf(properties, "w:rStyle"));
  const isSet = (name: string, inherited: boolean): boolean =>
    valueOf(properties, name) === undefined ? inherited : isOn(properties, name);
  const place = valueOf(properties, "w:vertAlign");
  return (
    (isSet("w:b", looks.bold) ? BOLD : 0) |
    (isSet("w:i", looks.italic) ? ITALIC : 0) |
    // A link is underlined anyhow.
    (isOn(properties, "w:u") && !isLink ? UNDERLINE : 0) |
    (isOn(properties, "w:strike") || isOn(properties, "w:dstrike") ? STRIKETHROUGH : 0) |
    (/^(?!none$|white$)./.test(valueOf(properties, "w:highlight") ?? "") ? HIGHLIGHT : 0) |
    (place === "superscript" ? SUPERSCRIPT : place === "subscript" ? SUBSCRIPT : 0)
  );
}
