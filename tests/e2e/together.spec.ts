/** Two windows on one report: who is where, and whose typing an undo takes back. */
import type { Page, WebSocketRoute } from "@playwright/test";
import { openDoor } from "../support/door.ts";
import { expect, test } from "../support/fixtures.ts";
import { shellOf } from "../support/pages/shell.ts";
import { WritePage } from "../support/pages/write-page.ts";

test.use({ locale: "zh-CN" });

/** A second window of the same door on the same report. */
async function secondWindow(app: Page): Promise<WritePage> {
  const page = await app.context().newPage();
  await page.goto(app.url());
  return new WritePage(page).ready();
}

const others = (page: Page) => page.getByRole("list", { name: "同在这篇稿件里的人" });
/** The caret of somebody else, with the name at it. */
const caret = (write: WritePage) => write.page.locator("section").getByText("另一个窗口");

test("shows who else is in the report and where, until they are gone @web", async ({ app }) => {
  const first = await WritePage.startReport(app);
  await first.caretIn(first.block(".dg-headline"));
  await first.type("标题", "导语");
  await first.expectSaved();
  await expect(others(app)).toBeHidden();
  const second = await secondWindow(app);
  await expect(others(app).getByRole("listitem")).toHaveText("另一个窗口：写作 · 中文版");
  await expect(others(second.page).getByRole("listitem")).toHaveCount(1);
  await second.caretIn(second.block(".dg-lead"));
  await expect(caret(first)).toBeVisible();
  const lead = await first.block(".dg-lead").boundingBox();
  const label = await caret(first).boundingBox();
  expect(Math.abs((lead?.y ?? 0) - (label?.y ?? 0))).toBeLessThan(40);
  await shellOf(app).expectAccessible();
  await second.press("Alt+Shift+2");
  await expect(others(app).getByRole("listitem")).toHaveText("另一个窗口：翻译");
  await second.page.close();
  await expect(others(app)).toBeHidden();
  await expect(caret(first)).toBeHidden();
});

test("finds one another again when the connection was gone @web", async ({ app }) => {
  const first = await WritePage.startReport(app);
  await first.expectSaved();
  const second = await secondWindow(app);
  const sockets = new Set<WebSocketRoute>();
  let gone = false;
  await app.routeWebSocket(/\/documents/, async (socket) => {
    if (gone) {
      await socket.close();
      return;
    }
    socket.connectToServer();
    sockets.add(socket);
  });
  await app.reload();
  await first.ready();
  await first.expectSaved();
  await expect(others(app).getByRole("listitem")).toHaveCount(1);
  await expect(others(second.page).getByRole("listitem")).toHaveCount(1);
  gone = true;
  for (const socket of sockets) await socket.close();
  await expect(others(second.page)).toBeHidden();
  gone = false;
  // After each try that fails the next one is waited for longer.
  await expect(others(second.page).getByRole("listitem")).toHaveCount(1, { timeout: 45_000 });
  await expect(others(app).getByRole("listitem")).toHaveCount(1);
});

test("undo takes back one's own typing and leaves that of another window @web", async ({ app }) => {
  const first = await WritePage.startReport(app);
  await first.caretIn(first.block(".dg-headline"));
  await first.type("甲写的");
  await first.expectSaved();
  const second = await secondWindow(app);
  await second.caretIn(second.block(".dg-headline"));
  await second.type("，乙写的");
  await expect(first.block(".dg-headline")).toHaveText("甲写的，乙写的");
  await second.caretIn(second.block(".dg-lead"));
  await second.type("乙的导语");
  await expect(first.block(".dg-lead")).toHaveText("乙的导语");
  await first.press("Control+z");
  await expect(first.block(".dg-headline")).toHaveText("，乙写的");
  await expect(second.block(".dg-headline")).toHaveText("，乙写的");
  await first.press("Control+z", "Control+z");
  await expect(first.block(".dg-lead")).toHaveText("乙的导语");
  await first.press("Control+Shift+z");
  await expect(second.block(".dg-headline")).toHaveText("甲写的，乙写的");
  await second.press("Control+z");
  await expect(first.block(".dg-lead")).toHaveText("");
  await expect(first.block(".dg-headline")).toContainText("甲写的");
});

test("both windows have what either wrote after the program was killed, and go on @web", async ({
  page,
  library,
}) => {
  const door = await openDoor(library);
  await page.goto(door.url);
  const first = await WritePage.startReport(page);
  await first.caretIn(first.block(".dg-headline"));
  await first.type("甲写的");
  await first.expectSaved();
  const second = await secondWindow(page);
  await second.caretIn(second.block(".dg-lead"));
  await second.type("乙的导语");
  await second.expectSaved();
  await door.kill();

  const again = await openDoor(library);
  try {
    for (const window of [page, second.page]) {
      await window.goto(again.url);
      await window.locator("main").first().waitFor();
      await WritePage.open(window, "/report/1/write");
    }
    for (const window of [first, second]) {
      await expect(window.block(".dg-headline")).toHaveText("甲写的");
      await expect(window.block(".dg-lead")).toHaveText("乙的导语");
    }
    await expect(others(page).getByRole("listitem")).toHaveText("另一个窗口：写作 · 中文版");
    await second.caretIn(second.block(".dg-headline"));
    await second.type("，乙接着写");
    await expect(first.block(".dg-headline")).toHaveText("甲写的，乙接着写");
    await second.press("Control+z");
    await expect(first.block(".dg-headline")).toHaveText("甲写的");
  } finally {
    await again.close();
  }
});
