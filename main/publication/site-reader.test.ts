/** What is read again when the library changes. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { addPicture, type Desk, fill, openDesk } from "../../tests/support/publishing.ts";
import { unlink } from "node:fs/promises";
import { figuresOf } from "../../core/edition/blocks.ts";
import { createSiteReader, type SiteReader } from "./site-reader.ts";

let desk: Desk;
let read: number[];
let reader: SiteReader;

beforeEach(async () => {
  desk = await openDesk();
  await fill(desk, 6);
  read = [];
  const projection = async (id: string) => {
    const report = [...desk.reports.values()].find((one) => one.id === id) ?? null;
    if (report) read.push(report.number);
    return report;
  };
  const revisions = () =>
    [...desk.reports.values()].map((one): [typeof one.id, string] => [one.id, JSON.stringify(one)]);
  reader = createSiteReader({
    settings: () => desk.settings,
    reports: { revisions, projection },
    media: desk.media,
    drafts: false,
  });
});
afterEach(() => desk.close());

const report = (number: number) => {
  const found = [...desk.reports.values()].find((one) => one.number === number);
  if (!found) throw new Error(`no report ${number}`);
  return found;
};

test("nothing changed: nothing is read, and the pages are the same objects", async () => {
  const before = await reader.read();
  expect(read).toEqual([1, 2, 3, 4, 5, 6]);
  const after = await reader.read();
  expect(read).toHaveLength(6);
  expect(after.pages).toBe(before.pages);
});

test("one report changed: it is read, the others are the same objects", async () => {
  const before = await reader.read();
  const { id, head } = report(3);
  desk.reports.set(id, { ...report(3), head: { ...head, author: { zh: "王", en: "Wang" } } });
  const after = await reader.read();
  expect(read.slice(6)).toEqual([3]);
  const same = after.reports.filter((one) => before.reports.includes(one));
  expect(same.map(({ number }) => number)).toEqual([1, 2, 4, 5, 6]);
  expect(after.reports.find((one) => one.number === 3)?.author.zh).toBe("王");
});

test("a report that is gone is on no page", async () => {
  await reader.read();
  desk.reports.delete(report(2).id);
  const after = await reader.read();
  expect(read).toHaveLength(6);
  expect(after.reports.map(({ number }) => number)).toEqual([1, 3, 4, 5, 6]);
});

test("a picture that goes and comes back has its reports read each time", async () => {
  await reader.read();
  const asset = figuresOf(report(4).editions.zh)[0];
  if (!asset) throw new Error("no picture");
  await unlink(desk.media.path(asset));
  const lost = await reader.read();
  expect(read.slice(6)).toEqual([4]);
  expect(lost.issues.map(({ code }) => code)).toContain("picture-missing");
  await addPicture(desk.media, 4);
  const mended = await reader.read();
  expect(read.slice(7)).toEqual([4]);
  expect(mended.issues.map(({ code }) => code)).not.toContain("picture-missing");
});

test("other settings: all is read again", async () => {
  await reader.read();
  desk.settings.addressPattern = "/a/{number}.html";
  const after = await reader.read();
  expect(read).toHaveLength(12);
  expect(after.reports.flatMap((one) => one.editions.zh?.path ?? [])).toContain("a/4.html");
});

test("settings that have no part in the site: nothing is read, nor laid out again", async () => {
  const before = await reader.read();
  desk.settings.dictionary = ["Lanjiang"];
  const after = await reader.read();
  expect(read).toHaveLength(6);
  expect(after.pages).toBe(before.pages);
  expect(after.settings.dictionary).toEqual(["Lanjiang"]);
});

test("asking for times between two plans lays nothing out, and loses no change", async () => {
  const before = await reader.read({ holds: () => "not-due" });
  expect(await reader.scheduled()).toEqual([]);
  expect((await reader.read({ holds: () => "not-due" })).pages).toBe(before.pages);
  const { id, head } = report(3);
  desk.reports.set(id, { ...report(3), head: { ...head, releaseAt: "2030-01-01T09:00" } });
  expect((await reader.scheduled()).map(({ number }) => number)).toEqual([3]);
  const after = await reader.read({ holds: () => "not-due" });
  expect(read.slice(6)).toEqual([3]);
  expect(after.reports.map(({ number }) => number)).toEqual([1, 2, 4, 5, 6]);
});
