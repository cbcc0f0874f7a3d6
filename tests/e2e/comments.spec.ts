/** Comments: made on words, found again after edits, answered, resolved, and seen by the colleague in the other window. */
import { expect, test } from "../support/fixtures.ts";
import { CommentsPage } from "../support/pages/comments-page.ts";
import { shellOf } from "../support/pages/shell.ts";
import { translateOf } from "../support/pages/translate-page.ts";
import { WritePage } from "../support/pages/write-page.ts";

test.use({ locale: "zh-CN" });

const write3 = async (write: WritePage): Promise<void> => {
  await write.caretIn(write.block(".dg-headline"));
  await write.type("澜江论坛开幕", "导语。", "论坛在澜江举行。");
};

test("a comment is made on the selected words by keys, marks them, and is there after a reload", async ({
  app,
}) => {
  const write = await WritePage.startReport(app);
  const comments = new CommentsPage(app);
  await write3(write);
  await write.select("ArrowLeft", "Shift+ArrowLeft", "Shift+ArrowLeft");
  await comments.add("改成“召开”？");
  await expect(write.text).toBeFocused();
  await expect.poll(() => comments.marked()).toEqual(["举行"]);
  await expect(app.getByRole("tab", { name: "批注" })).toHaveText(/^批注\s*1$/);
  await shellOf(app).expectAccessible();
  await write.expectSaved();
  await app.reload();
  await write.ready();
  await expect(comments.thread("改成“召开”？")).toContainText("举行");
  await expect.poll(() => comments.marked()).toEqual(["举行"]);
});

test("a comment follows its words, stays with its block when they change, and is never lost", async ({
  app,
}) => {
  const write = await WritePage.startReport(app);
  const comments = new CommentsPage(app);
  await write3(write);
  await write.select("Shift+Home");
  await comments.add("核对地点");
  await app.keyboard.press("Home");
  await write.type("首届");
  await expect.poll(() => comments.marked()).toEqual(["论坛在澜江举行。"]);
  await app.keyboard.press("Enter");
  await expect.poll(() => comments.marked()).toEqual(["论坛在澜江举行。"]);
  const thread = comments.thread("核对地点");
  await expect(thread.getByText("原文字已改动")).toBeHidden();
  await write.press("End", "Backspace", "Backspace");
  await expect(thread.getByText(/原文字已改动|已不在正文中/)).toBeVisible();
  await write.select("Control+a");
  await write.press("Delete");
  await expect(thread.getByText("批注所指的文字已不在正文中。")).toBeVisible();
  await expect(thread).toContainText("论坛在澜江举行。");
});

test("a thread is answered, resolved, reopened and deleted, and deleting can be undone", async ({
  app,
}) => {
  const write = await WritePage.startReport(app);
  const comments = new CommentsPage(app);
  await write3(write);
  await write.select("Shift+Home");
  await comments.add("核对地点");
  const thread = comments.thread("核对地点");
  // From the words to the thread: the caret is in them.
  await write.press("ArrowLeft", "ArrowRight");
  await app.keyboard.press("Control+Alt+m");
  const answer = thread.getByRole("textbox", { name: "回复" });
  await expect(answer).toBeFocused();
  await app.keyboard.type("没错");
  await app.keyboard.press("Control+Enter");
  await expect(thread).toContainText("没错");
  await thread.getByRole("button", { name: "标为已解决" }).click();
  await expect(thread).toContainText("解决");
  await expect.poll(() => comments.marked()).toEqual([]);
  await expect(app.getByRole("tab", { name: "批注" })).toHaveText(/^批注\s*$/);
  await thread.getByRole("button", { name: "重新打开" }).click();
  await expect.poll(() => comments.marked()).toEqual(["论坛在澜江举行。"]);
  await thread.getByRole("button", { name: "删除这条批注" }).first().click();
  await expect(comments.threads).toHaveText(/没错/);
  await shellOf(app).message("批注已删除").getByRole("button", { name: "撤销" }).click();
  await expect(comments.thread("核对地点")).toContainText("没错");
});

test("what is typed into a comment is kept while another tab is open, and Escape goes back to the text", async ({
  app,
}) => {
  const write = await WritePage.startReport(app);
  await write3(write);
  await app.keyboard.press("Control+Alt+m");
  const field = app.getByRole("textbox", { name: "新批注" });
  await field.fill("写到一半");
  await app.getByRole("tab", { name: "信息" }).click();
  await app.getByRole("tab", { name: "批注" }).click();
  await expect(field).toHaveValue("写到一半");
  await field.press("Escape");
  await expect(field).toBeHidden();
  await expect(write.text).toBeFocused();
});

test("the colleague's window shows the comment, and the desk counts it @web", async ({
  app,
  context,
}) => {
  const write = await WritePage.startReport(app);
  await write3(write);
  const second = await context.newPage();
  await second.goto(app.url());
  await new WritePage(second).ready();
  await second.getByRole("tab", { name: "批注" }).click();
  await write.select("Shift+Home");
  await new CommentsPage(app).add("核对地点");
  const there = new CommentsPage(second);
  await expect(there.thread("核对地点")).toContainText("论坛在澜江举行。");
  await expect.poll(() => there.marked()).toEqual(["论坛在澜江举行。"]);
  await write.expectSaved();
  await shellOf(app).go("稿件");
  await expect(app.getByText("1 条批注未解决")).toBeVisible();
});

test.describe("beside the translation", () => {
  test.use({ startWith: "sample" });

  test("both editions are commented on, and a comment leads to its words @web", async ({ app }) => {
    const room = translateOf(app);
    await room.open(9);
    const comments = new CommentsPage(app);
    const heading = room.source.locator("h1");
    const words = (await heading.textContent()) ?? "";
    await heading.evaluate((element) => window.getSelection()?.selectAllChildren(element));
    await comments.add("原标题太长");
    await expect.poll(() => comments.marked("zh")).toEqual([words]);
    await room.target.locator("h1").click();
    await comments.add("译名待统一");
    await expect(comments.thread("译名待统一")).toContainText("英文版");
    await expect(app.getByRole("button", { name: "批注，2 条未解决" })).toBeVisible();
    await shellOf(app).expectAccessible();
    await room.source.locator("h1").evaluate((element) => element.scrollIntoView({ block: "end" }));
    await comments
      .thread("译名待统一")
      .getByRole("button", { name: /到正文处/ })
      .click();
    await expect(room.target).toBeFocused();
    await app.getByRole("button", { name: "收起批注" }).last().click();
    await expect(comments.threads).toHaveCount(0);
  });
});
