/** Translates blocks of a report by an engine: what is sent is made here, from the report itself, and only where it may be. */
import { barOf, type Bar } from "../../core/engine/barred.ts";
import type { Engine } from "../../core/engine/engine.ts";
import { createPlaces, type Place } from "../../core/engine/surroundings.ts";
import type { MemoryHint, TermHint } from "../../core/engine/request.ts";
import { readHead } from "../../core/report/head-document.ts";
import type { BlockId, ReportId } from "../../core/report/ids.ts";
import { otherLang } from "../../core/report/lang.ts";
import type { Report } from "../../core/report/report.ts";
import type { OpenLibrary } from "../open-library.ts";
import type { EngineClient, Task, Translated } from "./engine-client.ts";
import type { EngineDesk } from "./engine-desk.ts";
import { EngineError } from "./engine-error.ts";

/** What of an open library is needed. */
export type EngineLibrary = Pick<OpenLibrary, "reports" | "documents" | "memory" | "store">;

export interface Wanted {
  /** An engine's id or name. */
  engine: string;
  report: ReportId;
  block: BlockId;
}

export interface Hooks {
  signal: AbortSignal;
  onText?(soFar: string): void;
}

export interface EngineWork {
  /** @throws EngineError `confidential-…` and every other */
  translate(library: EngineLibrary, wanted: Wanted, hooks: Hooks): Promise<Translated>;
  /** Translates one fixed sentence. @throws EngineError */
  test(engine: string, signal: AbortSignal): Promise<Translated>;
}

const SENTENCE = "论坛今天开幕。";
const HINTS = 3;

export function createEngineWork(desk: EngineDesk, client: EngineClient): EngineWork {
  async function ask(engine: Engine, task: Task, hooks: Hooks): Promise<Translated> {
    const done = await client.translate(task, { engine, key: keyOf(engine), ...hooks });
    // What was paid is paid: a counter that cannot be written is no reason to lose the text.
    await desk.count(engine.id, done.usage).catch(() => undefined);
    return done;
  }
  function keyOf({ id, name }: Engine): string {
    try {
      return desk.keyOf(id);
    } catch (error) {
      throw error instanceof EngineError ? new EngineError(error.problem, name) : error;
    }
  }
  function getEngine(named: string): Engine {
    const engine = desk.find(named);
    if (!engine) throw new EngineError({ code: "not-found" }, named);
    return engine;
  }
  return {
    async translate(library, wanted, hooks) {
      const engine = getEngine(wanted.engine);
      const report = library.reports.read(wanted.report);
      const bar = barIn(library, wanted.report);
      if (bar) throw new EngineError({ code: bar }, engine.name);
      const place = report && createPlaces(report)(wanted.block);
      if (!place) throw new EngineError({ code: "nothing" }, engine.name);
      return ask(engine, taskOf(library, report, place), hooks);
    },
    test: (named, signal) => {
      const text = { type: "text", version: 1, text: SENTENCE, format: 0 };
      const task: Task = {
        ...{ source: "zh", target: "en", kind: "paragraph" },
        block: { type: "paragraph", version: 1, children: [text] },
        ...{ terms: [], memory: [], before: [], after: [], column: "", style: "" },
      };
      return ask(getEngine(named), task, { signal });
    },
  };
}

/** As the report's head says at this moment. */
function barIn({ documents, store }: EngineLibrary, id: ReportId): Bar | null {
  const head = documents.read(id, "head");
  return head && barOf(readHead(head), store.record.settings);
}

function taskOf(library: EngineLibrary, report: Report, place: Place): Task {
  const { sourceLang, head } = report;
  const { columns, engineRules } = library.store.record.settings;
  const { block, node, before, after } = place;
  const target = otherLang(sourceLang);
  return {
    ...{ source: sourceLang, target, kind: block.kind, block: node, before, after },
    column: columns.find(({ id }) => id === head.column)?.name[target] ?? "",
    style: engineRules.find(({ column }) => column === head.column)?.style ?? "",
    terms: termsIn(),
    memory: hintsFor(library, report, place),
  };
}

/** Terms of the text with their approved translations. */
const termsIn = (): TermHint[] => [];

/** What the memory knows of it, unless it comes out of a report that must not go out itself. */
function hintsFor(library: EngineLibrary, report: Report, place: Place): MemoryHint[] {
  const { sourceLang, id } = report;
  const { text, id: block } = place.block;
  const { matches } = library.memory.matches({
    ...{ lang: sourceLang, text, previous: place.previous, next: place.next },
    ...(block && { except: { report: id, block } }),
  });
  return matches
    .filter(({ unit }) => unit.report === null || barIn(library, unit.report) === null)
    .slice(0, HINTS)
    .map(({ unit, score }) => ({
      source: unit[sourceLang],
      target: unit[otherLang(sourceLang)],
      score,
    }));
}
