/** Event facts: filled in once, put into both editions as chips, and what falls behind a change is shown and mended. */
import type { CDPSession, Page } from "@playwright/test";
import { expect, test } from "../support/fixtures.ts";
import { shellOf } from "../support/pages/shell.ts";
import { translateOf } from "../support/pages/translate-page.ts";
import { WritePage } from "../support/pages/write-page.ts";

test.use({ locale: "zh-CN" });

const field = (app: Page, name: string) => app.getByRole("textbox", { name, exact: true });
const chips = (write: WritePage) => write.block(".dg-fact");

async function fillIn(app: Page): Promise<void> {
  await field(app, "活动名称（中文）").fill("澜江科普论坛");
  await field(app, "活动名称（英文）").fill("Lanjiang Forum");
  await app.getByLabel("开始日期").fill("2026-11-22");
  await app.getByLabel("结束日期").fill("2026-11-24");
  await field(app, "地点（中文）").fill("澜江会堂");
  await field(app, "地点（英文）").fill("Lanjiang Hall");
}

const body = async (write: WritePage, text = ""): Promise<void> => {
  await write.caretIn(write.block(".dg-headline"));
  await write.type("标题", "导语", text);
};

test("the form keeps every fact, says what English lacks, and is there after a reload", async ({
  app,
}) => {
  const write = await WritePage.startReport(app);
  await fillIn(app);
  await app.getByRole("button", { name: "嘉宾", exact: true }).click();
  await field(app, "嘉宾 1（中文）").fill("何砚");
  await app.getByRole("button", { name: /^数字（人数/ }).click();
  await field(app, "数字 1：数值").fill("6000000");
  await field(app, "数字 1：单位（中文）").fill("人次");
  await app.getByRole("combobox", { name: "专题（中文）" }).fill("科普论坛");
  await expect(app.getByText("英文缺 3 项")).toBeVisible();
  await expect(field(app, "嘉宾 1（英文）")).toHaveAttribute("placeholder", "缺英文");
  await expect(app.getByText("2026年11月22日至24日")).toBeVisible();
  await shellOf(app).expectAccessible();
  await write.expectSaved();
  await app.reload();
  await write.ready();
  await expect(field(app, "活动名称（英文）")).toHaveValue("Lanjiang Forum");
  await expect(field(app, "嘉宾 1（中文）")).toHaveValue("何砚");
  await expect(field(app, "数字 1：数值")).toHaveValue("6,000,000");
  await app.getByRole("region", { name: "嘉宾" }).getByRole("button", { name: "删除此项" }).click();
  await expect(field(app, "嘉宾 1（中文）")).toBeHidden();
  await shellOf(app).message("已删除").getByRole("button", { name: "撤销" }).click();
  await expect(field(app, "嘉宾 1（中文）")).toHaveValue("何砚");
  // Another report is offered the series by name.
  await shellOf(app).go("稿件");
  await WritePage.startReport(app);
  await app.getByRole("combobox", { name: "专题（中文）" }).click();
  await expect(app.getByRole("option", { name: "科普论坛" })).toBeVisible();
});

test("“@” offers the facts; one comes in as a chip or as words, in one undo step, and Escape keeps what was typed", async ({
  app,
}) => {
  const write = await WritePage.startReport(app);
  await fillIn(app);
  await body(write, "论坛于");
  const picker = app.getByRole("combobox", { name: "插入活动信息" });
  await app.keyboard.type("@");
  await expect(picker).toBeFocused();
  await shellOf(app).expectAccessible();
  await app.keyboard.type("日期");
  await app.keyboard.press("Enter");
  await expect(chips(write)).toHaveText(["2026年11月22日至24日"]);
  await expect(write.text).toBeFocused();
  await write.type("在");
  await app.keyboard.press("Control+Alt+e");
  await expect(picker).toBeFocused();
  await app.keyboard.press("ArrowDown");
  await app.keyboard.type("会堂");
  await app.keyboard.press("Shift+Enter");
  await write.type("举行 a@b @");
  await expect(picker).toBeFocused();
  await app.keyboard.type("某人");
  await app.keyboard.press("Escape");
  await write.type("。");
  const line = write.block("p").last();
  await expect(line).toHaveText("论坛于2026年11月22日至24日在澜江会堂举行 a@b @某人。");
  await expect(chips(write)).toHaveCount(1);
  await write.expectSaved();
  await app.reload();
  await write.ready();
  await expect(chips(write)).toHaveText(["2026年11月22日至24日"]);
  await write.caretIn(line);
  await write.press("Control+Alt+e");
  await picker.fill("会堂");
  await picker.press("Enter");
  await expect(chips(write)).toHaveCount(2);
  await write.press("Control+z");
  await expect(line).toHaveText("论坛于2026年11月22日至24日在澜江会堂举行 a@b @某人。");
});

