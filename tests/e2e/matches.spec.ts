/** What a translation memory gives back: matches of every kind with whence they come, and what a person teaches it. */
import type { Page } from "@playwright/test";
import { bringReport } from "../support/bring-report.ts";
import { expect, test } from "../support/fixtures.ts";
import { shellOf } from "../support/pages/shell.ts";
import { translateOf } from "../support/pages/translate-page.ts";
import { WritePage } from "../support/pages/write-page.ts";

test.use({ startWith: "sample" });

const ferry = [
  "# 江上论坛开幕",
  "论坛共有30家单位参加。",
  "论坛设在一艘旧渡轮上。",
  "谢谢各位来宾。",
];
const inEnglish = [
  "River forum opens",
  "The forum drew 30 institutions.",
  "The forum met on an old ferry.",
  "Thank you to all guests.",
];
const next = ["# 江上论坛闭幕", "论坛共有45家单位参加。", ...ferry.slice(2)];

/** A report in the memory, and another one like it in the room with its structure brought in. */
async function openSibling(app: Page) {
  await app.locator("main").waitFor();
  await shellOf(app).iAm("林乔");
  const first = await bringReport(app, ferry.join("\n\n"));
  const room = translateOf(app);
  await room.open(first);
  await room.write(...inEnglish);
  await room.saved();
  const second = await bringReport(app, next.join("\n\n"));
  await room.open(second);
  await app.keyboard.press("Alt+b");
  return { room, first, second, line: (text: string) => room.target.getByText(text) };
}

test("tells a match in its context from an equal one and a similar one, whose it is, and what differs", async ({
  app,
}) => {
  const { room, first } = await openSibling(app);
  const best = room.offers.first();
  await expect(best).toContainText(/\d\d%\s*相近/);
  await expect(best.locator("del")).toContainText("开幕");
  await expect(best.locator("ins")).toContainText("闭幕");
  await expect(best).toContainText(
    new RegExp(`林乔 · .*年.*月.*日 · 稿件 ${first}《江上论坛开幕》`),
  );
  await shellOf(app).expectAccessible();
  await app.keyboard.press("Alt+Shift+ArrowDown");
  await expect(best).toContainText("The forum drew 45 institutions.");
  await expect(best).toContainText("数字已按原文改");
  await test.step("with its own numbers, in place of what is written or at the caret", async () => {
    const second = room.target.locator("p:not(.dg-lead)").first();
    await app.keyboard.press("Alt+n");
    await expect(best).toContainText("The forum drew 30 institutions.");
    await expect(best).toContainText("数字与原文不同，未改");
    await expect(app.getByRole("button", { name: "保留原来的数字" })).toHaveAttribute(
      "aria-pressed",
      "true",
    );
    await app.keyboard.press("Alt+1");
    await expect(second).toHaveText("The forum drew 30 institutions.");
    await app.keyboard.press("ControlOrMeta+Alt+1");
    await expect(second).toHaveText(
      "The forum drew 30 institutions.The forum drew 30 institutions.",
    );
    await app.keyboard.press("Alt+n");
    await expect(best).toContainText("The forum drew 45 institutions.");
  });
  await app.keyboard.press("Alt+1");
  await expect(room.target).toContainText("The forum drew 45 institutions.");
  await app.keyboard.press("Alt+Shift+ArrowDown");
  await expect(best).toContainText(/100%\s*相同/);
  await expect(best.locator("del, ins")).toHaveCount(0);
  await app.keyboard.press("Alt+Shift+ArrowDown");
  await expect(best).toContainText(/101%\s*同上下文/);

  await test.step("taken to the caret, and in place of what is written", async () => {
    const last = room.target.locator("p").last();
    await app.keyboard.type("In closing: ");
    await app.keyboard.press("ControlOrMeta+Alt+1");
    await expect(last).toHaveText("In closing: Thank you to all guests.");
    await app.keyboard.press("ControlOrMeta+z");
    await expect(last).toHaveText("In closing: ");
    await app.keyboard.press("Alt+1");
    await expect(last).toHaveText("Thank you to all guests.");
  });
});

test("what a memory's matches are worth less by is set in its room, and shows at once", async ({
  app,
}) => {
  const { room, second } = await openSibling(app);
  await app.goto(new URL("/memory", app.url()).href);
  await app.getByRole("tab", { name: "库与导入" }).click();
  const penalty = app.getByRole("listitem").getByRole("textbox", { name: "减分" }).first();
  await penalty.fill("8");
  await penalty.press("Tab");
  const engine = app.getByRole("textbox", { name: "引擎译文，未经改动" });
  await engine.fill("20");
  await engine.press("Enter");
  await expect(shellOf(app).message("已保存")).toBeVisible();
  await app.reload();
  await app.getByRole("tab", { name: "库与导入" }).click();
  await expect(penalty).toHaveValue("8 %");
  await expect(engine).toHaveValue("20 %");
  await room.open(second);
  await room.caretIn(room.target.locator("p").last());
  await expect(room.offers.first()).toContainText(/93%\s*同上下文/);
});

test("a source that changed is confirmed as still right by one key, and the memory knows its new wording", async ({
  app,
}) => {
  const { room, first } = await openSibling(app);
  const write = await WritePage.open(app, `/report/${first}/write`);
  await write.caretIn(write.block("p").last());
  await write.press("ArrowLeft");
  await write.type("远道而来");
  await write.expectSaved();
  await room.open(first);
  await expect(room.status("原文已改")).toHaveCount(1);
  await app.keyboard.press("F8");
  await expect(room.notes.locator("ins")).toContainText("远道而来");
  await app.keyboard.press("ControlOrMeta+Enter");
  await expect(room.status("原文已改")).toHaveCount(0);
  await room.saved();
  await app.keyboard.press("Alt+s");
  await app.keyboard.type("远道而来");
  await expect(room.offers).toHaveText(/谢谢各位来宾远道而来。.*Thank you to all guests\./);
});

