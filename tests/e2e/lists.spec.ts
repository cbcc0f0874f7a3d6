/** Lists in lists, boxes to tick and call-outs: by key, by Markdown, by mouse, in the translation and on the page. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { inputMethod } from "../support/compose.ts";
import { expect, test } from "../support/fixtures.ts";
import { translateOf } from "../support/pages/translate-page.ts";
import { WritePage } from "../support/pages/write-page.ts";

test.use({ locale: "zh-CN" });

async function startBody(app: Page): Promise<WritePage> {
  const write = await WritePage.startReport(app);
  await write.caretIn(write.block(".dg-headline"));
  await write.type("标题", "", "");
  return write;
}

/** An item may be a box where its list is no list to assistive technology (ARIA in HTML §4); axe does not look at the list. */
async function expectAccessible(app: Page): Promise<void> {
  const axe = new AxeBuilder({ page: app }).disableRules("aria-allowed-role");
  expect((await axe.analyze()).violations).toEqual([]);
}

/** Items with how deep they stand. */
const depths = (write: WritePage): Promise<string[]> =>
  write.text.evaluate((root) =>
    [...root.querySelectorAll("li:not(:has(> :is(ul, ol)))")].map((item) => {
      let depth = -1;
      for (let at = item.parentElement; at !== root; at = at?.parentElement ?? null)
        if (at?.matches("ul, ol")) depth += 1;
      return `${depth} ${item.textContent}`;
    }),
  );

test("Tab moves an item in, Shift+Tab out of its level and then out of the text", async ({
  app,
}) => {
  const write = await startBody(app);
  const ime = await inputMethod(app);
  await write.type("- 甲", "乙");
  await write.press("Tab");
  await expect.poll(() => depths(write)).toEqual(["0 甲", "1 乙"]);
  await write.press("Enter");
  await ime.compose("b", "bing");
  await ime.commit("丙");
  await write.press("Tab");
  await expect.poll(() => depths(write)).toEqual(["0 甲", "1 乙", "2 丙"]);
  await write.press("Control+z");
  await expect.poll(() => depths(write)).toEqual(["0 甲", "1 乙", "1 丙"]);
  await write.press("Control+Shift+z");
  await expect.poll(() => depths(write)).toEqual(["0 甲", "1 乙", "2 丙"]);
  await write.caretIn(write.block("li:not(:has(ul))").last());
  await write.press("Control+Shift+7");
  await expect(write.block("ol > li")).toHaveText("丙");
  await write.press("Shift+Tab", "Shift+Tab");
  await expect.poll(() => depths(write)).toEqual(["0 甲", "1 乙", "0 丙"]);
  await expect(write.text).toBeFocused();
  await write.press("Shift+Tab");
  await expect(write.text).not.toBeFocused();
  await write.caretIn(write.block("li").last());
  await write.press("Enter", "Enter");
  await write.type("段落");
  await write.press("Tab");
  await expect(write.text).not.toBeFocused();
  await write.expectSaved();
  await app.reload();
  await write.ready();
  await expect.poll(() => depths(write)).toEqual(["0 甲", "1 乙", "0 丙"]);
});

test("boxes are ticked by click, by key and by the space bar, and follow into the translation", async ({
  app,
}) => {
  const write = await startBody(app);
  await write.type("[x] 借场地", "请专家");
  const boxes = write.block("li[role=checkbox]");
  const ticks = () =>
    boxes.evaluateAll((items) => items.map((item) => item.getAttribute("aria-checked")));
  await expect.poll(ticks).toEqual(["true", "false"]);
  await write.press("Control+Enter");
  await expect.poll(ticks).toEqual(["true", "true"]);
  await write.press("Control+z");
  await expect.poll(ticks).toEqual(["true", "false"]);
  await boxes.first().click({ position: { x: 10, y: 14 } });
  await expect.poll(ticks).toEqual(["false", "false"]);
  await write.caretIn(boxes.first());
  await write.select("Home");
  await write.press("ArrowLeft");
  await expect(boxes.first()).toBeFocused();
  await write.press("Space");
  await expect.poll(ticks).toEqual(["true", "false"]);
  await expectAccessible(app);
  await write.expectSaved();
  const translate = translateOf(app);
  await translate.open(1);
  await translate.bringIn.click();
  const targetTicks = () =>
    translate.target
      .locator("li[role=checkbox]")
      .evaluateAll((items) => items.map((item) => item.getAttribute("aria-checked")));
  await expect.poll(targetTicks).toEqual(["true", "false"]);
  await expect.poll(() => translate.slant()).toBeLessThan(2);
  await expectAccessible(app);
  await app.goto(new URL("/report/1/preview", app.url()).href);
  const items = app.frameLocator('iframe[data-shown="true"]').locator(".body .checklist li");
  await expect(items).toHaveText([/借场地/, /请专家/]);
  await expect(items.locator("input").first()).toBeChecked();
  await expect(items.locator("input").last()).not.toBeChecked();
});

test("call-outs are one box on the sheet and on the page", async ({ app }) => {
  const write = await startBody(app);
  await write.type("!!! 报名", "截止到周五", "", "正文");
  await expect
    .poll(() => write.shape())
    .toEqual(["headline 标题", "lead", "callout 报名", "callout 截止到周五", "p 正文"]);
  const [first, second] = await write
    .block(".dg-callout")
    .evaluateAll((boxes) => boxes.map((box) => box.getBoundingClientRect().toJSON() as DOMRect));
  expect(Math.abs((first?.bottom ?? 0) - (second?.top ?? 9))).toBeLessThan(1);
  await write.press("Control+Alt+9");
  await expect(write.block(".dg-callout")).toHaveCount(3);
  await write.press("Control+Alt+9");
  await expect(write.block(".dg-callout")).toHaveCount(2);
  await expectAccessible(app);
  await write.expectSaved();
  const translate = translateOf(app);
  await translate.open(1);
  await translate.bringIn.click();
  await expect(translate.target.locator(".dg-callout")).toHaveCount(2);
  await expect.poll(() => translate.slant()).toBeLessThan(2);
  await app.goto(new URL("/report/1/preview", app.url()).href);
  const box = app.frameLocator('iframe[data-shown="true"]').locator(".body .callout");
  await expect(box).toHaveCount(1);
  await expect(box.locator("p")).toHaveText(["报名", "截止到周五"]);
});
