/** The toolbar beside selected text: there when it helps, never on the text, and gone when it is not wanted. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "../support/fixtures.ts";
import { WritePage } from "../support/pages/write-page.ts";

test.use({ locale: "zh-CN" });

const barOf = (app: Page) => app.getByRole("toolbar", { name: "所选文字的工具" });

async function startBody(app: Page): Promise<WritePage> {
  const write = await WritePage.startReport(app);
  await write.caretIn(write.block(".dg-headline"));
  await write.type("标题", "", "一些要改的文字");
  return write;
}

/** Rectangles of the bar and of the selected text have no point in common. */
const coversText = (app: Page): Promise<boolean> =>
  barOf(app).evaluate((bar) => {
    const one = bar.getBoundingClientRect();
    const two = window.getSelection()?.getRangeAt(0).getBoundingClientRect();
    return !two || (one.top < two.bottom && one.bottom > two.top);
  });

test("comes for a selection by key, works by key, and goes by Escape", async ({ app }) => {
  const write = await startBody(app);
  const bar = barOf(app);
  await expect(bar).toBeHidden();
  await write.select("Shift+ArrowLeft");
  await expect(bar).toBeVisible();
  expect(await coversText(app)).toBe(false);
  await write.press("Alt+F10", "Alt+F10");
  await expect(bar.getByRole("button", { name: "加粗" })).toBeFocused();
  await write.press("Enter");
  await expect(write.block("strong")).toHaveText("字");
  await expect(bar.getByRole("button", { name: "加粗" })).toHaveAttribute("aria-pressed", "true");
  await expect(write.text).toBeFocused();
  await write.press("Alt+F10", "Alt+F10", "End", "Enter");
  await bar.getByRole("menuitemcheckbox", { name: "提示框" }).press("Enter");
  await expect(write.block(".dg-callout")).toHaveText("一些要改的文字");
  await expect(write.text).toBeFocused();
  await expect(bar).toBeVisible();
  const { violations } = await new AxeBuilder({ page: app }).analyze();
  expect(violations).toEqual([]);
  await write.press("Escape");
  await expect(bar).toBeHidden();
  await expect(write.block("strong")).toHaveText("字");
  await write.select("Shift+ArrowLeft");
  await expect(bar).toBeVisible();
  await write.press("ArrowRight");
  await expect(bar).toBeHidden();
  await write.expectSaved();
});

test("stays away while the mouse selects, and stands beside what it selected", async ({ app }) => {
  const write = await startBody(app);
  const bar = barOf(app);
  const line = await write.block("p").last().boundingBox();
  if (!line) throw new Error("The paragraph is not shown.");
  const middle = line.y + line.height / 2;
  await app.mouse.move(line.x + 40, middle);
  await app.mouse.down();
  await app.mouse.move(line.x + 120, middle, { steps: 4 });
  await expect
    .poll(() => app.evaluate(() => String(window.getSelection()).length))
    .toBeGreaterThan(1);
  await expect(bar).toBeHidden();
  await app.mouse.up();
  await expect(bar).toBeVisible();
  expect(await coversText(app)).toBe(false);
  await bar.getByRole("button", { name: "突出显示" }).click();
  await expect(write.block("mark")).not.toHaveText("");
  await write.press("Control+a");
  await expect.poll(async () => (await bar.isVisible()) && (await coversText(app))).toBe(false);
});

test("can be switched off, and stays off", async ({ app }) => {
  const write = await startBody(app);
  await app.getByRole("button", { name: "更多排版" }).click();
  await app.getByRole("menuitemcheckbox", { name: "选中文字时显示工具条" }).click();
  await write.caretIn(write.block("p").last());
  await write.select("Shift+ArrowLeft");
  await expect(app.getByRole("toolbar", { name: "排版工具" })).toBeVisible();
  await expect(barOf(app)).toBeHidden();
  await write.expectSaved();
  await app.reload();
  await write.ready();
  await write.caretIn(write.block("p").last());
  await write.select("Shift+ArrowLeft");
  await expect(barOf(app)).toBeHidden();
});
