/** The room that finds in all reports, by what a person sees of it in Chinese. */
import { expect, type Locator, type Page } from "@playwright/test";

export class FindRoomPage {
  readonly page: Page;
  readonly field: Locator;
  readonly replacement: Locator;
  /** One per hit, named by its line. */
  readonly hits: Locator;

  constructor(page: Page) {
    this.page = page;
    const form = page.getByRole("search", { name: "在所有稿件里查找" });
    this.field = form.getByRole("textbox", { name: "查找", exact: true });
    this.replacement = form.getByRole("textbox", { name: "替换为" });
    this.hits = page.locator("label").filter({ has: page.locator("[data-box]") });
  }

  report(headline: string): Locator {
    return this.page
      .locator("section")
      .filter({ has: this.page.getByRole("link", { name: headline }) });
  }

  hitsIn(report: Locator): Locator {
    return report.locator("label");
  }

  /** The hit whose line has these words, with the way to it. */
  hit(line: string | RegExp): Locator {
    return this.page.locator("div:has(> label > [data-box])").filter({ hasText: line });
  }

  box(line: string | RegExp): Locator {
    return this.hits.filter({ hasText: line }).getByRole("checkbox");
  }

  expectTally(words: string | RegExp): Promise<void> {
    return expect(this.page.getByRole("status").filter({ hasText: words })).toBeVisible();
  }
}
