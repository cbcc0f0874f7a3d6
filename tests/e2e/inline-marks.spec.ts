/** Markdown within a line turns into what it says, gives itself back on undo, and lets an input method work. */
import { inputMethod } from "../support/compose.ts";
import { expect, test } from "../support/fixtures.ts";
import { WritePage } from "../support/pages/write-page.ts";

test.use({ locale: "zh-CN" });

test("signs become looks; what follows has none; one undo gives the signs back", async ({
  app,
}) => {
  const write = await WritePage.startReport(app);
  await write.caretIn(write.block(".dg-headline"));
  await write.type("标题", "", "今天**重点**后");
  const last = write.block("p").last();
  await expect(last.locator("strong")).toHaveText("重点");
  await expect(last).toHaveText("今天重点后");
  await write.press("Control+z");
  await expect(last).toHaveText("今天重点");
  await write.press("Control+z");
  await expect(last).toHaveText("今天**重点**");
  await expect(last.locator("strong")).toHaveCount(0);
  await write.caretIn(last);
  await write.type(" *斜*, ~~删~~ ==亮== 见[官网](https://example.org)吧 2*3*4");
  await expect(last).toHaveText("今天**重点** 斜, 删 亮 见官网吧 2*3*4");
  await expect(last.locator("em")).toHaveText("斜");
  await expect(last.locator(".dg-strikethrough")).toHaveText("删");
  await expect(last.locator("mark")).toHaveText("亮");
  await expect(last.locator("a[href='https://example.org']")).toHaveText("官网");
  await write.expectSaved();
});

test("text that an input method composes between the signs and behind them is whole", async ({
  app,
}) => {
  const write = await WritePage.startReport(app);
  const ime = await inputMethod(app);
  await write.caretIn(write.block(".dg-headline"));
  await write.type("标题", "", "**");
  await ime.compose("z", "zhong", "zhong dian");
  await ime.commit("重点");
  await write.type("**");
  const last = write.block("p").last();
  await expect(last.locator("strong")).toHaveText("重点");
  await ime.compose("h", "hou mian");
  await ime.commit("后面");
  await expect(last).toHaveText("重点后面");
  await expect(last.locator("strong")).toHaveText("重点");
  // Signs inside a composition are letters of its own.
  await ime.compose("*a*");
  await expect(last.locator("em")).toHaveCount(0);
  await ime.commit("啊");
  await expect(last).toHaveText("重点后面啊");
  await write.expectSaved();
});
