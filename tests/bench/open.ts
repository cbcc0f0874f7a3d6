/** Opens a report of 50,000 characters in the writing room, from the address to the caret in its last block. */
import { rm } from "node:fs/promises";
import { dirname } from "node:path";
import { openDoor } from "../support/door.ts";
import { type Bench, median } from "./bench.ts";
import { libraryOf, longLibrary } from "./make-library.ts";
import { launch, saved } from "./window.ts";

const ROUNDS = 5;

async function openOnce(library: string): Promise<number[]> {
  const door = await openDoor(library);
  const browser = await launch();
  const page = await browser.newPage();
  await page.goto(door.url);
  await page.waitForURL("**/desk");
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const begun = performance.now();
    await page.goto(new URL("/report/1/write", door.url).href);
    await page.locator('[contenteditable="true"] p').last().waitFor();
    await saved(page);
    times.push(performance.now() - begun);
    await page.goto(new URL("/desk", door.url).href);
  }
  await browser.close();
  await door.close();
  return times;
}

export const bench: Bench = async (note) => {
  const short = await libraryOf(10, note);
  const long = await longLibrary(note);
  const [few, many] = [await openOnce(short), await openOnce(long)];
  for (const library of [short, long]) await rm(dirname(library), { recursive: true });
  return [
    { name: "open, 6 blocks", value: median(few), unit: "ms" },
    { name: "open, 500 blocks / 50,000 characters", value: median(many), unit: "ms" },
    { name: "ratio", value: median(many) / median(few), unit: "×" },
  ];
};
