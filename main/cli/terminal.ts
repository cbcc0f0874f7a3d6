/** What a command writes: results on stdout (people's text or one JSON object a line), remarks and errors on stderr. */
import { type TerminalWords, terminalLanguage, terminalWords } from "../terminal-words.ts";
import { toRefusal } from "./refusal.ts";

export interface Terminal {
  readonly words: TerminalWords;
  readonly json: boolean;
  /** One result: `value` with `--json`, else `text`. */
  result(value: object, text: string): void;
  /** A remark beside the results, for people only. */
  remark(text: string): void;
  /** Something found and repaired on the way: on stderr, with `--json` as `{"notice":…}`. */
  notice(value: object, text: string): void;
  /** How far a long job is, on one line that is written over; seen only where stderr is a terminal. */
  progress(text: string): void;
  /** Says why a job did not succeed. */
  error(error: unknown): void;
}

/** @param json one object a line, errors too, and no remarks */
export function createTerminal(json: boolean): Terminal {
  const words = terminalWords(terminalLanguage(process.env));
  const live = process.stderr.isTTY && !json;
  let shown = false;
  const clear = () => {
    if (shown) process.stderr.write("\r\u001B[K");
    shown = false;
  };
  const write = (stream: NodeJS.WriteStream, line: string) => {
    clear();
    stream.write(`${line}\n`);
  };
  return {
    words,
    json,
    result: (value, text) => write(process.stdout, json ? JSON.stringify(value) : text),
    remark: (text) => {
      if (!json) write(process.stderr, text);
    },
    notice: (value, text) => write(process.stderr, json ? JSON.stringify({ notice: value }) : text),
    progress(text) {
      if (!live) return;
      clear();
      process.stderr.write(text);
      shown = true;
    },
    error(error) {
      const refusal = toRefusal(error, words);
      write(process.stderr, json ? JSON.stringify({ error: refusal }) : refusal.message);
      if (refusal.code === "UNEXPECTED" && error instanceof Error && process.env["DIGLOT_DEBUG"])
        write(process.stderr, error.stack ?? "");
    },
  };
}
