/** Innocent: a feature may import shared parts of the app. */
export { words as list } from "../app/words.ts";
