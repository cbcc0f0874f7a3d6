/** A plan before it is carried out: its files found and filtered, each page compared with what the target holds. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "../support/fixtures.ts";
import { publishOf } from "../support/pages/publish.ts";
import { settingsOf } from "../support/pages/settings.ts";
import { shellOf } from "../support/pages/shell.ts";
import { publishSample, siteOf } from "../support/published-sample.ts";

test.use({ startWith: "sample" });
test.setTimeout(180_000);
const PLAN_MS = 90_000;

const PAGE = "art/2025/5/28/art_events_1.html";

test.beforeEach(({ library }) => publishSample(library));

test("compares a page before and after by keys: side by side, one over the other, and in words", async ({
  app,
  library,
}) => {
  const file = join(siteOf(library), PAGE);
  const now = await readFile(file, "utf8");
  await writeFile(
    file,
    now
      .replace("<h1>2025年澜江前沿", "<h1>2025年旧的")
      .replace("</article>", "<p>后来删去。</p></article>"),
  );
  const room = publishOf(app);
  await room.open();
  await room.makePlan.click();
  await expect(room.plan).toBeVisible({ timeout: PLAN_MS });
  const row = app.getByRole("button", { name: /^更改.*2025年澜江前沿/ });
  await app.getByRole("searchbox", { name: "按标题、编号或地址查找" }).press("ArrowDown");
  await app.keyboard.press("ArrowDown");
  await expect(row).toBeFocused();
  await expect(row).toContainText("正文");
  await app.keyboard.press("Enter");

  const before = app.frameLocator('iframe[title^="发布前："]');
  const after = app.frameLocator('iframe[title^="发布后："]');
  await expect(before.getByRole("heading", { level: 1 })).toContainText("2025年旧的");
  await expect(after.getByRole("heading", { level: 1 })).toContainText("2025年澜江前沿");
  await expect(before.getByText("后来删去。")).toBeAttached();
  await expect(app.locator('iframe[title^="发布前："]')).toHaveAttribute(
    "sandbox",
    "allow-same-origin",
  );
  await app.keyboard.press("2");
  await expect(app.getByRole("slider", { name: "露出发布前页面的比例" })).toBeVisible();
  await expect(before.getByRole("heading", { level: 1 })).toContainText("2025年旧的");
  await app.keyboard.press("3");
  const words = app.getByRole("region", { name: "文字差异" });
  await expect(words.locator("del", { hasText: "后来删去。" })).toBeVisible();
  await expect(words.locator("ins")).toHaveCount(1);
  await shellOf(app).expectAccessible();
  await app.keyboard.press("Escape");
  await expect(row).toBeFocused();
  expect(await readFile(file, "utf8")).toContain("后来删去。");
});

test("keeps reports apart from what follows from them, and finds a page by its title or number", async ({
  app,
}) => {
  const settings = settingsOf(app);
  await settings.open();
  await app.getByLabel("站点名称（中文）").fill("改名后的协会");
  await settings.save();
  const room = publishOf(app);
  await room.open();
  await room.makePlan.click();
  await expect(room.plan).toBeVisible({ timeout: PLAN_MS });
  const reports = app.getByRole("button", { name: /^稿件页 \d+$/ });
  await expect(reports).toHaveAttribute("aria-expanded", "true");
  const lists = app.getByRole("button", { name: /^首页、列表等页面/ });
  await expect(lists).toHaveAttribute("aria-expanded", "false");
  await shellOf(app).expectAccessible();
  await app.keyboard.press("/");
  await app.keyboard.type("13");
  await expect(reports).toHaveText(/2$/);
  await expect(lists).toBeHidden();
  await app.keyboard.press("Enter");
  await app.keyboard.press("ArrowDown");
  await app.keyboard.press("Enter");
  const after = app.frameLocator('iframe[title^="发布后："]');
  await expect(after.getByRole("banner")).toContainText("改名后的协会");
  await app.keyboard.press("ArrowRight");
  await expect(app.getByRole("status").filter({ hasText: "2 / 2" })).toBeVisible();
  await expect(after.locator("html")).toHaveAttribute("lang", /^en/);
});
