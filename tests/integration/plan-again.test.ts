/** A program that goes on plans what changed; one that was just started looks at everything. Both must come to the same plan. */
import { mkdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Report } from "../../core/report/report.ts";
import { createFolderLooks } from "../../main/publication/stores/folder-looks.ts";
import { makeReport, withCorrectedSource } from "../support/made-report.ts";
import { type Desk, openDesk } from "../support/publishing.ts";

/** Enough for a site map in parts. */
const REPORTS = 510;

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk({
    threads: { count: 0, worth: 1 },
    looks: () => createFolderLooks({ many: 1 }),
  });
  for (let number = 1; number <= REPORTS; number += 1) {
    const column = number % 4 === 0 ? "events" : "news";
    const releaseDate = `${2020 + (number % 3)}-02-${String((number % 20) + 1).padStart(2, "0")}`;
    const report = makeReport({ number, head: { column, releaseDate } });
    desk.reports.set(report.id, report);
  }
});
afterEach(() => desk.close());

const find = (number: number): Report => {
  const found = [...desk.reports.values()].find((report) => report.number === number);
  if (!found) throw new Error(`no report ${number}`);
  return found;
};
const change = (number: number, to: (report: Report) => Partial<Report>): void => {
  const report = find(number);
  desk.reports.set(report.id, { ...report, ...to(report) });
};
const head = (number: number, facts: Partial<Report["head"]>): void =>
  change(number, (report) => ({ head: { ...report.head, ...facts } }));
const reword = (number: number, put: string): void =>
  change(number, (report) =>
    JSON.parse(JSON.stringify(report).replaceAll(`Report ${number}`, put)),
  );

const correct = (number: number, from: string, to: string): void =>
  change(number, (report) => withCorrectedSource(report, from, to));

/** What may happen to a site from one plan to the next. */
const happenings: Record<string, () => unknown> = {
  nothing: () => undefined,
  "a byline": () => head(200, { author: { zh: "王敏", en: "Wang Min" } }),
  "another byline there": () => head(200, { author: { zh: "李明 constructor", en: "" } }),
  "a headline": () => reword(40, "Toward toString of constructors"),
  "a word back": () => reword(40, "Report 40"),
  "a source that was corrected": () => correct(50, "第50篇稿件", "改正了的第50篇"),
  "a source that is to be checked": () => correct(51, "第51篇稿件", "第51篇【待核实：日期】"),
  "a translation that was never there": () => {
    const number = REPORTS + 2;
    const made = makeReport({
      number,
      zh: { headline: "新稿" },
      head: { releaseDate: "2022-02-10" },
    });
    desk.reports.set(made.id, made);
    correct(number, "新稿", "改正了的新稿");
  },
  "another day": () => head(7, { releaseDate: "2022-02-28" }),
  "another column": () => head(9, { column: "events" }),
  "a tag": () => head(11, { tags: { zh: ["能源"], en: ["energy"] } }),
  "a page of its own": () => head(12, { page: { address: "about", place: "nav", order: 1 } }),
  "an address that two want": () => {
    for (const number of [13, 14]) head(number, { oldAddress: { zh: "same.html", en: "" } });
  },
  "a report less": () => change(300, () => ({ binnedAt: "2026-02-01T00:00:00.000Z" })),
  "a report more": () => {
    const report = makeReport({ number: REPORTS + 1, head: { releaseDate: "2022-02-09" } });
    desk.reports.set(report.id, report);
  },
  "the report back": () => change(300, () => ({ binnedAt: null })),
  "a site of another name": () => (desk.settings.siteName = { zh: "某县科协", en: "Another" }),
  "another length of lists": () => (desk.settings.pageSize = 7),
  "a file that somebody changed": () => writeFile(join(desk.target, "en", "index.html"), "mine"),
  "a file that looks as old as it was": async () => {
    const path = join(desk.target, "robots.txt");
    await writeFile(path, "User-agent: *\nAllow: /\n");
    await utimes(path, 1, 1);
  },
  "a manifest that somebody emptied": () =>
    writeFile(join(desk.target, ".diglot", "manifest.json"), "{}"),
};

/** Looking at everything takes its time. */
const COMPARED_EVERY = 3;

it("plans the same as a program that was just started, whatever happened", async () => {
  await desk.publish();
  for (const [index, [what, happens]] of Object.entries(happenings).entries()) {
    await happens();
    const again = await desk.service.plan({ target: "web" });
    if (what === "nothing") expect([...again.changed, ...again.added]).toEqual([]);
    if (index % COMPARED_EVERY !== COMPARED_EVERY - 1) continue;
    const fresh = desk.restart();
    expect({ what, ...again }).toEqual({ what, ...(await fresh.plan({ target: "web" })) });
    await fresh.close();
    expect(again.changed.length).toBeGreaterThan(0);
  }
}, 60_000);

it("makes maps, feeds and lists again that a place has lost, and for a place that never had them", async () => {
  const lost = [
    "sitemap_2021.xml",
    "sitemap_lists.xml",
    "rss.xml",
    "robots.txt",
    "col/news/index.html",
  ];
  const read = (dir: string): Promise<string[]> =>
    Promise.all(lost.map((file) => readFile(join(dir, file), "utf8")));
  await desk.publish();
  const before = await read(desk.target);
  // A program that found all of it there kept none of it to be written.
  const fresh = desk.restart();
  const publish = async (target: string): Promise<void> => {
    const plan = await fresh.plan({ target });
    await fresh.publish({ target, planId: plan.id, overwriteForeign: false });
  };
  expect((await fresh.plan({ target: "web" })).added).toEqual([]);
  for (const file of lost) await rm(join(desk.target, file));
  await publish("web");
  expect(await read(desk.target)).toEqual(before);

  const second = join(desk.root, "second");
  await mkdir(second);
  desk.settings.targets = [...desk.settings.targets, { name: "two", kind: "folder", path: second }];
  await publish("two");
  expect(await read(second)).toEqual(before);
}, 60_000);
