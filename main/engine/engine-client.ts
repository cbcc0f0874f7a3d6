/** Asks an engine for the translation of a block and gives only what can be one, with what it cost. */
import { faultOf } from "../../core/engine/check-answer.ts";
import {
  costOf,
  type Engine,
  type EngineKind,
  estimateTokens,
  type Usage,
} from "../../core/engine/engine.ts";
import { type Chip, decode, encode } from "../../core/engine/inline-codes.ts";
import type { EngineRequest } from "../../core/engine/request.ts";
import type { RichMark } from "../../core/edition/rich/rich-marks.ts";
import { chat } from "./chat.ts";
import { deepl } from "./deepl.ts";
import { EngineError } from "./engine-error.ts";
import { libre } from "./libre.ts";
import type { Limits } from "./post.ts";
import type { Protocol, Said } from "./protocol.ts";
import { createLimiter, type Limiter } from "./rate-limit.ts";
import { type Patience, withRetries } from "./retry.ts";

/** What is to be translated, before it is known how its codes are written. */
export interface Task extends Omit<EngineRequest, "coded"> {
  marks: RichMark[];
  /** What a chip says in the translation. */
  wordsOf(chip: Chip): string;
}

export interface Translated {
  text: string;
  /** Where the formats, links, chips and notes of the source belong; null where the engine broke them. */
  marks: RichMark[] | null;
  usage: Usage;
}

export interface Asked {
  engine: Engine;
  key: string;
  signal: AbortSignal;
  /** The text so far, without codes. */
  onText?(soFar: string): void;
}

export interface EngineClient {
  /** @throws EngineError; what the signal was aborted with */
  translate(task: Task, asked: Asked): Promise<Translated>;
}

export interface EngineClientOptions {
  limits?: Partial<Limits>;
  patience?: Partial<Patience>;
}

const protocols: Record<EngineKind, Protocol> = { chat, deepl, libre };

const limits: Limits = { answerMs: 90_000, pauseMs: 45_000, maxBytes: 8 * 1024 * 1024 };
const patience: Patience = { attempts: 4, firstWaitMs: 800, longestWaitMs: 60_000 };
/** Longer blocks are no paragraphs any more, and no engine takes them in one. */
const MAX_CHARACTERS = 20_000;

export function createEngineClient(options: EngineClientOptions = {}): EngineClient {
  const limiters = new Map<string, Limiter>();
  const limiterOf = (id: string): Limiter => {
    const limiter = limiters.get(id) ?? createLimiter();
    limiters.set(id, limiter);
    return limiter;
  };
  return {
    async translate(task, { engine, key, signal, onText }) {
      const protocol = protocols[engine.kind];
      const { plain, marks: given, wordsOf } = task;
      if (plain.trim() === "") throw new EngineError({ code: "nothing" }, engine.name);
      if (plain.length > MAX_CHARACTERS) throw new EngineError({ code: "too-long" }, engine.name);
      const coded = encode(plain, given, protocol.dialect);
      const request: EngineRequest = { ...task, coded };
      const once = async (): Promise<Said> => {
        await limiterOf(engine.id).take(plain.length, engine, signal);
        onText?.("");
        return protocol.ask({
          ...{ engine, key, request, signal },
          limits: { ...limits, ...options.limits },
          onText: (soFar) => onText?.(decode(soFar, coded.codes, wordsOf).text),
        });
      };
      try {
        const said = await withRetries(once, { ...patience, ...options.patience }, signal);
        const { text, marks } = decode(said.answer, coded.codes, wordsOf);
        const fault = faultOf(plain, text, task.target);
        if (fault) throw new EngineError({ code: "nonsense", about: fault });
        return { text, marks, usage: usageOf(said, { engine, request }) };
      } catch (error) {
        if (!(error instanceof EngineError)) throw error;
        throw new EngineError(error.problem, engine.name);
      }
    },
  };
}

function usageOf(
  said: Said,
  { engine, request }: { engine: Engine; request: EngineRequest },
): Usage {
  const counted = {
    characters: said.characters ?? request.plain.length,
    tokensSent: said.tokensSent ?? estimateTokens(request.plain),
    tokensReceived: said.tokensReceived ?? estimateTokens(said.answer),
  };
  return { ...counted, cost: costOf(engine.price, counted, said.answer.length) };
}
