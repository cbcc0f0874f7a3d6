/** To a translator outside and back: the file that goes out, what it would change when it returns, and taking it in one step. */
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, test } from "../support/fixtures.ts";
import { shellOf } from "../support/pages/shell.ts";
import { translateOf } from "../support/pages/translate-page.ts";

test.use({ startWith: "sample" });

/** Of the sample: nothing translated yet; all confirmed. */
const untouched = 16;
const confirmed = 1;

async function handOut(app: Page): Promise<{ name: string; text: string }> {
  await app.keyboard.press("Alt+Shift+O");
  const dialog = app.getByRole("dialog", { name: "导出给译者" });
  await expect(dialog.getByRole("radio", { name: "XLIFF 2.1 文件（.xlf）" })).toBeFocused();
  const waiting = app.waitForEvent("download");
  await app.keyboard.press("Enter");
  const download = await waiting;
  await expect(dialog).toBeHidden();
  return {
    name: download.suggestedFilename(),
    text: await readFile(await download.path(), "utf8"),
  };
}

const dialogOf = (app: Page) => app.getByRole("dialog", { name: "取回译文" });

async function choose(app: Page, name: string, text: string): Promise<void> {
  await app.keyboard.press("Alt+Shift+I");
  const waiting = app.waitForEvent("filechooser");
  await expect(dialogOf(app).getByRole("button", { name: "选择文件……" })).toBeFocused();
  await app.keyboard.press("Enter");
  const buffer = Buffer.from(text);
  await (await waiting).setFiles({ name, mimeType: "application/xliff+xml", buffer });
}

/** As a tool fills it: a target for each segment that has none. */
const translated = (text: string): string => {
  let count = 0;
  return text.replace(
    /state="initial"><source>(.*?)<\/source><\/segment>/g,
    (_, source: string) => {
      count += 1;
      return `state="translated"><source>${source}</source><target>Translated ${count}</target></segment>`;
    },
  );
};

test("goes out, comes back, and is taken in one step by keyboard alone @web", async ({ app }) => {
  const room = translateOf(app);
  await room.open(untouched);
  const { name, text } = await handOut(app);
  expect(name).toMatch(/^16 .*\.zh-en\.xlf$/);
  await choose(app, name, translated(text));
  const dialog = dialogOf(app);
  const boxes = dialog.getByRole("checkbox", { name: /^取回：Translated/ });
  await expect(boxes.first()).toBeChecked();
  const texts = await boxes.count();
  expect(texts).toBeGreaterThan(5);
  await shellOf(app).expectAccessible();
  await expect(dialog.getByRole("button", { name: `取回 ${texts} 段` })).toBeFocused();
  await boxes.first().uncheck();
  await dialog.getByRole("button", { name: `取回 ${texts - 1} 段` }).press("Enter");
  await expect(dialog).toBeHidden();
  await expect(shellOf(app).message(`取回 ${texts - 1} 段，确认 0 段。`)).toBeVisible();
  await expect(room.target).toContainText("Translated 2");
  await expect(room.target).not.toContainText("Translated 1Translated");
  await room.target.focus();
  await app.keyboard.press("ControlOrMeta+z");
  await expect(room.target).not.toContainText("Translated 2");
});

test("a changed source asks before anything is taken, and keeps out what no longer fits @web", async ({
  app,
}) => {
  const room = translateOf(app);
  await room.open(confirmed);
  const { name, text } = await handOut(app);
  const stale = text
    .replace(/type="source-revision">[0-9a-f]+/, `type="source-revision">${"0".repeat(32)}`)
    .replace(/<target>Four symposia/, "<target>4 symposia")
    .replace(
      /type="source-hash">[0-9a-f]+(<\/mda:meta><\/mda:metaGroup><\/mda:metadata>\n<segment id="s" state="\w+"><source>[^<]*<\/source><target>)Twenty-three/,
      `type="source-hash">${"0".repeat(32)}$1Some`,
    );
  await choose(app, name, stale);
  const dialog = dialogOf(app);
  await expect(dialog.getByRole("alert")).toContainText("导出之后原文有改动");
  await expect(dialog.getByRole("button", { name: "取回 1 段" })).toBeDisabled();
  await expect(dialog.getByRole("region", { name: "不取回的内容" })).toContainText("原文其间已改");
  await expect(dialog.locator("del")).toContainText(["Four"]);
  await dialog.getByRole("checkbox", { name: "取回仍然对应的内容" }).check();
  await shellOf(app).expectAccessible();
  await dialog.getByRole("button", { name: "取回 1 段" }).click();
  await expect(room.target).toContainText("4 symposia");
  await expect(room.target).toContainText("Twenty-three");
});

test("a file that is dropped on the room is read, and told of when it is none @web", async ({
  app,
}) => {
  const room = translateOf(app);
  await room.open(confirmed);
  const drop = (name: string, text: string) =>
    room.target.evaluate(
      (element, file) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([file.text], file.name));
        element.dispatchEvent(
          new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: transfer }),
        );
      },
      { name, text },
    );
  await drop("broken.xlf", '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1">');
  const dialog = dialogOf(app);
  await expect(dialog.getByRole("alert")).toContainText("“broken.xlf”无法取回");
  await expect(dialog.getByRole("listitem")).toContainText("第 1 行");
  await shellOf(app).expectAccessible();
  await app.keyboard.press("Escape");
  const { name, text } = await handOut(app);
  await drop(name, text);
  await expect(dialog).toContainText("没有需要改动的内容");
});
