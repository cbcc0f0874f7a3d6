/** The welcome screen, by what a person sees of it in Chinese. */
import type { Locator, Page } from "@playwright/test";

export interface WelcomePage {
  sample: Locator;
  create: Locator;
  open: Locator;
}

export const welcomeOf = (page: Page): WelcomePage => ({
  sample: page.getByRole("button", { name: "打开示例资料库" }),
  create: page.getByRole("form", { name: "新建资料库" }),
  open: page.getByRole("form", { name: "打开已有资料库" }),
});
