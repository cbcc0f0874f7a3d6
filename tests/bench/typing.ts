/**
 * From a key to the paint that shows it, at six keys a second, beside a bare Lexical editor with the same text in the
 * same type; and from a click to a text of 50,000 characters on the screen. Both take turns in one browser. Frames are
 * not held back for the display: a display adds up to one of its own to every figure alike.
 */
import { rm } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type Browser, type CDPSession, chromium, type Page } from "@playwright/test";
import { findBrowser } from "../../main/find-runtime.ts";
import { browserArgs } from "../support/browser.ts";
import { openDoor } from "../support/door.ts";
import type { BareColumn } from "./bare/column.ts";
import { serveBare } from "./bare/serve.ts";
import { type Bench, type Figure, median, percentile } from "./bench.ts";
import { libraryOf, longLibrary } from "./make-library.ts";
import { saved } from "./window.ts";

const TURNS = 4;
const KEYS_IN_TURN = 50;
const BETWEEN_KEYS_MS = 1000 / 6;
const WARM_UP = 12;
const OPENINGS = 7;
const GOAL_P99_MS = 16;
const GOAL_RATIO = 1.5;
const GOAL_OPEN_RATIO = 1.3;

const EDITOR = '[contenteditable="true"]';

async function launchUnheld(): Promise<Browser> {
  const executablePath = process.env.DIGLOT_BROWSER ?? (await findBrowser());
  return chromium.launch({
    args: [...browserArgs, "--disable-frame-rate-limit", "--disable-gpu-vsync"],
    ...(executablePath && { executablePath }),
  });
}

const newPage = async (browser: Browser): Promise<Page> =>
  (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();

/** Processor time of the page's main thread so far, whatever else the machine does. */
async function workedMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0) * 1000;
}

async function press(page: Page, keys: number): Promise<void> {
  for (let key = 0; key < keys; key += 1) {
    const begun = performance.now();
    await page.keyboard.press("abcdefghij"[key % 10] ?? "a");
    await pause(Math.max(0, BETWEEN_KEYS_MS - (performance.now() - begun)));
  }
}

/** Runs in the page: milliseconds from each key to the end of the frame that shows it. */
function watch(): void {
  const samples: number[] = [];
  Object.assign(window, { keySamples: samples });
  window.addEventListener(
    "keydown",
    ({ timeStamp }) => {
      requestAnimationFrame(() => {
        // A task that is posted in a frame runs when the frame has been painted.
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener("message", () => samples.push(performance.now() - timeStamp));
        port1.start();
        port2.postMessage(null);
      });
    },
    { capture: true },
  );
}

interface Typist {
  turn(): Promise<void>;
  /** Samples of all turns. */
  samples(): Promise<number[]>;
  /** Processor time of the page's main thread for each key, the rest between keys included. */
  workMs(): number;
}

/** With the caret at the end of a paragraph in the middle of the text. */
async function typistIn(page: Page): Promise<Typist> {
  const blocks = page.locator(`${EDITOR} > p`);
  const block = blocks.nth(Math.floor((await blocks.count()) / 2));
  await page.bringToFront();
  await block.scrollIntoViewIfNeeded();
  await block.click();
  await page.keyboard.press("End");
  await press(page, WARM_UP);
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  await page.evaluate(watch);
  let turns = 0;
  let worked = 0;
  return {
    async turn() {
      await page.bringToFront();
      // What bringing it to the front sets off is over by then.
      await pause(1000);
      const before = await workedMs(session);
      await press(page, KEYS_IN_TURN);
      worked += (await workedMs(session)) - before;
      turns += 1;
    },
    samples: () => page.evaluate(() => (window as unknown as { keySamples: number[] }).keySamples),
    workMs: () => worked / (turns * KEYS_IN_TURN),
  };
}

/** The texts of a room with the type they are set in. */
const columnsOf = (page: Page): Promise<BareColumn[]> =>
  page.locator("[data-lexical-editor]").evaluateAll((editors) =>
    editors.map((editor) => {
      const style = getComputedStyle(editor.querySelector(":scope > p:last-child") ?? editor);
      const kept = [
        ...["font-family", "font-size", "line-height", "text-align", "text-indent", "hyphens"],
        ...["line-break", "text-spacing-trim"],
      ];
      return {
        lang: editor.getAttribute("lang") ?? "",
        isEdited: editor.getAttribute("contenteditable") === "true",
        blocks: [...editor.children].map((block) => (block as HTMLElement).innerText.trim()),
        type: kept.map((name) => `${name}: ${style.getPropertyValue(name)}`).join("; "),
      };
    }),
  );

async function openRoom(page: Page, doorUrl: string, path: string): Promise<void> {
  await page.goto(doorUrl);
  await page.waitForURL("**/desk");
  if (path === NEW_REPORT) {
    await page.getByRole("button", { name: /^(新建稿件|New report)$/ }).click();
    await page.getByRole("dialog").locator("button[type=submit]").click();
    await page.waitForURL(/\/report\/\d+\/write/);
  } else await page.goto(new URL(path, doorUrl).href);
  await page.locator(`${EDITOR} > p`).last().waitFor();
  await saved(page);
}

const NEW_REPORT = "new";

