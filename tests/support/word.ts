/** Word documents for tests, written by hand as XML. */
import { makeZip, type ZipEntry } from "./zip.ts";

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const NAMESPACES = [
  `xmlns:w="${W}" xmlns:r="${R}"`,
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"',
].join(" ");

export interface WordParts {
  body: string;
  styles?: string;
  numbering?: string;
  footnotes?: string;
  endnotes?: string;
  comments?: string;
  header?: string;
  /** Relationships of the document besides those of the parts above: id to type, target and whether it is outside. */
  links?: Record<string, { type: string; target: string; external?: boolean }>;
}

/** The XML parts of a document by name. */
export function wordParts(parts: WordParts): Map<string, string> {
  const { body, links = {} } = parts;
  const files = new Map<string, string>([
    ["[Content_Types].xml", "<Types>wordprocessingml</Types>"],
    [
      "_rels/.rels",
      relationships({ rId1: { type: "officeDocument", target: "word/document.xml" } }),
    ],
    ["word/document.xml", root("document", `<w:body>${body}</w:body>`)],
  ]);
  const all = { ...links };
  for (const name of [
    "styles",
    "numbering",
    "footnotes",
    "endnotes",
    "comments",
    "header",
  ] as const) {
    const content = parts[name];
    if (content === undefined) continue;
    files.set(`word/${name}.xml`, root(name === "header" ? "hdr" : name, content));
    all[`of-${name}`] = { type: name, target: `${name}.xml` };
  }
  files.set("word/_rels/document.xml.rels", relationships(all));
  return files;
}

export const wordFile = (parts: WordParts, more: ZipEntry[] = []): Buffer =>
  makeZip([...[...wordParts(parts)].map(([name, content]) => ({ name, content })), ...more]);

const root = (name: string, content: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:${name} ${NAMESPACES}>${content}</w:${name}>`;

const relationships = (links: NonNullable<WordParts["links"]>): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${Object.entries(
    links,
  )
    .map(
      ([id, { type, target, external }]) =>
        `<Relationship Id="${id}" Type="${R}/${type}" Target="${target}"${external ? ' TargetMode="External"' : ""}/>`,
    )
    .join("")}</Relationships>`;

/** A run of text. @param looks the inside of `w:rPr` */
export const run = (text: string, looks = ""): string =>
  `<w:r>${looks && `<w:rPr>${looks}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;

/** A paragraph of runs, or of one text. @param properties the inside of `w:pPr` */
export const paragraph = (content: string, properties = ""): string =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${content.startsWith("<") ? content : run(content)}</w:p>`;

export const styled = (style: string, content: string): string =>
  paragraph(content, `<w:pStyle w:val="${style}"/>`);

export const picture = (id: string, alt = ""): string =>
  `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="${alt}"/><a:graphic><a:graphicData uri="p"><pic:pic><pic:blipFill><a:blip r:embed="${id}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;

export const style = (id: string, name: string, more = ""): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`;
