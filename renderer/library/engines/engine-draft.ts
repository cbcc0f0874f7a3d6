/** An engine while it is being set up: as typed, checked field by field. */
import {
  type Engine,
  engineAddressSchema,
  engineNameSchema,
  engineSchema,
  type Price,
  priceSchema,
} from "../../../core/engine/engine.ts";
import { type PresetName, presets } from "../../../core/engine/presets.ts";

export interface EngineDraft
  extends Omit<Engine, "price" | "requestsPerMinute" | "charactersPerMinute"> {
  /** As typed; "" for no limit. */
  requestsPerMinute: number | string;
  charactersPerMinute: number | string;
  /** "" where nothing is counted. */
  unit: Price["unit"] | "";
  sent: number | string;
  received: number | string;
  currency: string;
  /** As typed; "" leaves the one that is kept. */
  key: string;
}

export type EngineFault =
  | "limit"
  | "name"
  | "nameTaken"
  | "address"
  | "model"
  | "key"
  | "price"
  | "currency";
export type EngineFaults = Partial<Record<keyof EngineDraft, EngineFault>>;

export function newDraft(name: PresetName, label: string): EngineDraft {
  return {
    ...presets[name],
    ...{ id: crypto.randomUUID(), name: label, glossary: "", automatic: false },
    ...{ requestsPerMinute: "", charactersPerMinute: "" },
    ...{ unit: "", sent: 0, received: 0, currency: "CNY", key: "" },
  };
}

export const draftOf = ({ price, ...engine }: Engine): EngineDraft => ({
  ...engine,
  requestsPerMinute: engine.requestsPerMinute ?? "",
  charactersPerMinute: engine.charactersPerMinute ?? "",
  unit: price?.unit ?? "",
  sent: price?.sent ?? 0,
  received: price?.received ?? 0,
  currency: price?.currency ?? "CNY",
  key: "",
});

const { sent: rate, currency } = priceSchema.shape;
const { requestsPerMinute, charactersPerMinute } = engineSchema.shape;

const limitOf = (typed: number | string): number | null => (typed === "" ? null : Number(typed));

/** @param taken names of the other engines */
export function faultsOf(draft: EngineDraft, taken: readonly string[]): EngineFaults {
  const name = draft.name.trim();
  const isPriced = draft.unit !== "";
  return {
    ...(!engineNameSchema.safeParse(name).success && { name: "name" }),
    ...(taken.includes(name) && { name: "nameTaken" }),
    ...(!engineAddressSchema.safeParse(draft.address.trim()).success && { address: "address" }),
    ...(draft.kind === "chat" && draft.model.trim() === "" && { model: "model" }),
    ...(!/^[\x21-\x7e]*$/.test(draft.key.trim()) && { key: "key" }),
    ...(!requestsPerMinute.safeParse(limitOf(draft.requestsPerMinute)).success && {
      requestsPerMinute: "limit",
    }),
    ...(!charactersPerMinute.safeParse(limitOf(draft.charactersPerMinute)).success && {
      charactersPerMinute: "limit",
    }),
    ...(isPriced && !rate.safeParse(draft.sent).success && { sent: "price" }),
    ...(isPriced && !rate.safeParse(draft.received).success && { received: "price" }),
    ...(isPriced && !currency.safeParse(draft.currency).success && { currency: "currency" }),
  };
}

/** Null while something is wrong. */
export function engineOf(draft: EngineDraft): Engine | null {
  const { unit, sent, received, currency: money } = draft;
  const engine = {
    ...draft,
    name: draft.name.trim(),
    address: draft.address.trim(),
    requestsPerMinute: limitOf(draft.requestsPerMinute),
    charactersPerMinute: limitOf(draft.charactersPerMinute),
    price: unit === "" ? null : { unit, sent, received, currency: money },
  };
  return engineSchema.safeParse(engine).data ?? null;
}
