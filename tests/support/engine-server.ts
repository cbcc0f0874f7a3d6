/** A translation engine on loopback that speaks the three protocols as their makers describe them, and can be made to fail. */
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";
import { type EngineKind, engineSchema, type Engine } from "../../core/engine/engine.ts";

export const KEY = "sk-loopback-0123456789";
export const MODEL = "loopback-1";

/** What the next request meets instead of an answer; each is used up by one request. */
export type Trouble =
  | { kind: "status"; status: number; retryAfter?: string; body?: string; type?: string }
  /** Never answers. */
  | { kind: "silence" }
  /** Begins to answer and falls silent. */
  | { kind: "stall" }
  | { kind: "cut" }
  | { kind: "body"; body: string; type: string }
  | { kind: "huge" }
  | { kind: "redirect"; to: string };

export interface Asked {
  kind: EngineKind;
  headers: IncomingMessage["headers"];
  body: Record<string, unknown>;
  /** The text that was to be translated. */
  text: string;
}

export interface EngineServer {
  port: number;
  asked: Asked[];
  troubles: Trouble[];
  /** Answers that nobody waited for to the end. */
  dropped: number;
  /** The translation of a text; by default letters of the other language, with codes and numbers kept. */
  reply: (text: string, asked: Asked) => string;
  /** The envelope of a chat answer. */
  envelope: (translation: string) => string;
  /** A chat answer waits before its last half until this resolves. */
  half: Promise<void>;
  engine(kind: EngineKind, more?: Partial<Engine>): Engine;
  close(): Promise<void>;
}

const paths: Record<string, EngineKind> = {
  "/v1/chat/completions": "chat",
  "/v2/translate": "deepl",
  "/translate": "libre",
};

const bodies = {
  chat: z.looseObject({
    model: z.literal(MODEL),
    stream: z.literal(true),
    messages: z.tuple([
      z.object({ role: z.literal("system"), content: z.string() }),
      z.object({ role: z.literal("user"), content: z.string() }),
    ]),
  }),
  deepl: z.looseObject({
    text: z.tuple([z.string()]),
    source_lang: z.enum(["ZH", "EN"]),
    target_lang: z.enum(["ZH-HANS", "EN-GB"]),
    tag_handling: z.enum(["xml", "html"]).optional(),
  }),
  libre: z.looseObject({
    q: z.string(),
    source: z.enum(["zh", "zh-Hans", "en"]),
    target: z.enum(["zh", "zh-Hans", "en"]),
    format: z.enum(["text", "html"]),
  }),
};

/** Every run of Han becomes a word of English, every run of Latin a word of Chinese; markup stays. */
const pretend = (text: string): string =>
  text
    .split(/(<[^>]*>|&[a-z]+;)/u)
    .map((part, index) =>
      index % 2 === 1
        ? part
        : part
            .replace(/[A-Za-z]+/gu, "译文")
            .replace(/[\p{Script=Han}，。、]+/gu, (run) =>
              run.includes("译文") ? run : " words ",
            ),
    )
    .join("")
    .replace(/ {2,}/gu, " ")
    .trim();

export async function startEngineServer(): Promise<EngineServer> {
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const state: EngineServer = {
    port,
    asked: [],
    troubles: [],
    dropped: 0,
    reply: pretend,
    envelope: (translation) => `<translation>${translation}</translation>`,
    half: Promise.resolve(),
    engine: (kind, more = {}) =>
      engineSchema.parse({
        id: `test-${kind}`,
        name: `Loopback ${kind}`,
        kind,
        address: `http://127.0.0.1:${port}${kind === "chat" ? "/v1" : ""}`,
        model: kind === "chat" ? MODEL : "",
        glossary: "",
        requestsPerMinute: null,
        charactersPerMinute: null,
        price: null,
        automatic: false,
        ...more,
      }),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const kind = paths[request.url ?? ""];
    const raw = await readAll(request);
    if (!kind || request.method !== "POST") return send(response, 404, { error: "no such path" });
    const parsed = bodies[kind].safeParse(JSON.parse(raw));
    if (!parsed.success) return send(response, 400, { error: "malformed request" });
    const body: Record<string, unknown> = parsed.data;
    const asked: Asked = { kind, headers: request.headers, body, text: textIn(kind, body) };
    state.asked.push(asked);
    response.on("close", () => {
      if (!response.writableEnded) state.dropped += 1;
    });
    const trouble = state.troubles.shift();
    if (trouble) return fail(response, kind, trouble);
    if (keyIn(asked) !== KEY) return refuseKey(response, kind);
    const translation = state.reply(asked.text, asked);
    if (kind === "chat") return stream(response, state.envelope(translation), state.half);
    if (kind === "libre") return send(response, 200, { translatedText: translation });
    const translated = { detected_source_language: "ZH", text: translation };
    send(response, 200, {
      translations: [{ ...translated, billed_characters: asked.text.length }],
    });
  }
  return state;
}

