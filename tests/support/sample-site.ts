/** The site of the sample library, built by the command line as a publisher would. */
import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { makeLibrary } from "./door.ts";
import { root } from "./root.ts";

/** Makes the library and its site in `dir`, as of `baseUrl`; gives the site's folder. */
export async function buildSampleSite(dir: string, baseUrl?: string): Promise<string> {
  const library = join(dir, "library");
  const env = { DIGLOT_DEVICE_DIR: join(dir, "device") };
  await makeLibrary(library, "sample", env);
  const settings = join(library, "library.json");
  if (baseUrl !== undefined) {
    const record = JSON.parse(await readFile(settings, "utf8"));
    record.settings.baseUrl = baseUrl;
    await writeFile(settings, JSON.stringify(record));
  }
  const out = join(dir, "site");
  const args = [join(root, "main", "cli.ts"), "build", "--library", library, "--out", out];
  await promisify(execFile)(process.execPath, args, { env: { ...process.env, ...env } }).catch(
    (error: { code?: number }) => {
      // 1 says that something of a report is not finished, which the sample shows on purpose.
      if (error.code !== 1) throw error;
    },
  );
  return out;
}
