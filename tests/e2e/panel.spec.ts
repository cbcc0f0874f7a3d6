/** The panel beside the sheet: tabs by keyboard, shown and hidden, remembered. */
import { expect, test } from "../support/fixtures.ts";
import { shellOf } from "../support/pages/shell.ts";
import { WritePage } from "../support/pages/write-page.ts";

test.use({ locale: "zh-CN" });

test("goes from tab to tab by keyboard, and keeps the tab over a reload", async ({ app }) => {
  const write = await WritePage.startReport(app);
  const info = app.getByRole("tab", { name: "信息" });
  const outline = app.getByRole("tab", { name: "大纲" });
  await expect(app.getByRole("tabpanel").getByLabel("栏目")).toBeVisible();
  await info.focus();
  await app.keyboard.press("ArrowRight");
  await expect(outline).toHaveAttribute("aria-selected", "true");
  await expect(app.getByText("这里会列出大纲")).toBeVisible();
  await shellOf(app).expectAccessible();
  await write.expectSaved();
  await app.reload();
  await write.ready();
  await expect(outline).toHaveAttribute("aria-selected", "true");
});

test("is shown and hidden by key, and the keyboard stays where it is of use", async ({ app }) => {
  const write = await WritePage.startReport(app);
  const panel = app.getByRole("complementary", { name: "正文旁" });
  await write.caretIn(write.block(".dg-headline"));
  await app.keyboard.press("Control+\\");
  await expect(panel).toBeHidden();
  await app.keyboard.type("标题");
  await expect(write.block(".dg-headline")).toHaveText("标题");
  await app.reload();
  await write.ready();
  await expect(panel).toBeHidden();
  await app.keyboard.press("Control+\\");
  await expect(panel).toBeVisible();
  await expect(app.getByRole("tab", { name: "信息" })).toBeFocused();
  await app.keyboard.press("Control+\\");
  await expect(panel).toBeHidden();
  await expect(write.text).toBeFocused();
});
