/** A site that threads helped with is the one that the program makes by itself, and what goes wrong in them is told. */
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { ThemeError } from "../../main/publication/theme-error.ts";
import type { SiteThreadsOptions } from "../../main/publication/site-threads.ts";
import { makeReport } from "../support/made-report.ts";
import { contentOf, type Desk, fill, openDesk } from "../support/publishing.ts";

const two: SiteThreadsOptions = { count: 2, worth: 1 };
const REPORTS = 60;

let desks: Desk[] = [];
afterEach(async () => {
  for (const desk of desks) await desk.close();
  desks = [];
});

/** A desk as `first` is, with its reports and pictures. */
async function desk(threads: SiteThreadsOptions, first?: Desk): Promise<Desk> {
  const made = await openDesk({ threads, ...(first && { root: first.root }) });
  if (first) for (const [id, report] of first.reports) made.reports.set(id, report);
  else await write(made);
  desks.push(made);
  return made;
}

/** A few with pictures, which take their time, and many without. */
async function write(into: Desk): Promise<void> {
  const pictured = await fill(into, 2);
  for (let number = pictured.length + 1; number <= REPORTS; number += 1) {
    const zh = { headline: `第${number}篇 <b>“稿”</b>` };
    const report = makeReport({
      number,
      zh,
      head: { releaseDate: `2026-03-${10 + (number % 20)}` },
    });
    into.reports.set(report.id, report);
  }
}

async function built(from: Desk): Promise<Map<string, string>> {
  const out = join(from.root, "out");
  await rm(out, { recursive: true, force: true });
  await from.service.buildTo(out, { drafts: false });
  const files = await contentOf(out);
  // It says when each file was written.
  files.delete(".diglot/manifest.json");
  return files;
}

it("gives the same bytes with and without threads", async () => {
  const alone = await desk({ count: 0, worth: 1 });
  const helped = await desk(two, alone);
  const files = await built(alone);
  expect(files.size).toBeGreaterThan(REPORTS * 2);
  expect(await built(helped)).toEqual(files);
});

it("makes what a thread cannot read by itself", async () => {
  const alone = await desk({ count: 0, worth: 1 });
  const files = await built(alone);
  const helped = await desk(two, alone);
  let asked = 0;
  helped.options.stored = (stored) => {
    asked += 1;
    return asked % 3 === 0 ? null : { ...stored, hashes: asked % 3 === 1 ? ["other"] : [] };
  };
  expect(await built(helped)).toEqual(files);
  expect(asked).toBeGreaterThan(REPORTS);
});

it("plans nothing anew after threads made it", async () => {
  const helped = await desk(two);
  await helped.publish();
  const { added, changed, removed } = await helped.restart().plan({ target: "web" });
  expect([added, changed, removed]).toEqual([[], [], []]);
});

it("tells where a template fails, as without threads", async () => {
  const alone = await desk({ count: 0, worth: 1 });
  const helped = await desk(two, alone);
  const own = join(alone.libraryDir, "theme", "templates");
  await mkdir(own, { recursive: true });
  await writeFile(
    join(own, "report.liquid"),
    "<p>\n{% if report.day contains 1 %}{{ lead | date: 1, 2 | slice: nil, nil, nil | truncate: -1 }}{% render report.headline %}{% endif %}",
  );
  const problems = async (of: Desk) => {
    const error: unknown = await of.service
      .plan({ target: "web" })
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ThemeError);
    return (error as ThemeError).problems;
  };
  const told = await problems(alone);
  expect(told).toMatchObject([{ file: "theme/templates/report.liquid", line: 2 }]);
  expect(await problems(helped)).toEqual(told);
});

it("fails when a thread ends in the middle, and plans again when it does not", async () => {
  const ends = new URL("data:text/javascript,process.exit(3)");
  const hurt: SiteThreadsOptions = { ...two, module: ends };
  const helped = await desk(hurt);
  await expect(helped.service.plan({ target: "web" })).rejects.toThrow("ended with 3");
  delete hurt.module;
  const { added } = await helped.restart().plan({ target: "web" });
  expect(added.length).toBeGreaterThan(REPORTS * 2);
});

it("stops when it is cancelled, while reading and while making pages", async () => {
  const helped = await desk(two);
  for (const at of ["reading", "rendering"] as const) {
    const control = new AbortController();
    const seen: string[] = [];
    const plan = helped.restart().plan({
      target: "web",
      signal: control.signal,
      onProgress(step, done, total) {
        seen.push(step);
        if (step === at && done > total / 2) control.abort(new Error(`stop ${at}`));
      },
    });
    await expect(plan).rejects.toThrow(`stop ${at}`);
    expect(seen.at(-1)).toBe(at);
  }
});
