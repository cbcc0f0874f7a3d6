/** Reads the arguments of `npm start`. */
import { parseArgs } from "node:util";

/** What the user asked for. `library` is a folder as typed; `port` is 0–65535, 0 for any free one. */
export interface StartAsked {
  library?: string;
  sample?: boolean;
  port?: number;
}

/** A wrong use of the command line; `option` is what was typed. */
export type StartProblem =
  | { kind: "unknown"; option: string }
  | { kind: "noValue"; option: string }
  | { kind: "badPort"; option: string }
  | { kind: "sampleAndLibrary" };

export type StartArgs =
  | { kind: "help" }
  | { kind: "start"; asked: StartAsked }
  | { kind: "wrong"; problem: StartProblem };

/** Parses the words after `npm start --`; the first thing that is wrong is reported. */
export function parseStartArgs(args: string[]): StartArgs {
  const { tokens } = parseArgs({
    args,
    strict: false,
    tokens: true,
    allowPositionals: true,
    options: {
      library: { type: "string" },
      port: { type: "string" },
      sample: { type: "boolean" },
      help: { type: "boolean", short: "h" },
    },
  });
  const asked: StartAsked = {};
  for (const token of tokens) {
    if (token.kind === "option-terminator") continue;
    if (token.kind === "positional") return wrong({ kind: "unknown", option: token.value });
    const problem = take(asked, token);
    if (problem === "help") return { kind: "help" };
    if (problem !== undefined) return wrong(problem);
  }
  if (asked.sample && asked.library !== undefined) return wrong({ kind: "sampleAndLibrary" });
  return { kind: "start", asked };
}

interface OptionToken {
  name: string;
  rawName: string;
  value?: string | undefined;
  inlineValue?: boolean | undefined;
}

function take(
  asked: StartAsked,
  { name, rawName, value, inlineValue }: OptionToken,
): StartProblem | "help" | undefined {
  if (name === "help") return "help";
  if (name === "sample" && value === undefined) {
    asked.sample = true;
    return undefined;
  }
  if (name !== "library" && name !== "port") return { kind: "unknown", option: rawName };
  const forgotten = !value || (!inlineValue && value.startsWith("--"));
  if (forgotten) return { kind: "noValue", option: rawName };
  if (name === "library") {
    asked.library = value;
    return undefined;
  }
  asked.port = Number(value);
  return /^\d{1,5}$/.test(value) && asked.port <= 65535
    ? undefined
    : { kind: "badPort", option: value };
}

const wrong = (problem: StartProblem): StartArgs => ({ kind: "wrong", problem });
