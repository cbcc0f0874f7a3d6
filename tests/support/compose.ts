/** An input method at work in the window, driven through the browser's own interface for one. */
import type { Page } from "@playwright/test";

export interface InputMethod {
  /** Shows one stage of a composition after another; nothing is committed yet. */
  compose(...stages: string[]): Promise<void>;
  /** Ends the composition with this text. */
  commit(text: string): Promise<void>;
}

export async function inputMethod(page: Page): Promise<InputMethod> {
  const cdp = await page.context().newCDPSession(page);
  return {
    async compose(...stages) {
      for (const text of stages)
        await cdp.send("Input.imeSetComposition", {
          text,
          selectionStart: text.length,
          selectionEnd: text.length,
        });
    },
    async commit(text) {
      await cdp.send("Input.insertText", { text });
    },
  };
}
