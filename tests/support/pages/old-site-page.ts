/** The room where an old site is brought in, by what a person sees of it in Chinese. */
import { expect, type Locator, type Page } from "@playwright/test";

export interface OldSitePage {
  /** By the key on the desk. */
  open(): Promise<void>;
  /** Names the folder and waits for its pages. */
  look(dir: string): Promise<void>;
  folder: Locator;
  /** Lines with the places of a part. */
  places(part: string): Locator;
  /** What is found, or said to be wrong, under the field of a part. */
  under(part: string): Locator;
  likely(part: string): Locator;
  choosePage(path: string): Promise<void>;
  /** What becomes of the page that is shown. */
  outcome: Locator;
  /** The page itself. */
  oldPage: Locator;
  /** The place that is pointed at while one is picked. */
  pointed: Locator;
  coming: Locator;
  showComing(): Promise<void>;
  plan(): Promise<void>;
  bring: Locator;
  /** A count of the plan or the result, by its name. */
  count(name: string): Locator;
  finding(name: string): Locator;
}

export function oldSiteOf(page: Page): OldSitePage {
  const folder = page.getByRole("combobox", { name: "旧站副本所在的文件夹" });
  const pages = page.getByRole("combobox", { name: "网页", exact: true });
  const places = (part: string): Locator => page.getByRole("textbox", { name: part, exact: true });
  const bring = page.getByRole("button", { name: /^迁入 \d+ 篇稿件$/ });
  const coming = page.getByRole("region", { name: "迁入后" });
  return {
    folder,
    places,
    bring,
    coming,
    async open() {
      await page.getByRole("button", { name: "导入", exact: true }).waitFor();
      await page.keyboard.press("Shift+I");
      await expect(page.getByRole("heading", { name: "迁入旧站" })).toBeVisible();
    },
    async look(dir) {
      await folder.fill(dir);
      await folder.press("Enter");
      await expect(pages).toBeVisible();
    },
    under: (part) =>
      page
        .locator("div")
        .filter({ has: places(part) })
        .last()
        .locator(".."),
    likely: (part) => page.getByRole("list", { name: `${part}可能的位置` }).getByRole("button"),
    async choosePage(path) {
      await pages.fill(path);
      // The page that is shown stays on the list, beside those that were looked for.
      const others = page.getByRole("option").filter({ hasNotText: path });
      await expect.poll(() => others.count()).toBeLessThan(2);
      await page.getByRole("option", { name: path }).first().click();
    },
    outcome: page.locator("[data-outcome]"),
    oldPage: page.getByRole("region", { name: /^旧网页$|^在网页上选择/ }),
    pointed: page.locator("output").filter({ hasText: "方向键移动" }),
    async showComing() {
      await page.getByRole("tab", { name: "迁入后" }).click();
      await expect(coming).toBeVisible();
    },
    async plan() {
      await page.keyboard.press("ControlOrMeta+Enter");
      await expect(bring).toBeVisible();
    },
    count: (name) =>
      page
        .locator("dl > div")
        .filter({ has: page.getByText(name, { exact: true }) })
        .locator("dd"),
    finding: (name) => page.locator("details").filter({ hasText: name }),
  };
}
