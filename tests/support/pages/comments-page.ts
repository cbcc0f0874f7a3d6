/** The comments beside the text, as a person meets them. */
import { expect, type Locator, type Page } from "@playwright/test";

export class CommentsPage {
  readonly page: Page;
  readonly threads: Locator;

  constructor(page: Page) {
    this.page = page;
    this.threads = page.getByRole("article", { name: /^批注：/ });
  }

  thread(text: string | RegExp): Locator {
    return this.threads.filter({ hasText: text });
  }

  /** On what is selected, by keys alone. */
  async add(text: string): Promise<void> {
    await this.page.keyboard.press("Control+Alt+m");
    await expect(this.page.getByRole("textbox", { name: "新批注" })).toBeFocused();
    await this.page.keyboard.type(text);
    await this.page.keyboard.press("Control+Enter");
    await expect(this.thread(text)).toBeVisible();
  }

  /** The words that are marked in the text, marks of the active thread among them. */
  marked(lang: "zh" | "en" = "zh"): Promise<string[]> {
    return this.page.evaluate(
      (names) =>
        names
          .flatMap((name) => [...(CSS.highlights.get(name) ?? [])])
          .map((range) => (range as Range).toString())
          .toSorted(),
      [`dg-comment-${lang}`, `dg-comment-active-${lang}`],
    );
  }
}
