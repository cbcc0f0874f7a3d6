/** An engine that gave no translation, as an error. */
import type { EngineProblem } from "../../core/engine/engine-problem.ts";

export type Fault = Omit<EngineProblem, "engine">;

export class EngineError extends Error {
  readonly problem: EngineProblem;
  constructor(fault: Fault, engine = "") {
    super(`${engine} ${fault.code}`.trim());
    this.problem = { ...fault, engine };
  }
}
