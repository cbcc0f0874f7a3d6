/** Sends a translated file to be read, and gives what it holds. */
import type { z } from "zod";
import { incomingAnswerSchema, incomingUrl } from "../../../core/api/translator.ts";
import type { IncomingFile } from "../../../core/exchange/translator/incoming.ts";
import type { ReportId } from "../../../core/report/ids.ts";

export type Answer = z.output<typeof incomingAnswerSchema>;
export type Refused = Exclude<Answer, { incoming: IncomingFile }>;

export type Sent =
  | { incoming: IncomingFile }
  | Refused
  | { refusal: "unreachable"; findings: []; number: null };

const unreachable: Sent = { refusal: "unreachable", findings: [], number: null };

export async function sendTranslation(report: ReportId, file: File): Promise<Sent> {
  try {
    const headers = { "content-type": "application/octet-stream" };
    const answer = await fetch(incomingUrl(report), { method: "POST", headers, body: file });
    return incomingAnswerSchema.safeParse(await answer.json()).data ?? unreachable;
  } catch {
    return unreachable;
  }
}
