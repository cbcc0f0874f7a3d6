/** `npm run faults [-- PLACE…]`: runs every cell of the fault matrix at the real servers and prints it; exit 1 when one is red. */
import { inParallel } from "../../main/publication/in-parallel.ts";
import { ensureServers } from "../servers/ensure.ts";
import { type Cell, faults, operations, whyNever } from "./cells.ts";
import { type FaultPlace, faultPlaces } from "./fault-places.ts";
import { openRig, type Rig } from "./rig.ts";

/** As many places at a time: most of a cell is waiting for something that does not come. */
const AT_ONCE = 3;

interface Row {
  cell: Cell;
  mark: "green" | "red" | "never" | "skipped";
  /** Why it can never be, why it cannot be here, or what was wrong. */
  words: string[];
}

const signs = { green: "✓", red: "✗", never: "–", skipped: "s" };

async function rowOf(rig: Rig, cell: Cell): Promise<Row> {
  const never = whyNever(rig.kind, cell);
  if (never !== undefined) return { cell, mark: "never", words: [never] };
  const notHere = rig.whyNotHere(cell);
  if (notHere !== undefined) return { cell, mark: "skipped", words: [notHere] };
  const words = await rig.run(cell).catch((error: unknown) => [String(error)]);
  return { cell, mark: words.length === 0 ? "green" : "red", words };
}

/** Servers and disks are put away before the end, also when somebody does not want to wait for it. */
let isStopping = false;
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => {
    isStopping = true;
  });

async function runPlace(place: FaultPlace): Promise<Row[]> {
  const rig = await openRig(place);
  const cells = operations.flatMap((operation) => faults.map((fault) => ({ operation, fault })));
  const rows: Row[] = [];
  try {
    for (const cell of cells) {
      if (isStopping) break;
      rows.push(await rowOf(rig, cell));
      const red = rows.at(-1)?.mark === "red" ? `: ${cell.operation} × ${cell.fault} is red` : "";
      if (red !== "" || rows.length % faults.length === 0)
        console.error(`${place.name}: ${rows.length} of ${cells.length}${red}`);
    }
  } finally {
    await rig.close();
  }
  return rows;
}

function tableOf(name: string, rows: readonly Row[]): string {
  const wide = 26;
  const head = [name.padEnd(wide), ...faults.map((fault) => fault.padEnd(fault.length + 2))];
  const lines = operations.map((operation) => {
    const marks = faults.map((fault) => {
      const row = rows.find(({ cell }) => cell.operation === operation && cell.fault === fault);
      return (row ? signs[row.mark] : "?").padEnd(fault.length + 2);
    });
    return [`  ${operation}`.padEnd(wide), ...marks].join("").trimEnd();
  });
  return [head.join("").trimEnd(), ...lines, ""].join("\n");
}

/** Which cells share a reason, reason by reason. */
function reasonsOf(rows: readonly Row[], mark: Row["mark"]): string[] {
  const some = rows.filter((row) => row.mark === mark);
  return [...Map.groupBy(some, ({ words }) => words.join("; "))].map(
    ([words, group]) => `${signs[mark]} ${words} (${group.length})`,
  );
}

async function main(names: string[]): Promise<number> {
  for (const line of await ensureServers()) console.log(`skipped: ${line}`);
  const wanted = faultPlaces.filter(
    ({ name }) => names.length === 0 || names.some((one) => name.startsWith(one)),
  );
  if (wanted.length === 0) {
    console.error(
      `npm run faults [-- PLACE…]\nPLACE: ${faultPlaces.map(({ name }) => name).join(", ")}`,
    );
    return 2;
  }
  const found = new Map<string, Row[]>();
  await inParallel(wanted, AT_ONCE, async (place) => {
    if (isStopping) return;
    found.set(place.name, await runPlace(place));
  });
  for (const { name } of wanted) console.log(tableOf(name, found.get(name) ?? []));
  const rows = [...found.values()].flat();
  for (const mark of ["never", "skipped"] as const)
    for (const line of reasonsOf(rows, mark)) console.log(line);
  for (const [name, some] of found)
    for (const { cell, mark, words } of some)
      if (mark === "red")
        console.log(`✗ ${name}, ${cell.operation} × ${cell.fault}:\n    ${words.join("\n    ")}`);
  const count = (mark: Row["mark"]): number => rows.filter((row) => row.mark === mark).length;
  console.log(
    `${count("green")} green, ${count("red")} red, ${count("skipped")} skipped; ${count("never")} that cannot be`,
  );
  return count("red") === 0 && !isStopping ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
