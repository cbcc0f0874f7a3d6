/** What readers get is what was signed off: for WeChat and for paper, with loud words on anything else. */
import { strFromU8, unzipSync } from "fflate";
import sharp from "sharp";
import { expect, test } from "vitest";
import { type ExportQuery, wechatCopySchema } from "../../core/api/export.ts";
import { defaultSettings } from "../../core/library/settings.ts";
import { type Asset, assetSchema } from "../../core/media/asset.ts";
import type { Report } from "../../core/report/report.ts";
import { makeReport, signedCopies } from "../../tests/support/made-report.ts";
import { type ExportFrom, exportReport } from "./export-report.ts";

const tall: Asset = assetSchema.parse({
  hash: "a".repeat(64),
  ext: "webp",
  width: 1400,
  height: 5600,
});

async function ask(report: Report, more: Partial<ExportQuery>) {
  const settings = { ...defaultSettings(), baseUrl: "https://www.example.org" };
  const blank = sharp({ create: { width: 1400, height: 5600, channels: 3, background: "#a33" } });
  const bytes = await blank.webp().toBuffer();
  const from = {
    reports: { projection: () => Promise.resolve(report) },
    media: { read: () => Promise.resolve({ bytes, type: "image/webp" }) },
    store: { record: { settings } },
  } as unknown as ExportFrom;
  return exportReport(
    { id: report.id, format: "wechat", lang: "zh", pictures: "web", ...more },
    from,
  );
}

const signed = (): Report => {
  const report = makeReport({
    number: 7,
    zh: {
      headline: "签发的标题",
      lead: "导语",
      body: [
        { kind: "paragraph", text: "签发的正文，[链接](https://example.org/x)。" },
        { kind: "figure", asset: "tall", caption: "长图", alt: "一张长图", credit: "张三 摄" },
      ],
    },
    en: {
      headline: "Signed headline",
      lead: "Lead",
      body: [{ kind: "paragraph", text: "Signed text." }],
    },
    assets: { tall },
  });
  const later = makeReport({
    zh: { headline: "签发的标题", body: [{ kind: "paragraph", text: "后来改的。" }] },
  });
  return {
    ...report,
    signed: signedCopies(report),
    editions: { ...report.editions, zh: later.editions.zh },
  };
};
const draft = (): Report =>
  makeReport({
    stages: { zh: "draft", en: "draft" },
    zh: { headline: "草稿" },
    en: { headline: "Draft" },
  });

test("gives WeChat the signed-off text, pictures it takes, and a list of them", async () => {
  const file = await ask(signed(), {});
  expect(file.name).toBe("7 签发的标题.微信.zip");
  expect(file.changes).toEqual({ links: 1, films: 0, attachments: 0 });
  const files = unzipSync(file.bytes);
  const page = strFromU8(files["article.html"] ?? new Uint8Array());
  expect(page).toContain("签发的正文");
  expect(page).not.toContain("后来改的");
  expect(page).not.toContain("未签发");
  expect(JSON.parse(strFromU8(files["pictures.json"] ?? new Uint8Array()))).toMatchObject({
    report: 7,
    edition: "zh",
    standing: "signed",
    title: "签发的标题",
    digest: "导语",
    originalUrl: "https://www.example.org/art/2026/3/9/art_news_7.html",
    pictures: [
      {
        number: 1,
        file: "pictures/1.jpg",
        caption: "长图",
        credit: "张三 摄",
        alt: "一张长图",
        width: 1080,
        height: 4320,
      },
    ],
  });
  const picture = await sharp(files["pictures/1.jpg"]).metadata();
  expect(picture).toMatchObject({ format: "jpeg", width: 1080, height: 4320 });
});

test("has the pictures in the text itself for the clipboard", async () => {
  const file = await ask(signed(), { format: "wechat-copy" });
  const copy = wechatCopySchema.parse(JSON.parse(strFromU8(file.bytes)));
  expect(copy.isSigned).toBe(true);
  expect(copy.html).toContain('<img src="data:image/jpeg;base64,');
  expect(copy.html).not.toMatch(/\sclass=|<style|<link/);
  expect(copy.text).toContain("签发的正文");
});

test("says loudly that a draft is one, in the file and in its name", async () => {
  const file = await ask(draft(), {});
  expect(file.name).toContain("微信（未签发）.zip");
  const page = strFromU8(unzipSync(file.bytes)["article.html"] ?? new Uint8Array());
  expect(page).toMatch(/<section style="[^"]*border:2px solid #b3261e[^"]*">未签发稿/);
  const copied = await ask(draft(), { format: "wechat-copy", lang: "en" });
  const { text, isSigned } = wechatCopySchema.parse(JSON.parse(strFromU8(copied.bytes)));
  expect(text).toMatch(/^NOT SIGNED OFF/);
  expect(isSigned).toBe(false);
});

test("prints the signed-off pair, Chinese left, with its heads on every sheet", async () => {
  const file = await ask(signed(), { format: "print-pair", lang: "en" });
  const page = strFromU8(file.bytes);
  expect(page).toContain(
    '<thead><tr><th scope="col">Source · Chinese</th><th scope="col">Translation · English</th></tr></thead>',
  );
  expect(page).toMatch(
    /<tr><td lang="zh-CN"><p class="kind-headline"><strong>签发的标题<\/strong><\/p><\/td><td lang="en"><p class="kind-headline"><strong>Signed headline/,
  );
  expect(page).toContain("签发的正文，链接。");
  expect(page).not.toContain("后来改的");
  expect(page).not.toContain('class="warning"');
});

test("keeps Chinese left where English is the source, and warns of each edition that is not signed off", async () => {
  const page = strFromU8(
    (await ask({ ...draft(), sourceLang: "en" }, { format: "print-pair" })).bytes,
  );
  expect(page).toContain('<th scope="col">译文 · 中文</th><th scope="col">原文 · 英文</th>');
  expect(page).toMatch(/class="warning">中文：未签发稿.* 英文：未签发稿/);
});
