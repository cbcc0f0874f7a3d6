/** Rows of the translation room by key: locked, copied, cleared, passed over, left out by a filter, shown as a page; and marks that go on them. */
import type { Page } from "@playwright/test";
import { bringReport } from "../support/bring-report.ts";
import { expect, test } from "../support/fixtures.ts";
import { FindPage } from "../support/pages/find-page.ts";
import { FindRoomPage } from "../support/pages/find-room-page.ts";
import { shellOf } from "../support/pages/shell.ts";
import { translateOf } from "../support/pages/translate-page.ts";
import { WritePage } from "../support/pages/write-page.ts";

test.use({ startWith: "sample" });

const ferry = ["# 江上论坛开幕", "论坛设在渡轮上。", "晚上放烟火。", "渡轮九点靠岸。"];

async function openRoom(app: Page, ...markdown: string[]) {
  await app.locator("main").waitFor();
  const number = await bringReport(app, markdown.join("\n\n"));
  const room = translateOf(app);
  await room.open(number);
  return { room, number, paragraphs: room.target.locator("p:not(.dg-lead)") };
}

test("a locked row keeps its text against every key until it is unlocked, also in another window", async ({
  app,
}) => {
  const { room, paragraphs } = await openRoom(app, ...ferry);
  await room.write("River forum opens", "On a ferry.");
  await room.caretIn(paragraphs.first());
  await app.keyboard.press("Alt+l");
  await expect(room.current).toHaveAccessibleName(/已确认，已锁定$/);
  await shellOf(app).expectAccessible();
  await app.keyboard.type("x");
  await expect(shellOf(app).message("本段已锁定")).toBeVisible();
  for (const key of ["Backspace", "Enter", "ControlOrMeta+b", "Alt+Delete", "Alt+c", "Alt+1"])
    await app.keyboard.press(key);
  await new WritePage(app, room.target).paste({ "text/plain": "pasted" });
  const composer = await app.context().newCDPSession(app);
  await composer.send("Input.imeSetComposition", {
    text: "du",
    selectionStart: 2,
    selectionEnd: 2,
  });
  await composer.send("Input.insertText", { text: "渡" });
  await expect(paragraphs.first()).toHaveText("On a ferry.");
  await expect(paragraphs.first().locator("strong")).toHaveCount(0);
  await room.saved();
  await app.reload();
  await expect(room.marks.nth(1)).toHaveAccessibleName(/已锁定$/);
  await room.caretIn(paragraphs.first());
  await app.keyboard.type("x");
  await expect(paragraphs.first()).toHaveText("On a ferry.");
  await app.keyboard.press("Alt+l");
  await expect(room.current).toHaveAccessibleName(/已确认$/);
  await app.keyboard.type("Really");
  await expect(paragraphs.first()).toHaveText("On a ferry.Really");
});

