/** Looks for translations of the untranslated blocks of a report: in the memory, among the terms, then with an engine. */
import type { PretranslateEvent } from "../../core/api/pretranslate.ts";
import { type Block, blocksOf } from "../../core/edition/blocks.ts";
import { normalizeText } from "../../core/edition/text-hash.ts";
import { rowsOf } from "../../core/edition/translation.ts";
import type { EngineProblem, EngineProblemCode } from "../../core/engine/engine-problem.ts";
import { type Choice, isToFill, pickMatch } from "../../core/pretranslate/choice.ts";
import type { Fill } from "../../core/pretranslate/fills.ts";
import type { BlockId, ReportId } from "../../core/report/ids.ts";
import { otherLang } from "../../core/report/lang.ts";
import type { Report } from "../../core/report/report.ts";
import { wordingIn } from "../../core/term/entry.ts";
import { createWordbook } from "../../core/term/wordbook.ts";
import { EngineError } from "../engine/engine-error.ts";
import type { EngineWork, Translator } from "../engine/engine-work.ts";
import type { EngineLibrary } from "../engine/tasks.ts";
import { createBreather } from "../publication/breather.ts";

export interface Looking {
  library: EngineLibrary;
  engines: EngineWork;
  report: ReportId;
  choice: Choice;
  signal: AbortSignal;
}

interface Wanted {
  block: BlockId;
  source: Block;
  previous: string;
  next: string;
}

/** So many blocks are asked of an engine at a time. */
const AT_ONCE = 3;

/** Faults of one answer; any other says that the next block would fare no better. */
const ofOneBlock: ReadonlySet<EngineProblemCode> = new Set([
  "nonsense",
  "cut",
  "too-long",
  "too-large",
  "nothing",
]);

/** @throws EngineError for an engine that cannot be asked at all; what `signal` was aborted with */
export async function* findFills(looking: Looking): AsyncGenerator<PretranslateEvent, void, void> {
  const { library, engines, report: id, choice, signal } = looking;
  const report = library.reports.read(id);
  if (!report) return;
  // Before anything is looked up: whoever chose an engine that may not be asked is told at once.
  const translator = choice.engine
    ? engines.translator(library, { engine: choice.engine, report: id })
    : null;
  const wanted = wantedIn(report, choice);
  const rest: Wanted[] = [];
  const breathe = createBreather(signal);
  const known = createKnown(library, report, choice);
  for (const [done, row] of wanted.entries()) {
    await breathe();
    if (done % 20 === 0) yield { kind: "progress", from: "memory", done, total: wanted.length };
    const fill = known(row);
    if (fill) yield { kind: "filled", fill };
    else rest.push(row);
  }
  yield { kind: "progress", from: "memory", done: wanted.length, total: wanted.length };
  if (!translator || rest.length === 0)
    return yield { kind: "finished", left: rest.length, stopped: null };
  yield* askEngine(translator, rest, signal);
}

/** Rows to fill, with the texts that stand around them. */
function wantedIn({ editions, sourceLang }: Report, choice: Choice): Wanted[] {
  const rows = rowsOf(blocksOf(editions[sourceLang]), blocksOf(editions[otherLang(sourceLang)]));
  const written = rows.filter(({ source }) => normalizeText(source?.text ?? "") !== "");
  return written.flatMap((row, index) => {
    const { source } = row;
    if (!source?.id || !isToFill(row, choice)) return [];
    const [previous, next] = [index - 1, index + 1].map((at) => written[at]?.source?.text ?? "");
    return [{ block: source.id, source, previous: previous ?? "", next: next ?? "" }];
  });
}

/** What is known of a row without asking anybody else. */
function createKnown(
  { memory, terms }: EngineLibrary,
  { id, sourceLang, head }: Report,
  choice: Choice,
): (row: Wanted) => Fill | null {
  const { column } = head;
  const book = choice.terms ? createWordbook(terms.list(), { source: sourceLang, column }) : null;
  return ({ block, source: { text }, previous, next }) => {
    const { matches } = memory.matches({
      ...{ lang: sourceLang, text, previous, next, column, except: { report: id, block } },
    });
    const picked = pickMatch(matches, sourceLang, choice);
    if (picked) {
      const { text: found, wordings, score } = picked;
      return { block, text: found, wordings, origin: { kind: "memory", score } };
    }
    const trimmed = text.trim();
    const whole = book?.inSource
      .find(trimmed)
      .find(({ start, end }) => start === 0 && end === trimmed.length);
    const wording = whole?.entries
      .map((entry) => wordingIn(entry, otherLang(sourceLang)))
      .find((one) => one !== "");
    return wording ? { block, text: wording, origin: { kind: "term" } } : null;
  };
}

interface Outcome {
  row: Wanted;
  same: Wanted[];
  done: Awaited<ReturnType<Translator["translate"]>> | EngineProblem;
}

/** A text that stands in several rows is asked for once. */
async function* askEngine(
  translator: Translator,
  rows: readonly Wanted[],
  outer: AbortSignal,
): AsyncGenerator<PretranslateEvent, void, void> {
  const abort = new AbortController();
  const signal = AbortSignal.any([outer, abort.signal]);
  const groups = [...Map.groupBy(rows, ({ source }) => normalizeText(source.text)).values()];
  const waiting = groups[Symbol.iterator]();
  const running = new Map<number, Promise<[number, Outcome]>>();
  let [done, left, started] = [0, 0, 0];
  let stopped: EngineProblem | null = null;
  const ask = async (row: Wanted, same: Wanted[]): Promise<Outcome> => {
    try {
      return { row, same, done: await translator.translate(row.block, { signal }) };
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      return { row, same, done: error.problem };
    }
  };
  const start = (): void => {
    const next = waiting.next();
    const [row, ...same] = next.value ?? [];
    if (next.done || !row) return;
    const number = started++;
    running.set(
      number,
      ask(row, same).then((outcome) => [number, outcome]),
    );
  };
  try {
    for (let count = 0; count < AT_ONCE; count += 1) start();
    while (running.size > 0) {
      yield { kind: "progress", from: "engine", done, total: rows.length };
      const [number, outcome] = await Promise.race(running.values());
      running.delete(number);
      done += 1 + outcome.same.length;
      const answer = outcome.done;
      if ("code" in answer) {
        left += 1 + outcome.same.length;
        if (!ofOneBlock.has(answer.code)) stopped ??= answer;
      } else {
        yield { kind: "used", usage: answer.usage };
        yield* fillsOf(outcome, answer, translator.engine.name);
      }
      if (!stopped) start();
    }
    yield { kind: "finished", left: left + (stopped ? rows.length - done : 0), stopped };
  } finally {
    abort.abort();
    await Promise.allSettled(running.values());
  }
}

function* fillsOf(
  { row, same }: Outcome,
  { text, marks }: Awaited<ReturnType<Translator["translate"]>>,
  name: string,
): Generator<PretranslateEvent, void, void> {
  const origin = { kind: "engine", name } as const;
  yield { kind: "filled", fill: { block: row.block, text, origin, ...(marks && { marks }) } };
  // Their marks may be others.
  for (const { block } of same) yield { kind: "filled", fill: { block, text, origin } };
}
