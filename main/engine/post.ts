/** One request to an engine: in time, bounded, to this host only, with every way of failing as an EngineError. */
import { EngineError, type Fault } from "./engine-error.ts";

export interface Limits {
  /** Until the first byte of the answer. */
  answerMs: number;
  /** Between two pieces of it. */
  pauseMs: number;
  maxBytes: number;
}

export interface Post {
  url: string;
  headers: Record<string, string>;
  body: unknown;
  /** What must never be repeated in an error's words. */
  secret: string;
  limits: Limits;
  signal: AbortSignal;
}

export interface Answer {
  /** Media type, lower case, without parameters. */
  type: string;
  /** In pieces as they come. @throws EngineError `cut`, `timeout`, `too-large` */
  chunks(): AsyncGenerator<Uint8Array, void, void>;
  text(): Promise<string>;
}

/** So much of an error's body is looked at. */
const ERROR_BYTES = 20_000;
const WORDS = 200;

/** @throws EngineError; whatever `signal` was aborted with */
export async function post(request: Post): Promise<Answer> {
  const { url, headers, body, limits, signal } = request;
  const clock = createClock(signal);
  try {
    clock.expectWithin(limits.answerMs);
    const response = await fetch(url, {
      method: "POST",
      headers: { "Content-Type": "application/json", ...headers },
      body: JSON.stringify(body),
      // A key must not go where nobody said it should.
      redirect: "manual",
      credentials: "omit",
      signal: clock.signal,
    });
    const answer = toAnswer(response, limits, clock);
    if (!response.ok) throw await refusalOf(response, answer, request);
    return answer;
  } catch (error) {
    clock.stop();
    throw clock.explain(error, "unreachable");
  }
}

interface Clock {
  signal: AbortSignal;
  expectWithin(ms: number): void;
  stop(): void;
  /** What an error of fetch means here. */
  explain(error: unknown, otherwise: "unreachable" | "cut"): unknown;
}

function createClock(outer: AbortSignal): Clock {
  const late = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const stop = (): void => clearTimeout(timer);
  return {
    signal: AbortSignal.any([outer, late.signal]),
    expectWithin(ms) {
      stop();
      timer = setTimeout(() => late.abort(), ms);
    },
    stop,
    explain(error, otherwise) {
      if (error instanceof EngineError) return error;
      if (outer.aborted) return outer.reason;
      if (late.signal.aborted) return new EngineError({ code: "timeout" });
      const cause = error instanceof Error ? (error.cause as { code?: unknown } | undefined) : null;
      const about = typeof cause?.code === "string" ? { about: cause.code } : {};
      return new EngineError({ code: otherwise, ...about });
    },
  };
}

function toAnswer(response: Response, { pauseMs, maxBytes }: Limits, clock: Clock): Answer {
  async function* chunks(): AsyncGenerator<Uint8Array, void, void> {
    let sizeBytes = 0;
    try {
      clock.expectWithin(pauseMs);
      for await (const chunk of response.body ?? []) {
        sizeBytes += chunk.byteLength;
        if (sizeBytes > maxBytes) throw new EngineError({ code: "too-large" });
        clock.expectWithin(pauseMs);
        yield chunk;
      }
    } catch (error) {
      throw clock.explain(error, "cut");
    } finally {
      clock.stop();
    }
  }
  return {
    type: (response.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "",
    chunks,
    async text() {
      const parts: Uint8Array[] = [];
      for await (const chunk of chunks()) parts.push(chunk);
      return Buffer.concat(parts).toString("utf8");
    },
  };
}

async function refusalOf(response: Response, answer: Answer, request: Post): Promise<EngineError> {
  const { status, headers } = response;
  const location = headers.get("location");
  if (status >= 300 && status < 400) {
    await response.body?.cancel();
    const host = location && URL.parse(location, request.url)?.host;
    return new EngineError({ code: "redirected", ...(host && { about: host }) });
  }
  const { words, code } = wordsOf(await firstBytes(answer));
  const hidden = request.secret === "" ? words : words.replaceAll(request.secret, "…");
  const wait = retryAfter(headers.get("retry-after"));
  return new EngineError({
    ...faultOf(status, code),
    status,
    ...(hidden && { about: hidden }),
    ...(wait !== null && { retryAfterS: wait }),
  });
}

async function firstBytes(answer: Answer): Promise<string> {
  const parts: Uint8Array[] = [];
  let sizeBytes = 0;
  try {
    for await (const chunk of answer.chunks()) {
      parts.push(chunk);
      sizeBytes += chunk.byteLength;
      if (sizeBytes > ERROR_BYTES) break;
    }
  } catch (error) {
    // Its status says enough; a cancelled request is told by whoever waits for it.
    if (!(error instanceof EngineError)) throw error;
  }
  return Buffer.concat(parts).toString("utf8");
}

function faultOf(status: number, code: string): Fault {
  if (status === 401 || status === 403) return { code: "wrong-key" };
  // 456 is DeepL's, 402 that of engines paid in advance.
  if (status === 456 || status === 402 || code === "insufficient_quota") return { code: "quota" };
  if (status === 429 || status === 529) return { code: "busy" };
  if (status === 404 || status === 405) return { code: "not-there" };
  if (status === 413) return { code: "too-long" };
  return { code: status >= 500 ? "failing" : "refused" };
}

/** What a server says is wrong: `{error: {message, code}}`, `{error}`, `{message}`; nothing of any other body. */
function wordsOf(body: string): { words: string; code: string } {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return { words: "", code: "" };
  }
  const outer = asRecord(json);
  const inner = asRecord(outer["error"]);
  const words = [inner["message"], outer["error"], outer["message"]].find(
    (one) => typeof one === "string",
  );
  const code = typeof inner["code"] === "string" ? inner["code"] : "";
  const line = (words ?? "").replace(/[\p{Cc}\p{Cf}\s]+/gu, " ").trim();
  return { words: line.slice(0, WORDS), code };
}

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};

/** Seconds, RFC 9110 §10.2.3: a number of them or a date. */
function retryAfter(value: string | null): number | null {
  if (value === null) return null;
  if (/^\d+(\.\d+)?$/.test(value.trim())) return Number(value);
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : Math.max(0, (date - Date.now()) / 1000);
}