test("after a fact changed, chips and words that still say the old are listed, marked and mended together", async ({
  app,
}) => {
  const write = await WritePage.startReport(app);
  await fillIn(app);
  await body(write, "在澜江会堂，见");
  await app.getByRole("button", { name: "把“澜江会堂”插入正文" }).click();
  await write.type("。");
  const line = write.block("p").last();
  await expect(line).toHaveText("在澜江会堂，见澜江会堂。");
  await field(app, "地点（中文）").fill("市图书馆");
  await field(app, "地点（英文）").focus();
  await expect(chips(write)).toHaveAttribute("data-differs", "");
  await expect(chips(write)).toHaveAttribute("title", "活动信息现在是：市图书馆");
  const box = app.getByRole("region", { name: "正文有 2 处与活动信息不一致" });
  await expect(box.getByRole("listitem")).toHaveCount(2);
  await expect(app.getByRole("tab", { name: /^信息/ })).toHaveText(/^信息\s*2$/);
  await shellOf(app).expectAccessible();
  await box.getByRole("button", { name: "全部更新" }).click();
  await expect(line).toHaveText("在市图书馆，见市图书馆。");
  await expect(box).toBeHidden();
  await write.text.focus();
  await write.press("Control+z");
  await expect(line).toHaveText("在澜江会堂，见澜江会堂。");
  const again = app.getByRole("region", { name: /处与活动信息不一致/ });
  await again
    .getByRole("listitem")
    .filter({ hasText: "文字中" })
    .getByRole("button", { name: "保留原样" })
    .click();
  await expect(again.getByRole("listitem")).toHaveCount(1);
  await again.getByRole("button", { name: "更新", exact: true }).click();
  await expect(line).toHaveText("在澜江会堂，见市图书馆。");
  await expect(again).toBeHidden();
});

test("a chip of the source goes into the translation as the same fact in its language", async ({
  app,
}) => {
  const write = await WritePage.startReport(app);
  await fillIn(app);
  await body(write, "论坛于");
  await app.getByRole("button", { name: "把“2026年11月22日至24日”插入正文" }).click();
  await write.type("开幕。");
  await write.expectSaved();
  const room = translateOf(app);
  await app.getByRole("link", { name: "翻译" }).click();
  const target = room.target.locator("p").last();
  await room.caretIn(target);
  await app.keyboard.press("Alt+c");
  await expect(target.locator(".dg-fact")).toHaveText("22–24 November 2026");
  await expect(target).toHaveText("论坛于22–24 November 2026开幕。");
});

test("copy and paste keep a chip, and both windows show it @web", async ({ app, context }) => {
  const write = await WritePage.startReport(app);
  await fillIn(app);
  await body(write);
  await app.getByRole("button", { name: "把“澜江会堂”插入正文" }).click();
  const second = await context.newPage();
  await second.goto(app.url());
  const there = await new WritePage(second).ready();
  await expect(chips(there)).toHaveText(["澜江会堂"]);
  await app.bringToFront();
  await write.select("Shift+Home");
  await write.press("Control+c", "End", "Control+v");
  await expect(chips(write)).toHaveText(["澜江会堂", "澜江会堂"]);
  await expect(chips(there)).toHaveText(["澜江会堂", "澜江会堂"]);
});

const composition = async (cdp: CDPSession, ...steps: string[]): Promise<void> => {
  for (const text of steps)
    await cdp.send("Input.imeSetComposition", {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
};

test("an input method composes before and behind a chip without losing or doubling a character", async ({
  app,
  page,
}) => {
  const write = await WritePage.startReport(app);
  await fillIn(app);
  await body(write);
  await app.getByRole("button", { name: "把“澜江会堂”插入正文" }).click();
  const cdp = await page.context().newCDPSession(app);
  const line = write.block("p").last();
  await composition(cdp, "h", "hao", "好");
  await cdp.send("Input.insertText", { text: "好" });
  await expect(line).toHaveText("澜江会堂好");
  await write.press("Home");
  await composition(cdp, "z", "zai", "在");
  await cdp.send("Input.insertText", { text: "在" });
  await expect(line).toHaveText("在澜江会堂好");
  await expect(chips(write)).toHaveText(["澜江会堂"]);
  await write.press("End");
  await app.keyboard.type("@");
  const picker = app.getByRole("combobox", { name: "插入活动信息" });
  await expect(picker).toBeFocused();
  await composition(cdp, "r", "riqi", "日期");
  await cdp.send("Input.insertText", { text: "日期" });
  await expect(picker).toHaveValue("日期");
  await app.keyboard.press("Enter");
  await expect(line).toHaveText("在澜江会堂好2026年11月22日至24日");
  await write.press("Backspace", "Backspace");
  await expect(line).toHaveText("在澜江会堂");
  await write.expectSaved();
});
