/** The find bar of a report's room, by what a person sees of it in Chinese. */
import { expect, type Locator, type Page } from "@playwright/test";

export class FindPage {
  readonly page: Page;
  readonly bar: Locator;
  readonly field: Locator;
  readonly replacement: Locator;

  constructor(page: Page) {
    this.page = page;
    this.bar = page.getByRole("search", { name: "查找和替换" });
    this.field = this.bar.getByRole("textbox", { name: "查找", exact: true });
    this.replacement = this.bar.getByRole("textbox", { name: "替换为" });
  }

  async open(keys: "Control+f" | "Control+h" = "Control+f"): Promise<this> {
    await this.page.keyboard.press(keys);
    await expect(this.field).toBeFocused();
    return this;
  }

  /** "2 / 5", "没有找到", or "" when nothing is looked for. */
  expectCount(words: string): Promise<void> {
    return expect(this.bar.getByRole("status").first()).toHaveText(words);
  }

  toggle(name: RegExp): Promise<void> {
    return this.bar.getByRole("button", { name }).click();
  }

  replaceAll(): Promise<void> {
    return this.bar.getByRole("button", { name: /^全部替换/ }).click();
  }

  /** Texts that are painted as hits: all of them, and the one at work. */
  painted(): Promise<{ all: string[]; current: string[] }> {
    return this.page.evaluate(() => {
      const texts = (name: string): string[] =>
        [...(CSS.highlights.get(name) ?? [])].map((range) => (range as Range).toString());
      return { all: texts("dg-find"), current: texts("dg-find-current") };
    });
  }

  selected(): Promise<string> {
    return this.page.evaluate(() => window.getSelection()?.toString() ?? "");
  }
}
