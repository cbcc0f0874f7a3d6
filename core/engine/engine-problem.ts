/** Why an engine gave no translation, as a code; the window makes the message. */
import { z } from "zod";

export const engineProblemCodes = [
  /** Nothing answers at the address. */
  "unreachable",
  "timeout",
  /** 401 or 403. */
  "wrong-key",
  "no-key",
  /** The key is kept by the desktop's keychain and cannot be read here. */
  "key-sealed",
  /** What was paid for is used up. */
  "quota",
  /** 429 again and again, or a longer wait than anybody wants; `retryAfterS` where it was said. */
  "busy",
  /** 404: no such model or no such service there. */
  "not-there",
  /** Another 4xx; `status`. */
  "refused",
  /** 5xx; `status`. */
  "failing",
  /** It sent the request elsewhere: refused, the key must not follow; `about` is the other host. */
  "redirected",
  "cut",
  /** Not the protocol that was expected, or an answer that cannot be the translation. */
  "nonsense",
  "too-large",
  "too-long",
  "not-found",
  /** The report, or its column, is confidential. */
  "confidential-report",
  "confidential-column",
  /** The block is gone, or has no text. */
  "nothing",
] as const;
export type EngineProblemCode = (typeof engineProblemCodes)[number];

export const engineProblemSchema = z.object({
  code: z.enum(engineProblemCodes),
  /** Name of the engine, "" before one was found. */
  engine: z.string(),
  status: z.int().optional(),
  retryAfterS: z.number().optional(),
  /** A few words of the server, or a host. */
  about: z.string().optional(),
});
export type EngineProblem = z.infer<typeof engineProblemSchema>;
