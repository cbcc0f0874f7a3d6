/** LibreTranslate: `POST /translate`. */
import { z } from "zod";
import { jsonOf } from "./json-of.ts";
import { post } from "./post.ts";
import type { Protocol } from "./protocol.ts";

const answerSchema = z.object({ translatedText: z.string() });

export const libre: Protocol = {
  dialect: "html",
  async ask({ engine, key, request, limits, signal }) {
    const { source, target, coded } = request;
    const answer = await post({
      url: `${engine.address.replace(/\/translate$/, "")}/translate`,
      headers: {},
      body: {
        q: coded.text,
        source,
        target,
        format: coded.codes.length > 0 ? "html" : "text",
        ...(key && { api_key: key }),
      },
      ...{ secret: key, limits, signal },
    });
    return { answer: jsonOf(await answer.text(), answerSchema).translatedText };
  },
};
