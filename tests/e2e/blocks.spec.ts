/** A line across the page: put in, selected, moved, taken out, kept, and shown in every place where a report is. */
import { expect, test } from "../support/fixtures.ts";
import { translateOf } from "../support/pages/translate-page.ts";
import { WritePage } from "../support/pages/write-page.ts";

test.use({ locale: "zh-CN" });

test("a rule is put in by key, by Markdown and by paste, and undone", async ({ app }) => {
  const write = await WritePage.startReport(app);
  await write.caretIn(write.block(".dg-headline"));
  await write.type("标题", "", "上文");
  await write.press("Control+Alt+l");
  const withRule = ["headline 标题", "lead", "p 上文", "rule", "p"];
  await expect.poll(() => write.shape()).toEqual(withRule);
  await write.press("Control+z");
  await expect(write.block("hr")).toHaveCount(0);
  await write.press("Control+Shift+z");
  await expect.poll(() => write.shape()).toEqual(withRule);
  await write.caretIn(write.block("p").last());
  await write.type("--- 下文");
  await expect
    .poll(() => write.shape())
    .toEqual(["headline 标题", "lead", "p 上文", "rule", "rule", "p 下文"]);
  await write.paste({ "text/html": "<p>甲</p><hr><p>乙</p>" });
  await expect
    .poll(() => write.shape())
    .toEqual(["headline 标题", "lead", "p 上文", "rule", "rule", "p 下文甲", "rule", "p 乙"]);
  await write.expectSaved();
  await app.reload();
  await write.ready();
  await expect(write.block("hr")).toHaveCount(3);
});

test("a selected rule is moved, written on below and deleted by keyboard", async ({ app }) => {
  const write = await WritePage.startReport(app);
  const cdp = await app.context().newCDPSession(app);
  await write.caretIn(write.block(".dg-headline"));
  await write.type("标题", "", "上文");
  await write.press("Control+Alt+l");
  await write.type("下文");
  await write.block("hr").click();
  await expect(write.block("hr")).toHaveAttribute("data-selected");
  await write.press("Alt+Shift+ArrowUp");
  await expect
    .poll(() => write.shape())
    .toEqual(["headline 标题", "lead", "rule", "p 上文", "p 下文"]);
  await write.block("hr").click();
  await expect(write.block("hr")).toHaveAttribute("data-selected");
  await write.caretIn(write.block("p").last());
  await expect(write.block("hr")).not.toHaveAttribute("data-selected");
  const paragraph = app.getByRole("button", { name: "正文段落" });
  await expect(paragraph).toHaveAttribute("aria-pressed", "true");
  await write.block("hr").click();
  await write.press("Enter");
  for (const text of ["x", "xia", "xia mian"])
    await cdp.send("Input.imeSetComposition", {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  await cdp.send("Input.insertText", { text: "下面" });
  const written = ["headline 标题", "lead", "rule", "p 下面", "p 上文", "p 下文"];
  await expect.poll(() => write.shape()).toEqual(written);
  await write.press("Home", "Backspace");
  await expect(write.block("hr")).toHaveAttribute("data-selected");
  expect(await write.shape()).toEqual(written);
  await write.press("Backspace");
  await expect(write.block("hr")).toHaveCount(0);
  await expect(write.block("p").nth(1)).toHaveText("下面");
  await write.press("Control+z");
  await expect.poll(() => write.shape()).toEqual(written);
  await write.expectSaved();
});

test("a rule comes into the translation where it stands, and onto the page", async ({ app }) => {
  const write = await WritePage.startReport(app);
  await write.caretIn(write.block(".dg-headline"));
  await write.type("标题", "", "上文");
  await write.press("Control+Alt+l");
  await write.type("下文");
  await write.expectSaved();
  const translate = translateOf(app);
  await translate.open(1);
  await translate.bringIn.click();
  const order = () =>
    translate.target.evaluate((root) => [...root.children].map((block) => block.tagName));
  await expect.poll(order).toEqual(["H1", "P", "P", "HR", "P"]);
  await expect(translate.bringIn).toBeHidden();
  await expect.poll(() => translate.slant()).toBeLessThan(2);
  await app.goto(new URL("/report/1/preview", app.url()).href);
  await expect(
    app.frameLocator('iframe[data-shown="true"]').locator(".body p + hr + p"),
  ).toHaveText("下文");
});
