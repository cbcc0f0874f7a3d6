/** A source that is corrected after both editions were published: what readers of each target have of the translation. */
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, it } from "vitest";
import { confirmFirst, pairEditions, toEdition } from "../../core/exchange/to-edition.ts";
import { defaultSettings } from "../../core/library/settings.ts";
import { outcomeOf } from "../../core/publication/issue-outcome.ts";
import type { Plan } from "../../core/publication/plan.ts";
import type { ReportId } from "../../core/report/ids.ts";
import type { Lang } from "../../core/report/lang.ts";
import { emptyHead } from "../../core/report/report.ts";
import { createLibrary, openLibrary, type OpenLibrary } from "../../main/open-library.ts";
import { contentOf } from "../support/publishing.ts";

const themeDir = fileURLToPath(new URL("../../resources/theme", import.meta.url));
const zhPath = "art/2026/3/9/art_news_1.html";
const enPath = `en/${zhPath}`;
const targets = ["try", "web", "mirror"] as const;
type TargetName = (typeof targets)[number];

let root: string;
let library: OpenLibrary;
let id: ReportId;

const open = () => openLibrary({ dir: join(root, "library"), themeDir, me: () => "wang" });

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "diglot-correction-"));
  for (const name of targets) await mkdir(join(root, name));
  const people = [
    { id: "wang", name: { zh: "王敏", en: "Wang Min" }, roles: ["publisher" as const] },
  ];
  await createLibrary(join(root, "library"), {
    ...defaultSettings(),
    people,
    targets: targets.map((name) => ({
      ...{ name, kind: "folder" as const, path: join(root, name) },
      ...(name === "try" && { stagingFor: "web" }),
    })),
  });
  library = await open();
  const draft = (headline: string, text: string) =>
    toEdition({ headline, lead: "", body: [{ kind: "paragraph", text }] }, () => null);
  const editions = { zh: draft("原标题", "来了二人。"), en: draft("Headline", "Two people came.") };
  pairEditions(editions.zh, editions.en);
  confirmFirst(editions.zh, editions.en, 1000, { by: "", at: "2026-01-01T00:00:00.000Z" });
  const head = { ...emptyHead("news"), releaseDate: "2026-03-09" };
  const stages = { zh: "review", en: "review" } as const;
  id = (await library.reports.add({ sourceLang: "zh", head, stages, editions })).id;
  for (const lang of ["zh", "en"] as const) await library.reports.advance(id, lang, "approved");
});
afterEach(async () => {
  await library.close();
  await rm(root, { recursive: true, force: true });
});

const publish = async (target: TargetName): Promise<Plan> => {
  const plan = await library.publication.plan({ target });
  const request = { target, planId: plan.id, overwriteForeign: false };
  const entry = await library.publication.publish(request);
  expect(entry.outcome).toBe("done");
  if (target === "try") await library.publication.approve(entry.number, "wang");
  return plan;
};
const live = async () => {
  await publish("try");
  return publish("web");
};
const page = (path: string, target: TargetName = "web") =>
  readFile(join(root, target, path), "utf8").catch((error: NodeJS.ErrnoException) => error.code);
const said = ({ issues }: Plan) =>
  issues.map((one) => `${one.lang} ${one.code} ${outcomeOf(one)} ${one.behind ?? "-"}`);
const bodyOf = (html: string | undefined) =>
  /<div class="body">[\s\S]*?<\/div>/.exec(html ?? "")?.[0];

/** Files that the search of the English site is made of. */
const searchIndex = async (target: TargetName) =>
  [...(await contentOf(join(root, target)))].filter(([path]) => /^en\/search\/./.test(path));

/** Words of an edition changed and signed off; a translation is confirmed against its source as it is. */
async function correct(lang: Lang, from: string, to: string): Promise<void> {
  const report = library.reports.read(id);
  if (!report) throw new Error("no report");
  const edition = JSON.parse(JSON.stringify(report.editions[lang]).replaceAll(from, to));
  if (lang === "en")
    confirmFirst(report.editions.zh, edition, 1000, { by: "", at: "2026-04-01T00:00:00.000Z" });
  await library.reports.fillEdition(id, lang, edition);
  await library.reports.advance(id, lang, "approved");
}

