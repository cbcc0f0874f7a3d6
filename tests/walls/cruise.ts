/** Runs dependency-cruiser with the house's rules over one tree of rooms. */
import { execFile } from "node:child_process";
import { readdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { z } from "zod";
import { root } from "../support/root.ts";

const rooms = ["core", "main", "preload", "renderer"];

const cruiseSchema = z.object({
  modules: z.array(
    z.object({ source: z.string(), dependencies: z.array(z.object({ resolved: z.string() })) }),
  ),
  summary: z.object({
    violations: z.array(
      z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) }),
    ),
  }),
});
export type Cruise = z.infer<typeof cruiseSchema>;

/** Cruises the rooms below `tree`, an absolute path; `also` names further folders there. */
export async function cruise(tree: string, also: string[] = []): Promise<Cruise> {
  const output = await new Promise<string>((resolve, reject) => {
    execFile(
      process.execPath,
      [
        join(root, "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs"),
        "--config",
        join(root, ".dependency-cruiser.cjs"),
        "--output-type",
        "json",
        ...rooms,
        ...also,
      ],
      { cwd: tree, maxBuffer: 512 * 1024 * 1024 },
      (error, stdout, stderr) =>
        stdout.startsWith("{") ? resolve(stdout) : reject(error ?? new Error(stderr)),
    );
  });
  return cruiseSchema.parse(JSON.parse(output));
}

/** Every TypeScript file of the rooms below `tree`, as dependency-cruiser names them. */
export async function sourceFiles(tree: string): Promise<string[]> {
  const found = await Promise.all(
    rooms.map((room) => readdir(join(tree, room), { recursive: true, withFileTypes: true })),
  );
  return found
    .flat()
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(tree, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
}
