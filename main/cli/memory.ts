/** `diglot memory`: what the translation memory knows. */
import { basename, resolve } from "node:path";
import { TmxError } from "../../core/memory/tmx/read-tmx.ts";
import { type Lang, otherLang } from "../../core/report/lang.ts";
import { MemoryNotInUse } from "../memory/memory-service.ts";
import { XmlEncodingError } from "../memory/xml-text.ts";
import { withLibrary } from "./library-at.ts";
import { CliError } from "./refusal.ts";
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

/** Prints what came in; the memory is named after the file unless it is said. */
export function importMemory(
  file: string,
  { library: dir, name }: { library: string; name?: string },
  { terminal, signal }: { terminal: Terminal; signal: AbortSignal },
): Promise<number> {
  const { words, result, progress } = terminal;
  return withLibrary(dir, terminal, async ({ memory }) => {
    const path = resolve(file);
    const target = name ?? basename(path).replace(/\.tmx$/i, "");
    try {
      const imported = await memory.importTmx({
        ...{ file: path, memory: target, signal },
        onProgress: (share, units) =>
          progress(words("said.importingUnits", { percent: Math.floor(share * 100), units })),
      });
      result(
        { memory: target, ...imported },
        words("said.unitsImported", { name: target, ...imported }),
      );
      return 0;
    } catch (error) {
      throw asRefusal(error, file);
    }
  });
}

export function exportMemory(
  file: string,
  { library: dir }: { library: string },
  { terminal, signal }: { terminal: Terminal; signal: AbortSignal },
): Promise<number> {
  return withLibrary(dir, terminal, async ({ memory }) => {
    await memory.catchUp();
    const units = await memory.exportTmx(resolve(file), signal).catch((error: unknown) => {
      throw asRefusal(error, file);
    });
    terminal.result({ file, units }, terminal.words("said.unitsExported", { file, units }));
    return 0;
  });
}

function asRefusal(error: unknown, file: string): unknown {
  if (error instanceof TmxError)
    return new CliError(`TMX_${error.code}`, { file, line: error.line, about: error.about });
  if (error instanceof XmlEncodingError) return new CliError("TMX_ENCODING", { file });
  if (error instanceof MemoryNotInUse) return new CliError("MEMORY_NEWER");
  if ((error as NodeJS.ErrnoException).code === "ENOENT")
    return new CliError("FILE_NOT_FOUND", { file });
  return error;
}
