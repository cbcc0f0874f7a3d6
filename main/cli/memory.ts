/** `diglot memory`: what the translation memory knows. */
import { type Lang, otherLang } from "../../core/report/lang.ts";
import { withLibrary } from "./library-at.ts";
import type { Terminal } from "./terminal.ts";

/** Prints the best matches; 1 when there is none. */
export function matchText(
  text: string,
  { library: dir, lang }: { library: string; lang: Lang },
  terminal: Terminal,
): Promise<number> {
  return withLibrary(dir, terminal, async ({ memory }) => {
    await memory.catchUp();
    const { matches, sentences } = memory.matches({ lang, text });
    const found = [...matches, ...sentences.flatMap(({ match }) => match ?? [])];
    for (const match of found) {
      const [source, target] = [match.unit[lang], match.unit[otherLang(lang)]];
      terminal.result(match, `${String(match.score).padStart(3)} %  ${source}\n       ${target}`);
    }
    return found.length > 0 ? 0 : 1;
  });
}

export function memoryStats(
  { library: dir }: { library: string },
  terminal: Terminal,
): Promise<number> {
  return withLibrary(dir, terminal, async ({ memory }) => {
    await memory.catchUp();
    for (const one of memory.stats().memories) {
      const name = one.name || terminal.words("said.ownMemory");
      terminal.result(one, terminal.words("said.memoryUnits", { name, units: one.units }));
    }
    return 0;
  });
}
