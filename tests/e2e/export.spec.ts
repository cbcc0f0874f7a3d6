/** The export dialog: every format comes down as a file that holds the report; printing hands a page to the printer. */
import { readFile, writeFile } from "node:fs/promises";
import { strFromU8, unzipSync } from "fflate";
import type { Download, Locator, Page } from "@playwright/test";
import { expect, test } from "../support/fixtures.ts";
import { shellOf } from "../support/pages/shell.ts";

test.use({ startWith: "sample" });

const HEADLINE = "2025年澜江前沿学术成果系列报告会举办";

async function openDialog(app: Page): Promise<void> {
  await app.goto(new URL("/report/1/write", app.url()).href);
  await expect(app.getByRole("button", { name: "导出……" })).toBeVisible();
  await app.keyboard.press("Alt+Shift+E");
  await expect(app.getByRole("dialog", { name: "导出稿件" })).toBeVisible();
}

async function save(app: Page): Promise<{ name: string; bytes: Uint8Array }> {
  const waiting = app.waitForEvent("download");
  await app.getByRole("button", { name: "导出", exact: true }).click();
  const download: Download = await waiting;
  return {
    name: download.suggestedFilename(),
    bytes: new Uint8Array(await readFile(await download.path())),
  };
}

test("saves an edition as Word, with the keyboard alone @web", async ({ app }) => {
  await openDialog(app);
  await expect(app.getByRole("radio", { name: "中文版" })).toBeFocused();
  await shellOf(app).expectAccessible();
  const waiting = app.waitForEvent("download");
  await app.keyboard.press("Enter");
  const download = await waiting;
  expect(download.suggestedFilename()).toBe(`1 ${HEADLINE}.docx`);
  const parts = unzipSync(new Uint8Array(await readFile(await download.path())));
  expect(strFromU8(parts["word/document.xml"] ?? new Uint8Array())).toContain(HEADLINE);
  await expect(shellOf(app).message(`已导出“1 ${HEADLINE}.docx”`)).toBeVisible();
  await expect(app.getByRole("dialog")).toBeHidden();
});

test("saves what was just typed @web", async ({ app }) => {
  await app.goto(new URL("/report/1/write", app.url()).href);
  const headline = app.locator("h1.dg-headline").first();
  await headline.click();
  await app.keyboard.press("End");
  await app.keyboard.type("刚刚");
  await app.getByRole("button", { name: "导出……" }).click();
  await app.getByRole("radio", { name: "纯文本（.txt）" }).check();
  await expect(app.getByRole("radiogroup", { name: "图片" })).toBeHidden();
  const { name, bytes } = await save(app);
  expect(name).toBe(`1 ${HEADLINE}刚刚.txt`);
  expect(strFromU8(bytes)).toContain(`${HEADLINE}刚刚`);
});

test("saves a page, Markdown with pictures, and the pair @web", async ({ app }) => {
  await openDialog(app);
  await app.getByRole("radio", { name: "英文版" }).check();
  await app.getByRole("radio", { name: "网页（.html）" }).check();
  const page = await save(app);
  expect(page.name).toMatch(/^1 .*[.]html$/);
  expect(strFromU8(page.bytes)).toContain('<html lang="en">');

  await openDialog(app);
  await app.getByRole("radio", { name: "Markdown 文件（.md）" }).check();
  const markdown = await save(app);
  expect(markdown.name).toBe(`1 ${HEADLINE}.zip`);
  expect(Object.keys(unzipSync(markdown.bytes))).toContain("pictures/1.jpg");

  await openDialog(app);
  await app.getByRole("radio", { name: "双语对照" }).check();
  await shellOf(app).expectAccessible();
  const pair = await save(app);
  expect(pair.name).toBe(`1 ${HEADLINE}.双语对照.docx`);
});

/** Gives what would be printed: a browser without a window has no printer. */
async function print(app: Page): Promise<Locator> {
  await app.getByRole("radio", { name: "打印或存为 PDF" }).check();
  await app.evaluate(() => {
    const standIn = ({ target }: Event): void => {
      const page = target instanceof HTMLIFrameElement ? target.contentWindow : null;
      if (page) page.print = () => page.frameElement?.setAttribute("data-printed", "yes");
    };
    // Captured: before the dialog's own listener.
    document.addEventListener("load", standIn, true);
  });
  await app.getByRole("button", { name: "打印……" }).click();
  return app.locator("iframe[data-printed=yes]");
}

