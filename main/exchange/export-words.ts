/** The words that a file of ours says by itself: headings of the table of a pair, labels, what stands for a picture. */
import type { Lang } from "../../core/report/lang.ts";
import { langTags } from "../../core/report/lang.ts";
import { type TerminalWords, terminalWords } from "../terminal-words.ts";

/** Gives the text for a key `export.…` of `cli.json`. */
export type ExportWords = TerminalWords;

export const exportWords = (lang: Lang): ExportWords =>
  terminalWords(langTags[lang] === "zh-CN" ? "zh-CN" : "en");
