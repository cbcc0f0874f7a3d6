/** Web door ready on 10 and on 10,000 reports, in turn, and the memory it then holds. */
import { readFile, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { openDoor } from "../support/door.ts";
import { type Bench, median } from "./bench.ts";
import { libraryOf } from "./make-library.ts";

const ROUNDS = 7;

/** Resident memory of a process in MB; Linux only. */
async function residentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024;
}

async function startOnce(library: string): Promise<{ ms: number; mb: number }> {
  const begun = performance.now();
  const door = await openDoor(library);
  const ms = performance.now() - begun;
  const mb = await residentMb(door.pid);
  await door.close();
  return { ms, mb };
}

export const bench: Bench = async (note) => {
  const small = await libraryOf(10, note);
  const large = await libraryOf(10_000, note);
  const times = { small: [] as number[], large: [] as number[] };
  const memory: number[] = [];
  await startOnce(small);
  for (let round = 0; round < ROUNDS; round += 1) {
    times.small.push((await startOnce(small)).ms);
    const started = await startOnce(large);
    times.large.push(started.ms);
    memory.push(started.mb);
  }
  for (const library of [small, large]) await rm(dirname(library), { recursive: true });
  return [
    { name: "ready, 10 reports", value: median(times.small), unit: "ms" },
    { name: "ready, 10,000 reports", value: median(times.large), unit: "ms" },
    { name: "ratio", value: median(times.large) / median(times.small), unit: "×", goal: 1.5 },
    { name: "memory, 10,000 reports", value: median(memory), unit: "MB", goal: 300 },
  ];
};
