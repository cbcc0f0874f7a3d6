/** The desk: the list of reports, its search and filters, what is done from it, by mouse and by keyboard alone. */
import { deskOf } from "../support/pages/desk.ts";
import { shellOf } from "../support/pages/shell.ts";
import { expect, test } from "../support/fixtures.ts";

const SAMPLE_REPORTS = 21;

test.describe("on the sample library", () => {
  test.use({ startWith: "sample" });

  test("lists every report with stages, progress and dates, and has no accessibility fault", async ({
    app,
  }) => {
    const desk = deskOf(app);
    await desk.expectTotal(SAMPLE_REPORTS);
    const row = desk.row("36小时造一台救援机器人");
    await expect(row).toContainText("Sewing-machine motor");
    await expect(row).toContainText("学术活动");
    await expect(row).toContainText("签发");
    await expect(row).toContainText("已译完");
    await expect(row).toContainText("2025-08-20");
    await shellOf(app).expectAccessible();
  });

  test("finds a single Han character and an English word, and marks the hits", async ({ app }) => {
    const desk = deskOf(app);
    await desk.ready();
    await app.keyboard.press("/");
    await expect(desk.search).toBeFocused();
    await app.keyboard.type("缝");
    await expect(desk.list.locator("mark").first()).toHaveText("缝");
    const found = Number(await desk.list.getAttribute("aria-rowcount")) - 1;
    expect(found).toBeGreaterThan(0);
    expect(found).toBeLessThan(SAMPLE_REPORTS);
    await desk.search.fill("sewing");
    await expect(desk.list.locator("mark").first()).toHaveText(/sewing/i);
    await desk.search.fill("没有这样的稿件");
    await expect(app.getByText("没有符合条件的稿件")).toBeVisible();
    await app.getByRole("button", { name: "清除筛选" }).click();
    await desk.expectTotal(SAMPLE_REPORTS);
    await expect(desk.search).toHaveValue("");
  });

  test("gives the keyboard to the list of the answer, however soon Enter is pressed", async ({
    app,
  }) => {
    const desk = deskOf(app);
    await desk.ready();
    await app.keyboard.press("/");
    await app.keyboard.type("缝");
    await app.keyboard.press("Enter");
    await expect(desk.list.locator("mark").first()).toHaveText("缝");
    await expect(desk.list).toBeFocused();
    await app.keyboard.press("Enter");
    await expect(app).toHaveURL(/\/report\/\d+\//);
  });

  test("is found again as it was left", async ({ app }) => {
    const desk = deskOf(app);
    const rail = app.getByRole("navigation", { name: "工作间" });
    await desk.filter("栏目", "通知公告");
    await desk.row("关于征集2026年澜江学术年会论文的通知").click();
    await expect(app).toHaveURL(/\/report\/5\/write/);
    await rail.getByRole("link", { name: "稿件" }).click();
    await expect(app).toHaveURL(/\/desk\?column=notices$/);
    await rail.getByRole("link", { name: "稿件" }).click();
    await desk.expectTotal(SAMPLE_REPORTS);
  });

  test("keeps every tool in reach where the window is narrow", async ({ app }) => {
    await app.setViewportSize({ width: 853, height: 533 });
    await expect(app.getByRole("button", { name: "新建稿件" })).toBeInViewport({ ratio: 1 });
    await expect(app.getByRole("button", { name: "回收站" })).toBeInViewport({ ratio: 1 });
  });

  test("says that changes of an approved edition go online, and takes it back to a draft", async ({
    app,
  }) => {
    await app.locator("main").waitFor();
    await app.goto(new URL("/report/1/write", app.url()).href);
    const bar = app.getByRole("note").filter({ hasText: "中文版已签发" });
    await expect(bar).toBeVisible();
    await bar.getByRole("button", { name: "退回起草" }).click();
    await expect(app.getByRole("button", { name: "中文版：起草" })).toBeVisible();
    await expect(bar).toHaveCount(0);
    await app.getByText("英文 · 译文").click();
    await expect(app.getByRole("note").filter({ hasText: "英文版已签发" })).toBeVisible();
    await shellOf(app).expectAccessible();
  });

  test("says what a report still lacks before it is sent on", async ({ app }) => {
    await app.locator("main").waitFor();
    await app.goto(new URL("/report/14/write", app.url()).href);
    await app.getByRole("button", { name: "中文版：起草" }).click();
    const asked = app.getByRole("dialog", { name: "中文版：起草，更改环节" });
    await expect(asked).toContainText("稿件尚未备齐：没有发布日期。");
    await app.keyboard.press("Escape");
    await app.getByLabel("发布日期").fill("2026-05-01");
    await app.getByLabel("发布日期").press("Tab");
    await app.getByRole("button", { name: "中文版：起草" }).click();
    await expect(asked.getByText("没有发布日期")).toHaveCount(0);
    await expect(asked.getByRole("button", { name: "送审" })).toBeVisible();
  });

  test("filters by column, stage and translation, and keeps the filter in the address", async ({
    app,
  }) => {
    const desk = deskOf(app);
    await desk.filter("栏目", "通知公告");
    await expect(app).toHaveURL(/column=notices/);
    await expect(desk.rows.filter({ hasNotText: /通知公告|独立页面/ })).toHaveCount(0);
    await app.getByText("翻译未完").click();
    await expect(app).toHaveURL(/due/);
    await expect(desk.row("已译完")).toHaveCount(0);
    await app.reload();
    await expect(desk.rows.filter({ hasNotText: /通知公告|独立页面/ })).toHaveCount(0);
    await app.getByText("翻译未完").click();
    await desk.filter("环节", "英文：签发");
    await expect(app).toHaveURL(/stage=en-approved/);
    await expect(desk.row("关于征集2026年澜江学术年会论文的通知")).toBeVisible();
  });

  test("sorts by a head, and turns round at the second press", async ({ app }) => {
    const desk = deskOf(app);
    const head = app.getByRole("columnheader", { name: "编号" });
    await head.getByRole("button").click();
    await expect(head).toHaveAttribute("aria-sort", "descending");
    await expect(desk.rows.first()).toContainText(String(SAMPLE_REPORTS));
    await head.getByRole("button").click();
    await expect(head).toHaveAttribute("aria-sort", "ascending");
    await expect(desk.rows.first().getByRole("gridcell").first()).toHaveText("1");
  });

  test("moves, opens and comes back by keyboard alone", async ({ app }) => {
    const desk = deskOf(app);
    await desk.ready();
    await app.keyboard.press("j");
    await app.keyboard.press("ArrowDown");
    await expect(desk.current).toHaveAttribute("aria-rowindex", "4");
    await app.keyboard.press("End");
    await expect(desk.current).toHaveAttribute("aria-rowindex", String(SAMPLE_REPORTS + 1));
    await expect(desk.current).toBeInViewport();
    await app.keyboard.press("Home");
    await app.keyboard.press("k");
    await expect(desk.current).toHaveAttribute("aria-rowindex", "2");
    const headline = await desk.current.getByRole("link").innerText();
    await app.keyboard.press("Enter");
    await expect(app).toHaveURL(/\/report\/\d+\/write\?lang=(zh|en)$/);
    await expect(app.locator("main header").first()).toContainText(headline);
    await shellOf(app).run("回到稿件列表");
    await expect(desk.list).toBeVisible();
  });

  test("bins a report, takes that back, and restores one from the bin", async ({ app }) => {
    const desk = deskOf(app);
    await desk.ready();
    const shell = shellOf(app);
    const number = await desk.current.getByRole("gridcell").first().innerText();
    await app.keyboard.press("Delete");
    await desk.expectTotal(SAMPLE_REPORTS - 1);
    await shell
      .message(`${number} 号稿件已移入回收站`)
      .getByRole("button", { name: "撤销" })
      .click();
    await desk.expectTotal(SAMPLE_REPORTS);
    await desk.rows.first().hover();
    await app.getByRole("button", { name: `${number} 号稿件的操作` }).click();
    await app.getByRole("menuitem", { name: "移入回收站" }).click();
    await desk.expectTotal(SAMPLE_REPORTS - 1);
    await app.keyboard.press("b");
    await desk.expectTotal(1);
    await expect(app.getByRole("heading", { name: "回收站" })).toBeVisible();
    await app.keyboard.press("r");
    await expect(app.getByText("回收站是空的")).toBeVisible();
    await app.keyboard.press("b");
    await desk.expectTotal(SAMPLE_REPORTS);
  });

  test("duplicates a report as a draft", async ({ app }) => {
    const desk = deskOf(app);
    await desk.ready();
    const headline = await desk.current.getByRole("link").innerText();
    await app.keyboard.press("d");
    await desk.expectTotal(SAMPLE_REPORTS + 1);
    await expect(desk.row(headline)).toHaveCount(2);
    await expect(desk.row(headline).filter({ hasText: "起草" }).first()).toContainText("—");
  });

  test("moves an edition on, signs the log, and finds it by that person", async ({ app }) => {
    const desk = deskOf(app);
    const shell = shellOf(app);
    await shell.iAm("赵镕");
    await desk.row("低空物流安全学术沙龙").getByRole("link").click();
    await app.getByRole("button", { name: /^中文版：送审/ }).click();
    await expect(app.getByText("签发后，下次发布时这一版就会上线。")).toBeVisible();
    await shell.expectAccessible();
    await app.getByRole("button", { name: "签发", exact: true }).click();
    await expect(app.getByRole("button", { name: /^中文版：签发/ })).toBeVisible();
    await shell.go("稿件");
    await desk.filter("经手人", "赵镕");
    await expect(desk.row("低空物流安全学术沙龙")).toContainText("签发");
  });

  test("tells a second window what the first one did", async ({ app }) => {
    await deskOf(app).ready();
    const other = await app.context().newPage();
    await other.goto(new URL("/desk", app.url()).href);
    await deskOf(other).expectTotal(SAMPLE_REPORTS);
    await app.keyboard.press("d");
    await deskOf(other).expectTotal(SAMPLE_REPORTS + 1);
  });

  test("speaks English and turns dark from the palette, and keeps both @web", async ({ app }) => {
    await shellOf(app).run("Switch to English");
    await expect(app.getByRole("heading", { name: "Desk" })).toBeVisible();
    await expect(app.locator("html")).toHaveAttribute("lang", "en");
    await app.keyboard.press("ControlOrMeta+k");
    await app.getByPlaceholder("Type a command…").fill("dark");
    await app.keyboard.press("Enter");
    await expect(app.locator("html")).toHaveAttribute("data-mantine-color-scheme", "dark");
    await shellOf(app).expectAccessible();
    await app.reload();
    await expect(app.getByRole("heading", { name: "Desk" })).toBeVisible();
    await expect(app.locator("html")).toHaveAttribute("data-mantine-color-scheme", "dark");
  });
});

test.describe("on an empty library", () => {
  test("teaches the next step, and begins a report by keyboard alone", async ({ app }) => {
    await expect(app.getByText("还没有稿件")).toBeVisible();
    await shellOf(app).expectAccessible();
    await app.keyboard.press("n");
    await expect(app.getByRole("button", { name: "开始写" })).toBeFocused();
    await app.keyboard.press("Enter");
    await expect(app).toHaveURL(/\/report\/1\/write\?lang=zh$/);
    await shellOf(app).go("稿件");
    await deskOf(app).expectTotal(1);
    await expect(deskOf(app).row("（无标题）")).toContainText("起草");
  });

  test("says that an address leads to no report", async ({ app }) => {
    await app.goto(new URL("/report/99/write", app.url()).href);
    await expect(app.getByText("找不到这篇稿件")).toBeVisible();
  });
});
