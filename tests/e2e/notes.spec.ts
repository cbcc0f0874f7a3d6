/** Footnotes: put in, read, crossed, deleted with their references, copied, translated and published. */
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "../support/fixtures.ts";
import { translateOf } from "../support/pages/translate-page.ts";
import { WritePage } from "../support/pages/write-page.ts";

test.use({ locale: "zh-CN" });

/** A report with two paragraphs and a note in each, the second one made first. */
async function withNotes(app: Page): Promise<WritePage> {
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

const both = [
  "headline 标题",
  "lead",
  "p 第一段",
  "p 第二段",
  "footnote 第一段的注",
  "footnote 第二段的注",
];

const numbers = (write: WritePage, selector: string): Promise<(string | null)[]> =>
  write
    .block(selector)
    .evaluateAll((elements) => elements.map((element) => element.getAttribute("data-number")));

test("a note is written, read at its number, and left by Enter; deleting takes both away", async ({
  app,
}) => {
  const write = await withNotes(app);
  await expect.poll(() => write.shape()).toEqual(both);
  expect(await numbers(write, ".dg-noteref")).toEqual(["1", "2"]);
  expect(await numbers(write, ".dg-footnote")).toEqual(["1", "2"]);
  await write.press("Enter");
  await expect(app.getByRole("tooltip")).toHaveText("第一段的注");
  await write.type("接着写");
  await expect(write.block("p").nth(1)).toHaveText("第一段接着写");
  await expect(app.getByRole("tooltip")).toBeHidden();
  await write.block(".dg-noteref").nth(1).hover();
  await expect(app.getByRole("tooltip")).toHaveText("第二段的注");
  await write.press("Escape");
  await expect(app.getByRole("tooltip")).toBeHidden();
  await write.block(".dg-noteref").nth(1).click();
  await write.type("！");
  await expect(write.block(".dg-footnote").nth(1)).toHaveText("第二段的注！");
  await write
    .block(".dg-footnote")
    .nth(1)
    .click({ position: { x: 16, y: 14 } });
  await write.press("Backspace");
  await expect(write.block(".dg-footnote")).toHaveCount(1);
  await write.press("Control+z");
  await expect(write.block(".dg-footnote")).toHaveCount(2);
  expect(await numbers(write, ".dg-noteref")).toEqual(["1", "2"]);
  await write.press("Control+Shift+z");
  await expect(write.block(".dg-footnote")).toHaveCount(1);
  await write.expectSaved();
  await app.reload();
  await write.ready();
  await expect(write.block(".dg-footnote")).toHaveText(["第一段的注"]);
  const { violations } = await new AxeBuilder({ page: app })
    .include("[data-lexical-editor]")
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ""}`)).toEqual([]);
});

test("a note comes by Markdown and by the slash menu, and moves with its text", async ({ app }) => {
  const write = await WritePage.startReport(app);
  await write.caretIn(write.block(".dg-headline"));
  await write.type("标题", "", "甲[^]");
  await write.type("甲注");
  await write.press("Alt+Enter");
  await write.press("Enter");
  await write.type("/jz");
  await expect(app.getByRole("option", { name: "脚注" }).first()).toBeVisible();
  await write.press("Enter");
  await write.type("乙注");
  await expect
    .poll(() => write.shape())
    .toEqual([...["headline 标题", "lead", "p 甲", "p", "footnote 甲注", "footnote 乙注"]]);
  await write.press("Enter");
  await write.press("Alt+Shift+ArrowUp");
  await expect
    .poll(() => write.shape())
    .toEqual(["headline 标题", "lead", "p", "p 甲", "footnote 乙注", "footnote 甲注"]);
});

test("a note is cut and pasted with its text, and copied into a note of its own", async ({
  app,
}) => {
  await app.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const write = await withNotes(app);
  const ids = await write.blockIds();
  await write.caretIn(write.block("p").nth(1));
  await write.select("Shift+Home");
  await write.press("Control+x");
  await expect(write.block(".dg-footnote")).toHaveText(["第二段的注"]);
  await write.caretIn(write.block("p").nth(2));
  await write.press("Control+v");
  await expect
    .poll(() => write.shape())
    .toEqual([
      ...[
        "headline 标题",
        "lead",
        "p",
        "p 第二段第一段",
        "footnote 第二段的注",
        "footnote 第一段的注",
      ],
    ]);
  expect((await write.blockIds()).at(-1)).toBe(ids.at(-2));
  await write.select("Shift+Home");
  await write.press("Control+c");
  await write.caretIn(write.block("p").nth(1));
  await write.press("Control+v");
  await expect(write.block(".dg-footnote")).toHaveText([
    ...["第二段的注", "第一段的注", "第二段的注", "第一段的注"],
  ]);
  expect(await numbers(write, ".dg-noteref")).toEqual(["1", "2", "3", "4"]);
});

test("pinyin beside a number is neither lost nor doubled", async ({ app }) => {
  const write = await withNotes(app);
  const cdp = await app.context().newCDPSession(app);
  const compose = async (text: string, ...steps: string[]): Promise<void> => {
    for (const step of steps)
      await cdp.send("Input.imeSetComposition", {
        text: step,
        selectionStart: step.length,
        selectionEnd: step.length,
      });
    await cdp.send("Input.insertText", { text });
  };
  await write.press("Enter");
  await compose("之后", "zhi", "zhi hou");
  await expect(write.block("p").nth(1)).toHaveText("第一段之后");
  await write.block(".dg-noteref").nth(1).click();
  await write.press("Enter", "ArrowLeft");
  await compose("之前", "zhi", "zhi qian");
  await expect(write.block("p").nth(2)).toHaveText("第二段之前");
  const before = write
    .block(".dg-noteref")
    .nth(1)
    .evaluate((ref) => ref.previousElementSibling?.textContent);
  expect(await before).toBe("第二段之前");
  await expect(write.block(".dg-noteref")).toHaveCount(2);
  await write.press("Alt+Enter");
  await compose("注", "zhu");
  await expect(write.block(".dg-footnote").nth(1)).toHaveText("第二段的注注");
});

test("notes come into the translation, their numbers where the translator puts them, and onto the page", async ({
  app,
}) => {
  const write = await withNotes(app);
  await write.expectSaved();
  const translate = translateOf(app);
  await translate.open(1);
  await translate.bringIn.click();
  const order = () =>
    translate.target.evaluate((root) => [...root.children].map((block) => block.className));
  await expect
    .poll(order)
    .toEqual(["dg-headline", "dg-lead", "", "", "dg-footnote", "dg-footnote"]);
  const lacking = app.getByText(/^译文缺少脚注编号：/);
  await expect(lacking).toHaveText("译文缺少脚注编号：1、2");
  await translate.caretIn(translate.target.locator("p").nth(2));
  await app.keyboard.type("Two");
  await app.keyboard.press("Control+Alt+f");
  await expect(lacking).toHaveText("译文缺少脚注编号：1");
  await app.getByRole("button", { name: "转到该段" }).click();
  await app.keyboard.type("One");
  await app.keyboard.press("Control+Alt+f");
  await expect(lacking).toBeHidden();
  await translate.caretIn(translate.target.locator(".dg-footnote").first());
  await app.keyboard.type("Note one");
  await expect(translate.target.locator(".dg-footnote").first()).toHaveAttribute(
    "data-number",
    "1",
  );
  await translate.saved();
  expect(await translate.slant()).toBeLessThan(2);
  await app.goto(new URL("/report/1/preview?lang=en", app.url()).href);
  const page = app.frameLocator('iframe[data-shown="true"]');
  await expect(page.locator(".body p").first()).toHaveText("One1");
  const ref = page.locator("a[role=doc-noteref]").first();
  await expect(ref).toHaveAttribute("href", "#note-1");
  await expect(page.locator("#note-1")).toContainText("Note one");
  await expect(page.locator("#note-1 a")).toHaveAttribute("href", "#noteref-1");
});
