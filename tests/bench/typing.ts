/**
 * From a key to the paint that shows it, at six keys a second, beside a bare Lexical editor with the same text; and
 * from a click to a text of 50,000 characters on the screen. Frames are not held back for the display: a display adds
 * up to one of its own to every figure alike.
 */
import { rm } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type Browser, type CDPSession, chromium, type Page } from "@playwright/test";
import { findBrowser } from "../../main/find-runtime.ts";
import { browserArgs } from "../support/browser.ts";
import { openDoor } from "../support/door.ts";
import { serveBare } from "./bare/serve.ts";
import { type Bench, type Figure, median, percentile } from "./bench.ts";
import { libraryOf, longLibrary } from "./make-library.ts";
import { saved } from "./window.ts";

const KEYS = 150;
const BETWEEN_KEYS_MS = 1000 / 6;
const WARM_UP = 12;
const OPENINGS = 5;
const GOAL_P99_MS = 16;
const GOAL_RATIO = 1.5;
const GOAL_OPEN_RATIO = 1.3;

async function launchUnheld(): Promise<Browser> {
  const executablePath = process.env.DIGLOT_BROWSER ?? (await findBrowser());
  return chromium.launch({
    args: [...browserArgs, "--disable-frame-rate-limit", "--disable-gpu-vsync"],
    ...(executablePath && { executablePath }),
  });
}

interface Run {
  /** Milliseconds from each key to the end of the frame that shows it. */
  samples: number[];
  /** Processor time of the page's main thread for each key, the rest between keys included. */
  workMs: number;
}

/** Processor time of the page's main thread so far, whatever else the machine does. */
async function workedMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0) * 1000;
}

async function typeAndMeasure(page: Page): Promise<Run> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  let before = 0;
  await page.evaluate(() => {
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
  });
  for (let key = 0; key < WARM_UP + KEYS; key += 1) {
    if (key === WARM_UP) before = await workedMs(session);
    const begun = performance.now();
    await page.keyboard.press("abcdefghij"[key % 10] ?? "a");
    await pause(Math.max(0, BETWEEN_KEYS_MS - (performance.now() - begun)));
  }
  const samples = await page.evaluate(
    () => (window as unknown as { keySamples: number[] }).keySamples,
  );
  const workMs = ((await workedMs(session)) - before) / KEYS;
  return { samples: samples.slice(WARM_UP), workMs };
}

/** The caret at the end of a paragraph in the middle of the text. */
async function caretInMiddle(page: Page, field: string): Promise<void> {
  const blocks = page.locator(`${field} > p`);
  const block = blocks.nth(Math.floor((await blocks.count()) / 2));
  await block.scrollIntoViewIfNeeded();
  await block.click();
  await page.keyboard.press("End");
}

const EDITOR = '[contenteditable="true"]';

interface Typed {
  name: string;
  run: Run;
  bare: Run;
}

const toFigures = ({ name, run, bare }: Typed): Figure[] => [
  { name: `${name}, p50`, value: median(run.samples), unit: "ms" },
  { name: `${name}, p99`, value: percentile(run.samples, 0.99), unit: "ms", goal: GOAL_P99_MS },
  { name: `${name}, bare editor p50`, value: median(bare.samples), unit: "ms" },
  { name: `${name}, bare editor p99`, value: percentile(bare.samples, 0.99), unit: "ms" },
  {
    name: `${name}, ratio of p50`,
    value: median(run.samples) / median(bare.samples),
    unit: "×",
    goal: GOAL_RATIO,
  },
  { name: `${name}, work of the page for a key`, value: run.workMs, unit: "ms" },
  { name: `${name}, bare editor's work for a key`, value: bare.workMs, unit: "ms" },
];

async function withPage<T>(browser: Browser, work: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    return await work(await context.newPage());
  } finally {
    await context.close();
  }
}

async function typeBare(browser: Browser, blocks: string[]): Promise<Run> {
  const bare = await serveBare(blocks);
  try {
    return await withPage(browser, async (page) => {
      await page.goto(bare.url);
      await page.locator(`${EDITOR} > p`).last().waitFor();
      await caretInMiddle(page, EDITOR);
      return typeAndMeasure(page);
    });
  } finally {
    bare.close();
  }
}

