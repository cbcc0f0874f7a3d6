/** The translation room, by what a person sees of it in Chinese. */
import { expect, type Locator, type Page } from "@playwright/test";

export interface TranslatePage {
  source: Locator;
  target: Locator;
  /** The button in the gutter for every row, with its state as its name. */
  marks: Locator;
  /** The mark of the row at work. */
  current: Locator;
  /** What is said of rows whose source changed or is gone. */
  notes: Locator;
  bringIn: Locator;
  /** What memory, terms and engines offer for the row at work, and what is looked up. */
  offers: Locator;
  open(report: number): Promise<void>;
  status(word: string): Locator;
  expectDone(blocks: number, total: number): Promise<void>;
  /** Puts the caret at the end of a block of the translation. */
  caretIn(block: Locator): Promise<void>;
  /** Largest difference in height between a source block and its counterpart, in pixels; both sides have as many. */
  slant(): Promise<number>;
  saved(): Promise<void>;
  /** Brings the structure in, types these texts into its rows from the first on and confirms each. */
  write(...texts: string[]): Promise<void>;
}

export function translateOf(page: Page): TranslatePage {
  const source = page.getByRole("textbox", { name: /^原文（/ });
  const target = page.getByRole("textbox", { name: /^译文（/ });
  // Those of rows far from what is seen are not shown.
  const every = { includeHidden: true } as const;
  const marks = page.getByRole("toolbar", { name: "各段状态" }).getByRole("button", every);
  const current = marks.and(page.locator("[aria-current]"));
  return {
    source,
    target,
    marks,
    current,
    // The frame's own note says that an edition is approved already.
    notes: page.getByRole("note").filter({ hasNotText: "版已签发" }),
    offers: page.getByRole("region", { name: "建议" }).getByRole("listitem"),
    bringIn: page.getByRole("button", { name: /^(引入原文结构|按原文更新结构)/ }),
    async open(report) {
      await page.locator("main").waitFor();
      await page.goto(new URL(`/report/${report}/translate`, page.url()).href);
      await expect(target).toHaveAttribute("contenteditable", "true", { timeout: 40_000 });
      await expect(marks.first()).toBeVisible();
    },
    status: (word) =>
      marks.and(page.getByRole("button", { ...every, name: new RegExp(`：${word}$`) })),
    expectDone: (blocks, total) =>
      expect(
        page.getByRole("progressbar", { name: `翻译进度 ${blocks} / ${total} 段` }),
      ).toBeVisible(),
    async caretIn(block) {
      await block.click();
      await page.keyboard.press("End");
    },
    async slant() {
      const [left, right] = await Promise.all([source, target].map(tops));
      if (!left || !right || left.length !== right.length || left.length < 2) return Number.NaN;
      return Math.max(...left.map((top, index) => Math.abs(top - (right[index] ?? 0))));
    },
    async write(...texts) {
      await page.keyboard.press("Alt+b");
      await expect(current).toHaveAccessibleName("第 1 段：未译");
      for (const [index, text] of texts.entries()) {
        await page.keyboard.type(text);
        await page.keyboard.press("ControlOrMeta+Enter");
        await expect(marks.nth(index)).toHaveAccessibleName(/：已确认/);
      }
    },
    saved: () => expect(page.locator("[data-saved]")).toHaveAttribute("data-saved", "saved"),
  };
}

const tops = (column: Locator): Promise<number[]> =>
  column
    .locator("[data-block]")
    .evaluateAll((blocks) => blocks.map((block) => block.getBoundingClientRect().top));
