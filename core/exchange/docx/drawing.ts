/** Drawings of a Word document: pictures with their alternative text, text boxes, and shapes that cannot be kept. */
import type { DocumentParts, Relationships } from "./package.ts";
import {
  childOf,
  childrenOf,
  descendantsOf,
  elementsOf,
  parseXml,
  textIn,
  type XmlElement,
} from "./xml.ts";

/** `asset` is the part that holds the picture, its address, or null for a chart or another drawing without one. */
export interface DrawnPicture {
  asset: string | null;
  alt: string;
}

const BOX = "w:txbxContent";

/** A text box's own pictures are read with its text. */
export function picturesIn(drawing: XmlElement, relationships: Relationships): DrawnPicture[] {
  const found: DrawnPicture[] = [];
  const alts = [...descendantsOf(drawing, ["wp:docPr"], [BOX])].map(altOf);
  const target = (id: string | undefined) => relationships.get(id ?? "")?.target ?? id ?? "";
  for (const node of descendantsOf(drawing, ["a:blip", "v:imagedata", "a:graphicData"], [BOX])) {
    const alt = alts[0] ?? altOfShape(drawing);
    if (node.name === "a:blip") {
      const id = node.attributes["r:embed"] ?? node.attributes["r:link"];
      found.push({ asset: target(id), alt });
    } else if (node.name === "v:imagedata") {
      found.push({ asset: target(node.attributes["r:id"] ?? node.attributes["r:href"]), alt });
    } else if (/\/(?:chart|diagram|chartex)$/i.test(node.attributes["uri"] ?? "")) {
      found.push({ asset: null, alt });
    }
  }
  return found;
}

/** `w:txbxContent`, outermost only: a box in a box is read with the outer one. */
export function* textBoxesIn(drawing: XmlElement): Generator<XmlElement> {
  for (const child of elementsOf(drawing)) {
    if (child.name === BOX) yield child;
    else if (child.name === "mc:AlternateContent") {
      const chosen = chosenOf(child);
      if (chosen) yield* textBoxesIn(chosen);
    } else yield* textBoxesIn(child);
  }
}

/**
 * Of `mc:AlternateContent`, the newest telling that can be read here: newer drawings come with a picture of themselves
 * for older Words, and some say anything only there.
 */
export function chosenOf(alternate: XmlElement): XmlElement | undefined {
  const choices = childrenOf(alternate, "mc:Choice");
  const fallback = childOf(alternate, "mc:Fallback");
  return choices.find(isSeen) ?? fallback ?? choices[0];
}

const isSeen = (one: XmlElement): boolean =>
  [...descendantsOf(one, ["w:t", "m:t", "dgm:relIds"])].some(
    (said) => said.name === "dgm:relIds" || textIn(said).trim() !== "",
  ) ||
  wordArtIn(one).length > 0 ||
  picturesIn(one, new Map()).some(({ asset }) => asset !== null);

/** The text of diagrams, as a text box would hold it: each is in a part of its own. @throws DocumentError */
export function* diagramsIn(
  drawing: XmlElement,
  { parts, relationships }: { parts: DocumentParts; relationships: Relationships },
): Generator<XmlElement> {
  for (const { attributes } of descendantsOf(drawing, ["dgm:relIds"], [BOX])) {
    const source = parts.get(relationships.get(attributes["r:dm"] ?? "")?.target ?? "");
    if (source === undefined) continue;
    const lines = [...descendantsOf(parseXml(source), ["a:p"])].map((line) =>
      [...descendantsOf(line, ["a:t"])].map(textIn).join(""),
    );
    yield element(
      BOX,
      lines.map((line) => element("w:p", [element("w:r", [element("w:t", [line])])])),
    );
  }
}

const element = (name: string, children: XmlElement["children"]): XmlElement => ({
  name,
  attributes: {},
  children,
});

/** The words of charts: titles, names of series and of categories. @throws DocumentError */
export function chartWordsIn(
  drawing: XmlElement,
  { parts, relationships }: { parts: DocumentParts; relationships: Relationships },
): string[] {
  const words = [...descendantsOf(drawing, ["a:graphicData"], [BOX])]
    .flatMap(elementsOf)
    .flatMap(
      ({ attributes }) =>
        parts.get(relationships.get(attributes["r:id"] ?? "")?.target ?? "") ?? [],
    )
    .flatMap((source) => [...descendantsOf(parseXml(source), ["a:p", "c:strCache"])])
    .flatMap((said) =>
      said.name === "a:p"
        ? [[...descendantsOf(said, ["a:t"])].map(textIn).join("")]
        : [...descendantsOf(said, ["c:v"])].map(textIn),
    );
  return [...new Set(words.map((word) => word.trim()))].filter((word) => word !== "");
}

/** Text that is drawn as a shape. */
export const wordArtIn = (drawing: XmlElement): string[] =>
  [...descendantsOf(drawing, ["v:textpath"], [BOX])].flatMap(
    ({ attributes }) => attributes["string"] ?? [],
  );

const altOf = ({ attributes }: XmlElement): string =>
  (attributes["descr"] || attributes["title"] || "").trim();

function altOfShape(drawing: XmlElement): string {
  for (const shape of descendantsOf(drawing, ["v:shape", "v:rect"], [BOX])) {
    const alt = (shape.attributes["alt"] ?? "").trim();
    if (alt !== "") return alt;
  }
  return "";
}