test("hands a whole page to the printer, in which nothing runs @web", async ({ app }) => {
  await openDialog(app);
  const frame = await print(app);
  await expect(frame).toHaveAttribute("sandbox", "allow-same-origin allow-modals");
  const paper = frame.contentFrame();
  await expect(paper.getByRole("heading", { level: 1 })).toHaveText(HEADLINE);
  const loaded = await paper
    .locator("img")
    .evaluateAll((images) => images.map((image) => (image as HTMLImageElement).naturalWidth));
  expect(loaded.length).toBeGreaterThan(0);
  expect(loaded.every((width) => width > 0)).toBe(true);
});

test("says so when a report cannot be exported @web", async ({ app }) => {
  await openDialog(app);
  await app.route("**/export/**", (route) =>
    route.fulfill({ status: 413, json: { refusal: "too-large" } }),
  );
  await app.getByRole("button", { name: "导出", exact: true }).click();
  await expect(app.getByRole("alert")).toContainText("图片合计超过 200 MB");
  await shellOf(app).expectAccessible();
});

test("copies an article for WeChat with its pictures and without what it would not keep @web", async ({
  app,
}) => {
  await app.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await openDialog(app);
  await app.getByRole("radio", { name: "公众号文章" }).check();
  await shellOf(app).expectAccessible();
  await app.getByRole("button", { name: "复制到公众号" }).click();
  await expect(shellOf(app).message("已复制，可粘贴到公众号编辑器。")).toBeVisible();
  const copied = await app.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const as = async (type: string) => (await item?.getType(type))?.text() ?? "";
    return { html: await as("text/html"), text: await as("text/plain") };
  });
  expect(copied.html).toContain('src="data:image/jpeg;base64,');
  expect(copied.html).not.toMatch(/\sclass=|<(?:a|script|style|link)\b/);
  expect(copied.html).toContain("text-indent");
  expect(copied.text.length).toBeGreaterThan(200);
});

test("saves the article for WeChat as a folder of pictures and a list of them @web", async ({
  app,
}) => {
  await openDialog(app);
  await app.getByRole("radio", { name: "公众号文章" }).check();
  const waiting = app.waitForEvent("download");
  await app.getByRole("button", { name: "存为公众号文件" }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toBe(`1 ${HEADLINE}.微信.zip`);
  const files = unzipSync(new Uint8Array(await readFile(await download.path())));
  expect(Object.keys(files)).toEqual(
    expect.arrayContaining(["article.html", "pictures.json", "pictures/1.jpg"]),
  );
  expect(strFromU8(files["article.html"] ?? new Uint8Array())).not.toMatch(/<script|\sclass=/);
});

test("prints the pair side by side @web", async ({ app }) => {
  await openDialog(app);
  await app.getByRole("radio", { name: "双语对照" }).check();
  const frame = await print(app);
  const paper = frame.contentFrame();
  await expect(paper.getByRole("columnheader")).toHaveText([/中文/, /英文/]);
  await expect(paper.getByRole("row").nth(1)).toContainText(HEADLINE);
});

test("what is printed makes a tagged PDF with an outline, without anything running @web", async ({
  app,
  browser,
  context,
}) => {
  await openDialog(app);
  await app.getByRole("radio", { name: "双语对照" }).check();
  const asked = app.waitForRequest(/print-pair/);
  await print(app);
  // As the desktop saves it: the page in a window of its own, and the same call of the engine.
  const apart = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await context.storageState(),
  });
  const page = await apart.newPage();
  await page.goto((await asked).url());
  const devtools = await apart.newCDPSession(page);
  const { data } = await devtools.send("Page.printToPDF", {
    preferCSSPageSize: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  });
  await apart.close();
  const bytes = Buffer.from(data, "base64");
  const shots = process.env["DIGLOT_SHOTS_DIR"];
  if (shots) await writeFile(`${shots}/pair.pdf`, bytes);
  const pdf = bytes.toString("latin1");
  expect(pdf).toMatch(/^%PDF-1\.\d/);
  expect(pdf).toMatch(/\/Type \/Page\b/);
  for (const part of ["/StructTreeRoot", "/Outlines", "/Subtype /Image"])
    expect(pdf).toContain(part);
});

test("saves a newsletter that tells of the report @web", async ({ app }) => {
  await openDialog(app);
  await app.getByRole("radio", { name: "邮件通讯" }).check();
  await expect(app.getByRole("radiogroup", { name: "图片" })).toBeHidden();
  const { name, bytes } = await save(app);
  expect(name).toBe(`1 ${HEADLINE}.邮件通讯.zip`);
  const files = unzipSync(bytes);
  expect(strFromU8(files["newsletter.html"] ?? new Uint8Array())).toContain(HEADLINE);
  expect(strFromU8(files["newsletter.txt"] ?? new Uint8Array())).toContain(HEADLINE);
});
