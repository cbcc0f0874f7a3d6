/** Settings: saved whole and only when asked, checked beside each field, and guarded while unsaved. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { deskOf } from "../support/pages/desk.ts";
import { settingsOf } from "../support/pages/settings.ts";
import { shellOf } from "../support/pages/shell.ts";
import { expect, test } from "../support/fixtures.ts";

const savedIn = async (library: string): Promise<Record<string, unknown>> =>
  JSON.parse(await readFile(join(library, "library.json"), "utf8")).settings;

test("saves the site, a column, a person and a target into the library", async ({
  app,
  library,
}) => {
  const settings = settingsOf(app);
  await settings.open();
  await shellOf(app).expectAccessible();
  await app.getByLabel("站点名称（中文）").fill("示例市科学技术协会");
  await app.getByLabel("网址").fill("https://www.example.cn");
  await app.getByRole("button", { name: "添加栏目" }).click();
  await app.getByLabel("第 2 个栏目的中文名称").fill("学术活动");
  await app.getByLabel("第 2 个栏目的英文名称").fill("Academic Events");
  await expect(app.getByLabel("第 2 个栏目的标识")).toHaveValue("academic-events");
  await app.getByRole("button", { name: "上移“学术活动”" }).click();
  await app.getByRole("button", { name: "添加人员" }).click();
  await app.getByLabel("第 1 人的中文姓名").fill("何砚");
  await app.getByLabel("第 1 人的英文姓名").fill("He Yan");
  await app.getByRole("group", { name: "何砚的分工" }).getByText("翻译").click();
  await app.getByRole("button", { name: "添加人员" }).click();
  await app.getByLabel("第 2 人的中文姓名").fill("单静");
  await app.getByRole("button", { name: "添加发布目标" }).click();
  await settings.section("发布目标").getByLabel("名称").fill(" 协会官网");
  await settings.section("发布目标").getByLabel("文件夹").fill(`${library}-site`);
  await settings.save();
  await expect(savedIn(library)).resolves.toMatchObject({
    siteName: { zh: "示例市科学技术协会" },
    baseUrl: "https://www.example.cn",
    columns: [
      { id: "academic-events", name: { zh: "学术活动", en: "Academic Events" } },
      { id: "news" },
    ],
    people: [
      { id: "he-yan", name: { zh: "何砚", en: "He Yan" }, roles: ["editor", "translator"] },
      { id: "shan-jing", name: { zh: "单静", en: "" }, roles: ["editor"] },
    ],
    targets: [{ name: "协会官网", kind: "folder", path: `${library}-site` }],
  });
  await shellOf(app).iAm("何砚");
});

test("shows what an address pattern gives, and why a wrong one gives nothing", async ({ app }) => {
  const settings = settingsOf(app);
  await settings.open();
  const pattern = app.getByLabel("页面地址格式");
  await pattern.fill("/{column}/{number}.html");
  await expect(app.getByText("https://www.example.org/news/128.html")).toBeVisible();
  await expect(app.getByText("https://www.example.org/en/news/128.html")).toBeVisible();
  await expect(app.getByText(/旧地址随即失效/)).toBeVisible();
  await pattern.fill("/{column}/page.html");
  await expect(app.getByText(/^必须含有 \{number\}/)).toBeVisible();
  await settings.button.click();
  await expect(app.getByText("有 1 处需要更正。")).toBeVisible();
  await expect(pattern).toBeFocused();
  await expect(pattern).toHaveAttribute("aria-invalid", "true");
});

test("names every field that is wrong and saves nothing", async ({ app, library }) => {
  const before = await savedIn(library);
  const settings = settingsOf(app);
  await settings.open();
  await app.getByLabel("网址").fill("example");
  await app.getByRole("button", { name: "添加栏目" }).click();
  await app.getByLabel("第 2 个栏目的中文名称").fill("要闻");
  await app.getByLabel("第 2 个栏目的英文名称").fill("News");
  await settings.button.click();
  await expect(app.getByText("请填写以 http:// 或 https:// 开头的网址")).toBeVisible();
  await expect(app.getByText("这个标识已被使用。")).toBeVisible();
  await expect(app.getByText("有 2 处需要更正。")).toBeVisible();
  await expect(savedIn(library)).resolves.toEqual(before);
});

test("refuses a target inside the library, in words", async ({ app, library }) => {
  const settings = settingsOf(app);
  await settings.open();
  await app.getByRole("button", { name: "添加发布目标" }).click();
  await expect(
    settingsOf(app).section("发布目标").getByRole("textbox", { name: "名称" }),
  ).toBeFocused();
  await settings.section("发布目标").getByLabel("文件夹").fill(join(library, "site"));
  await settings.button.click();
  const refusal = shellOf(app).message("不能发布到这个文件夹");
  await expect(refusal).toBeVisible();
  // Told again it stands there once, and it goes when the settings could be saved.
  const first = await refusal.elementHandle();
  await settings.button.click();
  await expect.poll(() => first?.evaluate((element) => element.isConnected)).toBe(false);
  await expect(refusal).toHaveCount(1);
  await settings.section("发布目标").getByLabel("文件夹").fill(`${library}-site`);
  await settings.save();
  await expect(refusal).toHaveCount(0);
  await app.getByLabel("站点名称（中文）").fill("再改一次");
  await settings.save();
  await expect(shellOf(app).message("设置已保存")).toHaveCount(1, { timeout: 2000 });
});

test("gives the keyboard to the next row, or the button that adds one, when a row is deleted", async ({
  app,
}) => {
  const settings = settingsOf(app);
  await settings.open();
  const targets = settings.section("发布目标");
  const add = targets.getByRole("button", { name: "添加发布目标" });
  for (const name of ["one", "two"]) {
    await add.click();
    await targets.getByRole("textbox", { name: "名称" }).last().fill(name);
  }
  await targets.getByRole("button", { name: "删除“one”" }).press("Enter");
  await expect(targets.getByRole("textbox", { name: "名称" })).toBeFocused();
  await targets.getByRole("button", { name: "删除“two”" }).press("Enter");
  await expect(add).toBeFocused();
});

test("asks before unsaved changes are left, by link and by the back button", async ({ app }) => {
  const settings = settingsOf(app);
  await settings.open();
  const name = app.getByLabel("站点名称（中文）");
  await name.fill("改了一半");
  await shellOf(app).go("稿件");
  await app.getByRole("dialog").getByRole("button", { name: "留在这里" }).click();
  await expect(name).toHaveValue("改了一半");
  await app.goBack();
  await expect(app.getByRole("dialog")).toContainText("更改尚未保存");
  await app.keyboard.press("Escape");
  await expect(name).toHaveValue("改了一半");
  await app.goBack();
  await app.getByRole("dialog").getByRole("button", { name: "放弃更改" }).click();
  await expect(app).toHaveURL(/\/desk$/);
  await settings.open();
  await expect(name).not.toHaveValue("改了一半");
});

test.describe("on the sample library", () => {
  test.use({ startWith: "sample" });

  test("will not drop a column that reports are in", async ({ app }) => {
    const settings = settingsOf(app);
    await settings.open();
    await app.getByRole("button", { name: "删除“要闻”" }).click();
    await settings.button.click();
    await expect(shellOf(app).message("栏目仍在使用，不能删除：news")).toBeVisible();
    await app.getByRole("button", { name: "放弃更改" }).click();
    await expect(app.getByLabel("第 1 个栏目的中文名称")).toHaveValue("要闻");
  });

  test("shows a renamed column on the desk", async ({ app }) => {
    const settings = settingsOf(app);
    await settings.open();
    await app.getByLabel("第 3 个栏目的中文名称").fill("科技奖励");
    await settings.save();
    await shellOf(app).go("稿件");
    await expect(deskOf(app).row("科技奖励").first()).toBeVisible();
  });
});
