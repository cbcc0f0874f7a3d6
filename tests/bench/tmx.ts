/** A large TMX file into a memory and out again: time, memory over time, and how long the window waits meanwhile. */
import { createWriteStream } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { parseArgs } from "node:util";
import { defaultPenalties } from "../../core/memory/unit.ts";
import { createMemoryService } from "../../main/memory/memory-service.ts";
import type { Bench, Figure } from "./bench.ts";
import { seeded } from "./make-library.ts";
import { made } from "./memory-texts.ts";

/** `--gb G` writes units until the file is so large; `--units N` so many units. */
const options = { gb: { type: "string" }, units: { type: "string" } } as const;

/** Memory may grow with what is written at once, not with the file. */
const GOAL_MB = 350;
/** How often the memory in use is said, as a share of the file. */
const TOLD_EVERY = 0.1;

export const bench: Bench = async (note, args) => {
  const { values } = parseArgs({ args, options });
  const most = values.units ? Number(values.units) : Number.POSITIVE_INFINITY;
  const bytes = values.units ? Number.POSITIVE_INFINITY : Number(values.gb ?? "1") * 1e9;
  const dir = await mkdtemp(join(tmpdir(), "diglot-bench-tmx-"));
  try {
    const file = join(dir, "in.tmx");
    const units = await write(file, { most, bytes });
    note(`${units} units, ${Math.round((await stat(file)).size / 1e6)} MB`);
    const memory = await createMemoryService({
      libraryDir: dir,
      reports: { list: () => ({ total: 0, rows: [] }), read: () => null },
      rules: () => defaultPenalties,
      me: () => "",
      tell: () => undefined,
      emit: () => undefined,
    });
    const told = { next: TOLD_EVERY };
    const incoming = await measured(note, (sample) =>
      memory.importTmx({
        ...{ file, memory: "bench" },
        onProgress(share) {
          sample(`${Math.floor(share * 100)} %`, share >= told.next);
          if (share >= told.next) told.next += TOLD_EVERY;
        },
      }),
    );
    const outgoing = await measured(note, () => memory.exportTmx(join(dir, "out.tmx")));
    await memory.close();
    const isMillion = units === 1_000_000;
    return [
      ...figuresOf("import", incoming, isMillion ? 60_000 : undefined),
      ...figuresOf("export", outgoing),
    ];
  } finally {
    await rm(dir, { recursive: true });
  }
};

interface Measured {
  wallMs: number;
  processorMs: number;
  /** Of it, the part of the thread that serves the window. */
  mainMs: number;
  addedMb: number;
  longestWaitMs: number;
}

const figuresOf = (name: string, measured: Measured, goal?: number): Figure[] => [
  { name, value: measured.wallMs, unit: "ms", ...(goal !== undefined && { goal }) },
  { name: `${name}, processor`, value: measured.processorMs, unit: "ms" },
  { name: `${name}, processor of the main thread`, value: measured.mainMs, unit: "ms" },
  { name: `${name}, memory added at most`, value: measured.addedMb, unit: "MB", goal: GOAL_MB },
  {
    name: `${name}, longest wait of the window (99.9 %)`,
    value: measured.longestWaitMs,
    unit: "ms",
  },
];

/** `sample` looks at the memory in use, and says it when asked to. */
async function measured(
  note: (line: string) => void,
  work: (sample: (what: string, says: boolean) => void) => Promise<unknown>,
): Promise<Measured> {
  const before = process.memoryUsage().rss;
  let top = before;
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const used = { all: process.cpuUsage(), main: process.threadCpuUsage() };
  const begun = performance.now();
  const sample = (what: string, says: boolean): void => {
    const { rss } = process.memoryUsage();
    top = Math.max(top, rss);
    if (says) note(`${what}: ${Math.round(rss / 1e6)} MB`);
  };
  await work(sample);
  sample("", false);
  const all = process.cpuUsage(used.all);
  const main = process.threadCpuUsage(used.main);
  delay.disable();
  return {
    wallMs: performance.now() - begun,
    processorMs: (all.user + all.system) / 1000,
    mainMs: (main.user + main.system) / 1000,
    addedMb: (top - before) / 1e6,
    longestWaitMs: delay.percentile(99.9) / 1e6,
  };
}

async function write(
  file: string,
  { most, bytes }: { most: number; bytes: number },
): Promise<number> {
  const out = createWriteStream(file);
  const { units } = made(most === Number.POSITIVE_INFINITY ? 1e9 : most, seeded(5));
  let count = 0;
  out.write('<tmx version="1.4"><header srclang="zh-CN" segtype="sentence"/><body>\n');
  for (const { zh, en } of units) {
    if (count === most || out.bytesWritten >= bytes) break;
    count += 1;
    const code = count % 20 === 0 ? '<ph x="1">{1}</ph>' : "";
    const text = `<tu><tuv xml:lang="zh-CN"><seg>${zh}${code}</seg></tuv><tuv xml:lang="en"><seg>${en}${code}</seg></tuv></tu>\n`;
    if (!out.write(text)) await once(out, "drain");
  }
  out.end("</body></tmx>\n");
  await once(out, "close");
  return count;
}