test("a locked translation is kept in the writing room and by find and replace", async ({
  app,
}) => {
  const { room, number, paragraphs } = await openRoom(app, ...ferry);
  await room.write("River forum opens", "On an old ferry.", "Fireworks at night.");
  await room.caretIn(paragraphs.first());
  await app.keyboard.press("Alt+l");
  await room.saved();
  const write = await WritePage.open(app, `/report/${number}/write?lang=en`);
  const [locked, next] = [write.block("p").nth(1), write.block("p").nth(2)];
  await expect(locked).toHaveText("On an old ferry.");
  await expect(locked).toHaveAccessibleDescription("译文已锁定");
  await expect(next).not.toHaveAttribute("data-locked");
  await shellOf(app).expectAccessible();

  await test.step("what is typed, pasted, formatted or deleted there is refused, and said so", async () => {
    await write.caretIn(locked);
    await write.type("x");
    await expect(shellOf(app).message("本段已锁定。请先在“翻译”中解除锁定")).toBeVisible();
    await write.press("Backspace", "Enter", "Control+b", "Control+Alt+2", "Control+Alt+k");
    await write.paste({ "text/plain": "pasted" });
    await expect(locked).toHaveText("On an old ferry.");
    await expect(write.block("h2")).toHaveCount(0);
    await write.caretIn(next);
    await write.select("Home");
    await write.press("Backspace");
    await write.type("y");
    await expect(locked).toHaveText("On an old ferry.");
    await expect(next).toHaveText("Fireworks at night.");
    await write.caretIn(next);
    await write.type("!");
    await expect(next).toHaveText("Fireworks at night.!");
    await write.select("Control+a");
    await write.press("Delete");
    await expect(next).toHaveText("Fireworks at night.!");
  });

  await test.step("its search leaves it, and tells how many places are left", async () => {
    const find = await new FindPage(app).open("Control+h");
    await find.field.fill("o");
    await expect(find.bar.getByRole("status").first()).toHaveText(/ \/ 5$/);
    await find.replacement.fill("0");
    await find.replaceAll();
    await expect(app.getByText(/有 2 处.*所在译文已锁定，未作改动/).first()).toBeVisible();
    await expect(locked).toHaveText("On an old ferry.");
    await expect(write.block("h1")).toHaveText("River f0rum 0pens");
  });

  await test.step("and so does that over the whole desk", async () => {
    await write.expectSaved();
    await app.keyboard.press("Control+Shift+f");
    const desk = new FindRoomPage(app);
    await desk.field.fill("On an old ferry");
    await desk.replacement.fill("Ashore");
    await desk.expectTally(/找到 1 处/);
    await app.keyboard.press("Control+Enter");
    await expect(app.getByText(/有 1 处.*所在译文已锁定，未作改动/).first()).toBeVisible();
    await room.open(number);
    await expect(paragraphs.first()).toHaveText("On an old ferry.");
    await expect(room.marks.nth(1)).toHaveAccessibleName(/已锁定$/);
  });
});

test("a row is copied from its source, cleared, taken back and passed over by key", async ({
  app,
}) => {
  const { room, paragraphs } = await openRoom(app, ...ferry);
  await room.write("River forum opens");
  await app.keyboard.press("Alt+c");
  await expect(paragraphs.first()).toHaveText("论坛设在渡轮上。");
  await app.keyboard.press("Alt+Delete");
  await expect(paragraphs.first()).toHaveText("");
  await app.keyboard.press("ControlOrMeta+z");
  await expect(paragraphs.first()).toHaveText("论坛设在渡轮上。");
  await expect(room.current).toHaveAccessibleName("第 2 段：草稿");
  await app.keyboard.press("F9");
  await expect(room.current).toHaveAccessibleName("第 3 段：未译");
  await app.keyboard.press("F9");
  await expect(room.current).toHaveAccessibleName("第 4 段：未译");
  await app.keyboard.press("F9");
  await expect(room.current).toHaveAccessibleName("第 3 段：未译");
  await app.keyboard.press("Alt+Shift+ArrowUp");
  await expect(room.current).toHaveAccessibleName("第 2 段：草稿");
  await app.keyboard.press("Alt+Shift+ArrowDown");
  await expect(room.current).toHaveAccessibleName("第 3 段：未译");
  await app.keyboard.press("F8");
  await expect(shellOf(app).message("没有这样的段落了")).toBeVisible();
});

test("filters leave in sight what source or translation says, and the keys stay within", async ({
  app,
}) => {
  const { room, paragraphs } = await openRoom(app, ...ferry);
  await room.write(
    "River forum opens",
    "On a ferry.",
    "Fireworks at night.",
    "The boat lands at 9.",
  );
  const sources = room.source.locator("p:not(.dg-lead)");
  await app.keyboard.press("Alt+g");
  const field = app.getByRole("textbox", { name: "筛选原文" });
  await expect(field).toBeFocused();
  await app.keyboard.type("渡轮");
  await expect(sources.nth(1)).toBeHidden();
  await expect(paragraphs.nth(1)).toBeHidden();
  await expect(sources.nth(2)).toBeVisible();
  await expect(app.getByText("2 / 4", { exact: true })).toBeVisible();
  await shellOf(app).expectAccessible();
  await app.keyboard.press("Enter");
  await expect(room.current).toHaveAccessibleName(/^第 4 段/);
  await app.keyboard.press("Alt+ArrowUp");
  await expect(room.current).toHaveAccessibleName(/^第 2 段/);
  await app.keyboard.press("Alt+Shift+g");
  await app.keyboard.type("FERRY");
  await expect(paragraphs.nth(2)).toBeHidden();
  await expect(paragraphs.first()).toBeVisible();
  await app.keyboard.press("Escape");
  await expect(paragraphs.nth(1)).toBeVisible();
  await expect(field).toHaveValue("");
  await expect(room.target).toBeFocused();
  await app.keyboard.press("Alt+Shift+g");
  await app.keyboard.type("fireworks");
  await expect(sources.first()).toBeHidden();
  await expect(sources.nth(1)).toBeVisible();
});

