/** The whole job through the window: draft, photographs, translation, a change in the source, preview, publication. */
import { existsSync, readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import sharp from "sharp";
import { expect, test } from "../support/fixtures.ts";
import { root } from "../support/root.ts";
import { publishOf } from "../support/pages/publish.ts";
import { settingsOf } from "../support/pages/settings.ts";
import { translateOf } from "../support/pages/translate-page.ts";
import { serveFolder } from "../support/serve-folder.ts";

interface Job {
  headline: string;
  headlineEn: string;
  /** Paragraphs and captions in order; a caption stands for a photograph with that caption. */
  body: { zh: string; en: string; caption: boolean }[];
  /** Text of the source to be changed after everything was confirmed, and its correction on both sides. */
  change: { from: string; to: string; fromEn: string; toEn: string };
  day: string;
}

test.use({ actionTimeout: 20_000 });

const ownJob: Job = {
  headline: "澜江前沿学术报告会在澜江举办",
  headlineEn: "Lanjiang Frontier Symposium held in Lanjiang",
  body: [
    {
      zh: "5月21日至24日，澜江市科协举办4场前沿学术报告会，线上线下参与人数达600万。",
      en: "From 21 to 24 May the Lanjiang Association for Science and Technology held four symposia, with 6 million taking part online and on site.",
      caption: false,
    },
    { zh: "嘉宾在报告会上致辞", en: "A guest speaks at the symposium", caption: true },
    { zh: "报告人介绍最新成果", en: "A speaker presents new results", caption: true },
    { zh: "嘉宾与网友互动交流", en: "Guests talk with viewers online", caption: true },
    {
      zh: "16位作者报告了成果，23位专家参加讨论。",
      en: "Sixteen authors presented their work and 23 experts joined the discussion.",
      caption: false,
    },
  ],
  change: {
    from: "16位作者",
    to: "18位作者",
    fromEn: "Sixteen authors",
    toEn: "Eighteen authors",
  },
  day: "2026-05-25",
};

/** A photograph with a colour of its own, as bytes. */
const photograph = (hue: number): Promise<Buffer> =>
  sharp({
    create: { width: 640, height: 427, channels: 3, background: { r: hue, g: 120, b: 160 } },
  })
    .jpeg()
    .toBuffer();

const source = (page: Page) => page.getByRole("textbox", { name: "中文版正文" });
const target = (page: Page) => page.getByRole("textbox", { name: "译文（英文）" });
const saved = (page: Page) => expect(page.locator('[data-saved="saved"]')).toBeVisible();

async function addTarget(page: Page, folder: string): Promise<void> {
  const settings = settingsOf(page);
  await settings.open();
  const targets = settings.section("发布目标");
  await targets.getByRole("button", { name: "添加发布目标" }).click();
  await targets.getByLabel("名称").fill("site");
  await targets.getByLabel("文件夹").fill(folder);
  await settings.save();
}

async function write(page: Page, job: Job): Promise<void> {
  await page.getByRole("link", { name: "稿件" }).click();
  await page.getByRole("button", { name: "新建稿件" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "开始写" }).click();
  await page.waitForURL("**/write**");
  await source(page).getByRole("heading", { level: 1 }).click();
  await page.keyboard.insertText(job.headline);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  for (const [index, block] of job.body.entries()) {
    if (block.caption) await addPhotograph(page, block.zh, 40 * (index + 1));
    else await page.keyboard.insertText(block.zh);
    if (index < job.body.length - 1) await page.keyboard.press("Enter");
  }
  await page.getByLabel("发布日期").fill(job.day);
  await page.getByLabel("来源（中文）").fill("澜江市科协");
  await saved(page);
}

/** Puts a photograph at the caret and writes its caption, alt text and credit; the caret ends in the credit. */
async function addPhotograph(page: Page, caption: string, hue: number): Promise<void> {
  const figures = source(page).getByRole("figure");
  const before = await figures.count();
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "插入或更换图片" }).click();
  await (await chooser).setFiles({
    name: `photo-${hue}.jpg`,
    mimeType: "image/jpeg",
    buffer: await photograph(hue),
  });
  await expect(figures).toHaveCount(before + 1);
  await figures.nth(before).locator(".dg-caption").click();
  await page.keyboard.type(caption);
  await page.keyboard.press("Enter");
  await page.keyboard.type(`${caption}（照片）`);
  await page.keyboard.press("Enter");
  await page.keyboard.type("澜江市科协供图");
  await expect(figures.nth(before).locator(".dg-credit")).toHaveText("澜江市科协供图");
}

const room = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "本篇稿件的工作间" }).getByRole("link", { name });

/** Types every English block and confirms it, from the headline down, by keyboard alone. */
async function translate(page: Page, job: Job): Promise<void> {
  await room(page, "翻译").click();
  await page.getByRole("button", { name: /引入原文结构/ }).click();
  await expect(target(page).getByRole("figure")).toHaveCount(3);
  await target(page).getByRole("heading", { level: 1 }).click();
  const texts = [job.headlineEn];
  for (const block of job.body)
    texts.push(...(block.caption ? [block.en, `${block.en} (photo)`, "Photo: LAST"] : [block.en]));
  for (const text of texts) {
    await page.keyboard.insertText(text);
    await page.keyboard.press("Control+Enter");
  }
  const all = `${texts.length} / ${texts.length} 段`;
  await expect(page.getByRole("progressbar", { name: `翻译进度 ${all}` })).toBeVisible();
  await saved(page);
}

