/** Tables: put in, filled, reshaped, pasted and undone; the same in the translation, on the page and in files. */
import { readFile } from "node:fs/promises";
import { AxeBuilder } from "@axe-core/playwright";
import { inputMethod } from "../support/compose.ts";
import { expect, test } from "../support/fixtures.ts";
import { shellOf } from "../support/pages/shell.ts";
import { TablePage } from "../support/pages/table-page.ts";
import { translateOf } from "../support/pages/translate-page.ts";
import { WritePage } from "../support/pages/write-page.ts";

test.use({ locale: "zh-CN" });

test("a table is put in and filled by keyboard, grows at its end and is undone", async ({
  app,
}) => {
  const table = await TablePage.start(app, 2, 2);
  await table.fill("姓名", "单位", "甲", "一所", "乙");
  await table.expectRows("^姓名 | ^单位", "甲 | 一所", "乙 | ");
  await table.write.press("Shift+Tab");
  await table.write.type("二所");
  await table.expectRows("^姓名 | ^单位", "甲 | 二所", "乙 | ");
  await table.write.press("Enter");
  await table.write.type("三所");
  await table.expectRows("^姓名 | ^单位", "甲 | 二所/三所", "乙 | ");
  await table.write.press("Control+Enter");
  await table.expectRows("^姓名 | ^单位", "甲 | 二所/三所", " | ", "乙 | ");
  await table.write.press("Control+z");
  await table.expectRows("^姓名 | ^单位", "甲 | 二所/三所", "乙 | ");
  await table.write.press("Alt+Shift+ArrowDown");
  await table.expectRows("^姓名 | ^单位", "乙 | ", "甲 | 二所/三所");
  await table.write.press("Alt+Shift+ArrowLeft");
  await table.expectRows("^单位 | ^姓名", " | 乙", "二所/三所 | 甲");
  await table.write.press("Control+Shift+Backspace");
  await table.expectRows("^单位 | ^姓名", " | 乙");
  await table.write.expectSaved();
  await app.reload();
  await table.write.ready();
  await table.expectRows("^单位 | ^姓名", " | 乙");
  await table.cells.first().click();
  await table.write.press("Alt+Shift+Delete");
  await expect(table.cells).toHaveCount(0);
  await table.write.press("Control+z");
  await table.expectRows("^单位 | ^姓名", " | 乙");
});

test("cells are selected by keys and by mouse, merged, split, cleared and written over", async ({
  app,
}) => {
  const table = await TablePage.start(app, 3, 3);
  await table.fill("一", "二", "三", "四", "五", "六", "七", "八", "九");
  const selected = table.write.block(".dg-cell-selected");
  await table.cells.nth(3).click();
  await table.write.press("End", "Shift+ArrowRight", "Shift+ArrowDown");
  await expect(selected).toHaveCount(4);
  await table.write.press("Control+Alt+g");
  const merged = ["^一 | ^二 | ^三", "四/五/七/八(2x2) | 六", "九"];
  await table.expectRows(...merged);
  await table.write.press("Control+Alt+g");
  await table.expectRows("^一 | ^二 | ^三", "四/五/七/八 |  | 六", " |  | 九");
  await table.write.press("Control+z");
  await table.expectRows(...merged);
  await table.cells.nth(0).hover();
  await app.mouse.down();
  await table.cells.nth(2).hover();
  await app.mouse.up();
  await expect(selected).toHaveCount(3);
  await table.write.press("Delete");
  await table.expectRows("^ | ^ | ^", ...merged.slice(1));
  await table.write.type("x1");
  await table.expectRows("^x1 | ^ | ^", ...merged.slice(1));
  await table.choose("行", "首行作表头");
  await table.expectRows("x1 |  | ", ...merged.slice(1));
  await table.choose("列", "在右侧插入列");
  await table.expectRows("x1 |  |  | ", "四/五/七/八(2x3) | 六", "九");
});

test("a column's border is dragged, and widths are kept", async ({ app }) => {
  const table = await TablePage.start(app, 2, 3);
  const widths = () =>
    table.cells.evaluateAll((cells) =>
      cells.slice(0, 3).map((cell) => Math.round(cell.getBoundingClientRect().width)),
    );
  const before = await widths();
  const box = await table.cells.first().boundingBox();
  if (!box) throw new Error("no cell");
  await app.mouse.move(box.x + box.width - 1, box.y + 8);
  await app.mouse.down();
  await app.mouse.move(box.x + box.width + 60, box.y + 8, { steps: 4 });
  await app.mouse.up();
  const wider = (before[0] ?? 0) + 50;
  await expect.poll(async () => (await widths())[0]).toBeGreaterThan(wider);
  expect((await widths())[2]).toBeCloseTo(before[2] ?? 0, -1);
  await table.write.expectSaved();
  await app.reload();
  await table.write.ready();
  expect((await widths())[0]).toBeGreaterThan(wider);
  await table.cells.first().click();
  await table.choose("表格", "各列等宽");
  await expect.poll(widths).toEqual(before);
});

test("the tools are reached by keyboard, in both colours, without a finding", async ({ app }) => {
  const table = await TablePage.start(app, 2, 2);
  await table.fill("姓名", "单位", "甲");
  expect((await new AxeBuilder({ page: app }).analyze()).violations).toEqual([]);
  await table.write.press("Alt+F9");
  await expect(table.tools.getByRole("button", { name: "行", exact: true })).toBeFocused();
  await table.write.press("Enter");
  await expect(app.getByRole("menu")).toBeVisible();
  await table.write.press("ArrowDown", "Enter");
  await table.expectRows("^姓名 | ^单位", "甲 | ", " | ");
  await app.emulateMedia({ colorScheme: "dark" });
  await table.write.press("Control+Alt+t");
  await expect(app.getByRole("grid")).toBeFocused();
  expect((await new AxeBuilder({ page: app }).analyze()).violations).toEqual([]);
  await table.write.press("Escape");
  await table.write.type("接着写");
  await expect.poll(async () => (await table.rows()).join(" ")).toContain("接着写");
});