test("the page beside the columns follows the caret from row to row", async ({ app }) => {
  const { room } = await openRoom(app, ...ferry);
  await room.write("River forum opens", "On a ferry.", "Fireworks at night.");
  await room.saved();
  await app.keyboard.press("Alt+v");
  const dock = app.getByRole("region", { name: "页面预览" });
  const atWork = dock.frameLocator("iframe[data-shown=true]").locator("[data-at-work]");
  await app.keyboard.press("Alt+ArrowUp");
  await expect(atWork).toHaveText("Fireworks at night.");
  await app.keyboard.press("Alt+ArrowUp");
  await expect(atWork).toHaveText("On a ferry.");
  await app.keyboard.press("End");
  await app.keyboard.type(" Or two.");
  await expect(atWork).toHaveText("On a ferry. Or two.");
  await shellOf(app).expectAccessible();
  await app.keyboard.press("Alt+v");
  await expect(dock).toBeHidden();
});

test("a format, a link and a note that the translation lacks are listed, and placed by key", async ({
  app,
}) => {
  const { room, paragraphs } = await openRoom(
    app,
    "# 船期",
    "请看**头班船**和[灯塔](https://lamp.example.org)[^1]。",
    "[^1]: 冬季停航。",
  );
  await room.write("Sailings");
  await app.keyboard.type("Please see the first boat and the lighthouse.");
  const lacking = app.getByRole("note", { name: "译文缺少的格式和链接" });
  await expect(lacking.getByRole("button")).toHaveText([/加粗.*头班船/, /链接.*灯塔/, /脚注 1/]);
  await shellOf(app).expectAccessible();
  const keys = new WritePage(app, room.target);
  await keys.select("Home");
  for (let word = 0; word < 3; word += 1) await keys.select("ControlOrMeta+ArrowRight");
  await keys.select("ArrowRight");
  for (let letter = 0; letter < "first boat".length; letter += 1)
    await keys.select("Shift+ArrowRight");
  await app.keyboard.press("Alt+p");
  const line = paragraphs.first();
  await expect(line.locator("strong")).toHaveText("first boat");
  await expect(lacking.getByRole("button")).toHaveText([/链接.*灯塔/, /脚注 1/]);
  await keys.select("End");
  await keys.select("ArrowLeft");
  await app.keyboard.press("Alt+p");
  await expect(line.getByRole("link")).toHaveText("lighthouse");
  await expect(line.getByRole("link")).toHaveAttribute("href", "https://lamp.example.org");
  await keys.select("End");
  await app.keyboard.press("Alt+p");
  await expect(line.locator(".dg-noteref")).toHaveCount(1);
  await expect(lacking).toBeHidden();
  await app.keyboard.press("Alt+p");
  await expect(shellOf(app).message("已有原文的全部格式")).toBeVisible();
});

test("a term in bold is bold in what the memory gives, and longer terms hide those within them", async ({
  app,
}) => {
  const { room, number } = await openRoom(
    app,
    "# 澜江大学与望舒天文台",
    "**望舒天文台**今晚开放，欢迎来。",
  );
  await room.write("Lanjiang University and Wangshu Observatory", "Wangshu Observatory is open.");
  await room.saved();
  const again = await bringReport(
    app,
    "# 澜江大学与望舒天文台\n\n**望舒天文台**今晚开放，欢迎来。",
  );
  expect(again).toBe(number + 1);
  await room.open(again);
  await app.keyboard.press("Alt+b");
  await expect(room.offers.filter({ hasText: "机构" })).toHaveText([
    /澜江大学\s*Lanjiang University$/,
    /望舒天文台\s*Wangshu Observatory$/,
  ]);
  await app.keyboard.press("Alt+Shift+ArrowDown");
  await expect(room.offers.first()).toContainText("Wangshu Observatory is open.");
  await app.keyboard.press("Alt+1");
  await expect(room.target.locator("p strong")).toHaveText("Wangshu Observatory");
});