/** Replaces a piece of text of an editor by selecting it and typing over it. */
async function retype(page: Page, editor: ReturnType<typeof source>, from: string, to: string) {
  await editor.evaluate((element, text) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.nodeValue?.indexOf(text) ?? -1;
      if (at < 0) continue;
      (element as HTMLElement).focus();
      getSelection()?.setBaseAndExtent(node, at, node, at + text.length);
      return;
    }
    throw new Error(`not in the editor: ${text}`);
  }, from);
  await page.keyboard.insertText(to);
  await expect(editor).toContainText(to);
}

async function changeTheSource(page: Page, job: Job): Promise<void> {
  const { change } = job;
  await room(page, "写作").click();
  await retype(page, source(page), change.from, change.to);
  await saved(page);
  await room(page, "翻译").click();
  const outOfDate = translateOf(page).status("原文已改");
  await expect(outOfDate).toHaveCount(1);
  await expect(page.locator("del", { hasText: change.from.slice(0, 2) })).toBeVisible();
  await expect(page.locator("ins", { hasText: change.to.slice(0, 2) })).toBeVisible();
  await retype(page, target(page), change.fromEn, change.toEn);
  await page.keyboard.press("Control+Enter");
  await expect(outOfDate).toHaveCount(0);
  await saved(page);
}

async function approve(page: Page): Promise<void> {
  for (const edition of ["中文版", "英文版"])
    for (const stage of ["送审", "签发"]) {
      const control = page.getByRole("button", { name: new RegExp(`^${edition}：`) });
      await control.click();
      await page.getByRole("dialog").getByRole("button", { name: stage, exact: true }).click();
      await expect(control).toHaveAccessibleName(new RegExp(`^${edition}：${stage}`));
    }
}

async function publish(page: Page): Promise<void> {
  const room = publishOf(page);
  await room.open();
  await room.makePlan.click();
  await expect(room.plan).toBeVisible({ timeout: 40_000 });
  await room.publish.click();
  await room.confirm.click();
  await expect(page.getByText("已发布到“site”")).toBeVisible({ timeout: 40_000 });
}

/** Reads the published pair over HTTP as a visitor does. */
async function visit(page: Page, folder: string, job: Job): Promise<void> {
  const site = await serveFolder(folder);
  const [year, month, day] = job.day.split("-").map(Number);
  const address = `/art/${year}/${month}/${day}/art_news_1.html`;
  await page.goto(`${site.url}${address}`);
  await expect(page.getByRole("heading", { level: 1, name: job.headline })).toBeVisible();
  await expect(page.getByText(`${year}年${month}月${day}日`).first()).toBeVisible();
  await expect(page.locator("body")).toContainText(job.change.to);
  const captions = job.body.filter((block) => block.caption);
  for (const block of captions)
    await expect(page.locator("figcaption", { hasText: block.zh })).toBeVisible();
  for (const image of await page.locator("figure img").all()) {
    await image.scrollIntoViewIfNeeded();
    await expect
      .poll(() => image.evaluate((element) => (element as HTMLImageElement).naturalWidth))
      .toBeGreaterThan(0);
  }
  await expect(page.locator('link[rel="alternate"][hreflang="en"]')).toHaveAttribute(
    "href",
    `https://www.example.org/en${address}`,
  );
  await expect(page.locator('link[rel="canonical"]')).toHaveAttribute(
    "href",
    `https://www.example.org${address}`,
  );
  await page.getByRole("link", { name: "English" }).first().click();
  await page.waitForURL(`**/en${address}`);
  await expect(page.getByRole("heading", { level: 1, name: job.headlineEn })).toBeVisible();
  await expect(page.locator("body")).toContainText(job.change.toEn);
  for (const block of captions)
    await expect(page.locator("figcaption", { hasText: block.en })).toBeVisible();
  await page.getByRole("link", { name: "中文" }).first().click();
  await page.waitForURL((url) => url.pathname === address);
  await site.close();
}

async function doTheJob(page: Page, folder: string, job: Job): Promise<void> {
  await mkdir(folder);
  await addTarget(page, folder);
  await write(page, job);
  await translate(page, job);
  await changeTheSource(page, job);
  await room(page, "预览").click();
  await expect(
    page
      .frameLocator('iframe[data-shown="true"]')
      .getByRole("heading", { level: 1, name: job.headline }),
  ).toBeVisible();
  await approve(page);
  await publish(page);
  await visit(page, folder, job);
}

test("a report goes from the first word to both published pages", async ({ app, library }) => {
  test.setTimeout(180_000);
  await doTheJob(app, join(library, "..", "site"), ownJob);
});

const inputs = join(root, "..", "shared", "inputs");

test("the published symposium report goes the same way", async ({ app, library }) => {
  test.skip(!existsSync(inputs), "needs the real report in ../shared/inputs");
  test.setTimeout(180_000);
  await doTheJob(app, join(library, "..", "site"), realJob());
});

/** The real report as a job: the lines of both files, captions being the short indented ones in the middle. */
function realJob(): Job {
  const lines = (lang: "zh" | "en") =>
    readFileSync(join(inputs, `symposium.${lang}.txt`), "utf8").split(/\r?\n/);
  const bodyOf = (lang: "zh" | "en") =>
    lines(lang)
      .slice(3)
      .map((line) => ({ text: line.trim(), caption: /^\s/.test(line) && line.trim().length < 90 }))
      .filter(({ text }) => text !== "" && !/^[\d\s]+$|^Produced By/.test(text));
  const zh = bodyOf("zh");
  const en = bodyOf("en");
  return {
    headline: lines("zh")[2]?.trim() ?? "",
    headlineEn: lines("en")[2]?.trim() ?? "",
    body: zh.map((block, index) => ({
      zh: block.text,
      en: en[index]?.text ?? "",
      caption: block.caption,
    })),
    change: {
      from: "16位",
      to: "18位",
      fromEn: "invited 16 authors",
      toEn: "invited 18 authors",
    },
    day: "2021-12-15",
  };
}
