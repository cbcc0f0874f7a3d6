/** Mappings kept in the library: `old-sites/NAME.json`, each as `import-site --mapping` takes it. */
import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { KeptMapping } from "../../../core/api/old-site.ts";
import { type Mapping, mappingSchema } from "../../../core/exchange/old-site/mapping.ts";
import { mappingNameSchema } from "../../../core/exchange/old-site/mapping-name.ts";
import { readJson, writeJson } from "../../library/json-file.ts";

export interface KeptMappings {
  list(): Promise<KeptMapping[]>;
  /** Takes the place of the one of that name. */
  keep(name: string, mapping: Mapping): Promise<void>;
  forget(name: string): Promise<void>;
}

export function keptMappings(libraryDir: string): KeptMappings {
  const dir = join(libraryDir, "old-sites");
  const fileOf = (name: string): string => join(dir, `${mappingNameSchema.parse(name)}.json`);
  return {
    async list() {
      const files = await readdir(dir).catch(() => []);
      const kept: KeptMapping[] = [];
      for (const file of files.filter((one) => one.endsWith(".json")).sort()) {
        const name = mappingNameSchema.safeParse(file.slice(0, -".json".length)).data;
        if (name === undefined) continue;
        const read = await readJson(fileOf(name), mappingSchema);
        if (read.kind === "ok") kept.push({ name, mapping: read.data });
      }
      return kept;
    },
    async keep(name, mapping) {
      await mkdir(dir, { recursive: true });
      await writeJson(fileOf(name), mapping);
    },
    forget: (name) => rm(fileOf(name), { force: true }),
  };
}
