/** The writing room as a person meets it. */
import { expect, type Locator, type Page } from "@playwright/test";

export class WritePage {
  readonly page: Page;
  readonly text: Locator;

  /** @param text the field that is written in, where the room has several */
  constructor(page: Page, text = page.locator("[data-lexical-editor]")) {
    this.page = page;
    this.text = text;
    // The browser hands choosers over while somebody listens; asked for at the last moment, it may be too late.
    page.on("filechooser", () => {});
  }

  /** From the desk to an empty report written in Chinese. */
  static async startReport(page: Page): Promise<WritePage> {
    await page.getByRole("button", { name: /^(新建稿件|New report)$/ }).click();
    await page.getByRole("dialog").locator("button[type=submit]").click();
    await page.waitForURL(/\/report\/\d+\/write/);
    return new WritePage(page).ready();
  }

  static async open(page: Page, path: string): Promise<WritePage> {
    await page.goto(new URL(path, page.url()).href);
    return new WritePage(page).ready();
  }

  async ready(): Promise<this> {
    await expect(this.text).toHaveAttribute("contenteditable", "true");
    return this;
  }

  block(selector: string): Locator {
    return this.text.locator(selector);
  }

  /** The caret at the end of a block. */
  async caretIn(block: Locator): Promise<void> {
    await block.click();
    await this.page.keyboard.press("End");
  }

  async type(...lines: string[]): Promise<void> {
    for (const [index, line] of lines.entries()) {
      if (index > 0) await this.page.keyboard.press("Enter");
      await this.page.keyboard.type(line);
    }
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Extends the selection by keys; resolves when the browser has told the editor of it. */
  async select(...keys: string[]): Promise<void> {
    const told = await this.page.evaluateHandle(() => ({
      event: new Promise((resolve) => {
        document.addEventListener("selectionchange", resolve, { once: true });
      }),
    }));
    await this.press(...keys);
    await told.evaluate(({ event }) => event.then(() => true));
  }

  /** Kinds and texts of the blocks on the sheet. */
  shape(): Promise<string[]> {
    return this.text.evaluate((root) =>
      [...root.querySelectorAll(":scope > :not([data-lexical-cursor])")].flatMap((block) => {
        const parts = block.matches("ul,ol")
          ? [...block.querySelectorAll("li")]
          : block.matches("figure")
            ? [...block.querySelectorAll("[data-block]")]
            : [block];
        return parts.map((part) => {
          const name = part.className.replace(/^dg-/, "") || part.tagName.toLowerCase();
          return `${part.matches("ol li") ? "ol" : part.matches("li") ? "ul" : name} ${part.textContent}`.trim();
        });
      }),
    );
  }

  async blockIds(): Promise<(string | undefined)[]> {
    return this.text
      .locator("[data-block]")
      .evaluateAll((blocks) => blocks.map((block) => (block as HTMLElement).dataset["block"]));
  }

  async expectSaved(): Promise<void> {
    await expect(this.page.locator("[data-saved]")).toHaveAttribute("data-saved", "saved");
  }

  /** A paste as the browser sends it, with these kinds of data. */
  async paste(
    data: Record<string, string>,
    files: { name: string; type: string; base64: string }[] = [],
  ): Promise<void> {
    await this.text.evaluate(
      (root, given) => {
        const transfer = new DataTransfer();
        for (const [type, value] of Object.entries(given.data)) transfer.setData(type, value);
        for (const { name, type, base64 } of given.files) {
          const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
          transfer.items.add(new File([bytes], name, { type }));
        }
        const event = new ClipboardEvent("paste", {
          clipboardData: transfer,
          bubbles: true,
          cancelable: true,
        });
        root.dispatchEvent(event);
      },
      { data, files },
    );
  }

  /** A drop of files in the middle of a block. */
  async drop(
    block: Locator,
    files: { name: string; type: string; base64: string }[],
  ): Promise<void> {
    await block.evaluate((element, given) => {
      const transfer = new DataTransfer();
      for (const { name, type, base64 } of given) {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
        transfer.items.add(new File([bytes], name, { type }));
      }
      const box = element.getBoundingClientRect();
      const at = { clientX: box.x + box.width / 2, clientY: box.y + box.height / 2 };
      for (const kind of ["dragenter", "dragover", "drop"])
        element.dispatchEvent(
          new DragEvent(kind, { dataTransfer: transfer, bubbles: true, cancelable: true, ...at }),
        );
    }, files);
  }
}
