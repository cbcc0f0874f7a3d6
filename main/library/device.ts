/** What this device remembers: libraries opened before, who sits here, language and colours. */
import { homedir, platform } from "node:os";
import { join } from "node:path";
import { mkdir } from "node:fs/promises";
import { type Device, deviceSchema } from "../../core/api/device.ts";
import { jsonFile, moveAside, readJson } from "./json-file.ts";

const RECENT = 8;

export interface DeviceStore {
  readonly device: Device;
  update(change: Partial<Device>): Promise<Device>;
  remember(dir: string, name: string): Promise<void>;
}

const fresh = deviceSchema.parse({
  language: "system",
  colourScheme: "auto",
  recent: [],
  identity: {},
});

/** Where the system keeps a user's settings of a program. `DIGLOT_DEVICE_DIR` overrides it. */
export function defaultDeviceDir(env: NodeJS.ProcessEnv = process.env): string {
  if (env["DIGLOT_DEVICE_DIR"]) return env["DIGLOT_DEVICE_DIR"];
  if (platform() === "win32")
    return join(env["APPDATA"] ?? join(homedir(), "AppData", "Roaming"), "Diglot");
  if (platform() === "darwin") return join(homedir(), "Library", "Application Support", "Diglot");
  return join(env["XDG_CONFIG_HOME"] ?? join(homedir(), ".config"), "diglot");
}

/** A damaged or unwritable device file is no reason not to start: it is moved aside, or kept in memory only. */
export async function openDeviceStore(dir: string): Promise<DeviceStore> {
  const path = join(dir, "device.json");
  await mkdir(dir, { recursive: true }).catch(() => undefined);
  const outcome = await readJson(path, deviceSchema).catch(() => ({ kind: "absent" }) as const);
  if (outcome.kind === "corrupt") await moveAside(path).catch(() => undefined);
  const file = jsonFile<Device>(path, outcome.kind === "ok" ? outcome.data : fresh);
  let memory = file.data;
  const update = async (change: Partial<Device>) => {
    memory = { ...memory, ...change };
    await file.write(memory).catch(() => undefined);
    return memory;
  };
  return {
    get device() {
      return memory;
    },
    update,
    async remember(libraryDir, name) {
      const others = memory.recent.filter((entry) => entry.dir !== libraryDir);
      await update({ recent: [{ dir: libraryDir, name }, ...others].slice(0, RECENT) });
    },
  };
}
