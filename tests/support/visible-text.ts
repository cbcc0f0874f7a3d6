/** The text that a Word document shows, found by a small reader of its own, so that the one under test can be held to it. */

/** White space does not count: where a line ends is the reader's affair. */
export const squeezed = (text: string): string => text.replace(/[\s\u00AD]+/gu, "");

interface Tag {
  name: string;
  attributes: string;
  children: (Tag | string)[];
}

const entities: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
const decoded = (text: string): string =>
  text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (_whole, hex, decimal, name) =>
    name
      ? (entities[String(name)] ?? "")
      : String.fromCodePoint(hex ? Number.parseInt(String(hex), 16) : Number(decimal)),
  );

function treeOf(xml: string): Tag {
  const root: Tag = { name: "", attributes: "", children: [] };
  const open = [root];
  const tokens =
    /<!\[CDATA\[([\s\S]*?)\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<(\/?)([\w:.-]+)((?:"[^"]*"|'[^']*'|[^>"'])*?)(\/?)>|([^<]+)/g;
  for (const [, data, close, name = "", attributes = "", empty, text] of xml.matchAll(tokens)) {
    const into = open.at(-1)?.children;
    if (data !== undefined) into?.push(data);
    else if (text !== undefined) into?.push(decoded(text));
    else if (close === "/") open.pop();
    else if (close === "") {
      const tag: Tag = { name, attributes, children: [] };
      into?.push(tag);
      if (empty === "") open.push(tag);
    }
  }
  return root;
}

const tagsIn = ({ children }: Tag): Tag[] => children.filter((child) => typeof child !== "string");
const attribute = ({ attributes }: Tag, name: string): string =>
  decoded(new RegExp(`(?:^|\\s)${name}\\s*=\\s*["']([^"']*)`).exec(attributes)?.[1] ?? "");
const all = (tag: Tag, name: string): Tag[] =>
  tagsIn(tag).flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
const content = ({ children }: Tag): string =>
  children.map((child) => (typeof child === "string" ? child : content(child))).join("");

/** Not on paper: what was taken out, how things looked before, and the properties of everything. */
const SILENT = /^w:(?:del|moveFrom|\w+Change|\w+Pr|instrText|delText|numbering)$/;
/** Around these the reader may put marks of its own. */
const PARTING =
  /^(?:w:(?:p|tc|footnoteReference|endnoteReference|ruby|rt|rubyBase|sym|drawing|pict|object|noBreakHyphen)|m:oMath)$/;

/**
 * The pieces of text in order, squeezed, as a reader sees them who accepted every tracked change; a piece ends with
 * its paragraph, at a note's mark, at ruby, drawings and symbols. Notes come after the text that cites them.
 * @param parts XML of the document by name of the part
 */
export function visiblePieces(parts: ReadonlyMap<string, string>): string[] {
  const pieces: string[] = [""];
  const cited: [kind: string, id: string][] = [];
  const part = (name: string): Tag => treeOf(parts.get(name) ?? "");
  const document = part("word/document.xml");
  const links = all(part("word/_rels/document.xml.rels"), "Relationship");

  const story = (root: Tag): void => {
    const fields: { isShown: boolean }[] = [];
    const ends = pairedFields(root);
    const say = (text: string): void => {
      if (fields.every(({ isShown }) => isShown))
        pieces[pieces.length - 1] += squeezed(text).replace(/[\uE000-\uF8FF]/gu, "");
    };
    const walk = (tag: Tag): void => {
      for (const child of tagsIn(tag)) {
        if (SILENT.test(child.name) || isTakenOut(child)) continue;
        if (PARTING.test(child.name)) pieces.push("");
        if (child.name === "w:fldChar") {
          const type = attribute(child, "w:fldCharType");
          if (type === "begin" && ends.has(child)) fields.push({ isShown: false });
          else if (type === "separate" && ends.has(child)) fields.splice(-1, 1, { isShown: true });
          else if (type === "end" && ends.has(child)) fields.pop();
        } else if (child.name === "w:t" || child.name === "m:t") say(content(child));
        else if (child.name === "w:noBreakHyphen") say("\u2011");
        else if (child.name === "v:textpath") say(attribute(child, "string"));
        else if (/^w:(?:foot|end)noteReference$/.test(child.name)) {
          if (fields.every(({ isShown }) => isShown))
            cited.push([child.name.slice(2, -9), attribute(child, "w:id")]);
        } else if (child.name === "dgm:relIds") sayDiagram(attribute(child, "r:dm"));
        else if (child.name === "mc:AlternateContent") walk(chosenOf(child));
        else if (child.name !== "w:r" || !isHidden(child)) walk(child);
        else walk({ ...child, children: tagsIn(child).filter(({ name }) => name === "w:fldChar") });
        if (PARTING.test(child.name)) pieces.push("");
      }
    };
    walk(root);
  };

  const sayDiagram = (id: string): void => {
    const link = links.find((one) => attribute(one, "Id") === id);
    for (const text of all(part(`word/${link ? attribute(link, "Target") : ""}`), "a:p"))
      pieces.push(squeezed(all(text, "a:t").map(content).join("")), "");
  };

  story(document);
  // Notes may cite notes.
  for (const [kind, id] of cited) {
    const note = all(part(`word/${kind}s.xml`), `w:${kind}`).find(
      (one) => attribute(one, "w:id") === id,
    );
    pieces.push("");
    if (note) story(note);
  }
  return pieces.filter((piece) => piece !== "");
}

/** The marks of fields that both begin and end: a mark without its like is none. */
function pairedFields(root: Tag): Set<Tag> {
  const open: Tag[][] = [];
  const paired = new Set<Tag>();
  const visit = (tag: Tag): void => {
    for (const child of tagsIn(tag)) {
      if (SILENT.test(child.name) || child.name === "mc:Fallback") continue;
      const type = child.name === "w:fldChar" ? attribute(child, "w:fldCharType") : "";
      if (type === "begin") open.push([child]);
      else if (type !== "") open.at(-1)?.push(child);
      if (type === "end") for (const mark of open.pop() ?? []) paired.add(mark);
      visit(child);
    }
  };
  visit(root);
  return paired;
}

/** Of a thing told twice, the newer telling where that says anything. */
function chosenOf(alternate: Tag): Tag {
  const [choice] = all(alternate, "mc:Choice");
  const [fallback] = all(alternate, "mc:Fallback");
  const says = (tag: Tag | undefined): boolean =>
    tag !== undefined && [...all(tag, "w:t"), ...all(tag, "dgm:relIds")].length > 0;
  return (says(choice) ? choice : fallback) ?? alternate;
}

/** A row or cell of which a tracked change says that it is gone. */
const isTakenOut = (tag: Tag): boolean =>
  tagsIn(tag)
    .filter(({ name }) => name === "w:trPr" || name === "w:tcPr")
    .some((about) => tagsIn(about).some(({ name }) => /^w:(?:del|cellDel)$/.test(name)));

const isHidden = (run: Tag): boolean =>
  tagsIn(run)
    .filter(({ name }) => name === "w:rPr")
    .some((looks) =>
      all(looks, "w:vanish").some((one) => !/^(?:0|false|off)$/.test(attribute(one, "w:val"))),
    );
