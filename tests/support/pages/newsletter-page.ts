/** The newsletter of reports marked on the desk, by what a person sees of it in Chinese. */
import type { FrameLocator, Locator, Page } from "@playwright/test";

export interface NewsletterPage {
  /** What is said on the desk of marked reports. */
  marked: Locator;
  dialog: Locator;
  /** Headlines in the letter's order. */
  order: Locator;
  letter: FrameLocator;
  open(): Promise<void>;
}

export function newsletterOf(page: Page): NewsletterPage {
  const dialog = page.getByRole("dialog", { name: "邮件通讯" });
  return {
    marked: page.getByRole("region", { name: "选中的稿件" }),
    dialog,
    order: dialog.getByRole("list", { name: "稿件顺序" }).getByRole("listitem"),
    letter: page.frameLocator("iframe[title=预览]"),
    async open() {
      await page.keyboard.press("Shift+N");
      await dialog.waitFor();
    },
  };
}
