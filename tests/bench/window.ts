/** A real browser window on a library's web door, for benches that type. */
import { type Browser, chromium, type Page } from "@playwright/test";
import { findBrowser } from "../../main/find-runtime.ts";
import { browserArgs } from "../support/browser.ts";
import { openDoor, type WebDoor } from "../support/door.ts";

export async function launch(): Promise<Browser> {
  const executablePath = process.env.DIGLOT_BROWSER ?? (await findBrowser());
  return chromium.launch({ args: browserArgs, ...(executablePath && { executablePath }) });
}

/** Opens the library's report 1 in the writing room with the caret at the end of its last block. */
export async function openWriteRoom(
  browser: Browser,
  library: string,
): Promise<{ door: WebDoor; page: Page; leave(): Promise<void> }> {
  const door = await openDoor(library);
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.goto(door.url);
  await page.waitForURL("**/desk");
  await page.goto(new URL("/report/1/write", door.url).href);
  await saved(page);
  const editor = page.locator('[contenteditable="true"]').first();
  await editor.click();
  await page.keyboard.press("Control+End");
  return {
    door,
    page,
    async leave() {
      await context.close();
      await door.close();
    },
  };
}

/** Resolves when the window says that everything is saved. */
export const saved = async (page: Page): Promise<void> => {
  await page.locator('[data-saved="saved"]').waitFor();
};
