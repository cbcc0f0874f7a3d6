/** Asks an engine about the row at work and keeps what it said, for as long as the list is shown. */
import { useEffect, useRef, useState } from "react";
import type { AskProgress } from "../../../core/api/engine.ts";
import { type Bar, barOf } from "../../../core/engine/barred.ts";
import type { EngineView } from "../../../core/engine/desk.ts";
import { normalizeText } from "../../../core/edition/text-hash.ts";
import { client } from "../../app/client.ts";
import { useEngines, useRefreshEngines } from "../../app/engine/use-engines.ts";
import { useHead } from "../../app/live/head.ts";
import { useSettings } from "../../app/query.ts";
import { useTell } from "../../app/tell.tsx";
import { useIsKnown } from "./memory-source.ts";
import type { AskedRow } from "./suggestion-source.ts";

type Done = Extract<AskProgress, { kind: "finished" }>;

export interface Answer {
  engine: EngineView;
  /** As far as it has come. */
  text: string;
  /** Null while it speaks. */
  done: Done | null;
}

export interface Asking {
  engines: EngineView[];
  /** The one that is asked next. */
  engine: EngineView | null;
  choose(id: string): void;
  /** Why nothing of this report may go to an engine. */
  bar: Bar | null;
  /** For the row at work. */
  answer: Answer | null;
  isSpeaking: boolean;
  ask(): void;
  cancel(): void;
}

/** Somebody who only passes through a row asks nothing. */
const STAY_MS = 700;

export function useAskEngine(asked: AskedRow): Asking {
  const { report, block, text, lane } = asked;
  const { data } = useEngines();
  const { head, loaded } = useHead();
  const settings = useSettings();
  const tell = useTell();
  const refresh = useRefreshEngines();
  const [chosen, choose] = useState<string | null>(null);
  const [answers, setAnswers] = useState<ReadonlyMap<string, Answer>>(new Map());
  const running = useRef(new Map<string, AbortController>());
  /** One that failed by itself is not asked by itself again. */
  const quiet = useRef(false);
  useEffect(() => {
    const started = running.current;
    return () => {
      for (const abort of started.values()) abort.abort();
    };
  }, []);

  const engines = data?.engines ?? [];
  const engine = engines.find(({ id }) => id === chosen) ?? engines[0] ?? null;
  const bar = loaded ? barOf(head, settings) : null;
  const row = `${block}\n${text}`;
  const put = (key: string, answer: Answer | null): void =>
    setAnswers((now) => {
      const next = new Map(now);
      if (answer) next.set(key, answer);
      else next.delete(key);
      return next;
    });

  async function askFor(by: EngineView, isByItself: boolean): Promise<void> {
    if (!block || text === "" || bar || running.current.has(row)) return;
    const abort = new AbortController();
    running.current.set(row, abort);
    put(row, { engine: by, text: "", done: null });
    let isDone = false;
    try {
      const items = await client.engine.translate(
        { engine: by.id, report: report.id, block },
        { signal: abort.signal },
      );
      for await (const item of items) {
        const done = item.kind === "finished" ? item : null;
        isDone ||= done !== null;
        put(row, { engine: by, text: item.text, done });
      }
    } catch (error) {
      if (isByItself) quiet.current = true;
      if (!abort.signal.aborted) tell.error(error);
    } finally {
      running.current.delete(row);
      if (!isDone) put(row, null);
      refresh();
    }
  }

  const isUntouched = normalizeText(lane?.row?.target?.text ?? "") === "";
  // What the memory knows costs nothing, and a person has confirmed it.
  const isUnknown = useIsKnown(asked) === false;
  const isWanted = isUntouched && isUnknown && !answers.has(row);
  const asksItself = engine?.automatic === true && loaded && bar === null && isWanted;
  const latest = useRef(askFor);
  useEffect(() => {
    latest.current = askFor;
  });
  useEffect(() => {
    if (!asksItself || !block || text === "" || quiet.current) return;
    const timer = setTimeout(() => void latest.current(engine, true), STAY_MS);
    return () => clearTimeout(timer);
  }, [asksItself, block, text, engine]);

  const answer = answers.get(row) ?? null;
  return {
    ...{ engines, engine, choose, bar, answer },
    isSpeaking: answer !== null && answer.done === null,
    ask: () => void (engine && askFor(engine, false)),
    cancel: () => running.current.get(row)?.abort(),
  };
}
