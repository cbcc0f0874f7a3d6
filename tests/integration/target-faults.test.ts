/** Every cell of the fault matrix, at every place that can be had here: see `tests/faults`. */
import { describe, expect, it } from "vitest";
import { cellsOf } from "../faults/cells.ts";
import { openRig } from "../faults/rig.ts";
import { placesHere } from "../servers/servers.ts";
import { folderPlace } from "../support/folder-place.ts";

/** Cells that wait for a server to fall silent take seconds. */
const TIMEOUT_MS = 600_000;

describe("after each fault the site is whole, the ledger tells the truth, and the next run completes", () => {
  it.concurrent.each([folderPlace, ...placesHere])(
    "at $name",
    async (place) => {
      const rig = await openRig(place);
      const red: Record<string, string[]> = {};
      let run = 0;
      try {
        for (const cell of cellsOf(rig.kind)) {
          if (rig.whyNotHere(cell) !== undefined) continue;
          const wrong = await rig.run(cell);
          run += 1;
          if (wrong.length > 0) red[`${cell.operation} × ${cell.fault}`] = wrong;
        }
      } finally {
        await rig.close();
      }
      expect(red).toEqual({});
      expect(run).toBeGreaterThan(20);
    },
    TIMEOUT_MS,
  );
});
