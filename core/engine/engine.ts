/** A translation engine as somebody set it up on this device: where it is, how it is spoken to, what it may cost. */
import { z } from "zod";

/** `chat`: anything that speaks OpenAI's chat completions; `deepl`: DeepL API v2; `libre`: LibreTranslate. */
export const engineKinds = ["chat", "deepl", "libre"] as const;
export const engineKindSchema = z.enum(engineKinds);
export type EngineKind = z.infer<typeof engineKindSchema>;

/** An http(s) address without name, password, query or fragment, and without a slash at its end. */
export const engineAddressSchema = z
  .url({ protocol: /^https?$/ })
  .max(300)
  .regex(/^[^?#@]*[^/?#@]$/);

export const priceUnits = ["characters", "tokens"] as const;

export const priceSchema = z.object({
  unit: z.enum(priceUnits),
  /** Per 1,000 of what is sent, and of what comes back; characters are counted as they are sent. */
  sent: z.number().min(0).max(1000),
  received: z.number().min(0).max(1000),
  /** ISO 4217. */
  currency: z.string().regex(/^[A-Z]{3}$/),
});
export type Price = z.infer<typeof priceSchema>;

export const engineNameSchema = z.string().regex(/^(?!\s)[^\p{Cc}\p{Zl}\p{Zp}]{1,40}(?<!\s)$/u);

export const engineSchema = z.object({
  id: z.string().regex(/^[A-Za-z0-9_-]{1,40}$/),
  kind: engineKindSchema,
  /** What people call it; it stands on the blocks that it translated. */
  name: engineNameSchema,
  address: engineAddressSchema,
  /** For `chat` only. */
  model: z.string().trim().max(120),
  /** DeepL's id of a glossary, "" for none. */
  glossary: z.string().trim().max(80),
  /** Null for as many as one likes. */
  requestsPerMinute: z.int().min(1).max(10_000).nullable(),
  charactersPerMinute: z.int().min(100).max(10_000_000).nullable(),
  price: priceSchema.nullable(),
  /** Asked by itself for every row that the caret comes to. */
  automatic: z.boolean(),
});
export type Engine = z.infer<typeof engineSchema>;

/** What an engine did, as it counted itself or, where it did not, as it is estimated here. */
export const usageSchema = z.object({
  /** Of the text that was to be translated. */
  characters: z.int().nonnegative(),
  tokensSent: z.int().nonnegative(),
  tokensReceived: z.int().nonnegative(),
  /** Null where nobody said a price. */
  cost: z.object({ amount: z.number(), currency: z.string() }).nullable(),
});
export type Usage = z.infer<typeof usageSchema>;

/** Host that the text goes to, with its port: what is shown before anything is sent. */
export const hostOf = (address: string): string => URL.parse(address)?.host ?? address;

/** True for an engine on this very machine: the text does not leave it. */
export const isLocal = (address: string): boolean => {
  const name = URL.parse(address)?.hostname ?? "";
  return /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(name);
};

/** What was counted in a request, as the engine told it or as far as it is known here. */
export interface Counted {
  characters: number;
  tokensSent: number;
  tokensReceived: number;
}

export function costOf(price: Price | null, counted: Counted, received: number): Usage["cost"] {
  if (!price) return null;
  const { characters, tokensSent, tokensReceived } = counted;
  const [sent, back] =
    price.unit === "tokens" ? [tokensSent, tokensReceived] : [characters, received];
  return {
    amount: (sent * price.sent + back * price.received) / 1000,
    currency: price.currency,
  };
}

/** Han characters are about a token each, other writing one in four characters. */
export function estimateTokens(text: string): number {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return han + Math.ceil((text.length - han) / 4);
}