test("what a block was confirmed with before is offered, and taken back by key", async ({
  app,
}) => {
  const { room, first } = await openSibling(app);
  await room.open(first);
  const last = room.target.locator("p").last();
  const wanted = "Thank you to all guests.";
  await room.caretIn(last);
  await app.keyboard.press("End");
  await app.keyboard.press("Shift+Home");
  await app.keyboard.type("Guests were thanked.");
  await app.keyboard.press("ControlOrMeta+Enter");
  await room.saved();
  await room.caretIn(last);
  const former = room.offers.filter({ hasText: "本段前一稿" });
  await expect(former).toContainText(wanted);
  await expect(former).toContainText("林乔");
  const texts = await room.offers.allTextContents();
  await app.keyboard.press(`Alt+${texts.findIndex((text) => text.includes("本段前一稿")) + 1}`);
  await expect(last).toHaveText(wanted);
});

test("a line that repeats is filled once, and a later correction reaches it by one key", async ({
  app,
}) => {
  await app.locator("main").waitFor();
  const credit = "澜江市科协学术部供稿";
  const number = await bringReport(
    app,
    ["# 船期", "头班船七点开。", credit, "末班船九点开。", credit].join("\n\n"),
  );
  const room = translateOf(app);
  await room.open(number);
  await app.keyboard.press("Alt+b");
  const credits = room.target.locator("p:not(.dg-lead)");
  await room.caretIn(credits.nth(1));
  await app.keyboard.type("By LAST");
  await app.keyboard.press("ControlOrMeta+Enter");
  await expect(credits.nth(3)).toHaveText("By LAST");
  await expect(room.marks.last()).toHaveAccessibleName(/草稿 · 来自记忆 100%/);
  await room.caretIn(credits.nth(3));
  await app.keyboard.press("ControlOrMeta+Enter");

  await room.caretIn(credits.nth(1));
  await app.keyboard.type("’s press office");
  await app.keyboard.press("ControlOrMeta+Enter");
  await expect(shellOf(app).message("按 Alt+R 让它们一起改")).toBeVisible();
  // The caret has gone on to the next row that is to be done.
  await expect(room.current).toHaveAccessibleName(/未译$/);
  await app.keyboard.press("Alt+r");
  await expect(credits.nth(3)).toHaveText("By LAST’s press office");
  await expect(room.marks.last()).toHaveAccessibleName(/：已确认/);
  await expect(room.current).toHaveAccessibleName(/未译$/);
  await app.keyboard.press("ControlOrMeta+z");
  await expect(credits.nth(3)).toHaveText("By LAST");
});

test("pairs of sentences are joined, parted and shifted by key, and the memory learns them so", async ({
  app,
}) => {
  await app.locator("main").waitFor();
  const source = ["第一天参观船坞。", "第二天参观灯塔。", "谢谢各位。"];
  const number = await bringReport(app, `# 日程\n\n${source.join("")}`);
  const room = translateOf(app);
  await room.open(number);
  const english = ["The yard came first.", "A lighthouse came next.", "Thank you all."];
  await room.write("Programme", english.join(" "));
  const text = room.target.locator("p").last();
  await room.caretIn(text);

  await app.keyboard.press("Alt+j");
  const pairs = app.getByRole("region", { name: "句对" });
  const option = pairs.getByRole("option");
  await expect(pairs.getByRole("listbox")).toBeFocused();
  await expect(pairs).toContainText("自动对应的结果");
  await expect(option).toHaveText(source.map((sentence, at) => `${sentence}${english[at]}`));
  await shellOf(app).expectAccessible();
  await app.keyboard.press("m");
  await expect(option).toHaveCount(2);
  await app.keyboard.press("s");
  await expect(option).toHaveCount(3);
  await app.keyboard.press("ArrowRight");
  await expect(option.first()).toHaveText(`${source[0]}${english[0]} ${english[1]}`);
  await expect(option.nth(1)).toHaveText(`${source[1]}（无）`);
  await app.keyboard.press("Shift+ArrowRight");
  await app.keyboard.press("ArrowDown");
  await app.keyboard.press("m");
  await app.keyboard.press("Enter");
  await expect(pairs).toBeHidden();
  await expect(room.target).toBeFocused();
  await expect(text).toHaveText(english.join(" "));
  await expect(room.status("已确认")).toHaveCount(2);

  await app.keyboard.press("Alt+j");
  await expect(pairs).toContainText("按你的安排对应");
  await expect(option).toHaveCount(2);
  await app.keyboard.press("Escape");
  await room.saved();
  await app.goto(new URL("/memory", app.url()).href);
  const rows = app.getByRole("grid", { name: "记忆条目" }).getByRole("row");
  await expect(rows.nth(3)).toBeVisible();
  await app.keyboard.press("/");
  await app.keyboard.type("灯塔。谢谢");
  // The block, and the pair that was joined by hand.
  await expect(rows).toHaveCount(2);
  await expect(rows.filter({ hasNotText: "The yard" })).toContainText(
    "A lighthouse came next. Thank you all.",
  );
  await app.keyboard.press("ControlOrMeta+a");
  await app.keyboard.type("第二天参观灯塔。");
  await expect(rows).toHaveCount(2);
});
