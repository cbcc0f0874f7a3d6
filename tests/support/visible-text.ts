/** The text that a Word document shows, found without the reader under test: by its tags alone. */

/** White space does not count: where a line ends is the reader's affair. */
export const squeezed = (text: string): string => text.replace(/[\s\u00AD]+/gu, "");

const entities: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
const decoded = (text: string): string =>
  text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (_whole, hex, decimal, name) =>
    name
      ? (entities[String(name)] ?? "")
      : String.fromCodePoint(hex ? Number.parseInt(String(hex), 16) : Number(decimal)),
  );

/**
 * The pieces of text between tags, in order, squeezed; a piece ends with its paragraph, at a note's mark, at ruby and
 * at a symbol. @param xml of `word/document.xml` or a part with notes, without tracked changes or with them accepted
 */
export function visiblePieces(xml: string): string[] {
  const shown = xml
    .replace(/<mc:Fallback\b[\s\S]*?<\/mc:Fallback>/g, "")
    .replace(/<w:(?:del|moveFrom)\b[^>]*[^/]>[\s\S]*?<\/w:(?:del|moveFrom)>/g, "")
    .replace(/<w:rPrChange\b[\s\S]*?<\/w:rPrChange>/g, "");
  const pieces: string[] = [""];
  // Fields that are open: whether what stands in them is shown yet.
  const fields: boolean[] = [];
  const tags = /<(\/?)(w:[\w]+|v:textpath)\b([^>]*)>([^<]*)/g;
  let isHidden = false;
  for (const [, close, name, attributes = "", text = ""] of shown.matchAll(tags)) {
    const isOpen = close === "" && !attributes.endsWith("/");
    if (name === "w:r" && isOpen) isHidden = false;
    else if (name === "w:vanish") isHidden = !/w:val="(?:0|false|off)"/.test(attributes);
    else if (name === "w:fldChar") {
      const type = /w:fldCharType="(\w+)"/.exec(attributes)?.[1];
      if (type === "begin") fields.push(false);
      else if (type === "separate") fields[fields.length - 1] = true;
      else fields.pop();
    } else if (name === "w:t" && isOpen) {
      const said = squeezed(decoded(text));
      if (!isHidden && fields.every(Boolean)) pieces[pieces.length - 1] += said;
    } else if (
      [
        "w:p",
        "w:footnoteReference",
        "w:endnoteReference",
        "w:ruby",
        "w:rt",
        "w:rubyBase",
        "w:sym",
        "w:drawing",
        "w:pict",
        "w:noBreakHyphen",
      ].includes(name ?? "")
    )
      pieces.push("");
  }
  return pieces.filter((piece) => piece !== "");
}
