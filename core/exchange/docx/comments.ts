/** Comments of a Word document, with the words that each is on, answers and resolutions (ISO/IEC 29500-1 §17.13.4). */
import type { ImportedComment } from "../imported.ts";
import { type DocumentParts, partsOfType, type Relationships } from "./package.ts";
import { childrenOf, descendantsOf, elementsOf, textIn, type XmlElement } from "./xml.ts";

interface Range {
  before: string;
  quote: string;
}

/** In the order of the text; those that the text does not name come last. @param body with its changes settled */
export function readComments(
  parts: DocumentParts,
  relationships: Relationships,
  body: XmlElement,
): ImportedComment[] {
  const written = partsOfType(parts, relationships, "comments").flatMap(({ root }) =>
    childrenOf(root, "w:comment"),
  );
  if (written.length === 0) return [];
  const ranges = rangesIn(body);
  const threads = threadsIn(parts, relationships);
  const order = [...ranges.keys()];
  const comments = new Map<string, ImportedComment>();
  const answers: { to: string; comment: ImportedComment }[] = [];
  for (const one of written) {
    const id = one.attributes["w:id"] ?? "";
    const marks = childrenOf(one, "w:p").map((line) => line.attributes["w14:paraId"] ?? "");
    const thread = threads.get(marks.at(-1) ?? "");
    const comment: ImportedComment = {
      author: one.attributes["w:author"] ?? "",
      at: one.attributes["w:date"] ?? "",
      text: childrenOf(one, "w:p").map(textOfLine).join("\n").trim(),
      ...(ranges.get(id) ?? { before: "", quote: "" }),
      isResolved: thread?.isDone ?? false,
      answers: [],
    };
    if (comment.text === "") continue;
    if (thread && thread.parent !== "") answers.push({ to: thread.parent, comment });
    else
      for (const mark of marks.length > 0 ? marks : [""]) comments.set(mark || `id ${id}`, comment);
  }
  for (const { to, comment } of answers) {
    const opened = comments.get(to);
    if (opened) opened.answers.push(comment);
    else comments.set(`answer ${comments.size}`, comment);
  }
  const placeOf = (comment: ImportedComment): number => {
    const at = order.findIndex(
      (id) => ranges.get(id)?.quote === comment.quote && ranges.get(id)?.before === comment.before,
    );
    return at < 0 ? order.length : at;
  };
  return [...new Set(comments.values())].sort((a, b) => placeOf(a) - placeOf(b));
}

/** By comment id: the words in its first paragraph, and those before them there. */
function rangesIn(body: XmlElement): Map<string, Range> {
  const ranges = new Map<string, Range>();
  const open = new Set<string>();
  let said = "";
  const visit = (node: XmlElement): void => {
    if (node.name === "mc:Fallback") return;
    const id = node.attributes["w:id"] ?? "";
    if (node.name === "w:p") {
      // What goes on in further paragraphs is on this one.
      open.clear();
      said = "";
    } else if (node.name === "w:commentRangeStart") {
      ranges.set(id, { before: said, quote: "" });
      open.add(id);
    } else if (node.name === "w:commentRangeEnd") open.delete(id);
    else if (node.name === "w:commentReference" && !ranges.has(id))
      ranges.set(id, { before: said, quote: "" });
    else if (node.name === "w:t") {
      const text = textIn(node);
      said += text;
      for (const one of open) {
        const range = ranges.get(one);
        if (range) range.quote += text;
      }
      return;
    }
    for (const child of elementsOf(node)) visit(child);
  };
  visit(body);
  return ranges;
}

/** By the mark of a comment's last paragraph (MS-DOCX §2.5.3.4, commentsEx). */
function threadsIn(
  parts: DocumentParts,
  relationships: Relationships,
): Map<string, { parent: string; isDone: boolean }> {
  const threads = new Map<string, { parent: string; isDone: boolean }>();
  for (const { root } of partsOfType(parts, relationships, "commentsExtended"))
    for (const { attributes } of childrenOf(root, "w15:commentEx"))
      threads.set(attributes["w15:paraId"] ?? "", {
        parent: attributes["w15:paraIdParent"] ?? "",
        isDone: attributes["w15:done"] === "1",
      });
  return threads;
}

const textOfLine = (line: XmlElement): string =>
  [...descendantsOf(line, ["w:t", "w:tab"], ["mc:Fallback"])]
    .map((piece) => (piece.name === "w:tab" ? " " : textIn(piece)))
    .join("");
