/** A report that readers have: sent back, signed anew, corrected, moved to another day, withdrawn, published again. */
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, it } from "vitest";
import { textOfKind } from "../../core/edition/blocks.ts";
import { confirmFirst, pairEditions, toEdition } from "../../core/exchange/to-edition.ts";
import { defaultSettings } from "../../core/library/settings.ts";
import { changeReleaseDate } from "../../core/report/site-log-document.ts";
import type { ReportId } from "../../core/report/ids.ts";
import { emptyHead } from "../../core/report/report.ts";
import { createLibrary, openLibrary, type OpenLibrary } from "../../main/open-library.ts";
import { contentOf } from "../support/publishing.ts";

const themeDir = fileURLToPath(new URL("../../resources/theme", import.meta.url));
const zhPath = "art/2026/3/9/art_news_1.html";
const enPath = `en/${zhPath}`;

let root: string;
let library: OpenLibrary;
let id: ReportId;

const open = () => openLibrary({ dir: join(root, "library"), themeDir, me: () => "wang" });
const draft = (headline: string) =>
  toEdition({ headline, lead: "", body: [{ kind: "paragraph", text: "正文。" }] }, () => null);

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "diglot-withdraw-"));
  await mkdir(join(root, "site"));
  const targets = [{ name: "web", kind: "folder" as const, path: join(root, "site") }];
  await createLibrary(join(root, "library"), { ...defaultSettings(), targets });
  library = await open();
  const editions = { zh: draft("原标题"), en: draft("First headline") };
  pairEditions(editions.zh, editions.en);
  confirmFirst(editions.zh, editions.en, 1000, { by: "", at: "2026-01-01T00:00:00.000Z" });
  const head = { ...emptyHead("news"), releaseDate: "2026-03-09" };
  const stages = { zh: "approved", en: "approved" } as const;
  id = (await library.reports.add({ sourceLang: "zh", head, stages, editions })).id;
});
afterEach(async () => {
  await library.close();
  await rm(root, { recursive: true, force: true });
});

const publish = async () => {
  const plan = await library.publication.plan({ target: "web" });
  const request = { target: "web", planId: plan.id, overwriteForeign: false };
  await library.publication.publish(request);
  return plan;
};
const page = (path: string) =>
  readFile(join(root, "site", path), "utf8").catch((error: NodeJS.ErrnoException) => error.code);
const codes = ({ issues }: { issues: { lang: string; code: string }[] }) =>
  issues.map(({ lang, code }) => `${lang} ${code}`);
/** Another headline in the source edition, as its translation knows it. */
const retitle = async (headline: string) => {
  const report = library.reports.read(id);
  if (!report) throw new Error("no report");
  const text = JSON.stringify(report.editions.zh);
  const was = textOfKind(report.editions.zh, "headline");
  await library.reports.fillEdition(id, "zh", JSON.parse(text.replace(was, headline)));
};
const signedHeadline = () => {
  const signed = library.reports.read(id)?.signed.zh;
  return signed ? textOfKind(signed, "headline") : null;
};

it("stays on the site as it was signed off when it is sent back, and the plan says so", async () => {
  await publish();
  await library.reports.advance(id, "zh", "draft");
  await retitle("改着的标题");
  const plan = await publish();
  expect(plan).toMatchObject({ added: [], changed: [], removed: [] });
  expect(codes(plan)).toContain("zh sent-back");
  expect(await page(zhPath)).toContain("原标题");
  await library.reports.advance(id, "zh", "review");
  await library.reports.advance(id, "zh", "approved");
  expect(codes(await publish())).not.toContain("zh sent-back");
});

it("loses a signature that no reader saw when it is sent back", async () => {
  await library.reports.advance(id, "zh", "draft");
  expect(signedHeadline()).toBeNull();
  expect((await publish()).added.map(({ path }) => path)).not.toContain(zhPath);
});

it("goes back to what readers have when a later signature is taken back, also after the database was lost", async () => {
  await publish();
  await retitle("第二版");
  await library.reports.advance(id, "zh", "approved");
  await retitle("第三版");
  await library.reports.advance(id, "zh", "approved");
  expect(signedHeadline()).toBe("第三版");
  await library.close();
  await rm(join(root, "library/library.db"));
  library = await open();
  await library.reports.advance(id, "zh", "draft");
  expect(signedHeadline()).toBe("原标题");
});

it("cannot be binned while readers have it", async () => {
  expect(await library.reports.setBinned(id, true)).toMatchObject({ id });
  await library.reports.setBinned(id, false);
  await publish();
  expect(await library.reports.setBinned(id, true)).toBe("onSite");
  const reason = { zh: "", en: "" };
  await library.reports.withdraw(id, { langs: ["zh", "en"], how: "gone", reason });
  expect(await library.reports.setBinned(id, true)).toMatchObject({ id });
});

