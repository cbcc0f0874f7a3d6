/** The room of terms and names: found, changed beside the list, taken back, brought in and given away. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "../support/fixtures.ts";
import { shellOf } from "../support/pages/shell.ts";

test.use({ startWith: "sample" });

function termsOf(app: Page) {
  const grid = app.getByRole("grid", { name: "术语与名称" });
  const panel = app.getByRole("complementary", { name: "所选条目" });
  return {
    grid,
    panel,
    row: (zh: string) => grid.getByRole("row").filter({ hasText: zh }),
    zh: panel.getByRole("textbox", { name: "中文", exact: true }),
    en: panel.getByRole("textbox", { name: "英文写法 1" }),
    async open() {
      await app.locator("main").waitFor();
      await app.goto(new URL("/terms", app.url()).href);
      await expect(grid).toBeFocused();
    },
    async find(text: string) {
      await app.keyboard.press("/");
      await app.keyboard.type(text);
      await app.keyboard.press("Enter");
      await expect(grid).toBeFocused();
    },
  };
}

test("an entry is found and changed by keyboard, the change is told and taken back", async ({
  app,
}) => {
  const room = termsOf(app);
  await room.open();
  await shellOf(app).expectAccessible();
  await room.find("associate");
  await expect(room.grid.getByRole("row")).toHaveCount(2);
  await expect(room.en).toHaveValue("associate professor");
  await app.keyboard.press("Enter");
  await expect(room.zh).toBeFocused();
  await room.en.fill("assistant professor");
  await app.keyboard.press("ControlOrMeta+Enter");
  // It no longer has the wording that was looked for.
  await expect(app.getByText("没有符合条件的条目。")).toBeVisible();
  await app.getByRole("button", { name: "撤销" }).first().click();
  await expect(room.row("副教授")).toContainText("associate professor");
});

test("what is typed is kept when another entry is gone to", async ({ app }) => {
  const room = termsOf(app);
  await room.open();
  await app.keyboard.press("n");
  await expect(room.zh).toBeFocused();
  await app.keyboard.type("单雄信");
  await room.panel.getByRole("combobox", { name: "类别" }).click();
  await app.getByRole("option", { name: "人名" }).click();
  await room.panel.getByRole("button", { name: "Shan Xiongxin" }).click();
  await expect(room.en).toHaveValue("Shan Xiongxin");
  await room.row("东澜新区").click();
  await expect(room.zh).toHaveValue("东澜新区");
  await room.find("单雄信");
  await expect(room.row("单雄信")).toContainText("Shan Xiongxin");
});

test("the keyboard stays with the list when what is looked for comes in from elsewhere @web", async ({
  app,
  context,
}) => {
  const room = termsOf(app);
  await room.open();
  await app.keyboard.press("/");
  await app.keyboard.type("单雄信");
  await expect(app.getByText("没有符合条件的条目。")).toBeVisible();
  await app.keyboard.press("Enter");
  const other = await context.newPage();
  await other.goto(new URL("/terms", app.url()).href);
  const elsewhere = termsOf(other);
  await expect(elsewhere.grid).toBeFocused();
  await other.keyboard.press("n");
  await expect(elsewhere.zh).toBeFocused();
  await other.keyboard.type("单雄信");
  await other.keyboard.press("ControlOrMeta+Enter");
  await app.bringToFront();
  await expect(room.row("单雄信")).toBeVisible();
  await expect(room.grid).toBeFocused();
  await app.keyboard.press("Enter");
  await expect(room.zh).toBeFocused();
});

test("entries that contradict each other are found, and each leads to the other", async ({
  app,
}) => {
  const room = termsOf(app);
  await room.open();
  const rows = room.grid.getByRole("row");
  const all = await rows.count();
  await app.keyboard.press("n");
  await expect(room.zh).toBeFocused();
  await app.keyboard.type("副教授");
  await room.en.fill("deputy professor");
  await app.keyboard.press("ControlOrMeta+Enter");
  await app.getByText(/^矛盾与重复 \d/).click();
  await expect(room.row("副教授")).toHaveCount(2);
  await expect.poll(() => rows.count()).toBeLessThan(all);
  await room.row("deputy professor").click();
  const conflict = room.panel.getByRole("list", { name: "矛盾与重复" });
  await conflict.getByRole("button", { name: /associate professor/ }).press("Enter");
  await expect(room.en).toHaveValue("associate professor");
  await shellOf(app).expectAccessible();
});

test("ticked entries are deleted in one go and come back in one go", async ({ app }) => {
  const room = termsOf(app);
  await room.open();
  await room.find("澜江");
  await expect(room.row("副教授")).toHaveCount(0);
  const rows = room.grid.getByRole("row");
  const before = await rows.count();
  await app.keyboard.press("Home");
  await app.keyboard.press("Shift+ArrowDown");
  await expect(app.getByText("已勾选 2 条")).toBeVisible();
  await shellOf(app).expectAccessible();
  await app.keyboard.press("Delete");
  await expect(rows).toHaveCount(before - 2);
  await app.getByRole("button", { name: "撤销" }).click();
  await expect(rows).toHaveCount(before);
});

test("a file is looked at before it is taken, and one bad line keeps it out", async ({
  app,
  library,
}) => {
  const room = termsOf(app);
  await room.open();
  const choose = async (text: string): Promise<void> => {
    const path = join(library, "..", "in.csv");
    await writeFile(path, text);
    const chooser = app.waitForEvent("filechooser");
    await app.getByRole("button", { name: "导入" }).click();
    await (await chooser).setFiles(path);
  };
  const dialog = app.getByRole("dialog", { name: /导入 in.csv/ });
  await choose("中文,英文\n会长,President\n,Chair\n");
  await expect(dialog.getByRole("region", { name: "无法导入的行" })).toContainText("第 3 行：");
  await expect(dialog.getByRole("button", { name: "导入" })).toBeDisabled();
  await app.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await choose("中文,英文\n会长,President\n会长,Chair\n教授,Prof\n");
  await expect(dialog).toContainText("新增 2 条，修改 0 条");
  await shellOf(app).expectAccessible();
  await dialog.getByRole("button", { name: "导入" }).click();
  await expect(dialog).toBeHidden();
  await expect(room.row("会长")).toContainText("President");
  await expect(app.getByText("矛盾与重复 2")).toBeVisible();

  const download = app.waitForEvent("download");
  await app.getByRole("button", { name: "导出" }).click();
  await app.getByRole("menuitem", { name: "CSV 表格" }).click();
  const csv = await readFile(await (await download).path(), "utf8");
  expect(csv).toContain("会长");
});

test("says in figures what the wordbook holds, by key", async ({ app }) => {
  const room = termsOf(app);
  await room.open();
  await app.keyboard.press("s");
  const dialog = app.getByRole("dialog", { name: /^术语统计：共 \d+ 条$/ });
  await expect(dialog.getByRole("table", { name: "按类别" })).toContainText("人名");
  await expect(
    dialog.getByRole("table", { name: "按首选译法的规定" }).getByRole("row", { name: /^无英文/ }),
  ).toContainText("0");
  await shellOf(app).expectAccessible();
  await app.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
});
