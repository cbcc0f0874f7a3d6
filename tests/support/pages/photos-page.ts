/** The photo sheet as a person meets it. */
import { expect, type Locator, type Page } from "@playwright/test";

type Field = "中文图注" | "中文替代文字" | "中文供图" | "英文图注" | "英文替代文字" | "英文供图";

export class PhotosPage {
  readonly page: Page;
  readonly cards: Locator;

  constructor(page: Page) {
    this.page = page;
    this.cards = page.locator("[data-photo]");
    // The browser hands choosers over while somebody listens; asked for at the last moment, it may be too late.
    page.on("filechooser", () => {});
  }

  static async open(page: Page, number: number): Promise<PhotosPage> {
    await page.goto(new URL(`/report/${number}/photos`, page.url()).href);
    return new PhotosPage(page);
  }

  card(number: number): Locator {
    return this.page.getByRole("article", { name: `第 ${number} 张图片` });
  }

  field(number: number, field: Field): Locator {
    return this.page.getByRole("textbox", { name: `第 ${number} 张图片的${field}` });
  }

  button(name: string, number: number): Locator {
    return this.card(number).getByRole("button", { name: `${name}（第 ${number} 张）` });
  }

  async expectSaved(): Promise<void> {
    await expect(this.page.getByText("已保存", { exact: true })).toBeVisible();
  }

  /** Keys of the cards in order: they stay with their photographs. */
  keys(): Promise<(string | undefined)[]> {
    return this.cards.evaluateAll((cards) =>
      cards.map((card) => (card as HTMLElement).dataset["photo"]),
    );
  }

  /** Presses a button and gives the file to the chooser that it opens. */
  async choose(button: Locator, file: { name: string; buffer: Buffer }): Promise<void> {
    const chooser = this.page.waitForEvent("filechooser");
    await button.click();
    await (await chooser).setFiles({ ...file, mimeType: "image/jpeg" });
  }
}
