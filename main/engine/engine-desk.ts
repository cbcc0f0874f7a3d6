/** The engines that were set up on this device, their keys, and what each did by month. */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { type EngineView, type Month, monthSchema } from "../../core/engine/desk.ts";
import {
  type Engine,
  engineSchema,
  hostOf,
  isLocal,
  type Usage,
} from "../../core/engine/engine.ts";
import { jsonFile, moveAside, readJson } from "../library/json-file.ts";
import { EngineError } from "./engine-error.ts";
import { openKeyStore, type Sealer } from "./key-store.ts";

const fileSchema = z.object({
  version: z.literal(1),
  engines: z.array(engineSchema),
  /** By the engine's id, the last months first. */
  months: z.record(z.string(), z.array(monthSchema)),
});
type DeskFile = z.infer<typeof fileSchema>;

export interface EngineDesk {
  readonly keptBy: "keychain" | "file";
  list(): EngineView[];
  /** By id, or else by name. */
  find(named: string): Engine | null;
  /** @throws EngineError `key-sealed`; "" where there is none */
  keyOf(id: string): string;
  /** Without `key` the old one stays, unless the engine's address leads to another host now. */
  save(engine: Engine, key?: string): Promise<EngineView>;
  remove(id: string): Promise<void>;
  count(id: string, usage: Usage): Promise<void>;
}

const MONTHS = 24;

/** A file that is damaged or that a newer Diglot wrote is moved aside: then no engine is set up. */
export async function openEngineDesk(dir: string, sealer: Sealer | null): Promise<EngineDesk> {
  await mkdir(dir, { recursive: true }).catch(() => undefined);
  const path = join(dir, "engines.json");
  const outcome = await readJson(path, fileSchema).catch(() => ({ kind: "absent" }) as const);
  if (outcome.kind === "corrupt" || outcome.kind === "newer")
    await moveAside(path).catch(() => undefined);
  const none: DeskFile = { version: 1, engines: [], months: {} };
  const file = jsonFile<DeskFile>(path, outcome.kind === "ok" ? outcome.data : none);
  const keys = await openKeyStore(dir, sealer);
  let queue: Promise<unknown> = Promise.resolve();
  /** One change after another, each on what the one before left. */
  const change = (work: (now: DeskFile) => DeskFile): Promise<void> => {
    const done = queue.then(() => file.write(work(file.data)));
    queue = done.catch(() => undefined);
    return done;
  };

  const toView = (engine: Engine): EngineView => ({
    ...engine,
    host: hostOf(engine.address),
    isLocal: isLocal(engine.address),
    hasKey: keys.has(engine.id),
    lastMonth: file.data.months[engine.id]?.[0] ?? null,
  });

  return {
    keptBy: keys.keptBy,
    list: () => file.data.engines.map(toView),
    find: (named) =>
      file.data.engines.find(({ id }) => id === named) ??
      file.data.engines.find(({ name }) => name === named) ??
      null,
    keyOf(id) {
      const kept = keys.get(id);
      if (kept === "sealed") throw new EngineError({ code: "key-sealed" });
      return kept?.key ?? "";
    },
    async save(engine, key) {
      const before = file.data.engines.find(({ id }) => id === engine.id);
      const isElsewhere =
        before && URL.parse(before.address)?.origin !== URL.parse(engine.address)?.origin;
      // First the key: an engine never has one that was given for another host.
      if (key !== undefined || isElsewhere) await keys.set(engine.id, key ?? "");
      await change((now) => ({
        ...now,
        engines: before
          ? now.engines.map((one) => (one.id === engine.id ? engine : one))
          : [...now.engines, engine],
      }));
      return toView(engine);
    },
    async remove(id) {
      await keys.set(id, "");
      await change((now) => {
        const { [id]: _gone, ...months } = now.months;
        return { ...now, engines: now.engines.filter((one) => one.id !== id), months };
      });
    },
    count: (id, usage) =>
      change((now) => ({
        ...now,
        months: { ...now.months, [id]: withUsage(now.months[id] ?? [], usage) },
      })),
  };
}

function withUsage(months: readonly Month[], usage: Usage): Month[] {
  const month = new Date().toISOString().slice(0, 7);
  const [last, ...older] = months;
  const isThis = last?.month === month;
  const now: Month = isThis ? last : { month, requests: 0, characters: 0, tokens: 0, cost: {} };
  const { characters, tokensSent, tokensReceived, cost } = usage;
  const paid = cost && { [cost.currency]: (now.cost[cost.currency] ?? 0) + cost.amount };
  const counted: Month = {
    month,
    requests: now.requests + 1,
    characters: now.characters + characters,
    tokens: now.tokens + tokensSent + tokensReceived,
    cost: { ...now.cost, ...paid },
  };
  return [counted, ...(isThis ? older : months)].slice(0, MONTHS);
}
