/** Series, paired tags and pages of their own: written in Settings, chosen in a report, seen on the site. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "../support/fixtures.ts";
import { settingsOf } from "../support/pages/settings.ts";
import { shellOf } from "../support/pages/shell.ts";
import { WritePage } from "../support/pages/write-page.ts";

test.use({ locale: "zh-CN" });

const savedIn = async (library: string) =>
  JSON.parse(await readFile(join(library, "library.json"), "utf8")).settings;

/** The rehearsed site, in a tab of its own. */
async function site(app: Page, path: string): Promise<Page> {
  const reader = await app.context().newPage();
  await reader.goto(new URL(`/preview/site/${path}`, app.url()).href);
  return reader;
}

const choose = async (app: Page, field: string, option: string): Promise<void> => {
  await app.getByRole("combobox", { name: field, exact: true }).click();
  await app.getByRole("option", { name: option, exact: true }).click();
};

test("a series with sessions and paired tags is saved, chosen in a report, and stands on the site", async ({
  app,
  library,
}) => {
  const settings = settingsOf(app);
  await settings.open();
  const series = settings.section("专题");
  await series.getByRole("button", { name: "添加专题" }).click();
  await settings.button.click();
  await expect(series.getByText("此项必填。").first()).toBeVisible();
  await series.getByLabel("新专题的名称（中文）").fill("前沿报告会");
  await series.getByLabel("前沿报告会的名称（英文）").fill("Frontier Talks");
  await expect(series.getByLabel("前沿报告会的标识")).toHaveValue("frontier-talks");
  await series.getByLabel("简介（中文）").fill("第一段\n第二段");
  await series.getByRole("button", { name: "添加场次" }).click();
  await series.getByLabel("第 1 场的名称（中文）").fill("材料专场");
  await series.getByLabel("第 1 场的名称（英文）").fill("Materials");
  await series.getByLabel("第 1 场的日期").fill("2026-05-19");
  const tags = settings.section("标签");
  await tags.getByRole("button", { name: "添加一对" }).click();
  await tags.getByLabel("第 1 对的标签（中文）").fill("机器人");
  await tags.getByLabel("第 1 对的标签（英文）").fill("robotics");
  await shellOf(app).expectAccessible();
  await settings.save();
  expect(await savedIn(library)).toMatchObject({
    series: [
      {
        id: "frontier-talks",
        name: { zh: "前沿报告会", en: "Frontier Talks" },
        current: true,
        sessions: [{ id: "materials", date: "2026-05-19" }],
      },
    ],
    tagPairs: [{ zh: "机器人", en: "robotics" }],
  });

  await shellOf(app).go("稿件");
  const write = await WritePage.startReport(app);
  await write.caretIn(write.block(".dg-headline"));
  await write.type("材料专场开讲");
  await choose(app, "网站专题", "前沿报告会");
  await choose(app, "场次", "材料专场");
  await app.getByRole("combobox", { name: "标签（中文）" }).fill("机器人");
  await app.keyboard.press("Enter");
  await shellOf(app).expectAccessible();
  await write.expectSaved();
  await app.reload();
  await write.ready();
  await expect(app.getByRole("combobox", { name: "场次", exact: true })).toHaveValue("材料专场");

  const reader = await site(app, "series/frontier-talks/index.html");
  await expect(reader.getByRole("region", { name: /材料专场/ })).toContainText("材料专场开讲");
  await reader.getByRole("link", { name: "材料专场开讲" }).click();
  await expect(reader.getByRole("navigation", { name: /前沿报告会/ })).toContainText("材料专场");
  await reader.getByRole("link", { name: "机器人" }).click();
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText("机器人");
  await reader.close();

  // Without its series the report stays, and says what it named.
  await settings.open();
  await series.getByRole("button", { name: "删除“前沿报告会”" }).click();
  await settings.save();
  await app.goto(new URL("/report/1/write", app.url()).href);
  await write.ready();
  await expect(app.getByRole("combobox", { name: "网站专题" })).toHaveValue(/设置中没有/);
});

test("the event's series is offered, and a series is given up again", async ({ app }) => {
  const settings = settingsOf(app);
  await settings.open();
  const series = settings.section("专题");
  await series.getByRole("button", { name: "添加专题" }).click();
  await series.getByLabel("新专题的名称（中文）").fill("科普论坛");
  await series.getByLabel("科普论坛的标识").fill("forum");
  await settings.save();
  await shellOf(app).go("稿件");
  const write = await WritePage.startReport(app);
  await app.getByRole("combobox", { name: "专题（中文）" }).fill("科普论坛");
  await app.getByRole("button", { name: /按活动信息归入“科普论坛”/ }).click();
  const field = app.getByRole("combobox", { name: "网站专题" });
  await expect(field).toHaveValue("科普论坛");
  await field.fill("");
  await app.keyboard.press("Tab");
  await write.expectSaved();
});

test("a page of its own has an address, stands in no list, and the foot leads to it", async ({
  app,
}) => {
  const write = await WritePage.startReport(app);
  await write.caretIn(write.block(".dg-headline"));
  await write.type("关于我们", "", "我们是谁。");
  await app.getByRole("checkbox", { name: /独立页面/ }).press("Space");
  await expect(app.getByLabel("发布日期")).toBeHidden();
  const address = app.getByLabel("地址", { exact: true });
  await address.fill("关于");
  await app.keyboard.press("Tab");
  await expect(app.getByText(/请用小写字母和连字符/)).toBeVisible();
  await expect(address).toHaveAttribute("aria-invalid", "true");
  await address.fill("about");
  await expect(app.getByText("/about/ · /en/about/")).toBeVisible();
  await shellOf(app).expectAccessible();
  await write.expectSaved();
  const reader = await site(app, "index.html");
  await expect(reader.getByRole("main")).not.toContainText("关于我们");
  await reader.getByRole("contentinfo").getByRole("link", { name: "关于我们" }).click();
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText("关于我们");
  await expect(reader.getByText("我们是谁。")).toBeVisible();
  await reader.close();
  await shellOf(app).go("稿件");
  await expect(app.getByRole("row").filter({ hasText: "关于我们" })).toContainText("独立页面");
});

test.describe("of the sample", () => {
  test.use({ startWith: "sample" });

  test("series, tags and pages are whole in both languages", async ({ app }) => {
    await app.locator("main").first().waitFor();
    for (const path of [
      "index.html",
      "series/index.html",
      "en/series/frontier-symposia/index.html",
      "en/tag/academic-exchange/index.html",
      "about/index.html",
      "en/contact/index.html",
    ]) {
      const reader = await site(app, path);
      await expect(reader.getByRole("heading", { level: 1 })).not.toBeEmpty();
      await reader.close();
    }
    const reader = await site(app, "en/tag/academic-exchange/index.html");
    await reader.getByRole("link", { name: "中文" }).click();
    await expect(reader.getByRole("heading", { level: 1 })).toHaveText("学术交流");
  });
});
