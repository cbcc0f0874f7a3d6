/** The translation room: row by row by keyboard, what a change in the source does, and reports of great length. */
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../support/fixtures.ts";
import { addLongReport } from "../support/long-report.ts";
import { shellOf } from "../support/pages/shell.ts";
import { translateOf } from "../support/pages/translate-page.ts";
import { WritePage } from "../support/pages/write-page.ts";

/** Of the sample: nothing translated yet; all confirmed; English first and all confirmed. */
const untouched = 16;
const confirmed = 1;
const fromEnglish = 15;

/** Another window on the source of the same report. */
async function openSource(app: Page, report: number, lang: "zh" | "en"): Promise<WritePage> {
  const page = await app.context().newPage();
  await page.goto(new URL(`/report/${report}/write?lang=${lang}`, app.url()).href);
  return new WritePage(page).ready();
}

/** Takes the text of a block away, and then the block. */
async function deleteBlock(writing: WritePage, block: Locator): Promise<void> {
  await block.click();
  await block.evaluate((element) =>
    new Promise((resolve) => {
      document.addEventListener("selectionchange", resolve, { once: true });
      getSelection()?.selectAllChildren(element);
    }).then(() => undefined),
  );
  await writing.press("Backspace", "Backspace");
}

test.describe("from the sample", () => {
  test.use({ startWith: "sample" });

  test("brings the structure in, and takes it back in one step", async ({ app }) => {
    const room = translateOf(app);
    await room.open(untouched);
    await expect(app.getByText("原文结构还没有引入")).toBeVisible();
    const before = await room.target.locator("[data-block]").count();
    await shellOf(app).expectAccessible();
    await room.bringIn.click();
    await expect(room.target.getByRole("figure")).toHaveCount(2);
    await expect(room.bringIn).toBeHidden();
    await expect.poll(room.slant).toBeLessThan(1);
    await app.keyboard.press("ControlOrMeta+z");
    await expect(room.target.locator("[data-block]")).toHaveCount(before);
    await app.keyboard.press("Alt+b");
    await expect(room.target.getByRole("figure")).toHaveCount(2);
    await shellOf(app).expectAccessible();
  });

  test("confirms row by row from the keyboard and keeps it over a reload", async ({ app }) => {
    const room = translateOf(app);
    await room.open(untouched);
    await app.keyboard.press("Alt+b");
    await expect(room.current).toHaveAccessibleName("第 1 段：未译");
    await app.keyboard.press("ControlOrMeta+Enter");
    await expect(shellOf(app).message("译文还是空的")).toBeVisible();
    await app.keyboard.type("Open night");
    await app.keyboard.press("ControlOrMeta+Enter");
    await room.expectDone(1, 17);
    await app.keyboard.type("The lead");
    await app.keyboard.press("ControlOrMeta+Enter");
    await app.keyboard.type("A caption");
    await app.keyboard.press("Alt+ArrowUp");
    await app.keyboard.type(" in full");
    await expect(room.target.locator(".dg-lead")).toHaveText("The lead in full");
    await expect(room.status("草稿")).toHaveCount(2);
    await app.keyboard.press("ControlOrMeta+Enter");
    await expect(room.status("已确认")).toHaveCount(2);
    await app.keyboard.press("Alt+ArrowDown");
    await app.keyboard.press("Alt+c");
    await expect(room.target.locator(".dg-alt").first()).toHaveText(
      "繁星满天的夜空下，山顶天文台的圆顶透出微光。",
    );
    await app.keyboard.press("Alt+ArrowUp");
    await app.keyboard.press("Alt+ArrowUp");
    await app.keyboard.press("Alt+u");
    await expect(room.status("已确认")).toHaveCount(1);
    await room.saved();
    await app.reload();
    await room.expectDone(1, 17);
    await expect(room.target.locator(".dg-caption").first()).toHaveText("A caption");
  });

  test("keeps what Enter splits off in its row, and merges no two rows", async ({ app }) => {
    const room = translateOf(app);
    await room.open(confirmed);
    const rows = await room.marks.count();
    const third = room.target.locator("p:not(.dg-lead)").first();
    const text = (await third.textContent()) ?? "";
    await third.click({ position: { x: 60, y: 10 } });
    await app.keyboard.press("ControlOrMeta+ArrowRight");
    await app.keyboard.press("Enter");
    await expect(third).not.toHaveText(text);
    await expect(room.marks).toHaveCount(rows);
    const lead = room.target.locator(".dg-lead");
    const leadText = (await lead.textContent()) ?? "";
    await room.caretIn(lead);
    await app.keyboard.press("ControlOrMeta+End");
    await app.keyboard.press("Delete");
    await third.click({ position: { x: 60, y: 10 } });
    await app.keyboard.press("Home");
    await app.keyboard.press("Backspace");
    await expect(lead).toHaveText(leadText);
    await expect(room.marks).toHaveCount(rows);
  });

  test("marks only the block whose source changed, and shows the change in words @web", async ({
    app,
  }) => {
    const room = translateOf(app);
    await room.open(confirmed);
    await expect(app.getByText("全部 21 段已确认")).toBeVisible();
    await shellOf(app).expectAccessible();
    const writing = await openSource(app, confirmed, "zh");
    await writing.caretIn(writing.block("h2").first());
    await writing.type("和课堂");
    await writing.expectSaved();
    await expect(room.status("原文已改")).toHaveCount(1);
    await expect(room.status("已确认")).toHaveCount(20);
    await expect(room.notes).toHaveCount(1);
    await expect(room.notes.locator("ins")).toContainText("和课堂");
    await app.keyboard.press("F8");
    await expect(room.current).toHaveAccessibleName(/：原文已改$/);
    await expect.poll(room.slant).toBeLessThan(1);
    await shellOf(app).expectAccessible();
    await app.emulateMedia({ colorScheme: "dark" });
    await shellOf(app).expectAccessible();
    await app.keyboard.press("ControlOrMeta+Enter");
    await expect(room.status("原文已改")).toHaveCount(0);
    await room.expectDone(21, 21);
  });

  test("keeps a translation whose source was deleted until it is told what to do @web", async ({
    app,
  }) => {
    const room = translateOf(app);
    await room.open(confirmed);
    const writing = await openSource(app, confirmed, "zh");
    const paragraphs = writing.block("p:not(.dg-lead)");
    for (const index of [4, 2]) await deleteBlock(writing, paragraphs.nth(index));
    await writing.expectSaved();
    await expect(room.status("原文已删")).toHaveCount(2);
    await expect(room.notes).toHaveCount(2);
    const kept = room.target.locator("p:not(.dg-lead)");
    const before = await kept.count();
    await room.notes
      .first()
      .getByRole("button", { name: /^归入上一段/ })
      .click();
    await expect(room.status("原文已删")).toHaveCount(1);
    await expect(kept).toHaveCount(before);
    await room.notes
      .first()
      .getByRole("button", { name: /^删除译文/ })
      .click();
    await expect(room.status("原文已删")).toHaveCount(0);
    await expect(kept).toHaveCount(before - 1);
    await shellOf(app).message("已删除").getByRole("button", { name: "撤销" }).click();
    await expect(kept).toHaveCount(before);
    await expect(room.status("原文已删")).toHaveCount(1);
  });

  test("says of a block that moved where its translation is @web", async ({ app }) => {
    const room = translateOf(app);
    await room.open(confirmed);
    const writing = await openSource(app, confirmed, "zh");
    await writing.block("p:not(.dg-lead)").nth(1).click();
    await writing.press("Alt+Shift+ArrowDown", "Alt+Shift+ArrowDown");
    await writing.expectSaved();
    await expect(app.getByText("译文还在原来的位置").first()).toBeVisible();
    await expect(app.getByText("尚未引入")).toHaveCount(0);
  });

  test("takes what an input method composes, once, and confirms no half-typed word @web", async ({
    app,
  }) => {
    const room = translateOf(app);
    await room.open(fromEnglish);
    const lead = room.target.locator(".dg-lead");
    await lead.click();
    await app.keyboard.press("ControlOrMeta+a");
    const composer = await app.context().newCDPSession(app);
    for (const text of ["h", "hui", "huiyi"])
      await composer.send("Input.imeSetComposition", {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
    await app.keyboard.press("ControlOrMeta+Enter");
    await expect(room.status("草稿")).toHaveCount(1);
    await composer.send("Input.insertText", { text: "会议" });
    await expect(lead).toHaveText("会议");
    await expect(room.target.locator("h1")).not.toHaveText("");
    await expect.poll(room.slant).toBeLessThan(1);
  });

  test("translates from English, and brings in what the source gained @web", async ({ app }) => {
    const room = translateOf(app);
    await room.open(fromEnglish);
    await expect(room.target).toHaveAttribute("lang", "zh-CN");
    await expect.poll(room.slant).toBeLessThan(1);
    const done = await room.status("已确认").count();
    const writing = await openSource(app, fromEnglish, "en");
    await writing.caretIn(writing.block(".dg-lead"));
    await writing.select("Control+End");
    await writing.press("Enter");
    await writing.type("Closing remarks were made.");
    await writing.expectSaved();
    await expect(app.getByText("原文有新内容还没有对应的译文段落")).toBeVisible();
    await room.bringIn.click();
    await expect(room.status("未译")).toHaveCount(1);
    await expect(room.status("已确认")).toHaveCount(done);
    await app.keyboard.insertText("会议闭幕。");
    await app.keyboard.press("ControlOrMeta+Enter");
    await expect(room.status("已确认")).toHaveCount(done + 1);
    const facts = app.getByRole("region", { name: "稿件信息" });
    const author = app.getByRole("textbox", { name: "作者（中文）" });
    await author.fill("");
    await expect(facts.getByText("未译")).toHaveCount(1);
    const tags = app.getByRole("combobox", { name: "标签（中文）" });
    await tags.fill("访学");
    await tags.press("Enter");
    await author.fill("汤姆");
    await expect(facts.getByText("未译")).toHaveCount(0);
    await room.saved();
    await app.reload();
    await expect(author).toHaveValue("汤姆");
    await expect(app.getByText("访学", { exact: true })).toBeVisible();
  });
});

for (const sourceLang of ["zh", "en"] as const) {
  const long = test.extend<{ library: string }>({
    library: async ({ library }, use) => {
      await addLongReport(library, { sourceLang, blocks: 500 });
      await use(library);
    },
  });
  long(`lines up 500 blocks from ${sourceLang} and holds still while typing`, async ({ app }) => {
    long.slow();
    const room = translateOf(app);
    await room.open(1);
    await expect(room.marks).toHaveCount(502 + 2 * 13);
    await expect.poll(room.slant).toBeLessThan(1);
    const last = room.target.locator("p").last();
    await last.scrollIntoViewIfNeeded();
    await room.caretIn(last);
    await app.keyboard.press("ControlOrMeta+End");
    const top = await last.evaluate((block) => block.getBoundingClientRect().top);
    await app.keyboard.insertText(
      sourceLang === "zh" ? " It ended well.".repeat(12) : "圆满结束。".repeat(40),
    );
    await expect(room.status("草稿")).not.toHaveCount(0);
    await expect.poll(room.slant).toBeLessThan(1);
    expect(await last.evaluate((block) => block.getBoundingClientRect().top)).toBeCloseTo(top, 0);
    await app.keyboard.press("ControlOrMeta+Enter");
    await room.expectDone(1, 502 + 2 * 13);
  });

  long(`walks from the first to the last of 500 rows from ${sourceLang}`, async ({ app }) => {
    long.slow();
    const room = translateOf(app);
    await room.open(1);
    await expect.poll(room.slant).toBeLessThan(1);
    const offset = (mark: Locator, block: Locator): Promise<number> =>
      Promise.all(
        [mark, block].map((one) => one.evaluate((element) => element.getBoundingClientRect().top)),
      ).then(([left, right]) => Math.abs((left ?? Number.NaN) - (right ?? Number.NaN)));
    const ends = [
      { key: "End", mark: room.marks.last(), block: room.source.locator("[data-block]").last() },
      { key: "Home", mark: room.marks.first(), block: room.source.locator("[data-block]").first() },
    ];
    await room.marks.first().focus();
    for (const { key, mark, block } of ends) {
      await app.keyboard.press(key);
      await expect(mark).toBeFocused();
      await expect(mark).toBeInViewport();
      await expect(block).toBeInViewport();
      await expect.poll(() => offset(mark, block)).toBeLessThan(1);
    }
    await app.keyboard.press("ArrowDown");
    await expect(room.marks.nth(1)).toBeFocused();
    // A line that is typed into the first row moves what is below it, marks and all.
    await room.caretIn(room.target.locator("[data-block]").first());
    await app.keyboard.insertText("A headline of very many words. ".repeat(12));
    await expect.poll(room.slant).toBeLessThan(1);
    for (const nth of [1, 2, 3]) {
      const block = room.source.locator("[data-block]").nth(nth);
      await expect.poll(() => offset(room.marks.nth(nth), block)).toBeLessThan(1);
    }
  });
}
