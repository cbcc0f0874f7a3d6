/** The panel beside the sheet: tabs by keyboard, shown and hidden, remembered. */
import { expect, test } from "../support/fixtures.ts";
import { shellOf } from "../support/pages/shell.ts";
import { WritePage } from "../support/pages/write-page.ts";

test.use({ locale: "zh-CN" });

test("goes from tab to tab by keyboard, and keeps the tab over a reload", async ({ app }) => {
  const write = await WritePage.startReport(app);
  const info = app.getByRole("tab", { name: "信息" });
  const outline = app.getByRole("tab", { name: "大纲" });
  await expect(app.getByRole("tabpanel").getByLabel("栏目")).toBeVisible();
  await info.focus();
  await app.keyboard.press("ArrowRight");
  await expect(outline).toHaveAttribute("aria-selected", "true");
  await expect(app.getByText("这里会列出大纲")).toBeVisible();
  await shellOf(app).expectAccessible();
  await write.expectSaved();
  await app.reload();
  await write.ready();
  await expect(outline).toHaveAttribute("aria-selected", "true");
});

test("is shown and hidden by key, and the keyboard stays where it is of use", async ({ app }) => {
  const write = await WritePage.startReport(app);
  const panel = app.getByRole("complementary", { name: "正文旁" });
  await write.caretIn(write.block(".dg-headline"));
  await app.keyboard.press("Control+\\");
  await expect(panel).toBeHidden();
  await app.keyboard.type("标题");
  await expect(write.block(".dg-headline")).toHaveText("标题");
  await app.reload();
  await write.ready();
  await expect(panel).toBeHidden();
  await app.keyboard.press("Control+\\");
  await expect(panel).toBeVisible();
  await expect(app.getByRole("tab", { name: "信息" })).toBeFocused();
  await app.keyboard.press("Control+\\");
  await expect(panel).toBeHidden();
  await expect(write.text).toBeFocused();
});

test("counts the text and what is selected of it", async ({ app }) => {
  const write = await WritePage.startReport(app);
  await write.caretIn(write.block(".dg-headline"));
  await write.type("第一届，Young Scientists论坛！");
  const row = (name: string) => app.getByRole("row", { name });
  await expect(row("字数（不计标点）")).toContainText("7");
  await expect(row("字数（计标点）")).toContainText("9");
  await expect(row("汉字")).toContainText("5");
  await expect(app.locator("footer")).toContainText("共 7 字 · 约读 1 分钟");
  await write.select("Shift+Home");
  await expect(app.locator("footer")).toContainText("选中 7 字 / 共 7 字");
  await write.press("ArrowRight");
  await expect(app.locator("footer")).not.toContainText("选中");
});

test("marks words as to check, lists them, leads to them, and counts them on the desk", async ({
  app,
}) => {
  const write = await WritePage.startReport(app);
  await write.caretIn(write.block(".dg-headline"));
  await write.type("论坛举行", "共有【待核实】人到场。", "获奖300人");
  for (let step = 0; step < 4; step += 1) await write.select("Shift+ArrowLeft");
  await write.press("Control+Alt+k");
  await expect(write.block("p").last()).toHaveText("获奖【待核实：300人】");
  await app.getByRole("tab", { name: "待核实 2" }).click();
  const places = app.getByRole("tabpanel").getByRole("listitem");
  await expect(places).toHaveCount(2);
  await shellOf(app).expectAccessible();
  await places.filter({ hasText: "300人" }).getByRole("button").press("Enter");
  await expect(write.text).toBeFocused();
  await expect.poll(() => app.evaluate(() => String(getSelection()))).toBe("【待核实：300人】");
  await write.expectSaved();
  await app.getByRole("link", { name: "稿件" }).click();
  await expect(app.getByRole("row", { name: /论坛举行/ })).toContainText("2 处待核实");
  await app.goBack();
  await write.ready();
  await write.caretIn(write.block("p").last());
  await write.press("ArrowLeft", "Control+Alt+k");
  await expect(write.block("p").last()).toHaveText("获奖300人");
  await expect(places).toHaveCount(1);
});

test("moves a heading with what is under it, by keyboard and by mouse, as one step of undo", async ({
  app,
}) => {
  const write = await WritePage.startReport(app);
  await write.caretIn(write.block(".dg-headline"));
  await write.type("标题", "导语", "## 甲", "一", "## 乙", "二", "## 丙", "三");
  const shape = async () => (await write.shape()).slice(2).join(" ");
  await app.getByRole("tab", { name: "大纲" }).click();
  const entries = app.getByRole("tabpanel").getByRole("listitem").getByRole("button");
  await expect(entries).toHaveText(["甲", "乙", "丙"]);
  await entries.nth(2).focus();
  await app.keyboard.press("Alt+Shift+ArrowUp");
  await expect.poll(shape).toBe("h2 甲 p 一 h2 丙 p 三 h2 乙 p 二");
  await expect(entries).toHaveText(["甲", "丙", "乙"]);
  await expect(entries.nth(1)).toBeFocused();
  await app.keyboard.press("Alt+Shift+ArrowDown");
  await expect.poll(shape).toBe("h2 甲 p 一 h2 乙 p 二 h2 丙 p 三");
  await expect(entries).toHaveText(["甲", "乙", "丙"]);
  await entries.nth(2).dragTo(entries.nth(0));
  await expect.poll(shape).toBe("h2 丙 p 三 h2 甲 p 一 h2 乙 p 二");
  await expect(entries).toHaveText(["丙", "甲", "乙"]);
  await entries.nth(1).press("Enter");
  await expect(write.text).toBeFocused();
  await write.press("Control+z");
  await expect.poll(shape).toBe("h2 甲 p 一 h2 乙 p 二 h2 丙 p 三");
});

test.describe("in a long report", () => {
  test.use({ startWith: "sample" });

  test("shows in the outline where one is while scrolling", async ({ app }) => {
    await app.waitForURL(/desk/);
    const write = await WritePage.open(app, "/report/1/write");
    await app.getByRole("tab", { name: "大纲" }).click();
    const entries = app.getByRole("tabpanel").getByRole("listitem").getByRole("button");
    const current = app.locator('[aria-current="location"]');
    await expect(current).toHaveCount(0);
    await write
      .block("h2")
      .last()
      .evaluate((heading) => heading.scrollIntoView());
    await expect(current).toHaveText(await entries.last().innerText());
  });
});
