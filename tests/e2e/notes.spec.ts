/** Footnotes: put in, read, crossed, deleted with their references, copied, translated and published. */
import { expect, test } from "../support/fixtures.ts";
import { translateOf } from "../support/pages/translate-page.ts";
import { WritePage } from "../support/pages/write-page.ts";

test.use({ locale: "zh-CN" });

/** A report with two paragraphs, and a note of each. */
async function withNotes(app: import("@playwright/test").Page): Promise<WritePage> {
  const write = await WritePage.startReport(app);
  await write.caretIn(write.block(".dg-headline"));
  await write.type("标题", "", "第一段", "第二段");
  await write.press("Control+Alt+f");
  await write.type("第二段的注");
  await write.caretIn(write.block("p").nth(1));
  await write.press("Control+Alt+f");
  await write.type("第一段的注");
  return write;
}

test("look", async ({ app }) => {
  const write = await withNotes(app);
  console.log(await write.shape());
  await write.press("Enter");
  await write.type("，接着写");
  console.log(await write.shape());
  await write.block(".dg-noteref").nth(1).hover();
  await app.screenshot({ path: "/tmp/s-notes/write.png" });
  await write.block(".dg-noteref").nth(1).click();
  await write.type("！");
  await write
    .block(".dg-footnote")
    .nth(0)
    .click({ position: { x: 20, y: 30 } });
  console.log(await write.shape());
  await write.expectSaved();
  await app.goto(new URL("/report/1/preview", app.url()).href);
  await app.frameLocator("iframe").locator(".notes").scrollIntoViewIfNeeded();
  await app.screenshot({ path: "/tmp/s-notes/preview.png" });
  const translate = translateOf(app);
  await translate.open(1);
  await translate.bringIn.click();
  await app.screenshot({ path: "/tmp/s-notes/translate.png" });
});
