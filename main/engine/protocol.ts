/** What every way of speaking to an engine has in common. */
import type { Engine } from "../../core/engine/engine.ts";
import type { Dialect } from "../../core/engine/inline-codes.ts";
import type { EngineRequest } from "../../core/engine/request.ts";
import type { Limits } from "./post.ts";

export interface Asking {
  engine: Engine;
  /** "" for an engine that wants none. */
  key: string;
  request: EngineRequest;
  limits: Limits;
  signal: AbortSignal;
  /** The translation as far as it has come, whole each time. */
  onText(soFar: string): void;
}

export interface Said {
  /** With codes where the request had some. */
  answer: string;
  /** As the engine counted; absent where it does not say. */
  characters?: number;
  tokensSent?: number;
  tokensReceived?: number;
}

export interface Protocol {
  dialect: Dialect;
  /** @throws EngineError; what `signal` was aborted with */
  ask(asking: Asking): Promise<Said>;
}
