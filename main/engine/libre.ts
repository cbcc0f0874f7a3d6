/** LibreTranslate: `POST /translate`. */
import { z } from "zod";
import { EngineError } from "./engine-error.ts";
import { jsonOf } from "./json-of.ts";
import { post } from "./post.ts";
import type { Asking, Protocol, Said } from "./protocol.ts";

const answerSchema = z.object({ translatedText: z.string() });

/** Simplified Chinese is `zh` in some of its versions, `zh-Hans` in others, and either is an alias only in the newest. */
const chinese = ["zh", "zh-Hans"] as const;

const isUnknownLanguage = (error: unknown): boolean =>
  error instanceof EngineError &&
  error.problem.code === "refused" &&
  /not (?:supported|available)|不支持|不能/iu.test(error.problem.about ?? "");

export const libre: Protocol = {
  dialect: "html",
  async ask(asking) {
    try {
      return await askIn(chinese[0], asking);
    } catch (error) {
      if (isUnknownLanguage(error)) return askIn(chinese[1], asking);
      throw error;
    }
  },
};

async function askIn(
  zh: (typeof chinese)[number],
  { engine, key, request, limits, signal }: Asking,
): Promise<Said> {
  const { source, target, coded } = request;
  const tags = { zh, en: "en" };
  const answer = await post({
    url: `${engine.address.replace(/\/translate$/, "")}/translate`,
    headers: {},
    body: {
      q: coded.text,
      source: tags[source],
      target: tags[target],
      format: coded.codes.length > 0 ? "html" : "text",
      ...(key && { api_key: key }),
    },
    ...{ secret: key, limits, signal },
  });
  return { answer: jsonOf(await answer.text(), answerSchema).translatedText };
}
