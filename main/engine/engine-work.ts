/** Translates blocks of a report by an engine: what is sent is made here, from the report itself, and only where it may be. */
import type { Engine } from "../../core/engine/engine.ts";
import type { BlockId, ReportId } from "../../core/report/ids.ts";
import type { EngineClient, Task, Translated } from "./engine-client.ts";
import type { EngineDesk } from "./engine-desk.ts";
import { EngineError } from "./engine-error.ts";
import { barIn, createTasks, type EngineLibrary } from "./tasks.ts";

export interface Hooks {
  signal: AbortSignal;
  /** The text so far, whole each time. */
  onText?(soFar: string): void;
}

export interface Translator {
  engine: Engine;
  /** @throws EngineError */
  translate(block: BlockId, hooks: Hooks): Promise<Translated>;
}

export interface EngineWork {
  /**
   * An engine, by id or name, for the blocks of a report as it is now. Whether its texts may go out is asked anew for each block.
   * @throws EngineError `not-found`, `confidential-…`, `nothing`
   */
  translator(library: EngineLibrary, wanted: { engine: string; report: ReportId }): Translator;
  /** Translates one fixed sentence. @throws EngineError */
  test(engine: string, signal: AbortSignal): Promise<Translated>;
}

const SENTENCE = "论坛今天开幕。";

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
    translator(library, { engine: named, report: id }) {
      const engine = getEngine(named);
      const admit = (): void => {
        const bar = barIn(library, id);
        if (bar) throw new EngineError({ code: bar }, engine.name);
      };
      admit();
      const report = library.reports.read(id);
      if (!report) throw new EngineError({ code: "nothing" }, engine.name);
      const taskOf = createTasks(library, report);
      return {
        engine,
        async translate(block, hooks) {
          admit();
          const task = taskOf(block);
          if (!task) throw new EngineError({ code: "nothing" }, engine.name);
          return ask(engine, task, hooks);
        },
      };
    },
    test: (named, signal) => {
      const task: Task = {
        ...{ source: "zh", target: "en", kind: "paragraph", plain: SENTENCE, marks: [] },
        ...{ terms: [], memory: [], before: [], after: [], column: "", style: "" },
        wordsOf: () => "",
      };
      return ask(getEngine(named), task, { signal });
    },
  };
}
