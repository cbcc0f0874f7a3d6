/** Judges English words beside the window, so that typing never waits. The dictionary is in its worker's bundle. */
import nspell from "nspell";
import type { SpellAnswer, SpellRequest } from "./messages.ts";

const SUGGESTIONS = 6;

/** Answers whoever started this worker, by a Hunspell dictionary. */
export function answerBy(dictionary: { aff: string; dic: string }): void {
  const spelling = nspell(dictionary);
  const answer = (request: SpellRequest): string[] =>
    request.kind === "suggest"
      ? spelling.suggest(request.word).slice(0, SUGGESTIONS)
      : request.words.filter((word) => !spelling.correct(word));
  self.addEventListener("message", ({ data }: MessageEvent<SpellRequest>) => {
    self.postMessage({ id: data.id, words: answer(data) } satisfies SpellAnswer);
  });
}
