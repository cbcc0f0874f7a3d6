/** Pictures that are cut and placed, galleries, attachments and films: in the text, the translation and on the page. */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "../support/fixtures.ts";
import { archive, mp4, pdf, photo, type TestFile } from "../support/media-files.ts";
import { PhotosPage } from "../support/pages/photos-page.ts";
import { settingsOf } from "../support/pages/settings.ts";
import { shellOf } from "../support/pages/shell.ts";
import { WritePage } from "../support/pages/write-page.ts";

test.use({ locale: "zh-CN" });

const asFile = ({ name, mimeType: type, buffer }: TestFile) => ({
  name,
  type,
  base64: buffer.toString("base64"),
});

async function started(app: Page, ...lines: string[]): Promise<WritePage> {
  const write = await WritePage.startReport(app);
  await write.caretIn(write.block(".dg-headline"));
  await write.type("标题", "", ...lines);
  return write;
}

/** Answers the file dialog that the keys open. */
async function choose(write: WritePage, keys: string, files: TestFile[]): Promise<void> {
  const chooser = write.page.waitForEvent("filechooser");
  await write.press(keys);
  await (await chooser).setFiles(files);
}

const sources = (write: WritePage): Promise<string[]> =>
  write
    .block(".dg-figure-image")
    .evaluateAll((images) => images.map((image) => image.getAttribute("src") ?? ""));

/** Number of the report that the window shows. */
const numberOf = (page: Page): string => /\/report\/(\d+)/.exec(page.url())?.[1] ?? "";

test("a picture is cut, turned and placed by keyboard; its file stays; one undo takes it back", async ({
  app,
  library,
}) => {
  const write = await started(app, "正文");
  await choose(write, "Control+Alt+p", [await photo("甲.jpg", "#aa2200")]);
  await expect(write.block(".dg-figure-image")).toHaveCount(1);
  const [before] = await sources(write);
  const files = await readdir(join(library, "media"), { recursive: true });
  await write.press("Control+Alt+r");
  const dialog = app.getByRole("dialog", { name: "裁切与版位" });
  await dialog.getByRole("button", { name: "向右转" }).click();
  await dialog.getByLabel("比例", { exact: true }).click();
  await app.getByRole("option", { name: "1:1" }).click();
  await expect(dialog.getByText("400 × 400 像素")).toBeVisible();
  const area = dialog.getByRole("group", { name: "保留的部分" });
  await area.focus();
  await app.keyboard.press("Shift+ArrowUp");
  await dialog.getByText("半宽居中").click();
  await shellOf(app).expectAccessible();
  await dialog.getByRole("button", { name: "应用" }).click();
  await expect(dialog).toBeHidden();
  await expect(write.text).toBeFocused();
  await expect(write.block("figure")).toHaveClass(/dg-placed-half/);
  const [after] = await sources(write);
  expect(after).toContain(`${before}&r=90-`);
  expect(await readdir(join(library, "media"), { recursive: true })).toEqual(files);
  const size = await app.request.get(new URL(after ?? "", app.url()).href);
  expect(size.ok()).toBe(true);
  await write.press("Control+z");
  await expect.poll(() => sources(write)).toEqual([before]);
  await expect(write.block("figure")).toHaveClass(/dg-placed-text/);
  await write.press("Control+Shift+z");
  await expect.poll(() => sources(write)).toEqual([after]);
});

