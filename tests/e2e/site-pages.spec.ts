/** The published site in a browser: its search, its ways between the languages, every kind of page, hostile text in all of them. */
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "../support/fixtures.ts";
import { hostileHtml } from "../support/hostile.ts";
import { makeReport } from "../support/made-report.ts";
import { addPicture, type Desk, fill, openDesk } from "../support/publishing.ts";
import { serveFolder } from "../support/serve-folder.ts";
import { breakers, reportSaying } from "../support/site-pages.ts";

test.setTimeout(180_000);

const shots = process.env["DIGLOT_SHOTS_DIR"];
async function shoot(page: Page, name: string): Promise<void> {
  if (shots) await writeFile(`${shots}/${name}.png`, await page.screenshot({ fullPage: true }));
}

let desk: Desk;
let site: Awaited<ReturnType<typeof serveFolder>>;
const at = (path: string): string => `${site.url}/${path}`;

test.beforeAll(async () => {
  desk = await openDesk();
  await fill(desk, 12);
  const photo = await addPicture(desk.media, 99);
  const report = makeReport({
    number: 20,
    head: {
      releaseDate: "2026-05-01",
      tags: { zh: ["青年科学家"], en: ["Young scientists"] },
    },
    zh: {
      headline: "澜江举办量子计算学术交流会",
      body: [
        { kind: "paragraph", text: "与会者听取了六场报告，并参观了国家实验室。" },
        { kind: "figure", asset: "photo", caption: "会场一角", alt: "会场", credit: "李木摄" },
      ],
    },
    en: {
      headline: "Quantum computing symposium held in Lanjiang",
      body: [
        {
          kind: "paragraph",
          text: "Participants heard six talks and visited two national laboratories.",
        },
        { kind: "figure", asset: "photo", caption: "In the hall", alt: "Hall", credit: "Li Mu" },
      ],
    },
    assets: { photo },
  });
  const alone = makeReport({
    number: 21,
    stages: { en: "draft" },
    head: { releaseDate: "2026-05-02" },
  });
  desk.reports.set(report.id, report).set(alone.id, alone);
  for (const [index, text] of [...breakers, ...Object.values(hostileHtml)].entries()) {
    const hostile = reportSaying(text);
    hostile.number = 100 + index;
    desk.reports.set(hostile.id, hostile);
  }
  const out = join(desk.root, "site");
  await desk.service.buildTo(out, { drafts: false });
  site = await serveFolder(out);
});
test.afterAll(async () => {
  await site.close();
  await desk.close();
});

async function search(page: Page, words: string): Promise<void> {
  await page.getByRole("searchbox").fill(words);
  await page.getByRole("searchbox").press("Enter");
}

test("a search in Chinese finds parts of words, marks them and leads to the report", async ({
  page,
}) => {
  const foreign: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(site.url)) foreign.push(request.url());
  });
  await page.goto(at("index.html"));
  await page.getByRole("link", { name: "搜索" }).click();
  await search(page, "国家实验");
  await expect(page.getByRole("status")).toHaveText("找到 1 篇。");
  const result = page.getByRole("listitem").filter({ hasText: "量子计算学术交流会" });
  await expect(result.locator("mark")).toHaveText("国家实验");
  await expect(result.getByText("2026年5月1日")).toBeVisible();
  await shoot(page, "search-zh");
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await search(page, "天文望远镜");
  await expect(page.getByRole("status")).toContainText("没有找到");
  await page.goBack();
  await expect(page.getByRole("status")).toHaveText("找到 1 篇。");
  await result.getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("澜江举办量子计算学术交流会");
  expect(foreign).toEqual([]);
});

test("a search in English finds words by their singular and their beginning, and shows more on demand", async ({
  page,
}) => {
  await page.goto(at("en/search/index.html?q=laboratory"));
  await expect(page.getByRole("status")).toHaveText("Reports found: 1");
  await expect(page.locator("mark")).toHaveText("laboratories");
  await search(page, "repor");
  await expect(page.getByRole("button", { name: "More results" })).toBeVisible();
  const results = page.locator(".search-results > li");
  await expect(results).toHaveCount(10);
  await page.getByRole("button", { name: "More results" }).press("Enter");
  await expect(results.nth(10).getByRole("link")).toBeFocused();
  await shoot(page, "search-en");
});

test("without its script the search says what to do instead", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(at("search/index.html"));
  await expect(page.getByRole("searchbox")).toBeHidden();
  await expect(page.getByText("搜索需要 JavaScript。")).toBeVisible();
  await page.locator(".search-instead").getByRole("link", { name: "活动" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("活动");
  await context.close();
});

test("says that the search failed when its files cannot be had, and works again when they can", async ({
  page,
}) => {
  await page.route("**/search/data/**", (route) => route.abort());
  await page.goto(at("search/index.html?q=量子"));
  await expect(page.getByRole("status")).toContainText("没能查找");
  await page.unroute("**/search/data/**");
  await search(page, "量子");
  await expect(page.getByRole("status")).toHaveText("找到 1 篇。");
});

test("the switch of languages lands on the same report, or says that it is due and leads on", async ({
  page,
}) => {
  await page.goto(at("art/2026/5/1/art_news_20.html"));
  await page.getByRole("link", { name: "English", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Quantum computing/);
  await page.getByRole("link", { name: "中文", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^澜江举办/);
  await page.goto(at("art/2026/5/2/art_news_21.html"));
  await expect(page.getByText("英文版待发布")).toBeVisible();
  await page.getByRole("link", { name: "English", exact: true }).click();
  await expect(page).toHaveURL(/\/en\/index\.html$/);
});

for (const [lang, folder, report] of [
  ["zh", "", "art/2026/5/1/art_news_20.html"],
  ["en", "en/", "en/art/2026/5/1/art_news_20.html"],
] as const)
  for (const colorScheme of ["light", "dark"] as const)
    test(`every kind of page is accessible, ${lang}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      const paths = [
        "index.html",
        "col/events/index.html",
        "search/index.html",
        "feeds/index.html",
      ];
      const kinds = [...paths.map((path) => folder + path), report];
      if (lang === "zh") kinds.push("404.html", "art/2026/5/2/art_news_21.html");
      const tag = (await readdir(join(desk.root, "site", folder, "tag")).catch(() => []))[0];
      if (tag) kinds.push(`${folder}tag/${tag}/index.html`);
      for (const path of kinds) {
        await page.goto(at(path));
        const { violations } = await new AxeBuilder({ page }).analyze();
        const found = violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
        expect(found, path).toEqual([]);
        await shoot(page, `${lang}-${colorScheme}-${path.replaceAll("/", "_")}`);
      }
    });

test("no text rings the bell or asks another host, on any page that shows it", async ({ page }) => {
  const foreign: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(site.url)) foreign.push(request.url());
  });
  const folder = join(desk.root, "site");
  const paths = (await readdir(folder, { recursive: true })).filter((path) =>
    path.endsWith(".html"),
  );
  expect(paths.length).toBeGreaterThan(100);
  for (const path of paths) {
    await page.goto(at(path), { waitUntil: "load" });
    expect(await page.evaluate(() => "bell" in window), path).toBe(false);
  }
  for (const words of ["script", "onerror", "</script>", "\u2028b"]) {
    await page.goto(at(`search/index.html?q=${encodeURIComponent(words)}`));
    await expect(page.getByRole("status")).toContainText(/找到/);
    expect(await page.evaluate(() => "bell" in window), words).toBe(false);
  }
  expect(foreign).toEqual([]);
});
