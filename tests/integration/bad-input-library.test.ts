/** Damaged, foreign and newer libraries: told apart, nothing deleted, nothing lost that one of the two copies holds. */
import {
  copyFile,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  truncate,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { reportQuerySchema } from "../../core/api/report.ts";
import { blocksOf } from "../../core/edition/blocks.ts";
import { emptyEdition, pairEditions, toEdition } from "../../core/exchange/to-edition.ts";
import { defaultSettings, type Settings } from "../../core/library/settings.ts";
import type { ReportId } from "../../core/report/ids.ts";
import { emptyHead } from "../../core/report/report.ts";
import { LibraryProblemError } from "../../main/library/disk-error.ts";
import { createLibrary, openLibrary, type OpenLibrary } from "../../main/open-library.ts";
import { root } from "../support/root.ts";

let parent: string;
let dir: string;
const open = new Set<OpenLibrary>();

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), "diglot-bad-"));
  dir = join(parent, "library");
});
afterEach(async () => {
  for (const library of open) await library.close();
  open.clear();
  await rm(parent, { recursive: true, force: true });
});

const settings = (): Settings => ({
  ...defaultSettings(),
  siteName: { zh: "某市科协", en: "LAST" },
  columns: [
    { id: "news", name: { zh: "要闻", en: "News" } },
    { id: "events", name: { zh: "学术活动", en: "Events" } },
  ],
});

async function opened(at = dir): Promise<OpenLibrary> {
  const themeDir = join(root, "resources", "theme");
  const library = await openLibrary({ dir: at, themeDir, me: () => "" });
  open.add(library);
  return library;
}

async function closed(library: OpenLibrary): Promise<void> {
  open.delete(library);
  await library.close();
}

async function addReport(library: OpenLibrary, headline: string): Promise<ReportId> {
  const zh = toEdition(
    { headline, lead: "", body: [{ kind: "paragraph", text: `${headline}的正文。` }] },
    () => null,
  );
  const en = emptyEdition();
  pairEditions(zh, en);
  const stages = { zh: "review", en: "draft" } as const;
  const head = emptyHead("events");
  return (await library.reports.add({ sourceLang: "zh", head, stages, editions: { zh, en } })).id;
}

/** A library with three reports, closed. */
async function made(): Promise<ReportId[]> {
  await createLibrary(dir, settings());
  const library = await opened();
  const ids = [];
  for (const headline of ["甲", "乙", "丙"]) ids.push(await addReport(library, headline));
  await closed(library);
  return ids;
}

const headlines = (library: OpenLibrary) =>
  library.reports
    .list(reportQuerySchema.parse({ sort: "number", descending: false }))
    .rows.map((row) => row.zh.headline);

/** The text of every report as the documents have it. */
const texts = (library: OpenLibrary, ids: ReportId[]) =>
  ids.map((id) => {
    const report = library.reports.read(id);
    return (
      report &&
      blocksOf(report.editions.zh)
        .map((block) => block.text)
        .join("|")
    );
  });

const problemOf = (work: Promise<unknown>) =>
  work.then(
    () => "no problem",
    (error: unknown) => (error instanceof LibraryProblemError ? error.problem : error),
  );

const path = (...parts: string[]) => join(dir, ...parts);

describe("no library", () => {
  test("an absent folder, an empty one and a file", async () => {
    expect(await problemOf(opened())).toMatchObject({ code: "not-a-library", dir });
    await mkdir(dir);
    expect(await problemOf(opened())).toMatchObject({ code: "not-a-library" });
    expect(await readdir(dir)).toEqual([]);
    const file = join(parent, "file");
    await writeFile(file, "text");
    expect(await problemOf(opened(file))).toMatchObject({ code: "not-a-library" });
  });

  test("is made only in an empty folder", async () => {
    await mkdir(dir);
    await writeFile(path("notes.txt"), "mine");
    expect(await problemOf(createLibrary(dir, settings()))).toMatchObject({ code: "not-empty" });
    expect(await readdir(dir)).toEqual(["notes.txt"]);
    expect(await problemOf(createLibrary(path("notes.txt"), settings()))).toMatchObject({
      code: "not-empty",
    });
  });
});

describe("a library of a newer version", () => {
  test("is left exactly as it is, whether its record or its database is newer", async () => {
    await made();
    const before = await readFile(path("library.json"), "utf8");
    await writeFile(path("library.json"), before.replace('"version": 1', '"version": 2'));
    expect(await problemOf(opened())).toMatchObject({
      code: "newer-version",
      data: { version: 2 },
    });
    await writeFile(path("library.json"), before);
    const db = new DatabaseSync(path("library.db"));
    db.exec("PRAGMA user_version = 7");
    db.close();
    const bytes = await readFile(path("library.db"));
    expect(await problemOf(opened())).toMatchObject({
      code: "newer-version",
      data: { version: 7 },
    });
    expect(await readFile(path("library.db"))).toEqual(bytes);
    expect((await readdir(dir)).toSorted()).toEqual([
      "library.db",
      "library.json",
      "memory.db",
      "reports",
    ]);
  });
});

test("is opened by one at a time", async () => {
  await made();
  await opened();
  expect(await problemOf(opened())).toMatchObject({ code: "locked", data: { pid: process.pid } });
});

const damages: [string, (file: string) => Promise<void>][] = [
  ["cut off", async (file) => truncate(file, Math.floor((await stat(file)).size / 2))],
  ["garbage", (file) => writeFile(file, Buffer.alloc(5000, "garbage "))],
  ["empty", (file) => writeFile(file, "")],
];