test("several photographs become one gallery by choice, change order by key and by pointer, and come apart", async ({
  app,
}) => {
  const write = await started(app, "一");
  const photos = await Promise.all(
    ["#aa2200", "#22aa00", "#0022aa"].map((colour, at) => photo(`${at}.jpg`, colour)),
  );
  await write.drop(write.block("p").filter({ hasText: "一" }), photos.map(asFile));
  await expect(write.block(":scope > .dg-figure .dg-figure-image")).toHaveCount(3);
  const order = await sources(write);
  await write.caretIn(write.block(".dg-caption").first());
  await write.press("Control+Alt+g");
  const gallery = write.block(".dg-gallery");
  await expect(gallery.locator(".dg-figure-image")).toHaveCount(3);
  expect(await sources(write)).toEqual(order);
  // One step.
  await write.press("Control+z");
  await expect(gallery).toHaveCount(0);
  await write.press("Control+Shift+z");
  await expect(gallery).toHaveCount(1);
  await write.caretIn(gallery.locator(".dg-caption").first());
  await write.type("甲");
  await write.press("Alt+Shift+ArrowDown");
  await expect.poll(() => sources(write)).toEqual([order[1], order[0], order[2]]);
  await gallery
    .locator("figure .dg-figure-frame")
    .nth(2)
    .dragTo(gallery.locator("figure .dg-figure-frame").nth(0), {
      targetPosition: { x: 12, y: 40 },
    });
  await expect.poll(() => sources(write)).toEqual([order[2], order[1], order[0]]);
  await write.caretIn(gallery.locator(":scope > .dg-gallery-items > .dg-caption"));
  await write.type("合影");
  await choose(write, "Control+Alt+g", [await photo("丁.jpg", "#aa00aa")]);
  await expect(gallery.locator(".dg-figure-image")).toHaveCount(4);
  await write.expectSaved();
  await shellOf(app).expectAccessible();
  const number = numberOf(app);
  // The sheet counts them, and asks for no captions where one speaks for all.
  const sheet = await PhotosPage.open(app, Number(number));
  await expect(sheet.cards).toHaveCount(4);
  await expect(sheet.cards.first()).toContainText("组图");
  await expect(sheet.cards.first()).not.toContainText("中文：缺图注");
  await WritePage.open(app, `/report/${number}/write`);
  await write.caretIn(gallery.locator(".dg-caption").first());
  await write.press("Control+Alt+Shift+g");
  await expect(gallery).toHaveCount(0);
  await expect(write.block(":scope > .dg-figure")).toHaveCount(4);
  await expect(write.block("p").filter({ hasText: "合影" })).toHaveCount(1);
});

test("attachments come by key and by drop; a program, a web page and a document with macros are refused with the reason", async ({
  app,
}) => {
  const write = await started(app, "一");
  await choose(write, "Control+Alt+a", [pdf("议程.pdf")]);
  const attachment = write.block(".dg-attachment");
  await expect(attachment.locator(".dg-caption")).toHaveText("议程");
  await expect(attachment.locator(".dg-file-kind")).toHaveText("PDF · 45 B");
  await write.press("End");
  await write.type("（定稿）");
  await expect(attachment.locator(".dg-caption")).toHaveText("议程（定稿）");
  const core = "<p xmlns:dc='d'><dc:creator>何砚</dc:creator></p>";
  const word = { "[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>" };
  await write.drop(write.block("p").filter({ hasText: "一" }), [
    asFile(archive("通知.docx", { ...word, "docProps/core.xml": core })),
    asFile({ ...archive("宏.docm", { ...word, "word/vbaProject.bin": "x" }), name: "宏.docm" }),
    asFile({ name: "安装.exe", mimeType: "", buffer: Buffer.from("MZ\u0090") }),
    asFile({ name: "页面.pdf", mimeType: "", buffer: Buffer.from("<!doctype html><script>") }),
  ]);
  await expect(attachment).toHaveCount(2);
  await expect(shellOf(app).message("“通知.docx”的文件属性里写有何砚")).toBeVisible();
  await expect(app.getByRole("alert").filter({ hasText: "安装.exe" })).toContainText("可执行程序");
  await expect(app.getByRole("alert").filter({ hasText: "宏.docm" })).toContainText("带有宏");
  await expect(app.getByRole("alert").filter({ hasText: "页面.pdf" })).toContainText("网页");
  await shellOf(app).expectAccessible();
  // Copied within Diglot it is the same file.
  await write.caretIn(attachment.first().locator(".dg-caption"));
  await write.press("Alt+Shift+Delete");
  await expect(attachment).toHaveCount(1);
  await write.press("Control+z");
  await expect(attachment).toHaveCount(2);
});

test("a film may be on a site that Settings allow, and on no other", async ({ app }) => {
  const settings = settingsOf(app);
  await settings.open();
  const hosts = app.getByRole("combobox", { name: "其他可用的视频网站" });
  await hosts.fill("https://tv.example.cn/");
  await app.keyboard.press("Enter");
  await settings.button.click();
  await expect(app.getByText("只填域名，如 tv.example.cn")).toBeVisible();
  await hosts.press("Backspace");
  await hosts.fill("TV.example.cn");
  await app.keyboard.press("Enter");
  await settings.save();
  await shellOf(app).go("稿件");
  const write = await started(app, "一");
  await write.press("Control+Alt+v");
  const dialog = app.getByRole("dialog", { name: "视频" });
  await expect(dialog.getByText(/可用：哔哩哔哩.*tv\.example\.cn/)).toBeVisible();
  await dialog.getByLabel("视频地址").fill("https://mytv.example.cn/1");
  await app.keyboard.press("Enter");
  await expect(dialog.getByText("请填写以下网站上的视频地址")).toBeVisible();
  await dialog.getByLabel("视频地址").fill("live.tv.example.cn/1");
  await app.keyboard.press("Enter");
  await expect(write.block(".dg-video-source")).toHaveText("live.tv.example.cn/1");
  await write.expectSaved();
  await app.goto(new URL(`/report/${numberOf(app)}/preview`, app.url()).href);
  const page = app.frameLocator('iframe[data-shown="true"]');
  await expect(page.locator("a.player")).toHaveText("在live.tv.example.cn观看");
});

