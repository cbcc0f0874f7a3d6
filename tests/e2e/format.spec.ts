/** Formats of text and alignment of blocks: by key and by menu, undone and kept, and the same in the preview. */
import { expect, test } from "../support/fixtures.ts";
import { WritePage } from "../support/pages/write-page.ts";

test.use({ locale: "zh-CN" });

test("text is struck, raised, lowered and highlighted by key and by menu, and stays so", async ({
  app,
}) => {
  const write = await WritePage.startReport(app);
  await write.caretIn(write.block(".dg-headline"));
  await write.type("标题", "", "水面2");
  const two = async (): Promise<void> => {
    await write.press("End");
    await write.select("Shift+ArrowLeft");
  };
  await two();
  await write.press("Control+.");
  await expect(write.block("sup")).toHaveText("2");
  await write.press("Control+,");
  await expect(write.block("sup")).toHaveCount(0);
  await expect(write.block("sub")).toHaveText("2");
  await write.press("Control+z");
  await expect(write.block("sub")).toHaveCount(0);
  await expect(write.block("sup")).toHaveText("2");
  await write.press("Home");
  await write.select("Shift+ArrowRight");
  await write.press("Control+Shift+x");
  await expect(write.block(".dg-strikethrough")).toHaveText("水");
  // The same from the menu, by keyboard: the caret and what was selected are still there afterwards.
  await write.press("Alt+F10", "End", "Enter");
  const item = app.getByRole("menuitemcheckbox", { name: "突出显示" });
  await expect(item).toHaveAttribute("aria-checked", "false");
  await item.focus();
  await write.press("Enter");
  await expect(write.block("mark")).toHaveText("水");
  const paint = write.block("mark").evaluate((mark) => getComputedStyle(mark).backgroundColor);
  expect(await paint).not.toMatch(/^(?:transparent|rgba\(0, 0, 0, 0\))$/);
  await expect(write.text).toBeFocused();
  await app.getByRole("button", { name: "更多排版" }).click();
  await expect(item).toHaveAttribute("aria-checked", "true");
  await write.press("Escape");
  await expect(item).toBeHidden();
  await expect(write.text).toBeFocused();
  await write.expectSaved();
  await app.reload();
  await write.ready();
  await expect(write.block("mark")).toHaveText("水");
  await expect(write.block("mark .dg-strikethrough")).toHaveText("水");
  await expect(write.block("sup")).toHaveText("2");
});

test("paragraphs and headings are aligned; quotes and the fields are not", async ({ app }) => {
  const write = await WritePage.startReport(app);
  await write.caretIn(write.block(".dg-headline"));
  await write.type("标题", "", "落款");
  const place = () =>
    write
      .block("p, h2")
      .last()
      .evaluate((block: HTMLElement) => block.style.textAlign);
  await write.press("Control+Shift+r");
  await expect.poll(place).toBe("right");
  await write.press("Control+Alt+2");
  await expect(write.block("h2")).toHaveText("落款");
  expect(await place()).toBe("right");
  await write.press("Control+z");
  await expect(write.block("h2")).toHaveCount(0);
  await write.press("Control+z");
  await expect.poll(place).toBe("");
  await write.caretIn(write.block("p").last());
  await app.getByRole("button", { name: "更多排版" }).click();
  await app.getByRole("menuitemcheckbox", { name: "居中" }).click();
  await expect.poll(place).toBe("center");
  await write.press("Enter");
  await write.type("下一段");
  expect(await place()).toBe("center");
  await write.press("Control+Shift+9", "Control+Shift+r");
  await expect(write.block("blockquote")).toHaveText("下一段");
  expect(await write.block("blockquote").getAttribute("style")).toBeNull();
  await app.getByRole("button", { name: "更多排版" }).click();
  await expect(app.getByRole("menuitemcheckbox", { name: "居中" })).toBeDisabled();
  await write.press("Escape");
  await write.expectSaved();
  await app.reload();
  await write.ready();
  expect(await write.block("p").nth(1).getAttribute("style")).toContain("center");
});

test("an input method composes in marked and in centred text", async ({ app }) => {
  const write = await WritePage.startReport(app);
  const cdp = await app.context().newCDPSession(app);
  const compose = async (pinyin: string[], text: string): Promise<void> => {
    for (const part of pinyin)
      await cdp.send("Input.imeSetComposition", {
        text: part,
        selectionStart: part.length,
        selectionEnd: part.length,
      });
    await cdp.send("Input.insertText", { text });
  };
  await write.caretIn(write.block(".dg-headline"));
  await write.type("标题", "", "");
  await write.press("Control+Shift+e", "Control+Shift+h");
  await compose(["z", "zhong", "zhong dian"], "重点");
  await compose(["n", "nei rong"], "内容");
  await expect(write.block("mark")).toHaveText("重点内容");
  await write.press("Control+Shift+h");
  await compose(["h", "hou"], "后");
  await expect(write.block("mark")).toHaveText("重点内容");
  expect(await write.shape()).toEqual(["headline 标题", "lead", "p 重点内容后"]);
  await write.expectSaved();
});

test("pasted formats come in as ours, alignment with them", async ({ app }) => {
  const write = await WritePage.startReport(app);
  await write.caretIn(write.block(".dg-headline"));
  await write.type("标题", "", "");
  await write.paste({
    "text/html": `<p style="text-align:center">H<sub>2</sub>O <s>旧</s><span style="text-decoration:line-through">删</span></p>
      <p align="right">10<span style="vertical-align:super">3</span></p>
      <center><h2>居中题</h2></center>
      <p style="text-align:justify"><span style="background:yellow;mso-highlight:yellow">重</span><span style="background:#fff">平</span><mark>点</mark></p>`,
  });
  await expect(write.block("p").last()).toHaveText("重平点");
  await expect(write.block("sub")).toHaveText("2");
  await expect(write.block("sup")).toHaveText("3");
  await expect(write.block(".dg-strikethrough")).toHaveText("旧删");
  await expect(write.block("mark")).toHaveText(["重", "点"]);
  const places = await write
    .block("p:not(.dg-lead), h2")
    .evaluateAll((blocks) => blocks.map((block) => (block as HTMLElement).style.textAlign));
  expect(places).toEqual(["center", "right", "center", ""]);
  await write.expectSaved();
  await app.goto(new URL(app.url().replace(/write.*/, "preview")).href);
  const page = app.frameLocator('iframe[data-shown="true"]').locator(".body");
  await expect(page.locator("p.aligned-center sub")).toHaveText("2");
  await expect(page.locator("p.aligned-center s")).toHaveText("旧删");
  await expect(page.locator("h2.aligned-center")).toHaveText("居中题");
  await expect(page.locator("p.aligned-right sup")).toHaveText("3");
  await expect(page.locator("mark")).toHaveText(["重", "点"]);
});
