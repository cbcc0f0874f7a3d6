/** `diglot pretranslate`: fills the untranslated blocks of a report from memory, terms and an engine. */
import type { EngineProblem } from "../../core/engine/engine-problem.ts";
import { type Choice, choiceSchema, defaultChoice } from "../../core/pretranslate/choice.ts";
import type { Fill } from "../../core/pretranslate/fills.ts";
import { EngineError } from "../engine/engine-error.ts";
import { applyFills } from "../pretranslate/apply.ts";
import { findFills } from "../pretranslate/find-fills.ts";
import { getReport } from "./find-report.ts";
import { withLibrary } from "./library-at.ts";
import { EngineRefusal, WrongUse } from "./refusal.ts";
import type { Terminal } from "./terminal.ts";

export interface PretranslateOptions {
  library: string;
  threshold?: string;
  adaptNumbers?: boolean;
  overDrafts?: boolean;
  engine?: string;
}

/** 1 when the engine could not be asked for all that was left. */
export function pretranslate(
  named: string,
  options: PretranslateOptions,
  { terminal, signal }: { terminal: Terminal; signal: AbortSignal },
): Promise<number> {
  const { words, result, progress } = terminal;
  const choice = toChoice(options);
  return withLibrary(options.library, terminal, async (library, engines) => {
    const { id: report, number } = getReport(library, named);
    await library.memory.catchUp();
    const fills: Fill[] = [];
    const cost = new Map<string, number>();
    let left = 0;
    let stopped: EngineProblem | null = null;
    const looking = { library, engines: engines.work, report, choice, signal };
    try {
      for await (const event of findFills(looking)) {
        if (event.kind === "filled") fills.push(event.fill);
        else if (event.kind === "progress")
          progress(words(`said.pretranslating.${event.from}`, event));
        else if (event.kind === "used") addCost(cost, event.usage.cost);
        else ({ left, stopped } = event);
      }
    } catch (error) {
      throw error instanceof EngineError ? new EngineRefusal(error.problem) : error;
    }
    const { overDrafts } = choice;
    const written = await applyFills(library, { report, fills, overDrafts });
    const countOf = (kind: Fill["origin"]["kind"]): number =>
      fills.filter(({ origin }) => origin.kind === kind).length;
    const counts = { memory: countOf("memory"), terms: countOf("term"), engine: countOf("engine") };
    const told = { number, written, ...counts, left };
    result(
      { report, ...told, cost: Object.fromEntries(cost), stopped },
      words("said.pretranslated", { ...told, cost: costText(cost) }),
    );
    if (!stopped) return 0;
    terminal.error(new EngineRefusal(stopped));
    return 1;
  });
}

/** @throws WrongUse */
function toChoice(options: PretranslateOptions): Choice {
  const { threshold, adaptNumbers = false, overDrafts = false, engine = null } = options;
  const choice = choiceSchema.safeParse({
    ...defaultChoice,
    ...(threshold !== undefined && { threshold: Number(threshold) }),
    ...{ adaptNumbers, overDrafts, engine },
  });
  if (!choice.success)
    throw new WrongUse("INVALID_VALUE", { what: "--threshold", other: threshold ?? "" });
  return choice.data;
}

function addCost(
  sums: Map<string, number>,
  cost: { amount: number; currency: string } | null,
): void {
  if (cost) sums.set(cost.currency, (sums.get(cost.currency) ?? 0) + cost.amount);
}

const costText = (sums: Map<string, number>): string =>
  [...sums].map(([currency, amount]) => ` · ${amount.toFixed(4)} ${currency}`).join("");
