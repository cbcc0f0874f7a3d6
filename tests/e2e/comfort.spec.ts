/** Comforts of the writing room: keyboard map, zoom, focus mode, and places that are kept. */
import { expect, test } from "../support/fixtures.ts";
import { shellOf } from "../support/pages/shell.ts";
import { WritePage } from "../support/pages/write-page.ts";

test.use({ locale: "zh-CN" });

test("? shows the keys of the moment, to be searched; in the text it is a question mark", async ({
  app,
}) => {
  const write = await WritePage.startReport(app);
  await write.caretIn(write.block(".dg-headline"));
  await write.type("几点?");
  await expect(write.block(".dg-headline")).toHaveText("几点?");
  await app.getByRole("tab", { name: "大纲" }).focus();
  await app.keyboard.press("?");
  const map = app.getByRole("dialog", { name: "键盘一览" });
  await expect(map.getByText("待核实")).toBeVisible();
  await expect(map.getByRole("heading", { name: "编辑" })).toBeVisible();
  await shellOf(app).expectAccessible();
  await app.keyboard.type("专注");
  await expect(map.getByRole("term")).toHaveText(["专注模式"]);
  await app.keyboard.press("Escape");
  await expect(map).toBeHidden();
});

test("zooms the sheet alone, and remembers it", async ({ app }) => {
  const write = await WritePage.startReport(app);
  const headline = write.block(".dg-headline");
  const height = async () => (await headline.boundingBox())?.height ?? 0;
  const before = await height();
  await write.caretIn(headline);
  await write.press("Control+=", "Control+=");
  await expect(app.locator("footer")).toContainText("125%");
  expect((await height()) / before).toBeCloseTo(1.25, 1);
  await app.reload();
  await write.ready();
  await expect.poll(async () => (await height()) / before).toBeCloseTo(1.25, 1);
  await write.press("Control+-");
  await expect(app.locator("footer")).toContainText("110%");
  await write.press("Control+0");
  await expect(app.locator("footer")).not.toContainText("%");
  expect(await height()).toBeCloseTo(before, 0);
});

test("focus mode shows the sheet alone, the block at the caret bright, and still says what is saved", async ({
  app,
}) => {
  const write = await WritePage.startReport(app);
  await write.caretIn(write.block(".dg-headline"));
  await write.type("标题", "导语");
  await write.press("Control+Alt+z");
  await expect(app.getByRole("complementary")).toBeHidden();
  await expect(app.getByRole("toolbar")).toBeHidden();
  await write.expectSaved();
  await expect(app.locator("[data-saved]")).toBeVisible();
  await expect(write.block(".dg-lead")).toHaveCSS("opacity", "1");
  await expect(write.block(".dg-headline")).not.toHaveCSS("opacity", "1");
  await write.press("ArrowUp");
  await expect(write.block(".dg-headline")).toHaveCSS("opacity", "1");
  await write.press("Escape");
  await expect(app.getByRole("complementary")).toBeVisible();
  await write.type("了");
  await expect(write.block(".dg-headline")).toContainText("了");
});

test.describe("in a report with text", () => {
  test.use({ startWith: "sample" });

  test("caret and scroll are as they were when one comes back from another tab, edition or the desk", async ({
    app,
  }) => {
    await app.waitForURL(/desk/);
    const write = await WritePage.open(app, "/report/1/write");
    const block = write.block("p").last();
    // A picture that comes later moves what is below it.
    await expect
      .poll(() => app.evaluate(() => [...document.images].every(({ complete }) => complete)))
      .toBe(true);
    await block.scrollIntoViewIfNeeded();
    await block.click();
    await write.press("Home", "ArrowRight", "ArrowRight");
    const place = () =>
      app.evaluate(() => {
        const node = getSelection()?.anchorNode;
        const block = node?.parentElement?.closest<HTMLElement>("[data-block]");
        const top = block?.getBoundingClientRect().top ?? 0;
        return { block: block?.dataset["block"], at: getSelection()?.anchorOffset, top };
      });
    const before = await place();
    expect(before.block).toBeTruthy();
    const isBack = async () => {
      await write.ready();
      await expect.poll(place).toMatchObject({ block: before.block, at: before.at });
      await expect.poll(async () => Math.abs((await place()).top - before.top)).toBeLessThan(3);
    };
    await write.press("Alt+Shift+4");
    await expect(app.locator("iframe")).toBeVisible();
    await app.keyboard.press("Alt+Shift+1");
    await isBack();
    await app.getByText("英文 · 译文").click();
    await expect(write.text).toHaveAttribute("lang", "en");
    await app.getByText("中文 · 原文").click();
    await isBack();
    await app.getByRole("link", { name: "稿件" }).click();
    await app.waitForURL(/desk/);
    await app.goBack();
    await isBack();
  });
});