test("an input method writes in cells, at their start, over a selection and over cells", async ({
  app,
}) => {
  const table = await TablePage.start(app, 2, 2);
  const ime = await inputMethod(app);
  await ime.compose("n", "ni", "ni hao");
  await ime.commit("你好");
  await table.expectRows("^你好 | ^", " | ");
  await table.write.press("Home");
  await ime.compose("w", "wo");
  await ime.commit("我");
  await table.expectRows("^我你好 | ^", " | ");
  await table.write.press("Tab", "Shift+Tab");
  await ime.compose("t", "ta");
  await ime.commit("他");
  await table.expectRows("^他 | ^", " | ");
});

test("cells go through the clipboard, and what spreadsheets put there comes in", async ({
  app,
}) => {
  await app.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const table = await TablePage.start(app, 3, 2);
  await table.fill("一", "二", "三", "四");
  await table.cells.nth(0).click();
  await table.write.press("End", "Shift+ArrowRight", "Control+c");
  await table.cells.nth(4).click();
  await table.write.press("Control+v");
  await table.expectRows("^一 | ^二", "三 | 四", "一 | 二");
  await table.write.paste({ "text/plain": "甲\t乙\n丙\t丁" });
  await table.expectRows("^一 | ^二 | ^", "三 | 四 | ", "一 | 甲 | 乙", " | 丙 | 丁");
  await table.write.press("Control+z");
  await table.expectRows("^一 | ^二", "三 | 四", "一 | 二");
  await table.write.caretIn(table.write.block(":scope > p").last());
  const excel = await readFile(
    new URL("../fixtures/clipboard/excel.html", import.meta.url),
    "utf8",
  );
  await table.write.paste({ "text/html": excel });
  await table.expectRows("^一 | ^二", "三 | 四", "一 | 二", "^项目 | ^人数", "报告会 | 1,200");
});

test("ten thousand rows are refused with their number, and the report stays as it is", async ({
  app,
}) => {
  const write = await WritePage.startReport(app);
  await write.caretIn(write.block(".dg-headline"));
  await write.type("标题", "", "上文");
  const before = await write.shape();
  const row = "<tr><td>1</td><td>2</td><td>3</td></tr>";
  await write.paste({ "text/html": `<table>${row.repeat(10_000)}</table>` });
  await expect(shellOf(app).message(/10,000 行 × 3 列/)).toBeVisible();
  expect(await write.shape()).toEqual(before);
  await write.type("，接着写");
  await expect(write.block("p").last()).toHaveText("上文，接着写");
});

test("two windows work in one table", async ({ app, context }) => {
  const table = await TablePage.start(app, 2, 2);
  await table.fill("一", "二", "三", "四");
  await table.write.expectSaved();
  const other = await context.newPage();
  await other.goto(app.url());
  const there = new TablePage(await new WritePage(other).ready());
  await there.expectRows("^一 | ^二", "三 | 四");
  await there.cells.nth(3).click();
  await there.write.press("Control+Enter");
  await there.write.type("五");
  await table.expectRows("^一 | ^二", "三 | 四", "五 | ");
  await table.cells.nth(0).click();
  await table.write.press("Control+Alt+Enter");
  await there.expectRows("^一 | ^ | ^二", "三 |  | 四", "五 |  | ");
  await there.cells.nth(8).click();
  await there.write.type("六");
  await table.expectRows("^一 | ^ | ^二", "三 |  | 四", "五 |  | 六");
});

test("a table is translated cell by cell, follows its source and comes onto the page", async ({
  app,
}) => {
  const table = await TablePage.start(app, 2, 2);
  await table.fill("姓名", "单位", "甲", "一所");
  await table.write.expectSaved();
  const path = new URL(app.url()).pathname;
  const translate = translateOf(app);
  await translate.open(1);
  await translate.bringIn.click();
  const target = new WritePage(app, translate.target);
  const there = new TablePage(target);
  await there.expectRows("^ | ^", " | ");
  await expect.poll(() => translate.slant()).toBeLessThan(2);
  for (const [at, text] of ["Name", "Place", "A", "First"].entries()) {
    await translate.target.locator("td p, th p").nth(at).click();
    await app.keyboard.type(text);
    await app.keyboard.press("Control+Enter");
  }
  await there.expectRows("^Name | ^Place", "A | First");
  await translate.saved();
  expect((await new AxeBuilder({ page: app }).analyze()).violations).toEqual([]);
  await WritePage.open(app, path);
  await table.cells.nth(2).click();
  await table.write.press("Control+Shift+Enter");
  await table.fill("乙", "二所");
  await table.write.expectSaved();
  await translate.open(1);
  await translate.bringIn.click();
  await there.expectRows("^Name | ^Place", " | ", "A | First");
  await expect.poll(() => translate.slant()).toBeLessThan(2);
  await app.goto(new URL("/report/1/preview", app.url()).href);
  const page = app.frameLocator('iframe[data-shown="true"]');
  await expect(page.locator(".body thead th")).toHaveText(["姓名", "单位"]);
  await expect(page.locator(".body tbody td")).toHaveText(["乙", "二所", "甲", "一所"]);
});