it("keeps the translation as readers have it, says so to them and in the plan, and takes the next one", async () => {
  await live();
  const before = await page(enPath);
  const sitemap = await page("sitemap.xml");
  await correct("zh", "二人", "三人");
  const plan = await live();
  expect(said(plan)).toEqual(["en translation-outdated stays 1"]);
  expect(plan.issues.every(({ blocking }) => !blocking)).toBe(true);
  expect(plan.removed).toEqual([]);
  const after = await page(enPath);
  expect(bodyOf(after)).toBe(bodyOf(before));
  expect(bodyOf(after)).toContain("Two people came.");
  expect(after).toContain("The Chinese original was revised on");
  expect(before).not.toContain("The Chinese original was revised");
  // What leads to it, and from it to the corrected text, is as it was.
  for (const path of ["en/index.html", "en/col/news/index.html", "en/rss.xml"])
    expect(await page(path)).toContain("Headline");
  const pairs = /<link rel="alternate" hreflang="[^>]*>/g;
  expect(after?.match(pairs)).toEqual(before?.match(pairs));
  const zh = await page(zhPath);
  expect(zh).toContain("三人");
  expect(zh).toContain(`href="../../../../${enPath}"`);
  expect(zh).not.toContain("revised");
  expect((await page("sitemap.xml"))?.match(/<loc>/g)).toEqual(sitemap?.match(/<loc>/g));
  expect((await library.publication.targetStates())[1]).toMatchObject({ state: "current" });
  expect((await library.publication.plan({ target: "web" })).changed).toEqual([]);

  await correct("en", "Two people", "Three people");
  expect(said(await live())).toEqual([]);
  expect(bodyOf(await page(enPath))).toContain("Three people came.");
  expect(await page(enPath)).not.toContain("revised on");
}, 60_000);

it("keeps it off where readers never had it, also on a staging target that had it", async () => {
  await publish("try");
  await publish("mirror");
  await correct("zh", "二人", "三人");
  expect(said(await live())).toEqual(["en translation-outdated left-out 1"]);
  expect(await page(enPath)).toBe("ENOENT");
  expect(await page(enPath, "try")).toBe("ENOENT");
  expect(said(await publish("mirror"))).toEqual(["en translation-outdated stays 1"]);
  expect(bodyOf(await page(enPath, "mirror"))).toContain("Two people came.");
}, 60_000);

it("keeps what each target has of two signatures, after the program was started anew and the database was lost", async () => {
  await publish("mirror");
  const searched = await searchIndex("mirror");
  await correct("en", "Two people", "A couple");
  await publish("try");
  await publish("web");
  await correct("zh", "二人", "三人");
  await library.close();
  await rm(join(root, "library/library.db"));
  library = await open();
  await publish("mirror");
  await live();
  expect(bodyOf(await page(enPath, "mirror"))).toContain("Two people came.");
  expect(bodyOf(await page(enPath))).toContain("A couple came.");
  expect(await searchIndex("mirror")).toEqual(searched);
  expect(await searchIndex("web")).not.toEqual(searched);
}, 60_000);

it("stays while it is worked on, and leaves when it is withdrawn", async () => {
  await live();
  await correct("zh", "二人", "三人");
  await live();
  await library.reports.advance(id, "en", "draft");
  expect(said(await live())).toEqual(["en sent-back null -", "en translation-outdated stays 1"]);
  expect(bodyOf(await page(enPath))).toContain("Two people came.");
  await library.reports.withdraw(id, { langs: ["en"], how: "gone", reason: { zh: "", en: "" } });
  await live();
  expect(await page(enPath)).toBe("ENOENT");
}, 60_000);

it("is there again after going back, and kept by the publication that follows", async () => {
  await live();
  const [first] = await library.publication.ledger();
  await correct("zh", "二人", "三人");
  await live();
  const back = await library.publication.plan({ target: "web", backTo: first?.number });
  const asked = { target: "web", planId: back.id, overwriteForeign: false };
  await library.publication.publish({ ...asked, backTo: first?.number });
  expect(await page(enPath)).not.toContain("revised on");
  expect(said(await live())).toEqual(["en translation-outdated stays 1"]);
  expect(await page(enPath)).toContain("revised on");
}, 60_000);
