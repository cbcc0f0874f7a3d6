/** English spelling, judged in a worker that starts with the first question; nothing leaves the machine. */
import type { EnglishSpelling } from "../../../core/library/settings.ts";
import type { SpellAnswer, SpellRequest } from "./messages.ts";

export interface Speller {
  /** The wrong ones of these words. */
  findWrong(words: readonly string[]): Promise<Set<string>>;
  /** What was meant, perhaps; best first. */
  suggest(word: string): Promise<string[]>;
  close(): void;
}

type Ask = SpellRequest extends infer R ? (R extends unknown ? Omit<R, "id"> : never) : never;

const workers: Record<EnglishSpelling, () => Worker> = {
  "en-GB": () => new Worker(new URL("./british-worker.ts", import.meta.url), { type: "module" }),
  "en-US": () => new Worker(new URL("./american-worker.ts", import.meta.url), { type: "module" }),
};

export function createSpeller(spelling: EnglishSpelling): Speller {
  /** Words judged before; true is wrong. */
  const judged = new Map<string, boolean>();
  const waiting = new Map<number, (words: string[]) => void>();
  let worker: Worker | null = null;
  let asked = 0;

  function start(): Worker {
    const started = workers[spelling]();
    started.addEventListener("message", ({ data }: MessageEvent<SpellAnswer>) => {
      waiting.get(data.id)?.(data.words);
      waiting.delete(data.id);
    });
    return started;
  }
  function ask(question: Ask): Promise<string[]> {
    worker ??= start();
    asked += 1;
    const id = asked;
    const { promise, resolve } = Promise.withResolvers<string[]>();
    waiting.set(id, resolve);
    worker.postMessage({ ...question, id } satisfies SpellRequest);
    return promise;
  }

  return {
    async findWrong(words) {
      const fresh = [...new Set(words)].filter((word) => !judged.has(word));
      if (fresh.length > 0) {
        const wrong = new Set(await ask({ kind: "check", words: fresh }));
        for (const word of fresh) judged.set(word, wrong.has(word));
      }
      return new Set(words.filter((word) => judged.get(word)));
    },
    suggest: (word) => ask({ kind: "suggest", word }),
    close() {
      worker?.terminate();
      worker = null;
      for (const resolve of waiting.values()) resolve([]);
      waiting.clear();
    },
  };
}
