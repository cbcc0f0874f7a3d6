/** A report written elsewhere comes into the window's library as the desk's own import takes it. */
import type { Page } from "@playwright/test";
import { importUrl } from "../../core/api/import.ts";

/** @returns the number of the new report, in Chinese, without a translation */
export const bringReport = (app: Page, markdown: string): Promise<number> =>
  app.evaluate(
    async ({ address, text }) => {
      const answer = await fetch(address, { method: "POST", body: text });
      return ((await answer.json()) as { imported: { number: number } }).imported.number;
    },
    { address: importUrl({ name: "report.md", lang: "zh" }), text: markdown },
  );
