/** Reports with a time of their own: left out until then, published then, and asked about when that was missed. */
import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, it } from "vitest";
import { confirmFirst, pairEditions, toEdition } from "../../core/exchange/to-edition.ts";
import { defaultSettings } from "../../core/library/settings.ts";
import { setHeadField } from "../../core/report/head-document.ts";
import type { ReportId } from "../../core/report/ids.ts";
import { instantOf } from "../../core/report/release-moment.ts";
import { emptyHead } from "../../core/report/report.ts";
import type { Stage } from "../../core/report/stage.ts";
import { createLibrary, openLibrary, type OpenLibrary } from "../../main/open-library.ts";
import { createScheduler } from "../../main/publication/scheduler.ts";
import { openBench } from "../support/diglot.ts";

const themeDir = fileURLToPath(new URL("../../resources/theme", import.meta.url));
const PAST = "2026-03-09T09:00";
const LATER = "2026-03-09T10:00";
const FUTURE = "2999-01-01T09:00";

let root: string;
let library: OpenLibrary;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "diglot-schedule-"));
  await mkdir(join(root, "site"));
  const path = join(root, "site");
  const targets = [{ name: "web", kind: "folder" as const, path, publishDue: true as const }];
  await createLibrary(join(root, "library"), { ...defaultSettings(), targets });
  library = await openLibrary({ dir: join(root, "library"), themeDir, me: () => "" });
});
afterEach(async () => {
  await library.close();
  await rm(root, { recursive: true, force: true });
});

async function add(releaseAt: string, stage: Stage = "approved"): Promise<ReportId> {
  const draft = (headline: string) =>
    toEdition({ headline, lead: "", body: [{ kind: "paragraph", text: "。" }] }, () => null);
  const editions = { zh: draft("定时稿"), en: draft("Timed") };
  pairEditions(editions.zh, editions.en);
  confirmFirst(editions.zh, editions.en, 1000, { by: "", at: "2026-01-01T00:00:00.000Z" });
  const head = { ...emptyHead("news"), releaseDate: "2026-03-09", releaseAt };
  const stages = { zh: stage, en: stage };
  return (await library.reports.add({ sourceLang: "zh", head, stages, editions })).id;
}

const plan = () => library.publication.plan({ target: "web" });
const publish = async () => {
  const { id } = await plan();
  return library.publication.publish({ target: "web", planId: id, overwriteForeign: false });
};
const reportPages = async () =>
  (await readdir(join(root, "site"), { recursive: true }))
    .filter((path) => /^art.*\.html$/.test(path))
    .map((path) => path.replaceAll("\\", "/"));

it("is left out until its time, which is said", async () => {
  await add(FUTURE);
  await add(PAST);
  const { issues, added } = await plan();
  expect(issues).toMatchObject([{ number: 1, code: "not-due", blocking: false }]);
  const pages = added.filter(({ path }) => path.startsWith("art/"));
  expect(pages.map(({ path }) => path)).toEqual(["art/2026/3/9/art_news_2.html"]);
});

it("is not taken from readers by a time that was set later", async () => {
  const id = await add(PAST);
  await publish();
  await library.documents.change(id, "head", (doc) => setHeadField(doc, "releaseAt", FUTURE));
  expect(await plan()).toMatchObject({ removed: [], issues: [] });
});

it("is published at its time; what was missed before is left to people", async () => {
  await add(PAST);
  await add(LATER);
  let now = instantOf(PAST) + 20 * 60_000;
  const scheduler = createScheduler({
    publisher: library.publication,
    settings: () => library.store.record.settings,
    changed: () => undefined,
    now: () => now,
  });
  await scheduler.look();
  expect(await reportPages()).toEqual([]);
  now = instantOf(LATER) + 1000;
  await scheduler.look();
  expect(await reportPages()).toEqual(["art/2026/3/9/art_news_2.html"]);
  const [web] = await scheduler.schedules();
  expect(web?.missed).toMatchObject([{ number: 1 }]);
  await publish();
  expect(await reportPages()).toHaveLength(2);
  expect((await scheduler.schedules())[0]?.missed).toEqual([]);
});

it("is published by the command when it is due, and nothing otherwise", async () => {
  await add(FUTURE);
  await add(PAST, "review");
  await library.close();
  const bench = await openBench();
  const dir = join(root, "library");
  const due = (...more: string[]) =>
    bench.run(["publish", "--due", "--library", dir, "--target", "web", ...more]);
  const nothing = await due("--json");
  expect([nothing.code, JSON.parse(nothing.stdout)]).toEqual([0, { due: [], notReady: [2] }]);
  expect(await reportPages()).toEqual([]);
  library = await openLibrary({ dir, themeDir, me: () => "" });
  await add(PAST);
  await library.close();
  expect((await due()).code).toBe(0);
  expect(await reportPages()).toEqual(["art/2026/3/9/art_news_3.html"]);
  expect(JSON.parse((await due("--json")).stdout)).toMatchObject({ due: [] });
  await bench.remove();
  library = await openLibrary({ dir, themeDir, me: () => "" });
});
