/** The menu that "/" opens: found by typing, chosen by key and by mouse, and never in the way of an input method. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { inputMethod } from "../support/compose.ts";
import { expect, test } from "../support/fixtures.ts";
import { WritePage } from "../support/pages/write-page.ts";

test.use({ locale: "zh-CN" });

const menuOf = (app: Page) => app.getByRole("listbox", { name: "插入或改换段落" });

async function startBody(app: Page): Promise<WritePage> {
  const write = await WritePage.startReport(app);
  await write.caretIn(write.block(".dg-headline"));
  await write.type("标题", "", "");
  return write;
}

test("a block is made by what is typed after the sign, and one undo gives it back", async ({
  app,
}) => {
  const write = await startBody(app);
  const menu = menuOf(app);
  await write.type("/");
  await expect(menu.getByRole("option").first()).toHaveAttribute("aria-selected", "true");
  await expect(menu.getByRole("option", { name: "正文段落" })).toHaveCount(0);
  await write.type("yy");
  await expect(menu.getByRole("option")).toHaveCount(1);
  const active = await write.text.getAttribute("aria-activedescendant");
  await expect(app.locator(`[id="${active}"]`)).toHaveText(/引语/);
  await write.press("Enter");
  await expect(menu).toBeHidden();
  await expect.poll(() => write.shape()).toEqual(["headline 标题", "lead", "blockquote"]);
  await write.press("Control+z");
  await expect.poll(() => write.shape()).toEqual(["headline 标题", "lead", "p /yy"]);
  await expect(menu).toBeHidden();
  await write.press("Control+Shift+z");
  await write.caretIn(write.block("blockquote"));
  await write.type("一句");
  await expect.poll(() => write.shape()).toEqual(["headline 标题", "lead", "blockquote 一句"]);
  await write.expectSaved();
});

test("arrows, Tab, Escape and the mouse do what they should", async ({ app }) => {
  const write = await startBody(app);
  const menu = menuOf(app);
  await write.type("/级");
  await write.press("ArrowUp");
  await expect(menu.getByRole("option", { name: "四级标题" })).toHaveAttribute(
    "aria-selected",
    "true",
  );
  await write.press("ArrowDown", "ArrowDown", "Tab");
  await write.type("三");
  await expect(write.block("h3")).toHaveText("三");
  await write.press("Enter");
  await write.type("文字 /");
  await expect(menu).toBeVisible();
  await write.press("Escape");
  await expect(menu).toBeHidden();
  await write.type("tp");
  await expect(menu).toBeHidden();
  await write.press("Enter");
  await write.type("/fg");
  await menu.getByRole("option", { name: "分隔线" }).click();
  await expect(menu).toBeHidden();
  await write.type("下");
  expect(await write.shape()).toEqual([
    "headline 标题",
    "lead",
    "h3 三",
    "p 文字 /tp",
    "rule",
    "p 下",
  ]);
  await write.expectSaved();
});

test("signs of the text open nothing", async ({ app }) => {
  const write = await startBody(app);
  const menu = menuOf(app);
  await write.type("60km/h");
  await expect(menu).toBeHidden();
  await write.press("Enter");
  await write.type("甲、");
  await expect(menu).toBeHidden();
  await write.type("乙 /zzz");
  await expect(menu).toBeHidden();
  await write.press("Backspace", "Backspace", "Backspace");
  await expect(menu).toBeVisible();
  await write.type(" ");
  await expect(menu).toBeHidden();
  await write.caretIn(write.block(".dg-lead"));
  await write.type("/");
  await expect(menu).toBeHidden();
  expect(await write.shape()).toEqual(["headline 标题", "lead /", "p 60km/h", "p 甲、乙 /"]);
});

test("an input method composes in it: nothing is chosen, closed or lost meanwhile", async ({
  app,
}) => {
  const write = await startBody(app);
  const menu = menuOf(app);
  const ime = await inputMethod(app);
  await ime.compose("、");
  await ime.commit("、");
  await expect(menu).toBeVisible();
  await ime.compose("l", "lie", "lie b", "lie biao");
  await expect(menu).toBeVisible();
  await expect(menu.getByRole("option", { name: "编号列表" })).toBeVisible();
  await ime.commit("列表");
  await expect(menu.getByRole("option")).toHaveCount(2);
  await expect(write.block("p").last()).toHaveText("、列表");
  await write.press("ArrowDown", "Enter");
  await ime.compose("x", "xiang");
  await ime.commit("项");
  await expect.poll(() => write.shape()).toEqual(["headline 标题", "lead", "ol 项"]);
  await write.press("Enter", "Enter");
  await ime.compose("／");
  await ime.commit("／");
  await expect(menu).toBeVisible();
  // An input method that is left without choosing anything leaves nothing behind.
  await ime.compose("z", "zz", "");
  await expect(menu).toBeVisible();
  await write.press("Escape");
  await expect(menu).toBeHidden();
  await expect.poll(() => write.shape()).toEqual(["headline 标题", "lead", "ol 项", "p ／"]);
});

test("the open menu is accessible", async ({ app }) => {
  const write = await startBody(app);
  await write.type("/");
  await expect(menuOf(app)).toBeVisible();
  const { violations } = await new AxeBuilder({ page: app }).analyze();
  expect(violations).toEqual([]);
});
