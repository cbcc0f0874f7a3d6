/** A theme of a library's own, in a folder that each test has to itself. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach } from "vitest";

export function ownTheme(): {
  dir: string;
  write(name: string, text: string | Uint8Array): Promise<void>;
} {
  const own = {
    dir: "",
    async write(name: string, text: string | Uint8Array): Promise<void> {
      const file = join(own.dir, name);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    },
  };
  beforeEach(async () => {
    own.dir = await mkdtemp(join(tmpdir(), "diglot-theme-"));
  });
  afterEach(() => rm(own.dir, { recursive: true, force: true }));
  return own;
}
