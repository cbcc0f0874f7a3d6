/** Find and replace over the desk. */
import type { Page } from "@playwright/test";
import { expect, test } from "../support/fixtures.ts";
import { FindPage } from "../support/pages/find-page.ts";
import { FindRoomPage } from "../support/pages/find-room-page.ts";
import { shellOf } from "../support/pages/shell.ts";
import { WritePage } from "../support/pages/write-page.ts";

test.use({ locale: "zh-CN", startWith: "sample" });

const NOTICE = "关于做好澜江市科协第十次代表大会代表推选工作的通知";

test("replaces the ticked hits in an open window too, by keyboard, and takes all of it back", async ({
  app,
}) => {
  test.setTimeout(120_000);
  const room = new FindRoomPage(app);
  await app.locator("[data-index]").first().waitFor();
  await app.keyboard.press("Control+Shift+f");
  await expect(room.field).toBeFocused();
  const window = await app.context().newPage();
  await window.goto(new URL("/report/14/write", app.url()).href);
  const write = new WritePage(window);
  await expect(write.text).toHaveAttribute("contenteditable", "true", { timeout: 40_000 });
  await app.bringToFront();
  await app.keyboard.type("科技工作者");
  await expect(room.field).toHaveValue("科技工作者");
  await room.replacement.fill("科技人员");
  await room.expectTally(/找到 \d+ 处/);
  const notice = room.report(NOTICE);
  await expect(notice).toContainText("已选 5 / 5 处");
  await shellOf(app).expectAccessible();
  await app.keyboard.press("ArrowDown");
  await expect(app.locator("[data-box]").first()).toBeFocused();
  await app.keyboard.press("End");
  await expect(app.locator("[data-box]").last()).toBeFocused();
  const last = room.hitsIn(notice).last().getByRole("checkbox");
  await last.focus();
  await app.keyboard.press(" ");
  await expect(notice).toContainText("已选 4 / 5 处");
  await expect(notice.locator("ins").first()).toHaveText("科技人员");
  await app.keyboard.press("Control+Enter");
  const undo = app.getByRole("button", { name: "撤销这次替换" }).filter({ visible: true });
  await expect(undo).toBeVisible();
  await expect(write.text).toContainText("科技人员");
  await expect(write.text).toContainText("科技工作者之家");
  await expect(notice).toContainText("已选 1 / 1 处");
  // Somebody goes on writing beside one of them: that stays when the replacement is taken back.
  await window.bringToFront();
  await expect(write.text).toContainText("一线科技人员不低于");
  await write.caretIn(write.block("li").filter({ hasText: "科技人员不低于70%" }));
  await write.type("又写一句");
  await write.expectSaved();
  await app.bringToFront();
  await undo.click();
  await expect(app.getByText(/^已恢复 \d+ 处。$/).filter({ visible: true })).toBeVisible();
  await expect(notice).toContainText("已选 5 / 5 处");
  await expect(write.text).not.toContainText("科技人员");
  await expect(write.text).toContainText("又写一句");
});

test("goes from a report's find bar to both of its editions, and from a hit to its report", async ({
  app,
}) => {
  await WritePage.open(app, "/report/9/write");
  const find = await new FindPage(app).open();
  await find.field.fill("2026");
  await find.expectCount("1 / 1");
  await find.bar.getByRole("button", { name: "在中英文两版里查找" }).click();
  const room = new FindRoomPage(app);
  await room.expectTally("在 1 篇稿件里找到 2 处");
  await expect(room.field).toHaveValue("2026");
  await expect(app.getByRole("main")).toContainText("已签发，默认不选");
  // The Chinese edition is approved: only the English hit is ticked.
  await expect(room.box(/^12月16日/)).not.toBeChecked();
  await expect(room.box(/will spend 36 million/)).toBeChecked();
  // Nothing is in the field: that alone deletes nothing.
  await expect(app.getByRole("button", { name: /^替换 1 处/ })).toBeDisabled();
  await app.getByRole("button", { name: /^把勾选的各处从文中删去/ }).click();
  await expect(app.getByRole("button", { name: /^删去 1 处/ })).toBeEnabled();
  await expect(room.hit(/will spend 36 million/).locator("del")).toHaveText("2026");
  await room.box(/will spend 36 million/).focus();
  await app.keyboard.press("Enter");
  await expectSelected(app, "2026", /report\/9\/write\?lang=en$/);
  await app.goBack();
  await room
    .hit(/^12月16日/)
    .getByRole("link", { name: /^在稿件里打开：/ })
    .click();
  await expectSelected(app, "2026", /report\/9\/write\?lang=zh$/);
});

/** The hit is selected and in sight, and the address names the report alone. */
async function expectSelected(app: Page, text: string, address: RegExp): Promise<void> {
  await app.waitForURL(address);
  await expect(new WritePage(app).text).toBeFocused();
  await expect.poll(() => new FindPage(app).selected()).toBe(text);
  const isInSight = () => {
    const place = window.getSelection()?.getRangeAt(0).getBoundingClientRect();
    return place !== undefined && place.top > 100 && place.bottom < window.innerHeight - 40;
  };
  await expect.poll(() => app.evaluate(isInSight)).toBe(true);
}
