/** Drawings of a Word document: pictures with their alternative text, text boxes, and shapes that cannot be kept. */
import type { Relationships } from "./package.ts";
import { childOf, descendantsOf, elementsOf, type XmlElement } from "./xml.ts";

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
      const chosen = childOf(child, "mc:Choice") ?? childOf(child, "mc:Fallback");
      if (chosen) yield* textBoxesIn(chosen);
    } else yield* textBoxesIn(child);
  }
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
