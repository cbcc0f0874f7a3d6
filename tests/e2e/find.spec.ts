/** Find and replace in the rooms of a report. */
import type { Page } from "@playwright/test";
import { expect, test } from "../support/fixtures.ts";
import { FindPage } from "../support/pages/find-page.ts";
import { shellOf } from "../support/pages/shell.ts";
import { translateOf } from "../support/pages/translate-page.ts";
import { WritePage } from "../support/pages/write-page.ts";

test.use({ locale: "zh-CN" });

async function startWriting(app: Page, ...lines: string[]): Promise<[WritePage, FindPage]> {
  const write = await WritePage.startReport(app);
  await write.caretIn(write.block(".dg-headline"));
  await write.type(...lines);
  return [write, new FindPage(app)];
}

test("goes from hit to hit, paints them without touching the text, and leaves with the hit selected", async ({
  app,
}) => {
  const [write, find] = await startWriting(
    app,
    "大会开幕",
    "",
    "第3届大会与第 3 届论坛",
    "ＡＩ大会",
  );
  const before = await write.text.innerHTML();
  await write.press("Control+Home");
  await find.open();
  await app.keyboard.type("大会");
  await find.expectCount("1 / 3");
  expect(await find.painted()).toEqual({ all: ["大会", "大会"], current: ["大会"] });
  await write.press("Enter", "Enter");
  await find.expectCount("3 / 3");
  await write.press("Enter");
  await find.expectCount("1 / 3");
  await write.press("Shift+Enter", "F3", "Shift+F3");
  await find.expectCount("3 / 3");
  expect(await write.text.innerHTML()).toBe(before);
  await shellOf(app).expectAccessible();
  await find.field.fill("第3届");
  await find.expectCount("1 / 2");
  await find.field.fill("AI大会");
  await find.expectCount("1 / 1");
  await find.toggle(/^宽松/);
  await find.expectCount("没有找到");
  await find.toggle(/^宽松/);
  await find.expectCount("1 / 1");
  await find.field.press("Escape");
  await expect(find.bar).toBeHidden();
  await expect(write.text).toBeFocused();
  await expect.poll(() => find.selected()).toBe("ＡＩ大会");
  expect(await find.painted()).toEqual({ all: [], current: [] });
});

test("opened again while the last query still has a hit, its field has the keyboard and the text is safe", async ({
  app,
}) => {
  const [write, find] = await startWriting(app, "大会开幕");
  await find.open();
  await app.keyboard.type("开幕");
  await find.expectCount("1 / 1");
  await app.keyboard.press("Escape");
  await expect(write.text).toBeFocused();
  await app.keyboard.press("Control+f");
  await app.keyboard.press("Control+a");
  await app.keyboard.type("大会");
  await find.expectCount("1 / 1");
  await expect(find.field).toHaveValue("大会");
  await expect(write.block(".dg-headline")).toHaveText("大会开幕");
});

test("replaces one and all, keeps the looks, and one undo takes all back", async ({ app }) => {
  const [write, find] = await startWriting(app, "论坛", "", "今年的论坛，", "论坛和论坛");
  await write.press("Control+b");
  await write.type("论坛");
  await expect(write.block("strong")).toHaveText("论坛");
  await find.open("Control+h");
  await find.field.fill("论坛");
  await find.expectCount("1 / 5");
  await find.replacement.fill("年会");
  await find.replacement.press("Enter");
  await find.expectCount("1 / 4");
  expect((await write.shape()).slice(0, 3)).toEqual(["headline 年会", "lead", "p 今年的论坛，"]);
  await find.replaceAll();
  await find.expectCount("没有找到");
  const replaced = ["headline 年会", "lead", "p 今年的年会，", "p 年会和年会年会"];
  expect(await write.shape()).toEqual(replaced);
  await expect(write.block("strong")).toHaveText("年会");
  await expect(shellOf(app).message("已替换 4 处。")).toBeVisible();
  await find.field.press("Escape");
  await write.press("Control+z");
  expect((await write.shape()).slice(2)).toEqual(["p 今年的论坛，", "p 论坛和论坛论坛"]);
  await write.press("Control+Shift+z");
  expect(await write.shape()).toEqual(replaced);
  await write.expectSaved();
  await app.reload();
  await write.ready();
  expect(await write.shape()).toEqual(replaced);
  await expect(write.block("strong")).toHaveText("年会");
});

test("searches only what was selected", async ({ app }) => {
  const [write, find] = await startWriting(app, "一", "", "甲乙", "甲丙", "甲丁");
  await write.press("Home");
  await write.select("Shift+ArrowUp");
  await find.open("Control+h");
  await expect(find.bar.getByRole("button", { name: /^只在选中/ })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await find.field.fill("甲");
  await find.expectCount("1 / 1");
  await find.replacement.fill("戊戊");
  await find.replaceAll();
  await expect
    .poll(async () => (await write.shape()).slice(2))
    .toEqual(["p 甲乙", "p 戊戊丙", "p 甲丁"]);
  await find.toggle(/^只在选中/);
  await find.expectCount("2 / 2");
});

test("takes patterns with groups, says what is wrong with one and where, and stops one that never ends", async ({
  app,
}) => {
  const [write, find] = await startWriting(app, "一", "", `第3届和第12届${"甲".repeat(40)}`);
  await find.open("Control+h");
  await find.toggle(/^正则/);
  await find.field.fill("第(\\d+");
  await expect(find.bar).toContainText("第 2 个字符：“(”没有对应的“)”。");
  await find.field.fill("(甲+)+乙");
  await expect(find.bar).toContainText("这个表达式运行太久，已停止");
  await find.field.fill("第(\\d+)届");
  await find.expectCount("1 / 2");
  await find.replacement.fill("$1th");
  await find.replaceAll();
  await expect.poll(async () => (await write.shape())[2]).toContain("p 3th和12th甲");
});

test("an input method composes in the field: nothing is searched before it is done, Enter is its own", async ({
  app,
}) => {
  const [, find] = await startWriting(app, "大会", "", "大会，da hui");
  await find.open();
  const cdp = await app.context().newCDPSession(app);
  for (const text of ["d", "da", "da hui"])
    await cdp.send("Input.imeSetComposition", {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  await expect(find.field).toHaveValue("da hui");
  await find.expectCount("");
  await cdp.send("Input.insertText", { text: "大会" });
  await expect(find.field).toHaveValue("大会");
  await find.expectCount("1 / 2");
});

test.describe("with a pair", () => {
  test.use({ startWith: "sample" });

  test("the translation room searches both columns, replaces in the translation, and says what must be confirmed again", async ({
    app,
  }) => {
    const room = translateOf(app);
    await room.open(9);
    const find = await new FindPage(app).open("Control+h");
    await find.field.fill("2026");
    await find.expectCount("1 / 2");
    await expect(find.bar).toContainText("其中 1 段译文已确认，替换后需要重新确认。");
    await expect(find.bar).toContainText("另有 1 处在原文，此处不能替换。");
    await find.replacement.fill("2027");
    await find.replaceAll();
    await expect(room.target).toContainText("from 2027 to 2028");
    await expect(room.source).toContainText("2026年");
    await expect(room.status("草稿")).toHaveCount(1);
    await room.saved();
  });
});