describe.each(damages)("library.json %s", (_kind, damage) => {
  test("is restored from its copy, and kept aside", async () => {
    const ids = await made();
    await damage(path("library.json"));
    const damaged = await readFile(path("library.json"));
    const library = await opened();
    expect(library.store.record.settings).toEqual(settings());
    expect(library.notices).toMatchObject([{ code: "settings-restored", file: "library.json" }]);
    expect(await readFile(library.notices[0]!.movedTo)).toEqual(damaged);
    expect(texts(library, ids)).toEqual(["甲||甲的正文。", "乙||乙的正文。", "丙||丙的正文。"]);
    await closed(library);
    expect((await opened()).notices).toEqual([]);
  });

  test("is made anew from the reports when the database is gone too", async () => {
    const ids = await made();
    await damage(path("library.json"));
    await rm(path("library.db"));
    const library = await opened();
    expect(headlines(library)).toEqual(["甲", "乙", "丙"]);
    expect(texts(library, ids)[0]).toBe("甲||甲的正文。");
    expect(library.store.record.settings.columns.map((column) => column.id)).toEqual(["events"]);
  });
});

test("library.json of the wrong shape is restored as well", async () => {
  await made();
  await writeFile(path("library.json"), '{"version":1,"settings":{"columns":[]}}');
  expect((await opened()).store.record.settings).toEqual(settings());
});

describe.each(damages)("library.db %s", (kind, damage) => {
  test("is rebuilt from the report files, and kept aside", async () => {
    const ids = await made();
    const before = await readFile(path("library.json"));
    await damage(path("library.db"));
    const library = await opened();
    expect(headlines(library)).toEqual(["甲", "乙", "丙"]);
    expect(texts(library, ids)).toEqual(["甲||甲的正文。", "乙||乙的正文。", "丙||丙的正文。"]);
    expect(library.reports.find(ids[0]!)).toMatchObject({
      number: 1,
      column: "events",
      zh: { stage: "review" },
    });
    expect(library.reports.list(reportQuerySchema.parse({ text: "乙的" })).total).toBe(1);
    if (kind !== "empty") expect(library.notices).toMatchObject([{ code: "database-rebuilt" }]);
    for (const notice of library.notices)
      expect((await stat(notice.movedTo)).size).toBeGreaterThan(0);
    const fourth = await addReport(library, "丁");
    expect(library.reports.find(fourth)?.number).toBe(4);
    expect(await readFile(path("library.json"))).toEqual(before);
  });
});

test("library.db with damaged pages inside is rebuilt from the report files", async () => {
  const ids = await made();
  const bytes = await readFile(path("library.db"));
  // Everything but the first page, which names the tables.
  bytes.fill(0xa5, 4096);
  await writeFile(path("library.db"), bytes);
  const library = await opened();
  expect(library.notices).toMatchObject([{ code: "database-rebuilt" }]);
  expect(texts(library, ids)).toEqual(["甲||甲的正文。", "乙||乙的正文。", "丙||丙的正文。"]);
});

describe.each(damages)("reports/<id>.json %s", (_kind, damage) => {
  test("is rebuilt from the database when it is read, and kept aside", async () => {
    const ids = await made();
    const file = path("reports", `${ids[1]}.json`);
    const whole = JSON.parse(await readFile(file, "utf8"));
    await damage(file);
    const library = await opened();
    const seen = [];
    for (const [id] of library.reports.revisions())
      seen.push((await library.reports.projection(id))?.number);
    expect(seen).toEqual([1, 2, 3]);
    expect(JSON.parse(await readFile(file, "utf8"))).toEqual(whole);
    expect(library.notices).toMatchObject([
      { code: "report-rebuilt", file: `reports/${ids[1]}.json` },
    ]);
    expect((await readdir(path("reports"))).length).toBe(4);
  });

  test("is kept aside and told of when the database does not know it", async () => {
    const ids = await made();
    await damage(path("reports", `${ids[1]}.json`));
    await rm(path("library.db"));
    const library = await opened();
    expect(headlines(library)).toEqual(["甲", "丙"]);
    expect(library.notices).toMatchObject([
      { code: "report-unreadable", file: `reports/${ids[1]}.json` },
    ]);
    expect(await stat(library.notices[0]!.movedTo)).toBeTruthy();
  });
});

test("a report file that was deleted is written again", async () => {
  const ids = await made();
  const file = path("reports", `${ids[0]}.json`);
  const whole = await readFile(file, "utf8");
  await rm(file);
  await opened();
  expect(await readFile(file, "utf8")).toBe(whole);
});

test("a report file from another library comes in under a number of its own", async () => {
  const ids = await made();
  const other = join(parent, "other");
  await createLibrary(other, settings());
  const second = await opened(other);
  await addReport(second, "原有");
  await closed(second);
  await copyFile(path("reports", `${ids[0]}.json`), join(other, "reports", `${ids[0]}.json`));
  const library = await opened(other);
  expect(headlines(library)).toEqual(["原有", "甲"]);
  expect(texts(library, [ids[0]!])).toEqual(["甲||甲的正文。"]);
});

test("a copy of the folder is the same library, readable beside the first", async () => {
  const ids = await made();
  const copy = join(parent, "copy");
  await cp(dir, copy, { recursive: true });
  await opened();
  expect(texts(await opened(copy), ids)).toHaveLength(3);
});