it("leaves the site with both editions, listed for servers, and comes back", async () => {
  await publish();
  const before = await contentOf(join(root, "site"));
  const reason = { zh: "", en: "" };
  await library.reports.withdraw(id, { langs: ["zh", "en"], how: "gone", reason });
  const plan = await publish();
  expect(codes(plan)).toEqual(expect.arrayContaining(["zh withdrawn", "en withdrawn"]));
  expect([await page(zhPath), await page(enPath)]).toEqual(["ENOENT", "ENOENT"]);
  expect(await page("index.html")).not.toContain("原标题");
  expect(await page("withdrawn.map")).toBe(`/${zhPath} 1;\n/${enPath} 1;\n`);
  expect(JSON.parse(String(await page("withdrawn.json"))).gone).toHaveLength(2);
  expect(library.reports.find(id)).toMatchObject({
    zh: { stage: "approved", withdrawn: true },
    en: { stage: "approved", withdrawn: true },
  });
  await library.reports.putBack(id, ["zh", "en"]);
  expect(library.reports.find(id)?.en.withdrawn).toBe(false);
  await publish();
  const after = await contentOf(join(root, "site"));
  const pages = (site: Map<string, string>) =>
    [...site].filter(([path]) => !path.startsWith(".diglot"));
  expect(pages(after)).toEqual(pages(before));
});

it("leaves a notice at its address, which no list, map or search engine names", async () => {
  await publish();
  const reason = { zh: "数据 <有误>", en: "" };
  await library.reports.withdraw(id, { langs: ["zh", "en"], how: "notice", reason });
  await publish();
  const notice = String(await page(zhPath));
  expect(notice).toContain("本稿已撤回");
  expect(notice).toContain("数据 &lt;有误&gt;");
  expect(notice).toMatch(/<meta name="robots" content="noindex/);
  expect(notice).not.toContain("原标题");
  expect(await page(enPath)).toContain("This report was withdrawn");
  for (const path of ["index.html", "sitemap.xml", "col/news/index.html"])
    expect(await page(path)).not.toContain("art_news_1");
  expect(await page("withdrawn.map")).toBe("ENOENT");
});

it("leaves nothing at the address of an edition that readers never had", async () => {
  const editions = { zh: draft("只有中文"), en: draft("") };
  const head = { ...emptyHead("news"), releaseDate: "2026-03-10" };
  const stages = { zh: "approved", en: "draft" } as const;
  const { id: alone } = await library.reports.add({ sourceLang: "zh", head, stages, editions });
  await publish();
  const reason = { zh: "数据有误", en: "" };
  await library.reports.withdraw(alone, { langs: ["zh", "en"], how: "notice", reason });
  await publish();
  const path = "art/2026/3/10/art_news_2.html";
  expect(await page(path)).toContain("本稿已撤回");
  expect(await page(`en/${path}`)).toBe("ENOENT");
  await library.reports.withdraw(alone, { langs: ["zh", "en"], how: "gone", reason });
  await publish();
  expect(await page("withdrawn.map")).toBe(`/${path} 1;\n`);
});

it("loses its translation alone, which is not called due", async () => {
  await publish();
  const reason = { zh: "", en: "Under review" };
  await library.reports.withdraw(id, { langs: ["en"], how: "gone", reason });
  const plan = await publish();
  expect(codes(plan)).toEqual(["en withdrawn"]);
  expect(await page(zhPath)).toContain("原标题");
  expect(await page(zhPath)).not.toContain("英文版待发布");
  expect(await page(enPath)).toBe("ENOENT");
});

it("shows the notes that come with a signature, and drops them when that is taken back", async () => {
  await publish();
  const first = { text: "原文“2 人”应为“3 人”。", place: "top" as const };
  await library.reports.advance(id, "zh", "approved", [first]);
  await publish();
  expect(await page(zhPath)).toContain("应为“3 人”");
  const kept = library.reports.read(id)?.signed.zh?.corrections ?? [];
  expect(kept).toMatchObject([{ ...first, by: "wang" }]);
  const second = { text: "另有一处笔误。", place: "bottom" as const };
  await library.reports.advance(id, "zh", "approved", [...kept, second]);
  expect(library.reports.read(id)?.signed.zh?.corrections).toHaveLength(2);
  await library.reports.advance(id, "zh", "draft");
  expect(library.reports.read(id)?.signed.zh?.corrections).toEqual(kept);
  const told = library.reports.read(id)?.siteLog.map((one) => one.kind);
  expect(told).toEqual(["corrected", "corrected"]);
});

it("says in the plan that its release date was changed after readers saw it", async () => {
  const change = (to: string) =>
    library.documents.change(id, "head", (doc) =>
      changeReleaseDate(doc, { to, by: "wang", at: new Date().toISOString() }),
    );
  await publish();
  await change("2026-03-10");
  const plan = await publish();
  expect(codes(plan)).toContain("zh release-date-changed");
  expect(plan.issues.every(({ blocking }) => !blocking)).toBe(true);
  expect(codes(await publish())).not.toContain("zh release-date-changed");
  expect(library.reports.read(id)?.siteLog).toMatchObject([
    { kind: "release-date", by: "wang", from: "2026-03-09", to: "2026-03-10" },
  ]);
});
