/** The publish room and the preview room, on the sample library and a real folder. */
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "../support/fixtures.ts";
import { publishOf } from "../support/pages/publish.ts";
import { settingsOf } from "../support/pages/settings.ts";
import { shellOf } from "../support/pages/shell.ts";

test.use({ startWith: "sample" });

/** The first plan scales every photograph of the sample. */
const PLAN_MS = 90_000;
test.setTimeout(180_000);

const siteOf = (library: string): string => `${library}-site`;

/** Gives the library a target before it is opened. */
test.beforeEach(async ({ library }) => {
  const file = join(library, "library.json");
  const record = JSON.parse(await readFile(file, "utf8"));
  record.settings.targets = [{ name: "web", kind: "folder", path: siteOf(library) }];
  await writeFile(file, JSON.stringify(record));
  await mkdir(siteOf(library));
});

test("plans, says what it will do, publishes and keeps the record, with the keyboard alone", async ({
  app,
  library,
}) => {
  const room = publishOf(app);
  await app.locator("main").first().waitFor();
  await app.keyboard.press("g");
  await app.keyboard.press("p");
  await expect(room.makePlan).toBeVisible();
  await app.keyboard.press("p");
  await expect(room.plan).toBeVisible({ timeout: PLAN_MS });
  await expect(room.plan.getByRole("heading").first()).toBeFocused();
  await expect(room.count("不变")).toHaveText("0");
  const added = Number(await room.count("新增").textContent());
  expect(added).toBeGreaterThan(60);
  expect(await readdir(siteOf(library))).toEqual([]);
  await shellOf(app).expectAccessible();

  await app.keyboard.press("ControlOrMeta+Enter");
  await expect(app.getByText(`将向“web”写入 ${added} 个文件`)).toBeVisible();
  await expect(room.confirm).toBeFocused();
  await app.keyboard.press("Escape");
  await expect(room.confirm).toBeHidden();
  await expect(room.publish).toBeFocused();
  await app.keyboard.press("Enter");
  await expect(room.confirm).toBeFocused();
  await app.keyboard.press("Enter");
  await expect(app.getByText("已发布到“web”")).toBeVisible({ timeout: PLAN_MS });
  // What had the keyboard is gone: it is where the outcome is told.
  await expect(app.locator("[aria-live][data-outcome=done]")).toBeFocused();
  await expect(room.ledgerRows).toHaveCount(1);
  await expect(room.ledgerRows).toContainText(`新增 ${added}`);
  await shellOf(app).expectAccessible();
  expect(await readFile(join(siteOf(library), "index.html"), "utf8")).toContain(
    "澜江市科学技术协会",
  );
  expect(await readdir(join(siteOf(library), "en"))).toEqual(
    expect.arrayContaining(["about", "art", "col", "index.html", "series", "tag"]),
  );
  const reader = await app.context().newPage();
  for (const path of [
    "index.html",
    "en/col/events/index.html",
    "art/2025/5/28/art_events_1.html",
    "series/frontier-symposia/index.html",
    "en/series/index.html",
    "en/tag/academic-exchange/index.html",
    "en/about/index.html",
    "404.html",
  ]) {
    await reader.goto(`file://${siteOf(library)}/${path}`);
    await shellOf(reader).expectAccessible();
  }
  await reader.close();

  await app.keyboard.press("p");
  await expect(app.getByText(`目标已是最新，${added} 个文件都不需要改动。`)).toBeVisible();
  await expect(room.publish).toBeHidden();
});

test("names what is in the way and leads to where it is mended", async ({ app }) => {
  const room = publishOf(app);
  await room.open();
  await room.makePlan.click();
  const issues = app.getByRole("region", { name: "请留意" });
  await expect(issues).toBeVisible({ timeout: PLAN_MS });
  await expect(issues.getByText("译文尚未签发").first()).toBeVisible();
  await issues.getByRole("link", { name: "去翻译间" }).first().click();
  await expect(app).toHaveURL(/\/report\/\d+\/translate(\?|$)/);
});

