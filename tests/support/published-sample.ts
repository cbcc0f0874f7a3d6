/** The sample library with a folder for a target, to which it was published. */
import { execFile } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { deviceDir } from "./door.ts";
import { root } from "./root.ts";

export const siteOf = (library: string): string => `${library}-site`;

/** Gives the library, which is not open, the target "web" and publishes to it. */
export async function publishSample(library: string): Promise<void> {
  const file = join(library, "library.json");
  const record = JSON.parse(await readFile(file, "utf8"));
  record.settings.targets = [{ name: "web", kind: "folder", path: siteOf(library) }];
  await writeFile(file, JSON.stringify(record));
  await mkdir(siteOf(library));
  await promisify(execFile)(
    process.execPath,
    [join(root, "main/cli.ts"), "publish", "--library", library, "--target", "web", "--json"],
    { env: { ...process.env, DIGLOT_DEVICE_DIR: deviceDir(library) }, maxBuffer: 1e8 },
  );
}
