/** Fields of a Word document: an instruction that nobody sees, and its result, which may be a link's text. */
import type { LeftOut } from "../imported.ts";
import { chosenOf } from "./drawing.ts";
import { elementsOf, type XmlElement } from "./xml.ts";

export interface Fields {
  begin(): void;
  instruct(text: string): void;
  separate(): void;
  end(): void;
  /** @param mark `w:fldChar` */
  step(mark: XmlElement): void;
  /** False inside an instruction. */
  areShown(): boolean;
  /** Address of the innermost link field that is open. */
  link(): string | undefined;
}

/** Seen on paper, although they have an instruction only: circled characters, formulas, symbols. */
const SEEN = /^\s*(?:EQ|SYMBOL)\b/i;

/** @param root what holds all paragraphs that will be read */
export function createFields(left: LeftOut[], root: XmlElement): Fields {
  const paired = pairedMarks(root);
  const open: { instruction: string; isResult: boolean }[] = [];
  const fields: Fields = {
    begin() {
      open.push({ instruction: "", isResult: false });
    },
    instruct(text) {
      const field = open.at(-1);
      if (field && !field.isResult) field.instruction += text;
    },
    separate() {
      const field = open.at(-1);
      if (field) field.isResult = true;
    },
    end() {
      const field = open.pop();
      if (field && !field.isResult && SEEN.test(field.instruction))
        left.push({ what: "formula", text: field.instruction.trim() });
    },
    step(mark) {
      if (!paired.has(mark)) return;
      const type = typeOf(mark);
      if (type === "begin") fields.begin();
      else if (type === "separate") fields.separate();
      else if (type === "end") fields.end();
    },
    areShown: () => open.every(({ isResult }) => isResult),
    link() {
      for (const { instruction } of open.toReversed()) {
        const url = /^\s*HYPERLINK\s+"([^"]+)"/i.exec(instruction)?.[1];
        if (url !== undefined) return url;
      }
      return undefined;
    },
  };
  return fields;
}

const typeOf = (mark: XmlElement): string => mark.attributes["w:fldCharType"] ?? "";

/** Marks of fields that begin and end. A field that nothing ends would hide all text behind it. */
function pairedMarks(root: XmlElement): ReadonlySet<XmlElement> {
  const open: XmlElement[][] = [];
  const paired = new Set<XmlElement>();
  const visit = (node: XmlElement): void => {
    for (const child of elementsOf(node)) {
      if (child.name === "mc:AlternateContent") {
        const chosen = chosenOf(child);
        if (chosen) visit(chosen);
        continue;
      }
      if (child.name !== "w:fldChar") {
        visit(child);
        continue;
      }
      if (typeOf(child) === "begin") open.push([child]);
      else open.at(-1)?.push(child);
      if (typeOf(child) === "end") for (const mark of open.pop() ?? []) paired.add(mark);
    }
  };
  visit(root);
  return paired;
}