const textIn = (kind: EngineKind, body: Record<string, unknown>): string => {
  if (kind === "deepl") return (body["text"] as string[])[0] ?? "";
  if (kind === "libre") return String(body["q"]);
  const [, user] = body["messages"] as { content: string }[];
  return String((JSON.parse(user?.content ?? "{}") as { text?: unknown }).text);
};

const keyIn = ({ kind, headers, body }: Asked): string =>
  kind === "libre"
    ? z.string().catch("").parse(body["api_key"])
    : (headers.authorization ?? "").replace(/^(?:Bearer|DeepL-Auth-Key) /, "");

function refuseKey(response: ServerResponse, kind: EngineKind): void {
  if (kind === "chat")
    send(response, 401, {
      error: { message: "Incorrect API key provided", code: "invalid_api_key" },
    });
  else if (kind === "deepl") send(response, 403, { message: "Authorization failure" });
  else send(response, 403, { error: "Invalid API key" });
}

function send(response: ServerResponse, status: number, json: unknown): void {
  response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(json));
}

function fail(response: ServerResponse, kind: EngineKind, trouble: Trouble): void {
  if (trouble.kind === "silence") return;
  if (trouble.kind === "redirect") {
    response.writeHead(307, { Location: trouble.to }).end();
    return;
  }
  if (trouble.kind === "status") {
    const { status, retryAfter, body = "{}", type = "application/json" } = trouble;
    const wait = retryAfter === undefined ? {} : { "Retry-After": retryAfter };
    response.writeHead(status, { "Content-Type": type, ...wait }).end(body);
    return;
  }
  if (trouble.kind === "body") {
    response.writeHead(200, { "Content-Type": trouble.type }).end(trouble.body);
    return;
  }
  const type = kind === "chat" ? "text/event-stream" : "application/json";
  response.writeHead(200, { "Content-Type": type });
  const start =
    kind === "chat"
      ? event({ choices: [{ delta: { content: "<translation>The beg" } }] })
      : kind === "deepl"
        ? '{"translations":[{"text":"The beg'
        : '{"translatedText":"The beg';
  if (trouble.kind === "huge") pour(response, start);
  // Sent before the connection goes, so that it is the answer that is cut.
  else response.write(start, () => void (trouble.kind === "cut" && response.destroy()));
}

/** Goes on as long as somebody reads. */
function pour(response: ServerResponse, start: string): void {
  const more = start.startsWith("data:")
    ? event({ choices: [{ delta: { content: "word ".repeat(10_000) } }] })
    : "word ".repeat(10_000);
  const write = (): void => {
    while (!response.destroyed && response.write(more));
  };
  response.on("drain", write);
  response.write(start);
  write();
}

const event = (json: unknown): string => `data: ${JSON.stringify(json)}\n\n`;

/** A few letters an event, the whole in pieces of seven bytes: boundaries fall inside lines and inside characters. */
async function stream(response: ServerResponse, text: string, half: Promise<void>): Promise<void> {
  response.writeHead(200, { "Content-Type": "text/event-stream; charset=utf-8" });
  const letters = [...text];
  const events = [
    ": hello\n\n",
    event({ choices: [{ delta: { role: "assistant", content: "" } }] }),
  ];
  for (let at = 0; at < letters.length; at += 3)
    events.push(event({ choices: [{ delta: { content: letters.slice(at, at + 3).join("") } }] }));
  const middle = Math.floor(events.length / 2);
  events.push(event({ choices: [{ delta: {}, finish_reason: "stop" }] }));
  events.push(event({ choices: [], usage: { prompt_tokens: 200, completion_tokens: 50 } }));
  events.push("data: [DONE]\n\n");
  const parts = [events.slice(0, middle), events.slice(middle)];
  for (const [index, part] of parts.entries()) {
    if (index === 1) await half;
    const bytes = Buffer.from(part.join(""));
    for (let at = 0; at < bytes.length; at += 7) {
      if (response.destroyed) return;
      response.write(bytes.subarray(at, at + 7));
      if (at % 70 === 0) await new Promise(setImmediate);
    }
  }
  response.end();
}

async function readAll(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString("utf8");
}
