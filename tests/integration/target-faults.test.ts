/** Every cell of the fault matrix, at every place that can be had here: see `tests/faults`. */
import { describe, expect, it } from "vitest";
import { cellsOf } from "../faults/cells.ts";
import { faultPlaces } from "../faults/fault-places.ts";
import { openRig } from "../faults/rig.ts";

/** Cells that wait for a server to fall silent take seconds, and all places share the processors. */
const TIMEOUT_MS = 1_800_000;
/** On a build machine a cell that is red twice is red, as a test is: not all cells of its place anew. */
const tries = process.env["CI"] ? 2 : 1;

describe("after each fault the site is whole, the ledger tells the truth, and the next run completes", () => {
  it.concurrent.each(faultPlaces)("at $name", { timeout: TIMEOUT_MS, retry: 0 }, async (place) => {
    const rig = await openRig(place);
    const red: Record<string, string[]> = {};
    let run = 0;
    try {
      for (const cell of cellsOf(rig.kind)) {
        if (rig.whyNotHere(cell) !== undefined) continue;
        let wrong = await rig.run(cell);
        for (let more = 1; more < tries && wrong.length > 0; more += 1) wrong = await rig.run(cell);
        run += 1;
        if (wrong.length > 0) red[`${cell.operation} × ${cell.fault}`] = wrong;
      }
    } finally {
      await rig.close();
    }
    expect(red).toEqual({});
    expect(run).toBeGreaterThan(20);
  });
});
