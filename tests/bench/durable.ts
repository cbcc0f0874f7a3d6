/** From the key to "saved": typed in a real browser, the text on disk before the window says so. */
import { rm } from "node:fs/promises";
import { dirname } from "node:path";
import { type Bench, median, percentile } from "./bench.ts";
import { libraryOf, longLibrary } from "./make-library.ts";
import { launch, openWriteRoom, saved } from "./window.ts";

const KEYS = 240;
const KEYS_PER_SECOND = 6;

declare global {
  interface Window {
    savedAfterMs: number[];
  }
}

/** Runs in the page: the time from each keydown until the indicator has left "saved" and come back to it. */
function watch(): void {
  window.savedAfterMs = [];
  let pressed: number[] = [];
  addEventListener("keydown", () => pressed.push(performance.now()), { capture: true });
  const indicator = document.querySelector("[data-saved]");
  if (!indicator) throw new Error("no indicator");
  let left = false;
  new MutationObserver(() => {
    const state = indicator.getAttribute("data-saved");
    if (state !== "saved") left = true;
    else if (left) {
      const now = performance.now();
      window.savedAfterMs.push(...pressed.map((at) => now - at));
      pressed = [];
      left = false;
    }
  }).observe(indicator, { attributes: true, attributeFilter: ["data-saved"] });
}

async function measure(library: string): Promise<number[]> {
  const browser = await launch();
  const { page, leave } = await openWriteRoom(browser, library);
  await page.evaluate(watch);
  await page.keyboard.type("editorial ".repeat(KEYS / 10), { delay: 1000 / KEYS_PER_SECOND });
  await saved(page);
  const samples = await page.evaluate(() => window.savedAfterMs);
  await leave();
  await browser.close();
  if (samples.length < KEYS * 0.9)
    throw new Error(`only ${samples.length} of ${KEYS} keys were seen`);
  return samples;
}

export const bench: Bench = async (note) => {
  const short = await libraryOf(10, note);
  const long = await longLibrary(note);
  const figures = [];
  for (const [name, library] of [
    ["short report", short],
    ["50,000 characters", long],
  ] as const) {
    const samples = await measure(library);
    figures.push(
      { name: `key to saved, ${name}, median`, value: median(samples), unit: "ms" as const },
      {
        name: `key to saved, ${name}, p99`,
        value: percentile(samples, 0.99),
        unit: "ms" as const,
        goal: 250,
      },
    );
    await rm(dirname(library), { recursive: true });
  }
  return figures;
};