test("a film is a file of ours or an address; nothing is loaded from elsewhere, in the editor or on the page", async ({
  app,
}) => {
  const asked: string[] = [];
  app.on("request", (request) => asked.push(request.url()));
  const write = await started(app, "一");
  await write.press("Control+Alt+v");
  const dialog = app.getByRole("dialog", { name: "视频" });
  await dialog.getByLabel("视频地址").fill("https://evil.example/video/1");
  await app.keyboard.press("Enter");
  await expect(dialog.getByText("请填写以下网站上的视频地址")).toBeVisible();
  await dialog.getByLabel("视频地址").fill("www.bilibili.com/video/BV1xx411c7mD");
  await dialog.getByText("回放", { exact: true }).click();
  await shellOf(app).expectAccessible();
  await dialog.getByRole("button", { name: "应用" }).click();
  const video = write.block(".dg-video");
  await expect(video.locator(".dg-video-source")).toHaveText("www.bilibili.com/video/BV1xx411c7mD");
  await write.type("论坛全程");
  await expect(video.locator(".dg-caption")).toHaveText("论坛全程");
  await write.caretIn(write.block("p").filter({ hasText: "一" }));
  await write.drop(write.block("p").filter({ hasText: "一" }), [asFile(mp4("短片.mp4"))]);
  await expect(video).toHaveCount(2);
  await expect(video.locator(".dg-video-source").first()).toHaveText("短片.mp4 · MP4 · 4 KB");
  await write.press("Control+Alt+v");
  const chooser = app.waitForEvent("filechooser");
  await dialog.getByRole("button", { name: "选择封面图……" }).click();
  await (await chooser).setFiles(await photo("封面.jpg", "#335577"));
  await expect(video.first().locator("img")).toHaveCount(1);
  await write.expectSaved();
  await app.goto(new URL(`/report/${numberOf(app)}/preview`, app.url()).href);
  const page = app.frameLocator('iframe[data-shown="true"]');
  await expect(page.locator("a.player")).toHaveAttribute("rel", "noopener noreferrer");
  await expect(page.locator("a.player")).toContainText("在哔哩哔哩观看回放");
  await expect(page.locator("video")).toHaveAttribute("preload", "none");
  await expect(page.locator("video")).toHaveAttribute("poster", /\.jpg$/);
  const film = (await page.locator("video source").getAttribute("src")) ?? "";
  const part = await app.request.get(new URL(film, app.url()).href, {
    headers: { Range: "bytes=100-199" },
  });
  expect(part.status()).toBe(206);
  expect((await part.body()).byteLength).toBe(100);
  expect(part.headers()["content-range"]).toBe("bytes 100-199/4096");
  const elsewhere = asked.filter((url) => new URL(url).origin !== new URL(app.url()).origin);
  expect(elsewhere.filter((url) => !/^(?:data|blob):/.test(url))).toEqual([]);
});

test("the translation gets gallery, attachment and film with their pictures, and translates their texts", async ({
  app,
}) => {
  const write = await started(app, "一");
  await choose(write, "Control+Alt+g", [
    await photo("甲.jpg", "#aa2200"),
    await photo("乙.jpg", "#22aa00"),
  ]);
  await expect(write.block(".dg-gallery .dg-figure-image")).toHaveCount(2);
  await write.type("图一");
  await write.caretIn(write.block("p").filter({ hasText: "一" }));
  await choose(write, "Control+Alt+a", [pdf("议程.pdf")]);
  await expect(write.block(".dg-attachment")).toHaveCount(1);
  await write.expectSaved();
  await app.goto(new URL(`/report/${numberOf(app)}/translate`, app.url()).href);
  const target = app.getByRole("textbox", { name: "译文（英文）" });
  await app.getByRole("button", { name: /引入原文结构/ }).click();
  await expect(target.locator(".dg-gallery .dg-figure-image")).toHaveCount(2);
  await expect(target.locator(".dg-attachment .dg-file-kind")).toHaveText(/^PDF/);
  await expect(app.getByRole("button", { name: /引入原文结构|按原文更新结构/ })).toHaveCount(0);
  await target.locator(".dg-attachment .dg-caption").click();
  await app.keyboard.type("Agenda");
  await expect(target.locator(".dg-attachment .dg-caption")).toHaveText("Agenda");
  await shellOf(app).expectAccessible();
});
