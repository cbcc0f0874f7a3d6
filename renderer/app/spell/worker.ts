/** Judges English words beside the window, so that typing never waits. The dictionary is in this file's bundle. */
import nspell from "nspell";
import aff from "../../../node_modules/dictionary-en/index.aff?raw";
import dic from "../../../node_modules/dictionary-en/index.dic?raw";
import type { SpellAnswer, SpellRequest } from "./messages.ts";

const SUGGESTIONS = 6;
const spelling = nspell({ aff, dic });

function answer(request: SpellRequest): string[] {
  if (request.kind === "suggest") return spelling.suggest(request.word).slice(0, SUGGESTIONS);
  return request.words.filter((word) => !spelling.correct(word));
}

self.addEventListener("message", ({ data }: MessageEvent<SpellRequest>) => {
  self.postMessage({ id: data.id, words: answer(data) } satisfies SpellAnswer);
});
