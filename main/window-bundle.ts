/** Builds the window's files when they are missing or older than what they are made from. */
import { spawn } from "node:child_process";
import { readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";

/** Which bundle: the window alone, or main and preload too, as Electron wants them. */
export type Bundle = "window" | "desktop";

const bundles: Record<Bundle, { output: string; sources: string[]; command: string[] }> = {
  window: {
    output: "out/renderer/index.html",
    sources: ["renderer", "core", "resources/locales", "package-lock.json"],
    command: ["node_modules/vite/bin/vite.js", "build", "--config", "renderer/vite.config.ts"],
  },
  desktop: {
    output: "out/main/desktop.js",
    sources: ["main", "preload", "renderer", "core", "resources/locales", "package-lock.json"],
    command: ["node_modules/electron-vite/bin/electron-vite.js", "build"],
  },
};

/** Whether the bundle in `root` is missing or older than its newest source. */
export async function isBundleStale(root: string, bundle: Bundle): Promise<boolean> {
  const { output, sources } = bundles[bundle];
  const builtMs = await modifiedMs(join(root, output));
  const newestMs = await Promise.all(sources.map((source) => newestModifiedMs(join(root, source))));
  return builtMs < Math.max(...newestMs);
}

/**
 * Builds the bundle in `root`, its output on this terminal; resolves to whether that worked. The window's
 * files are built aside and then change places, so that a door that serves them meanwhile never finds none.
 */
export async function buildBundle(root: string, bundle: Bundle): Promise<boolean> {
  const { command } = bundles[bundle];
  if (bundle === "desktop") return run(root, command);
  const place = join(root, "out", "renderer");
  const aside = `${place}-${process.pid}`;
  try {
    if (!(await run(root, [...command, "--outDir", aside, "--emptyOutDir"]))) return false;
    await rename(place, `${aside}-old`).catch(() => undefined);
    await rename(aside, place);
    return true;
  } finally {
    for (const left of [aside, `${aside}-old`]) await rm(left, { recursive: true, force: true });
  }
}

function run(root: string, command: string[]): Promise<boolean> {
  const child = spawn(process.execPath, [...command, "--logLevel", "warn"], {
    cwd: root,
    stdio: "inherit",
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code === 0));
  });
}

async function modifiedMs(path: string): Promise<number> {
  return stat(path).then(
    (found) => found.mtimeMs,
    () => 0,
  );
}

async function newestModifiedMs(path: string): Promise<number> {
  const own = await modifiedMs(path);
  const inside = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = inside.filter((entry) => entry.isFile());
  const times = await Promise.all(
    files.map((file) => modifiedMs(join(file.parentPath, file.name))),
  );
  return Math.max(own, ...times);
}
