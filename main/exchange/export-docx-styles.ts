/** How an exported Word document looks: Word's own styles by name, so that outline, navigation and templates work. */
import { AlignmentType, type IPropertiesOptions, LevelFormat } from "docx";
import type { Lang } from "../../core/report/lang.ts";

/** Latin first, then Han: Word picks by character. */
const serif = {
  ascii: "Times New Roman",
  hAnsi: "Times New Roman",
  cs: "Times New Roman",
  eastAsia: "宋体",
};
const sans = { ascii: "Arial", hAnsi: "Arial", cs: "Arial", eastAsia: "黑体" };

/** Half-points. */
const heading = (size: number, space: number) => ({
  run: { font: sans, size, bold: true, color: "1C1A17" },
  paragraph: { spacing: { before: space, after: space / 2 }, keepNext: true, keepLines: true },
});

/** Ids of the styles that paragraphs name; `Title`, `Heading1` to `Heading3` and `Caption` are Word's built-in ones. */
export const styleIds = {
  title: "Title",
  lead: "Lead",
  body: "BodyText",
  quote: "Quote",
  note: "Note",
  caption: "Caption",
  bullets: "ListBullet",
  numbers: "ListNumber",
  credit: "Credit",
  gallery: "Gallery",
  galleryCaption: "GalleryCaption",
} as const;

export function docxStyles(lang: Lang): NonNullable<IPropertiesOptions["styles"]> {
  const indent = lang === "zh" ? { indent: { firstLineChars: 200 } } : {};
  const own = (id: string, name: string, more: object) => ({
    id,
    name,
    basedOn: "Normal",
    quickFormat: true,
    ...more,
  });
  return {
    default: {
      document: {
        run: {
          font: serif,
          size: 24,
          language: { value: lang === "zh" ? "zh-CN" : "en-GB", eastAsia: "zh-CN" },
        },
        paragraph: { spacing: { line: 360, after: 120 } },
      },
      title: {
        run: { font: sans, size: 40, bold: true },
        paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 240 } },
      },
      heading1: heading(32, 320),
      heading2: heading(28, 280),
      heading3: heading(26, 240),
      footnoteText: { run: { size: 20 }, paragraph: { spacing: { line: 280, after: 0 } } },
      caption: {
        run: { size: 20, color: "5A554D" },
        paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 240 } },
      },
    },
    paragraphStyles: [
      own(styleIds.body, "Body Text", { paragraph: indent }),
      own(styleIds.lead, "Lead", {
        run: { color: "47423B" },
        paragraph: { indent: { left: 480, right: 480 }, spacing: { after: 240 } },
      }),
      own(styleIds.quote, "Quote", {
        run: { color: "47423B" },
        paragraph: { indent: { left: 720, right: 720 } },
      }),
      own(styleIds.note, "Note", {
        paragraph: { indent: { left: 240, right: 240 }, shading: { fill: "F1EDE5" } },
      }),
      own(styleIds.gallery, "Gallery", {
        paragraph: { alignment: AlignmentType.CENTER, keepNext: true },
      }),
      own(styleIds.galleryCaption, "Gallery Caption", { basedOn: "Caption" }),
      own(styleIds.bullets, "List Bullet", {}),
      own(styleIds.numbers, "List Number", {}),
    ],
    // The credit shares its line with the caption: the import knows it by this style.
    characterStyles: [
      { id: styleIds.credit, name: "Credit", basedOn: "DefaultParagraphFont", quickFormat: true },
    ],
  };
}

/** Nine levels, as Word has; deeper items stay at the last. */
export const LAST_LEVEL = 8;

export const numberingNames = {
  bullet: "bullets",
  number: "numbers",
  box: "boxes",
  ticked: "ticked-boxes",
} as const;

const level = (
  at: number,
  format: (typeof LevelFormat)[keyof typeof LevelFormat],
  text: string,
) => ({
  level: at,
  format,
  text,
  alignment: AlignmentType.LEFT,
  style: { paragraph: { indent: { left: 480 * (at + 1), hanging: 360 } } },
});
const levels = Array.from({ length: LAST_LEVEL + 1 }, (_, at) => at);

export const docxNumbering: NonNullable<IPropertiesOptions["numbering"]> = {
  config: [
    {
      reference: numberingNames.bullet,
      levels: levels.map((at) => level(at, LevelFormat.BULLET, ["•", "◦", "▪"][at % 3] ?? "•")),
    },
    {
      reference: numberingNames.number,
      levels: levels.map((at) => level(at, LevelFormat.DECIMAL, `%${at + 1}.`)),
    },
    {
      reference: numberingNames.box,
      levels: levels.map((at) => level(at, LevelFormat.BULLET, "☐")),
    },
    {
      reference: numberingNames.ticked,
      levels: levels.map((at) => level(at, LevelFormat.BULLET, "☑")),
    },
  ],
};
