/** A table in the writing room, as a person works in it. */
import { expect, type Locator, type Page } from "@playwright/test";
import { WritePage } from "./write-page.ts";

export class TablePage {
  readonly page: Page;
  readonly write: WritePage;
  readonly cells: Locator;
  readonly tools: Locator;

  constructor(write: WritePage) {
    this.page = write.page;
    this.write = write;
    this.cells = write.block("td, th");
    this.tools = write.page.getByRole("toolbar", { name: /^(表格工具|Table tools)$/ });
  }

  /** A new report with a headline and a table of this size; the caret is in its first cell. */
  static async start(page: Page, rows: number, columns: number): Promise<TablePage> {
    const write = await WritePage.startReport(page);
    await write.caretIn(write.block(".dg-headline"));
    await write.type("标题", "", "上文");
    await write.press("Control+Alt+t");
    const grid = page.getByRole("grid");
    await expect(grid).toBeFocused();
    // It begins with three by three.
    const presses = (count: number, more: string, less: string): string[] =>
      Array.from({ length: Math.abs(count - 3) }, () => (count > 3 ? more : less));
    await write.press(...presses(rows, "ArrowDown", "ArrowUp"));
    await write.press(...presses(columns, "ArrowRight", "ArrowLeft"), "Enter");
    const table = new TablePage(write);
    await expect(table.cells).toHaveCount(rows * columns);
    return table;
  }

  /** Types a text in each cell from the one with the caret on. */
  async fill(...texts: string[]): Promise<void> {
    for (const [index, text] of texts.entries()) {
      if (index > 0) await this.page.keyboard.press("Tab");
      await this.page.keyboard.type(text);
    }
  }

  /** Rows with their cells parted by " | ", paragraphs by "/", spans as "(rows x columns)". */
  rows(): Promise<string[]> {
    return this.write.text.evaluate((root) =>
      [...root.querySelectorAll("tr")].map((row) =>
        [...row.cells]
          .map((cell) => {
            const text = [...cell.children].map((block) => block.textContent).join("/");
            const span = `(${cell.rowSpan}x${cell.colSpan})`;
            return `${cell.tagName === "TH" ? "^" : ""}${text}${span === "(1x1)" ? "" : span}`;
          })
          .join(" | "),
      ),
    );
  }

  async expectRows(...rows: string[]): Promise<void> {
    await expect.poll(() => this.rows()).toEqual(rows);
  }

  /** Chooses from one of the menus over the table. */
  async choose(menu: "行" | "列" | "表格", action: string): Promise<void> {
    await this.tools.getByRole("button", { name: menu, exact: true }).click();
    const item = this.page.locator("[role=menuitem], [role=menuitemcheckbox]");
    await item.filter({ hasText: action }).click();
  }
}
