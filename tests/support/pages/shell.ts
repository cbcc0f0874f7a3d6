/** What is in the window in every room: the rail, the palette, messages; and axe. */
import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Locator, type Page } from "@playwright/test";

export interface Shell {
  /** A message at the window's edge. */
  message(text: string | RegExp): Locator;
  go(room: string): Promise<void>;
  /** Finds a command in the palette and runs it. */
  run(command: string): Promise<void>;
  iAm(name: string): Promise<void>;
  /** Fails on any WCAG 2.2 AA violation of what is shown now. */
  expectAccessible(): Promise<void>;
}

export function shellOf(page: Page): Shell {
  return {
    message: (text) => page.locator(".mantine-Notification-root").filter({ hasText: text }),
    async go(room) {
      await page
        .getByRole("navigation", { name: "工作间" })
        .getByRole("link", { name: room })
        .click();
    },
    async run(command) {
      await page.locator("main").first().waitFor();
      await page.keyboard.press("ControlOrMeta+k");
      await page.getByPlaceholder("输入命令……").fill(command);
      await expect(page.getByRole("button", { name: command })).toBeVisible();
      await page.keyboard.press("Enter");
    },
    async iAm(name) {
      await page.getByRole("button", { name: /^我是：/ }).click();
      await page.getByRole("menuitem", { name }).click();
      await expect(page.getByRole("button", { name: `我是：${name}` })).toBeVisible();
    },
    async expectAccessible() {
      const { violations } = await new AxeBuilder({ page })
        // A previewed page runs no scripts, axe's neither; published pages are looked at by themselves.
        .exclude("iframe")
        .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
        .analyze();
      const found = violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html) }));
      expect(found).toEqual([]);
    },
  };
}
