/**
 * The whole site of many signed-off reports: built by a process of its own, beside Hugo where that is installed, and planned
 * again in a program that goes on. Options: `--reports N`.
 */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, readdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { setHeadField } from "../../core/report/head-document.ts";
import { openWorkstation } from "../../main/workstation.ts";
import { type Bench, type Figure, median } from "./bench.ts";
import { writeHugoSite } from "./hugo-site.ts";
import { signedLibraryOf } from "./make-library.ts";

/** As people run it: what was compiled the last time is not compiled again. */
const cli = fileURLToPath(new URL("../../main/bin.mjs", import.meta.url));

interface Run {
  ms: number;
  /** NaN where the system does not tell. */
  peakMb: number;
}

/** Runs to the end; throws when it fails. */
async function run(command: string, args: string[], cwd: string): Promise<Run> {
  const begun = performance.now();
  const child = spawn(command, args, { cwd, stdio: ["ignore", "ignore", "inherit"] });
  let peakMb = Number.NaN;
  const status = `/proc/${child.pid}/status`;
  const looking = setInterval(() => {
    const text = existsSync(status) ? readFileSync(status, "utf8") : "";
    const peak = /^VmHWM:\s+(\d+) kB/m.exec(text)?.[1];
    if (peak) peakMb = Number(peak) / 1024;
  }, 50);
  const code = await new Promise((resolve) => child.once("close", resolve));
  clearInterval(looking);
  if (code !== 0) throw new Error(`${command} ended with ${String(code)}`);
  return { ms: performance.now() - begun, peakMb };
}

async function pagesIn(dir: string): Promise<number> {
  const names = await readdir(dir, { recursive: true });
  return names.filter((name) => name.endsWith(".html")).length;
}

export const bench: Bench = async (note, options) => {
  const count = Number(options[options.indexOf("--reports") + 1] ?? 0) || 10_000;
  const library = await signedLibraryOf(count, note);
  const root = dirname(library);
  const [out, hugo] = [join(root, "site"), join(root, "hugo")];
  const buildArgs = [cli, "build", "--library", library, "--out", out];
  const built = await run(process.execPath, buildArgs, root);
  note(`built ${await pagesIn(out)} pages in ${Math.round(built.ms)} ms`);
  const figures: Figure[] = [
    { name: "full build", value: built.ms, unit: "ms" },
    { name: "full build, peak memory", value: built.peakMb, unit: "MB", goal: 500 },
    ...(await besideHugo(built, { library, hugo, note })),
    ...(await planning(library, { built, out, note })),
  ];
  await rm(root, { recursive: true });
  return figures;
};

async function besideHugo(
  built: Run,
  { library, hugo, note }: { library: string; hugo: string; note: (line: string) => void },
): Promise<Figure[]> {
  if (spawnSync("hugo", ["version"]).status !== 0) {
    note("hugo is not installed: nothing to compare with");
    return [];
  }
  await mkdir(hugo);
  await writeHugoSite(library, hugo);
  const ran = await run("hugo", ["--quiet"], hugo);
  note(`hugo made ${await pagesIn(join(hugo, "public"))} pages, peak ${Math.round(ran.peakMb)} MB`);
  return [
    { name: "hugo", value: ran.ms, unit: "ms" },
    { name: "full build beside hugo", value: built.ms / ran.ms, unit: "×", goal: 2 },
  ];
}

const TIMES = 15;

/** In one program that has planned before, as the desk's does. */
async function planning(
  library: string,
  { built, out, note }: { built: Run; out: string; note: (line: string) => void },
): Promise<Figure[]> {
  const workstation = await openWorkstation({ deviceDir: `${library}-device`, forgetful: true });
  const { store, publication, documents, reports } = await workstation.open(library);
  const targets = [{ name: "web", kind: "folder" as const, path: out }];
  await store.save({ ...store.record.settings, targets });
  const plan = async () => {
    const begun = performance.now();
    const { added, changed, removed } = await publication.plan({ target: "web" });
    return { ms: performance.now() - begun, files: added.length + changed.length + removed.length };
  };
  const first = await plan();
  const unchanged: number[] = [];
  for (let turn = 0; turn < TIMES; turn += 1) unchanged.push((await plan()).ms);
  const edited: number[] = [];
  const ids = reports.revisions().map(([id]) => id);
  for (let turn = 0; turn < TIMES; turn += 1) {
    const id = ids[Math.floor(((turn + 0.5) * ids.length) / TIMES)];
    if (!id) throw new Error("no report");
    await documents.change(id, "head", (doc) => setHeadField(doc, "author.zh", `王${turn}`));
    const planned = await plan();
    edited.push(planned.ms);
    if (turn === 0) note(`one edited byline: ${planned.files} files to write`);
  }
  await workstation.close();
  return [
    { name: "plan, first after opening", value: first.ms, unit: "ms" },
    { name: "plan, unchanged site", value: median(unchanged), unit: "ms", goal: 500 },
    { name: "plan, the first edited report", value: edited[0] ?? Number.NaN, unit: "ms" },
    { name: "plan, one report edited", value: median(edited), unit: "ms" },
    {
      name: "the same, of a full build",
      value: (100 * median(edited)) / built.ms,
      unit: "%",
      goal: 1,
    },
  ];
}
