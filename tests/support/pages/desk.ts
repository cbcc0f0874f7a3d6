/** The desk, by what a person sees of it in Chinese. */
import { expect, type Locator, type Page } from "@playwright/test";

export interface Desk {
  list: Locator;
  rows: Locator;
  search: Locator;
  /** Waits until the list has the keyboard, as it does when the desk is entered. */
  ready(): Promise<void>;
  row(headline: string | RegExp): Locator;
  /** The row that the keyboard is at. */
  current: Locator;
  /** Picks an option of a filter, by the filter's and the option's names. */
  filter(name: string, option: string): Promise<void>;
  expectTotal(reports: number): Promise<void>;
}

export function deskOf(page: Page): Desk {
  const list = page.getByRole("grid");
  const rows = list.locator("[data-index]");
  return {
    list,
    rows,
    search: page.getByRole("searchbox", { name: "搜索稿件" }),
    ready: () => expect(list).toBeFocused(),
    row: (headline) => rows.filter({ hasText: headline }),
    current: list.locator('[aria-selected="true"]'),
    async filter(name, option) {
      await page.getByRole("combobox", { name }).click();
      await page.getByRole("option", { name: option, exact: true }).click();
    },
    async expectTotal(reports) {
      await expect(list).toHaveAttribute("aria-rowcount", String(reports + 1));
      await expect(list).toHaveAttribute("aria-busy", "false");
    },
  };
}
