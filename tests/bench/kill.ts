/** Kills the process at random moments while text is typed in a real browser, and looks at what is left. */
import { rm } from "node:fs/promises";
import { dirname } from "node:path";
import type { Browser } from "@playwright/test";
import { blocksOf } from "../../core/edition/blocks.ts";
import { openWorkstation } from "../../main/workstation.ts";
import type { Bench } from "./bench.ts";
import { libraryOf, seeded } from "./make-library.ts";
import { launch, openWriteRoom } from "./window.ts";

const ROUNDS = 100;
const LONGEST_MS = 1500;

declare global {
  interface Window {
    typed: { at: number; key: string }[];
  }
}

/** Text of the report's last block, and what was repaired at opening, as a fresh process finds them. */
async function lookInside(library: string): Promise<{ text: string; damaged: number }> {
  const workstation = await openWorkstation({ library, deviceDir: `${library}-device` });
  const open = workstation.current();
  const summary = open?.reports.findByNumber(1);
  const live = summary && open?.reports.read(summary.id);
  const projected = summary && (await open?.reports.projection(summary.id));
  const damaged = open?.notices.length ?? 1;
  await workstation.close();
  if (!live || !projected) return { text: "", damaged: damaged + 1 };
  const same = JSON.stringify(live.editions) === JSON.stringify(projected.editions);
  const text = blocksOf(live.editions.zh).at(-1)?.text ?? "";
  return { text, damaged: damaged + (same ? 0 : 1) };
}

/** Types until the kill; gives each key with the moment it was pressed, and the moment of the kill. */
async function typeAndKill(browser: Browser, library: string, killAfterMs: number) {
  const { door, page } = await openWriteRoom(browser, library);
  await page.evaluate(() => {
    window.typed = [];
    addEventListener("keydown", (event) => window.typed.push({ at: Date.now(), key: event.key }), {
      capture: true,
    });
  });
  const killed = new Promise<number>((resolve) => {
    setTimeout(() => {
      resolve(Date.now());
      process.kill(door.pid, "SIGKILL");
    }, killAfterMs);
  });
  // The rest of the typing has no page to go to.
  const typing = page.keyboard.type("abcdefghij".repeat(40), { delay: 15 }).catch(() => undefined);
  const killedAt = await killed;
  await door.kill();
  const typed = await page.evaluate(() => window.typed);
  await page.context().close();
  await typing;
  return { typed: typed.filter((key) => key.at <= killedAt), killedAt };
}

export const bench: Bench = async (note) => {
  const library = await libraryOf(10, note);
  const browser = await launch();
  const random = seeded(Date.now() % 1e9);
  let damagedDocuments = 0;
  let longestLossMs = 0;
  let wrongText = 0;
  let before = (await lookInside(library)).text;
  for (let round = 1; round <= ROUNDS; round += 1) {
    const { typed, killedAt } = await typeAndKill(browser, library, 100 + random() * LONGEST_MS);
    const { text, damaged } = await lookInside(library);
    damagedDocuments += damaged;
    const keys = typed.map((key) => key.key).join("");
    const kept = text.slice(before.length);
    if (!text.startsWith(before) || !keys.startsWith(kept)) wrongText += 1;
    const firstLost = typed[kept.length];
    const lossMs = firstLost ? killedAt - firstLost.at : 0;
    longestLossMs = Math.max(longestLossMs, lossMs);
    note(
      `${round}: ${typed.length} keys, ${kept.length} kept, ${lossMs} ms lost, ${damaged} damaged`,
    );
    before = text;
  }
  await browser.close();
  await rm(dirname(library), { recursive: true });
  return [
    {
      name: `damaged documents in ${ROUNDS} kills`,
      value: damagedDocuments,
      unit: "count",
      goal: 0,
    },
    { name: "kills that left other text than was typed", value: wrongText, unit: "count", goal: 0 },
    { name: "longest typing lost", value: longestLossMs, unit: "ms", goal: 300 },
  ];
};
