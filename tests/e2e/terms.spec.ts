/** Terms and names at work: offered, completed, missed and mended in the translation room; taken from what is selected. */
import { expect, test } from "../support/fixtures.ts";
import { inputMethod } from "../support/compose.ts";
import { shellOf } from "../support/pages/shell.ts";
import { translateOf } from "../support/pages/translate-page.ts";

/** Of the sample: nothing translated yet. */
const untouched = 16;

test.use({ startWith: "sample" });

test("terms of the row are offered by key and completed while typing", async ({ app }) => {
  const room = translateOf(app);
  await room.open(untouched);
  await app.keyboard.press("Alt+b");
  const offered = app.getByRole("region", { name: "建议" }).getByRole("listitem");
  const headline = room.target.locator(".dg-headline");
  await headline.click();
  await expect(offered.first()).toHaveText(/望舒天文台.*Wangshu Observatory/);
  await app.keyboard.type("A night at ");
  await app.keyboard.press("Alt+1");
  await expect(headline).toHaveText("A night at Wangshu Observatory");
  await app.keyboard.press("ControlOrMeta+z");
  await expect(headline).toHaveText("A night at ");

  const list = app.getByRole("listbox", { name: "可能要写的术语" });
  await app.keyboard.type("wan");
  await expect(list.getByRole("option")).toHaveText(/Wangshu Observatory/);
  await shellOf(app).expectAccessible();
  await app.keyboard.press("Escape");
  await expect(list).toBeHidden();
  await app.keyboard.type("g");
  await expect(list).toBeHidden();
  for (let letters = 4; letters > 0; letters -= 1) await app.keyboard.press("Backspace");
  await app.keyboard.type("Wa");
  await expect(list).toBeVisible();
  await app.keyboard.press("Tab");
  await expect(headline).toHaveText("A night at Wangshu Observatory");
  await app.keyboard.press("ControlOrMeta+z");
  await expect(headline).toHaveText("A night at Wa");
  await expect(list).toBeHidden();
});

test("while an input method composes, its keys are its own", async ({ app }) => {
  const room = translateOf(app);
  await room.open(untouched);
  await app.keyboard.press("Alt+b");
  const headline = room.target.locator(".dg-headline");
  await headline.click();
  const list = app.getByRole("listbox", { name: "可能要写的术语" });
  const input = await inputMethod(app);
  await input.compose("w", "wa", "wan", "wang");
  await expect(headline).toHaveText("wang");
  await expect(list).toBeHidden();
  await input.commit("wang");
  await expect(headline).toHaveText("wang");
  await app.keyboard.type("s");
  await expect(list).toBeVisible();
  await app.keyboard.press("Enter");
  await expect(headline).toHaveText("Wangshu Observatory");
});

test("a body is named in full with its short form first, and by it from then on", async ({
  app,
}) => {
  const room = translateOf(app);
  await room.open(untouched);
  await app.goto(new URL("/terms?q=望舒天文台", app.url()).href);
  const panel = app.getByRole("complementary", { name: "所选条目" });
  await panel.getByRole("textbox", { name: "英文缩写" }).fill("WSO");
  await app.keyboard.press("ControlOrMeta+Enter");
  await expect(app.getByRole("grid").getByText("WSO")).toBeVisible();

  await room.open(untouched);
  await app.keyboard.press("Alt+b");
  const headline = room.target.locator(".dg-headline");
  const offered = app.getByRole("region", { name: "建议" }).getByRole("listitem");
  await headline.click();
  await expect(offered.first()).toContainText("Wangshu Observatory (WSO)");
  await app.keyboard.type("WSO waits for meteors.");
  const finding = app
    .getByRole("note", { name: "术语问题" })
    .getByRole("button", { name: /首次出现/ });
  await finding.click();
  await expect(headline).toHaveText("Wangshu Observatory (WSO) waits for meteors.");
  await expect(finding).toBeHidden();
  await room.target.locator(".dg-lead").click();
  await expect(offered.first()).toHaveText(/望舒天文台\s*WSO/);
});

test("what a translation lacks, and what it must not say, is told beside it and mended by a press", async ({
  app,
}) => {
  const room = translateOf(app);
  await room.open(untouched);
  await app.keyboard.press("Alt+b");
  const lead = room.target.locator(".dg-lead");
  await lead.click();
  await app.keyboard.type("Visitors watched meteors from the hill all night.");
  const findings = app.getByRole("note", { name: "术语问题" });
  const missing = findings.getByRole("button", { name: /望舒山.*Mount Wangshu/ });
  await expect(missing).toBeVisible();
  await missing.click();
  await expect(lead).toHaveText("Visitors watched meteors from the hill all night.Mount Wangshu");
  await expect(missing).toBeHidden();

  const paragraph = room.target.locator("p:not(.dg-lead)").first();
  await paragraph.click();
  await app.keyboard.type("A vice professor came.");
  const forbidden = findings.getByRole("button", { name: /vice professor.*associate professor/ });
  await forbidden.click();
  await expect(paragraph).toHaveText("A associate professor came.");
});

test("a name is taken over from the words selected in both texts", async ({ app }) => {
  const room = translateOf(app);
  await room.open(untouched);
  await app.keyboard.press("Alt+b");
  const headline = room.target.locator(".dg-headline");
  await headline.click();
  await app.keyboard.type("Leonids");
  await room.source
    .getByText("狮子座流星雨")
    .first()
    .evaluate((element) => {
      const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode();
      const at = text?.textContent?.indexOf("狮子座流星雨") ?? -1;
      if (text && at >= 0) window.getSelection()?.setBaseAndExtent(text, at, text, at + 6);
    });
  await room.caretIn(headline);
  await app.keyboard.press("ControlOrMeta+a");
  await expect.poll(() => app.evaluate(() => String(getSelection()))).toBe("Leonids");
  await app.keyboard.press("Alt+t");
  const form = app.getByRole("dialog").getByRole("form", { name: "条目" });
  await expect(form.getByRole("textbox", { name: "中文", exact: true })).toHaveValue(
    "狮子座流星雨",
  );
  await expect(form.getByRole("textbox", { name: "英文写法 1" })).toHaveValue("Leonids");
  await shellOf(app).expectAccessible();
  await app.keyboard.press("ControlOrMeta+Enter");
  await expect(form).toBeHidden();
  const offered = app.getByRole("region", { name: "建议" }).getByRole("listitem");
  await room.target.locator(".dg-lead").click();
  await expect(offered.filter({ hasText: "Leonids" })).toHaveText(/狮子座流星雨/);
});
