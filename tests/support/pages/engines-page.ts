/** Translation engines in Settings and in the translation room, by what a person sees of them in Chinese. */
import type { Locator, Page } from "@playwright/test";

export interface EnginesPage {
  /** In Settings. */
  add(service: string): Promise<Locator>;
  card(name: string): Locator;
  /** In the translation room. */
  list: Locator;
  offers: Locator;
  stop: Locator;
  /** The dialog of pre-translation, opened by key. */
  pretranslate(): Promise<Locator>;
}

export function enginesOf(page: Page): EnginesPage {
  const list = page.getByRole("region", { name: "建议" });
  return {
    list,
    offers: list.getByRole("listitem"),
    stop: list.getByRole("button", { name: /^停止/ }),
    card: (name) => page.getByRole("article", { name }),
    async add(service) {
      await page.getByRole("button", { name: "添加引擎" }).press("Enter");
      await page.getByRole("menuitem", { name: service }).press("Enter");
      return page.getByRole("group", { name: "添加引擎" });
    },
    async pretranslate() {
      await page.keyboard.press("Alt+Shift+p");
      return page.getByRole("dialog", { name: "预翻译" });
    },
  };
}
