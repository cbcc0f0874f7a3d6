/** An input method at work where the text is not plain: no character is lost, doubled or committed too early. */
import { inputMethod } from "../support/compose.ts";
import { expect, test } from "../support/fixtures.ts";
import { WritePage } from "../support/pages/write-page.ts";

test.use({ locale: "zh-CN" });

test("at a block's start, over a selection, in a link, in items and in a call-out", async ({
  app,
}) => {
  const write = await WritePage.startReport(app);
  const ime = await inputMethod(app);
  const word = async (stages: string[], text: string): Promise<void> => {
    await ime.compose(...stages);
    await ime.commit(text);
  };
  await write.caretIn(write.block(".dg-headline"));
  await write.type("标题", "", "后文");
  const last = write.block("p").last();
  await write.select("Home");
  await word(["q", "qian", "qian wen"], "前文");
  await expect(last).toHaveText("前文后文");
  await write.select("Shift+End");
  await ime.compose("x", "xin");
  await expect(last).toHaveText(/^前文/);
  await ime.commit("新");
  await expect(last).toHaveText("前文新");
  // A composition that is given up leaves what was there.
  await ime.compose("b", "bu", "");
  await expect(last).toHaveText("前文新");
  await write.type("见[官网](https://example.org)");
  const link = last.locator("a");
  await expect(link).toHaveText("官网");
  await write.select("ArrowLeft");
  await word(["z", "zhan"], "站");
  await expect(last).toHaveText("前文新见官站网");
  await expect(link).toHaveText("官站网");
  await write.press("End", "Enter");
  await write.type("- ");
  await word(["j", "jia"], "甲");
  await write.press("Enter", "Tab");
  await word(["y", "yi"], "乙");
  await write.press("Enter", "Enter", "Enter");
  await write.type("[] ");
  await word(["b", "bing"], "丙");
  await write.press("Control+Enter");
  await word(["d", "ding"], "丁");
  await write.press("Enter", "Enter");
  await write.type("!!! ");
  await word(["w", "wu"], "戊");
  await expect(write.block("ul:not([role]) > li").first()).toHaveText("甲");
  await expect(write.block("li li")).toHaveText("乙");
  await expect(write.block("li[role=checkbox]")).toHaveText("丙丁");
  await expect(write.block("li[role=checkbox]")).toHaveAttribute("aria-checked", "true");
  await expect(write.block(".dg-callout")).toHaveText("戊");
  await write.expectSaved();
});

test("the caret stays in a block that undo gives another kind", async ({ app }) => {
  const write = await WritePage.startReport(app);
  await write.caretIn(write.block(".dg-headline"));
  await write.type("标题", "", "文字");
  await write.press("Control+Alt+2");
  await expect(write.block("h2")).toHaveText("文字");
  await write.press("Control+z");
  await expect(write.block("h2")).toHaveCount(0);
  await expect(app.getByRole("button", { name: "正文段落" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await write.type("后");
  await expect.poll(() => write.shape()).toEqual(["headline 标题", "lead", "p 文字后"]);
});

test("the caret stays behind text that comes at once, whatever key was pressed before", async ({
  app,
}) => {
  const write = await WritePage.startReport(app);
  await write.caretIn(write.block(".dg-headline"));
  await write.type("标题", "", "正文");
  await write.press("ArrowUp", "ArrowUp", "End", "Enter");
  for (const said of ["听写的话", "👩‍🔬", "又一句"]) await app.keyboard.insertText(said);
  await expect
    .poll(() => write.shape())
    .toEqual(["headline 标题", "lead 听写的话👩‍🔬又一句", "p 正文"]);
});
