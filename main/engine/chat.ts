/** OpenAI's chat completions, which Ollama, vLLM, DeepSeek, Qwen and many others speak: streamed. */
import { z } from "zod";
import { chatMessages, parseAnswer, partialAnswer } from "../../core/engine/prompt.ts";
import { EngineError } from "./engine-error.ts";
import { jsonOf } from "./json-of.ts";
import { type Answer, post } from "./post.ts";
import type { Protocol, Said } from "./protocol.ts";
import { serverEvents } from "./server-events.ts";

const usageSchema = z
  .object({ prompt_tokens: z.number(), completion_tokens: z.number() })
  .nullish()
  .catch(null);

const chunkSchema = z.object({
  choices: z
    .array(
      z.object({
        delta: z.object({ content: z.string().nullish() }).nullish(),
        finish_reason: z.string().nullish(),
      }),
    )
    .default([]),
  usage: usageSchema,
});

const wholeSchema = z.object({
  choices: z
    .array(
      z.object({
        message: z.object({ content: z.string() }),
        finish_reason: z.string().nullish(),
      }),
    )
    .min(1),
  usage: usageSchema,
});

/** Some servers tell of a failure within the stream. */
const eventSchema = z.union([
  z.object({ error: z.union([z.string(), z.looseObject({})]) }),
  chunkSchema,
]);

interface Heard {
  raw: string;
  finish: string | null;
  usage: z.infer<typeof usageSchema>;
}

const nonsense = (): EngineError => new EngineError({ code: "nonsense" });

export const chat: Protocol = {
  dialect: "xml",
  async ask({ engine, key, request, limits, signal, onText }) {
    const answer = await post({
      url: `${engine.address.replace(/\/chat\/completions$/, "")}/chat/completions`,
      headers: {
        Accept: "text/event-stream, application/json",
        ...(key && { Authorization: `Bearer ${key}` }),
      },
      body: {
        model: engine.model,
        messages: chatMessages(request),
        stream: true,
        stream_options: { include_usage: true },
      },
      ...{ secret: key, limits, signal },
    });
    const heard =
      answer.type === "text/event-stream"
        ? await listen(answer, (raw) => onText(partialAnswer(raw)))
        : readWhole(await answer.text());
    if (heard.finish === "length") throw new EngineError({ code: "too-long" });
    const text = parseAnswer(heard.raw);
    if (text === null) throw nonsense();
    return toSaid(text, heard);
  },
};

function toSaid(answer: string, { usage }: Heard): Said {
  if (!usage) return { answer };
  return { answer, tokensSent: usage.prompt_tokens, tokensReceived: usage.completion_tokens };
}

/** Until `[DONE]`, or an end that was announced: a stream that just stops was cut. */
async function listen(answer: Answer, onRaw: (raw: string) => void): Promise<Heard> {
  const heard: Heard = { raw: "", finish: null, usage: null };
  for await (const event of serverEvents(answer.chunks())) {
    if (event.trim() === "[DONE]") return heard;
    const chunk = jsonOf(event, eventSchema);
    if ("error" in chunk) throw new EngineError({ code: "failing" });
    heard.usage = chunk.usage ?? heard.usage;
    const [choice] = chunk.choices;
    heard.finish = choice?.finish_reason ?? heard.finish;
    const piece = choice?.delta?.content ?? "";
    if (piece === "") continue;
    heard.raw += piece;
    onRaw(heard.raw);
  }
  if (heard.finish === null) throw new EngineError({ code: heard.raw === "" ? "nonsense" : "cut" });
  return heard;
}

/** A server that does not stream answers in one piece. */
function readWhole(body: string): Heard {
  const whole = jsonOf(body, wholeSchema);
  const [choice] = whole.choices;
  if (!choice) throw nonsense();
  return {
    raw: choice.message.content,
    finish: choice.finish_reason ?? null,
    usage: whole.usage,
  };
}