/** A room of ours and the bare editor with the same content, by turns. */
async function typeBoth(
  browser: Browser,
  { name, library, path }: { name: string; library: string; path: string },
): Promise<Figure[]> {
  const door = await openDoor(library);
  const ours = await newPage(browser);
  await openRoom(ours, door.url, path);
  const bareServer = await serveBare(await columnsOf(ours));
  const bare = await newPage(browser);
  await bare.goto(bareServer.url);
  await bare.locator(`${EDITOR} > p`).last().waitFor();
  const [their, our] = [await typistIn(bare), await typistIn(ours)];
  for (let turn = 0; turn < TURNS; turn += 1) {
    await their.turn();
    await our.turn();
  }
  const [theirs, mine] = [await their.samples(), await our.samples()];
  for (const page of [ours, bare]) await page.context().close();
  bareServer.close();
  await door.close();
  const [ourP99, theirP99] = [percentile(mine, 0.99), percentile(theirs, 0.99)];
  return [
    { name: `${name}, p50`, value: median(mine), unit: "ms" },
    { name: `${name}, p99`, value: ourP99, unit: "ms", goal: GOAL_P99_MS },
    { name: `${name}, bare editor p50`, value: median(theirs), unit: "ms" },
    { name: `${name}, bare editor p99`, value: theirP99, unit: "ms" },
    {
      name: `${name}, ratio of p50`,
      value: median(mine) / median(theirs),
      unit: "×",
      goal: GOAL_RATIO,
    },
    { name: `${name}, ratio of p99`, value: ourP99 / theirP99, unit: "×" },
    { name: `${name}, work of the page for a key`, value: our.workMs(), unit: "ms" },
    { name: `${name}, bare editor's work for a key`, value: their.workMs(), unit: "ms" },
  ];
}

/**
 * Runs in the page, before all else: notes when the frame is painted that shows the last paragraph, in milliseconds from the
 * last click or, without one, from the page's beginning.
 */
function noteShown(paragraphs: number): void {
  const note: { shownMs: number | null } = { shownMs: null };
  Object.assign(window, { opening: note });
  let begun = 0;
  let isComing = false;
  window.addEventListener(
    "click",
    ({ timeStamp }) => {
      begun = timeStamp;
      note.shownMs = null;
      isComing = false;
    },
    { capture: true },
  );
  new MutationObserver(() => {
    const isThere = document.querySelectorAll('[contenteditable="true"] > p').length >= paragraphs;
    if (isComing || !isThere) return;
    isComing = true;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener("message", () => {
        note.shownMs = performance.now() - begun;
      });
      port1.start();
      port2.postMessage(null);
    });
  }).observe(document, { childList: true, subtree: true, attributeFilter: ["contenteditable"] });
}

async function timeOf(page: Page, open: () => Promise<unknown>): Promise<number> {
  await open();
  const shown = await page.waitForFunction(
    () => (window as unknown as { opening: { shownMs: number | null } }).opening.shownMs,
  );
  return (await shown.jsonValue()) ?? Number.NaN;
}

async function openBoth(browser: Browser, library: string): Promise<Figure[]> {
  const door = await openDoor(library);
  const ours = await newPage(browser);
  await openRoom(ours, door.url, "/report/1/write");
  const bareServer = await serveBare(await columnsOf(ours));
  const bare = await newPage(browser);
  const paragraphs = await ours.locator(`${EDITOR} > p`).count();
  for (const page of [ours, bare]) await page.addInitScript(noteShown, paragraphs);
  await ours.goto(door.url);
  const link = ours.locator('a[href*="/report/1/write"]').first();
  const times = { ours: [] as number[], bare: [] as number[] };
  for (let round = 0; round <= OPENINGS; round += 1) {
    await bare.bringToFront();
    times.bare.push(await timeOf(bare, () => bare.goto(bareServer.url, { waitUntil: "commit" })));
    await bare.goto("about:blank");
    await ours.bringToFront();
    times.ours.push(await timeOf(ours, () => link.click()));
    await saved(ours);
    await ours.goBack();
    await link.waitFor();
  }
  for (const page of [ours, bare]) await page.context().close();
  bareServer.close();
  await door.close();
  // The first time the code of the room is fetched.
  const [our, their] = [median(times.ours.slice(1)), median(times.bare.slice(1))];
  return [
    { name: "open 50,000 characters", value: our, unit: "ms" },
    { name: "open 50,000 characters, bare editor", value: their, unit: "ms" },
    { name: "open 50,000 characters, ratio", value: our / their, unit: "×", goal: GOAL_OPEN_RATIO },
  ];
}

export const bench: Bench = async (note) => {
  const short = await libraryOf(10, note);
  const long = await longLibrary(note);
  const browser = await launchUnheld();
  try {
    return [
      ...(await typeBoth(browser, { name: "empty", library: short, path: NEW_REPORT })),
      ...(await typeBoth(browser, { name: "500 blocks", library: long, path: "/report/1/write" })),
      ...(await typeBoth(browser, {
        name: "side by side",
        library: long,
        path: "/report/1/translate",
      })),
      ...(await openBoth(browser, long)),
    ];
  } finally {
    await browser.close();
    for (const library of [short, long]) await rm(dirname(library), { recursive: true });
  }
};
