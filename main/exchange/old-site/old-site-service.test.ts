/** Bringing an old site in from the desk: a folder looked through, a plan that changes nothing, work that can be held up. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { OldSiteProgress } from "../../../core/api/old-site.ts";
import { mappingSchema } from "../../../core/exchange/old-site/mapping.ts";
import { defaultSettings } from "../../../core/library/settings.ts";
import { createLibrary, openLibrary, type OpenLibrary } from "../../open-library.ts";

const site = fileURLToPath(new URL("../../../tests/fixtures/old-site", import.meta.url));
const themeDir = fileURLToPath(new URL("../../../resources/theme", import.meta.url));
const PAIR = "art/2019/5/28/art_12_3456.html";
const { address } = mappingSchema.parse({});

let dir: string;
let library: OpenLibrary;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "diglot-old-"));
  await createLibrary(join(dir, "library"), defaultSettings());
  library = await openLibrary({ dir: join(dir, "library"), themeDir, me: () => "", learns: false });
});
afterEach(async () => {
  await library.close();
  await rm(dir, { recursive: true, force: true });
});

const asked = {
  dir: site,
  mapping: { hosts: ["www.lanjiang-kx.example"], columns: { 科协要闻: "news" } },
  asPublished: false,
};
const working = (onProgress: (progress: OldSiteProgress) => void = () => undefined) => ({
  signal: new AbortController().signal,
  onProgress,
});

test("the pages of a folder, reports first, by any part of their path", async () => {
  const pages = await library.oldSite.pages({ dir: site, text: "", address, again: false });
  expect(pages).toMatchObject({ host: null, total: 15, reports: 12 });
  expect(pages.pages.at(-1)).toBe("index.html");
  const found = await library.oldSite.pages({ dir: site, text: "3456", address, again: false });
  expect(found.pages).toEqual([PAIR, `en/${PAIR}`]);
  const empty = library.oldSite.pages({ dir: join(dir, "none"), text: "", address, again: false });
  await expect(empty).rejects.toMatchObject({ code: "NO_OLD_SITE" });
});

test("a page under a mapping, whatever is wrong with the mapping", async () => {
  const look = (page: string, mapping = {}) => library.oldSite.look({ dir: site, page, mapping });
  expect(await look(PAIR)).toMatchObject({
    outcome: "report",
    wrong: [],
    head: { headline: "全市科普周启动", other: null, isKept: true },
  });
  expect(await look(PAIR, { body: ["p::after"] })).toMatchObject({ wrong: ["body.0"] });
  const unreadable = "art/2020/2/4/art_12_3601.html";
  expect(await look(unreadable)).toMatchObject({ outcome: "unreadable", shown: [] });
  const gbk = await look("art/2019/6/1/art_12_3457.html");
  expect(gbk.head?.headline).toBe("科普周活动安排");
  expect(gbk.coming.find(({ kind }) => kind === "figure")).toMatchObject({ isThere: false });
  await expect(look("../../etc/passwd")).rejects.toMatchObject({ code: "OLD_PAGE_GONE" });
});

test("a plan counts what would come in, and changes nothing", async () => {
  const plan = await library.oldSite.plan(asked, working());
  expect(plan).toMatchObject({
    ...{ pages: 15, others: 2, refused: 2, reports: 9, pairs: 2, known: 0 },
    ...{ pictures: 2, addressesKept: 10, addressesMoved: 1 },
  });
  expect(plan.onlyZh + plan.onlyEn + plan.pairs).toBe(9);
  expect(plan.columns).toContainEqual({ old: "12", name: "科协要闻", reports: 3, column: "news" });
  expect(plan.columns).toContainEqual(expect.objectContaining({ old: "13", column: null }));
  expect(
    library.reports.list({
      text: "",
      binned: false,
      sort: "number",
      descending: false,
      offset: 0,
      limit: 1,
    }).total,
  ).toBe(0);
});

test("work that is held up waits, work that is stopped says what is left, and the next run takes it", async () => {
  const done: number[] = [];
  let waited: PromiseWithResolvers<void> | null = Promise.withResolvers();
  const held = waited.promise;
  const first = library.oldSite.bring(
    asked,
    working(({ step, done: count }) => {
      if (step !== "reports") return;
      done.push(count);
      if (count !== 2) return;
      expect(library.oldSite.hold("pause")).toBe(true);
      waited?.resolve();
      waited = null;
    }),
  );
  await held;
  const again = library.oldSite.bring(asked, working());
  await expect(again).rejects.toMatchObject({ code: "ALREADY_BRINGING" });
  library.oldSite.hold("stop");
  expect(await first).toMatchObject({ made: 2, left: 7, stopped: "asked", known: 0 });
  expect(done).toEqual([1, 2]);
  expect(library.oldSite.hold("go-on")).toBe(false);
  const rest = await library.oldSite.bring(asked, working());
  expect(rest).toMatchObject({ made: 7, left: 0, known: 2, stopped: null, failed: 2 });
  expect(rest.list).toHaveLength(7);
});

test("a mapping is kept under its name, as the command line takes it", async () => {
  const { mappings } = library.oldSite;
  const mapping = mappingSchema.parse({ headline: [".t"], folder: site });
  await mappings.keep("旧站 2019", mapping);
  const text = await readFile(join(library.dir, "old-sites", "旧站 2019.json"), "utf8");
  expect(mappingSchema.parse(JSON.parse(text))).toEqual(mapping);
  await writeFile(join(library.dir, "old-sites", "坏.json"), "{");
  expect(await mappings.list()).toEqual([{ name: "旧站 2019", mapping }]);
  await mappings.forget("旧站 2019");
  expect(await mappings.list()).toEqual([]);
});