async function typeIn(browser: Browser, library: string, path: string): Promise<Run> {
  const door = await openDoor(library);
  try {
    return await withPage(browser, async (page) => {
      await page.goto(door.url);
      await page.waitForURL("**/desk");
      await page.goto(new URL(path, door.url).href);
      await page.locator(`${EDITOR} > p`).last().waitFor();
      await saved(page);
      await caretInMiddle(page, EDITOR);
      return typeAndMeasure(page);
    });
  } finally {
    await door.close();
  }
}

/** A new report in the writing room, nothing in it. */
async function typeInEmpty(browser: Browser, library: string): Promise<Run> {
  const door = await openDoor(library);
  try {
    return await withPage(browser, async (page) => {
      await page.goto(door.url);
      await page.waitForURL("**/desk");
      await page.getByRole("button", { name: /^(新建稿件|New report)$/ }).click();
      await page.getByRole("dialog").locator("button[type=submit]").click();
      await page.waitForURL(/\/report\/\d+\/write/);
      await page.locator(`${EDITOR} > p`).last().waitFor();
      await saved(page);
      await caretInMiddle(page, EDITOR);
      return typeAndMeasure(page);
    });
  } finally {
    await door.close();
  }
}

/** Texts of the blocks of report 1, as the bare editor gets them. */
async function blocksOf(browser: Browser, library: string): Promise<string[]> {
  const door = await openDoor(library);
  try {
    return await withPage(browser, async (page) => {
      await page.goto(door.url);
      await page.waitForURL("**/desk");
      await page.goto(new URL("/report/1/write", door.url).href);
      await page.locator(`${EDITOR} > p`).last().waitFor();
      return page.locator(`${EDITOR} > *`).allInnerTexts();
    });
  } finally {
    await door.close();
  }
}

/** From the click to the frame that shows the last paragraph, all code loaded before. */
async function openings(page: Page, go: () => Promise<void>, back: () => Promise<void>) {
  const times: number[] = [];
  for (let round = 0; round <= OPENINGS; round += 1) {
    const begun = performance.now();
    await go();
    await page.locator(`${EDITOR} > p:last-child`).waitFor({ state: "attached" });
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0))),
    );
    times.push(performance.now() - begun);
    await back();
  }
  return times.slice(1);
}

async function open(browser: Browser, library: string, blocks: string[]): Promise<Figure[]> {
  const door = await openDoor(library);
  const ours = await withPage(browser, async (page) => {
    await page.goto(door.url);
    const link = page.locator('a[href*="/report/1/write"]').first();
    return openings(
      page,
      () => link.click(),
      async () => {
        await saved(page);
        await page.goBack();
        await link.waitFor();
      },
    );
  });
  await door.close();
  const bare = await serveBare(blocks);
  const theirs = await withPage(browser, (page) =>
    openings(
      page,
      async () => void (await page.goto(bare.url, { waitUntil: "commit" })),
      async () => void (await page.goto("about:blank")),
    ),
  );
  bare.close();
  return [
    { name: "open 50,000 characters", value: median(ours), unit: "ms" },
    { name: "open 50,000 characters, bare editor", value: median(theirs), unit: "ms" },
    {
      name: "open 50,000 characters, ratio",
      value: median(ours) / median(theirs),
      unit: "×",
      goal: GOAL_OPEN_RATIO,
    },
  ];
}

export const bench: Bench = async (note) => {
  const short = await libraryOf(10, note);
  const long = await longLibrary(note);
  const browser = await launchUnheld();
  try {
    const blocks = await blocksOf(browser, long);
    note(`${blocks.length} blocks, ${blocks.join("").length} characters`);
    const opened = await open(browser, long, blocks);
    const bareEmpty = await typeBare(browser, [""]);
    const bareLong = await typeBare(browser, blocks);
    const typed: Typed[] = [
      { name: "empty", run: await typeInEmpty(browser, short), bare: bareEmpty },
      {
        name: "500 blocks",
        run: await typeIn(browser, long, "/report/1/write"),
        bare: bareLong,
      },
      {
        name: "side by side",
        run: await typeIn(browser, long, "/report/1/translate"),
        bare: bareLong,
      },
    ];
    return [...typed.flatMap(toFigures), ...opened];
  } finally {
    await browser.close();
    for (const library of [short, long]) await rm(dirname(library), { recursive: true });
  }
};
