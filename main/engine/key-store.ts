/** Keys of engines and passwords of targets, beside the device's settings and never in a library: sealed where the system can, else for this user only. */
import { join } from "node:path";
import writeFileAtomic from "write-file-atomic";
import { z } from "zod";
import { jsonText, moveAside, readJson } from "../library/json-file.ts";

/** What the desktop's keychain does; texts in base64. `open` throws for what another keychain sealed. */
export interface Sealer {
  seal(text: string): string;
  open(sealed: string): string;
}

const fileSchema = z.object({
  version: z.literal(1),
  keys: z.record(z.string(), z.object({ sealed: z.boolean(), value: z.string() })),
});

export interface KeyStore {
  readonly keptBy: "keychain" | "file";
  has(id: string): boolean;
  /** Null without one; `sealed` where this door cannot read it. */
  get(id: string): { key: string } | "sealed" | null;
  /** On disk when it resolves; "" takes it away. */
  set(id: string, key: string): Promise<void>;
}

const OWNER_ONLY = 0o600;

/** Keys in a file of that name in `dir`. */
export async function openKeyStore(
  dir: string,
  sealer: Sealer | null,
  name = "engine-keys.json",
): Promise<KeyStore> {
  const path = join(dir, name);
  const outcome = await readJson(path, fileSchema).catch(() => ({ kind: "absent" }) as const);
  if (outcome.kind === "corrupt" || outcome.kind === "newer")
    await moveAside(path).catch(() => undefined);
  let keys: z.infer<typeof fileSchema>["keys"] = outcome.kind === "ok" ? outcome.data.keys : {};
  return {
    keptBy: sealer ? "keychain" : "file",
    has: (id) => Object.hasOwn(keys, id),
    get(id) {
      const kept = Object.hasOwn(keys, id) ? keys[id] : undefined;
      if (!kept) return null;
      if (!kept.sealed) return { key: kept.value };
      try {
        return sealer ? { key: sealer.open(kept.value) } : "sealed";
      } catch {
        return "sealed";
      }
    },
    async set(id, key) {
      const { [id]: _old, ...others } = keys;
      const kept = sealer
        ? { sealed: true, value: sealer.seal(key) }
        : { sealed: false, value: key };
      const next = key === "" ? others : { ...others, [id]: kept };
      const data = { version: 1, keys: next };
      await writeFileAtomic(path, jsonText(data), { mode: OWNER_ONLY });
      keys = next;
    },
  };
}