test("says what nobody approved yet, and leads to it on the desk", async ({ app }) => {
  const room = publishOf(app);
  await room.open();
  await room.makePlan.click();
  await expect(room.plan).toContainText("只有签发的版本才会发布。尚未签发：", { timeout: PLAN_MS });
  const drafts = room.plan.getByRole("link", { name: /起草中的 \d+ 篇/ });
  const count = Number(/\d+/.exec((await drafts.textContent()) ?? "")?.[0]);
  await drafts.click();
  await expect(app.getByRole("heading", { name: "稿件" })).toBeVisible();
  await expect(app.locator("[data-index]")).toHaveCount(count);
});

test("goes over somebody else's change only when told to", async ({ app, library }) => {
  const room = publishOf(app);
  const theirs = join(siteOf(library), "index.html");
  await writeFile(theirs, "theirs");
  await room.open();
  await room.makePlan.click();
  await expect(app.getByText("目标中有 1 个文件被别人改动过")).toBeVisible({ timeout: PLAN_MS });
  await expect(room.publish).toBeDisabled();
  await shellOf(app).expectAccessible();
  await app.getByLabel("用本次发布的内容覆盖或删除这些文件").check();
  await room.publish.click();
  await expect(app.getByText("覆盖别人改动过的 1 个文件")).toBeVisible();
  expect(await readFile(theirs, "utf8")).toBe("theirs");
  await room.confirm.click();
  await expect(app.getByText("已发布到“web”")).toBeVisible({ timeout: PLAN_MS });
  expect(await readFile(theirs, "utf8")).not.toBe("theirs");
});

test("a cancelled plan and a cancelled publication leave nothing half done", async ({
  app,
  library,
}) => {
  const room = publishOf(app);
  const cancel = app.getByRole("button", { name: /^取消\s*X?$/ });
  await room.open();
  await room.makePlan.click();
  await cancel.click();
  await expect(app.getByText("生成预案不会改动目标。")).toBeVisible();
  expect(await readdir(siteOf(library))).toEqual([]);

  await room.makePlan.click();
  await room.publish.click({ timeout: PLAN_MS });
  await room.confirm.click();
  await cancel.click();
  // Stopped before its first file, or after some.
  await expect(app.getByText(/已停止|已取消发布到/).first()).toBeVisible({ timeout: PLAN_MS });

  await room.makePlan.click();
  await room.publish.click({ timeout: PLAN_MS });
  await room.confirm.click();
  await expect(app.getByText("已发布到“web”")).toBeVisible({ timeout: PLAN_MS });
  await expect(room.ledgerRows.first()).toContainText("完成");
  expect(await readdir(join(siteOf(library), ".diglot"))).toEqual(["manifest.json"]);
});

test("says why a target cannot be used, and teaches how to add one", async ({ app, library }) => {
  const room = publishOf(app);
  await rm(siteOf(library), { recursive: true });
  await room.open();
  await room.makePlan.click();
  await expect(app.getByText(`无法使用发布目标：${siteOf(library)}`)).toBeVisible({
    timeout: PLAN_MS,
  });
  await app.getByRole("link", { name: "到“设置”中查看发布目标" }).click();
  await app.getByRole("button", { name: "删除“web”" }).click();
  await settingsOf(app).save();
  await room.open();
  await expect(app.getByText("还没有发布目标")).toBeVisible();
  await shellOf(app).expectAccessible();
});

