/** `npm run bench -- NAME [--json]`: runs one bench; exit 1 when a figure misses its goal, 2 on wrong use. */
import { type Bench, isMet, toLine } from "./bench.ts";

const benches: Record<string, () => Promise<{ bench: Bench }>> = {
  start: () => import("./start.ts"),
  durable: () => import("./durable.ts"),
  open: () => import("./open.ts"),
  search: () => import("./search.ts"),
  kill: () => import("./kill.ts"),
  segment: () => import("./segment.ts"),
  align: () => import("./align.ts"),
  paste: () => import("./paste.ts"),
  typing: () => import("./typing.ts"),
  memory: () => import("./memory.ts"),
  tmx: () => import("./tmx.ts"),
  site: () => import("./site.ts"),
  terms: () => import("./terms.ts"),
  sftp: () => import("./sftp.ts"),
  lighthouse: () => import("./lighthouse.ts"),
};

async function main(): Promise<number> {
  const [name = "", ...rest] = process.argv.slice(2);
  const asked = rest.filter((argument) => argument !== "--json");
  const load = Object.hasOwn(benches, name) ? benches[name] : undefined;
  if (!load) {
    console.error(
      `npm run bench -- NAME [--json] [OPTIONS OF THE BENCH]\nNAME: ${Object.keys(benches).join(", ")}`,
    );
    return 2;
  }
  const { bench } = await load();
  const figures = await bench((line) => console.error(line), asked);
  for (const figure of figures)
    console.log(
      rest.includes("--json")
        ? JSON.stringify({ bench: name, ...figure, met: isMet(figure) })
        : toLine(figure),
    );
  return figures.every(isMet) ? 0 : 1;
}

process.exitCode = await main();
