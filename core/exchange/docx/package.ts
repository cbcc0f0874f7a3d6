/** The parts of a Word document and what they refer to (ISO/IEC 29500-2, Open Packaging Conventions). */
import { childrenOf, parseXml, type XmlElement } from "./xml.ts";

/** Names and text of every XML part, names without a leading slash. */
export type DocumentParts = ReadonlyMap<string, string>;

export interface Relationship {
  /** The last word of the type's address: `image`, `hyperlink`, `styles`. */
  type: string;
  /** The name of a part, or an address where `external`. */
  target: string;
  external: boolean;
}
export type Relationships = ReadonlyMap<string, Relationship>;

/** What the part `name` refers to, by id. @throws DocumentError */
export function relationshipsOf(parts: DocumentParts, name: string): Relationships {
  const slash = name.lastIndexOf("/") + 1;
  const source = parts.get(`${name.slice(0, slash)}_rels/${name.slice(slash)}.rels`);
  if (source === undefined) return new Map();
  return new Map(
    childrenOf(parseXml(source), "rel:Relationship").map(({ attributes }) => {
      const { Id = "", Type = "", Target = "", TargetMode = "" } = attributes;
      const external = TargetMode === "External";
      const target = external ? Target : resolve(name.slice(0, slash), Target);
      return [Id, { type: Type.slice(Type.lastIndexOf("/") + 1), target, external }];
    }),
  );
}

/** The parts of a type that `relationships` names, read. */
export function partsOfType(
  parts: DocumentParts,
  relationships: Relationships,
  type: string,
): { name: string; root: XmlElement }[] {
  return [...relationships.values()].flatMap((one) => {
    const source = one.type === type && !one.external ? parts.get(one.target) : undefined;
    return source === undefined ? [] : [{ name: one.target, root: parseXml(source) }];
  });
}

function resolve(folder: string, target: string): string {
  const path = target.startsWith("/") ? target.slice(1) : folder + target;
  const names: string[] = [];
  for (const name of path.split("/")) {
    if (name === "..") names.pop();
    else if (name !== "." && name !== "") names.push(name);
  }
  return names.join("/");
}
