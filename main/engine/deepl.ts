/** DeepL API v2, free and paid: `POST /v2/translate`. */
import { z } from "zod";
import type { Lang } from "../../core/report/lang.ts";
import { EngineError } from "./engine-error.ts";
import { post } from "./post.ts";
import type { Protocol } from "./protocol.ts";
import { jsonOf } from "./json-of.ts";

const answerSchema = z.object({
  translations: z
    .array(z.object({ text: z.string(), billed_characters: z.int().nonnegative().optional() }))
    .length(1),
});

const sourceTags: Record<Lang, string> = { zh: "ZH", en: "EN" };
const targetTags: Record<Lang, string> = { zh: "ZH-HANS", en: "EN-GB" };

/** Text around the block, which DeepL reads, does not translate and does not count. */
const CONTEXT = 1500;

export const deepl: Protocol = {
  dialect: "xml",
  async ask({ engine, key, request, limits, signal }) {
    if (key === "") throw new EngineError({ code: "no-key" });
    const { source, target, coded, before, after } = request;
    const around = [...before, ...after].map((one) => one.source).join("\n");
    const answer = await post({
      url: `${engine.address.replace(/\/v2(?:\/translate)?$/, "")}/v2/translate`,
      headers: { Authorization: `DeepL-Auth-Key ${key}` },
      body: {
        text: [coded.text],
        source_lang: sourceTags[source],
        target_lang: targetTags[target],
        show_billed_characters: true,
        ...(around && { context: around.slice(0, CONTEXT) }),
        ...(coded.codes.length > 0 && { tag_handling: "xml" }),
        ...(engine.glossary && { glossary_id: engine.glossary }),
      },
      ...{ secret: key, limits, signal },
    });
    const [translation] = jsonOf(await answer.text(), answerSchema).translations;
    if (!translation) throw new EngineError({ code: "nonsense" });
    const { text, billed_characters: characters } = translation;
    return { answer: text, ...(characters !== undefined && { characters }) };
  },
};