test.describe("a new library", () => {
  test.use({ startWith: "empty" });

  test("makes its target's folder with the first plan", async ({ app, library }) => {
    const room = publishOf(app);
    await rm(siteOf(library), { recursive: true });
    await room.open();
    await room.makePlan.click();
    const make = app.getByRole("button", { name: "建立这个文件夹" });
    await expect(make).toBeVisible();
    await shellOf(app).expectAccessible();
    await make.press("Enter");
    await expect(room.plan).toBeVisible({ timeout: PLAN_MS });
    await expect(room.plan.getByRole("heading").first()).toBeFocused();
    expect(await readdir(siteOf(library))).toEqual([]);
    await expect(app.getByRole("link", { name: "改成网站真正的网址" })).toBeVisible();
    await shellOf(app).expectAccessible();
    await room.publish.click();
    await room.confirm.click();
    await expect(app.getByText(`${siteOf(library)}/index.html`)).toBeVisible({ timeout: PLAN_MS });
  });
});

test("finds words in the previewed page by key, and in the other language's too", async ({
  app,
}) => {
  await app.goto(new URL("/report/13/preview", app.url()).href);
  const frame = app.locator('iframe[data-shown="true"]');
  const page = app.frameLocator('iframe[data-shown="true"]');
  await expect(page.getByRole("region", { name: "活动信息" })).toContainText("2025年8月16日至17日");
  await app.keyboard.press("Control+f");
  const find = app.getByRole("search", { name: "在页面里查找" });
  await expect(find.getByRole("textbox")).toBeFocused();
  await app.keyboard.type("澜江市消防救援支队");
  await expect(find.getByRole("status")).toHaveText("1 / 1");
  const current = () =>
    frame.evaluate((element) => {
      const view = (element as HTMLIFrameElement).contentWindow as typeof window;
      return [...((view.CSS.highlights.get("dg-find-current") ?? []) as Iterable<Range>)].map(
        (range) => [range.toString(), range.getBoundingClientRect().top < view.innerHeight],
      );
    });
  await expect.poll(current).toEqual([["澜江市消防救援支队", true]]);
  await find.getByRole("textbox").fill("机器人");
  await expect(find.getByRole("status")).toHaveText(/^1 \/ \d+$/);
  await app.keyboard.press("Shift+Enter");
  await expect(find.getByRole("status")).toHaveText(/^(\d+) \/ \1$/);
  await app.keyboard.press("Escape");
  await expect(find).toBeHidden();
  await expect.poll(current).toEqual([]);
  await app.keyboard.press("l");
  await expect(page.getByRole("region", { name: "About the event" })).toContainText("64 teams");
  await app.keyboard.press("Control+f");
  await find.getByRole("textbox").fill("donglan new area");
  await expect(find.getByRole("status")).toHaveText("1 / 2");
});

test("previews the page in both languages and on every width, and follows changes where it was scrolled to", async ({
  app,
}) => {
  await app.goto(new URL("/report/1/preview", app.url()).href);
  const page = app.frameLocator('iframe[data-shown="true"]');
  await expect(page.getByRole("heading", { level: 1 })).toContainText("2025年澜江前沿学术成果");
  await expect(page.locator("figure img").first()).toBeVisible();
  await app.keyboard.press("1");
  await expect(app.locator("iframe")).toHaveCSS("width", "390px");
  await app.keyboard.press("l");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Four symposia");
  // No script runs in the preview, so axe cannot look inside; the published site is looked at by itself.
  const { violations } = await new AxeBuilder({ page: app })
    .setLegacyMode()
    .exclude("iframe")
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);

  const scrollY = (): Promise<number> =>
    app.locator('iframe[data-shown="true"]').evaluate((frame) => {
      const view = (frame as HTMLIFrameElement).contentWindow;
      if (view && view.scrollY === 0) view.scrollTo({ top: 700 });
      return view?.scrollY ?? 0;
    });
  expect(await scrollY()).toBe(700);
  const other = await app.context().newPage();
  await other.goto(new URL("/settings", app.url()).href);
  await other.getByLabel("站点名称（英文）").fill("Renamed Association");
  await settingsOf(other).save();
  await expect(page.getByRole("banner")).toContainText("Renamed Association");
  expect(await scrollY()).toBe(700);
});
