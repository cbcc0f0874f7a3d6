/** Fields of a Word document: an instruction that nobody sees, and its result, which may be a link's text. */
import type { LeftOut } from "../imported.ts";

export interface Fields {
  begin(): void;
  instruct(text: string): void;
  separate(): void;
  end(): void;
  /** `w:fldCharType` */
  step(type: string): void;
  /** False inside an instruction. */
  areShown(): boolean;
  /** Address of the innermost link field that is open. */
  link(): string | undefined;
}

/** Seen on paper, although they have an instruction only: circled characters, formulas, symbols. */
const SEEN = /^\s*(?:EQ|SYMBOL)\b/i;

export function createFields(left: LeftOut[]): Fields {
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
    step(type) {
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
