/** Pasting from other programs: what comes in, what is said of the rest, and another way to read it. */
import { readFileSync } from "node:fs";
import sharp from "sharp";
import { expect, test } from "../support/fixtures.ts";
import { shellOf } from "../support/pages/shell.ts";
import { WritePage } from "../support/pages/write-page.ts";

const fixture = (name: string): string =>
  readFileSync(new URL(`../fixtures/clipboard/${name}.html`, import.meta.url), "utf8");

async function inBody(app: Parameters<typeof WritePage.startReport>[0]): Promise<WritePage> {
  const write = await WritePage.startReport(app);
  await write.caretIn(write.block(".dg-headline"));
  await write.type("标题", "", "");
  return write;
}

const notice = (app: Parameters<typeof WritePage.startReport>[0]) =>
  app.getByRole("region", { name: "刚才的粘贴" });

test("a Word document comes in with its structure and its picture, and what it left out is said", async ({
  app,
}) => {
  const write = await inBody(app);
  const photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: "#345" } })
    .jpeg()
    .toBuffer();
  await write.paste({
    "text/html": fixture("word-windows"),
    "text/rtf": String.raw`{\rtf1{\*\shppict{\pict\jpegblip ${photo.toString("hex")}}}}`,
    "text/plain": "plain",
  });
  await expect(write.block(".dg-figure-image")).toHaveCount(1);
  await expect(write.block("h2")).toHaveText(["澜江市青年科学家论坛", "1. 开幕式"]);
  await expect(write.block("ol ol li")).toHaveText(["智能水利", "先进材料"]);
  await expect(write.block("h2").first()).toHaveCSS("text-align", "center");
  await expect(write.block("a")).toHaveCount(1);
  await notice(app).getByText("未原样收入的内容：3 项").click();
  await expect(notice(app)).toContainText("人数请核实");
  await expect(notice(app)).toContainText("删去一句。");
  await shellOf(app).expectAccessible();
  await notice(app).getByRole("button", { name: "收起" }).click();
  await expect(notice(app)).toBeHidden();
  await app.keyboard.press("Alt+Shift+v");
  await expect(notice(app)).toContainText("人数请核实");
  // The picture came after its text: it is undone by itself.
  await write.caretIn(write.block(".dg-headline"));
  for (let step = 0; step < 4 && (await write.shape()).length > 3; step += 1)
    await write.press("Control+z");
  await expect.poll(() => write.shape()).toEqual(["headline 标题", "lead", "p"]);
  await write.expectSaved();
});

test("an article of WeChat comes in without its junk; its pictures are marked as missing, none is fetched", async ({
  app,
}) => {
  const asked: string[] = [];
  app.on("request", (request) => {
    if (
      !request.url().startsWith(new URL(app.url()).origin) &&
      !/^(?:data|blob):/.test(request.url())
    )
      asked.push(request.url());
  });
  const write = await inBody(app);
  await write.paste({ "text/html": fixture("wechat") });
  await expect(write.block("h3")).toHaveText("01 问答环节");
  await expect(write.block(".dg-figure-missing")).toHaveCount(1);
  await expect(notice(app)).toContainText("有 1 张图片没能随文字一起粘贴进来");
  await notice(app).getByText("未原样收入的内容：2 项").click();
  await expect(notice(app)).toContainText("https://mmbiz.qpic.cn/");
  await write.expectSaved();
  expect(asked).toEqual([]);
});

const broken = [
  "本报讯 11月20日，澜江市科协组织召开第十二届青年科学家论坛，",
  "来自全市高校、科研院所和企业的三百多名青年科技工作者参加了会",
  "议，围绕智能水利和先进材料展开讨论。",
];

test("broken lines are joined, and parted again when one wants them", async ({ app }) => {
  const write = await inBody(app);
  await write.paste({ "text/plain": broken.join("\r\n") });
  await expect.poll(() => write.shape()).toEqual(["headline 标题", "lead", `p ${broken.join("")}`]);
  await notice(app).getByRole("button", { name: "保留原来的换行" }).click();
  await expect
    .poll(() => write.shape())
    .toEqual(["headline 标题", "lead", ...broken.map((line) => `p ${line}`)]);
  await expect(notice(app)).toBeHidden();
  await write.press("Control+z");
  await expect.poll(() => write.shape()).toEqual(["headline 标题", "lead", "p"]);
});

test("the offer to keep the lines is gone once something else was typed", async ({ app }) => {
  const write = await inBody(app);
  await write.paste({ "text/plain": broken.join("\n") });
  const offer = notice(app).getByRole("button", { name: "保留原来的换行" });
  await expect(offer).toBeVisible();
  await write.type("尾");
  await expect(offer).toBeHidden();
});

test("Markdown is read, or kept as text", async ({ app }) => {
  const write = await inBody(app);
  await write.paste({ "text/plain": "## 小节\n\n正文**重点**。\n\n1. 一\n2. 二" });
  await expect(write.block("h2")).toHaveText("小节");
  await expect(write.block("strong")).toHaveText("重点");
  await expect(write.block("ol li")).toHaveText(["一", "二"]);
  await notice(app).getByRole("button", { name: "改为纯文本" }).click();
  await expect.poll(() => write.shape()).toContain("p 正文**重点**。");
  await expect(write.block("h2")).toHaveCount(0);
});

test("plain text comes by key and from the menu", async ({ app, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const write = await inBody(app);
  const copy = () =>
    app.evaluate(() =>
      navigator.clipboard.write([
        new ClipboardItem({
          "text/html": new Blob(["<h2>大题</h2><p><b>粗</b></p>"], { type: "text/html" }),
          "text/plain": new Blob(["大题\n**粗**"], { type: "text/plain" }),
        }),
      ]),
    );
  await copy();
  await write.press("Control+Shift+v");
  await expect.poll(() => write.shape()).toEqual(["headline 标题", "lead", "p 大题", "p **粗**"]);
  await write.press("Control+z");
  await write.caretIn(write.block("p").last());
  await app.locator('[data-action="more"]').click();
  await app.getByRole("menuitem", { name: "粘贴为纯文本" }).click();
  await expect.poll(() => write.shape()).toEqual(["headline 标题", "lead", "p 大题", "p **粗**"]);
  await write.press("Control+z");
  await write.caretIn(write.block("p").last());
  await write.press("Control+v");
  await expect(write.block("h2")).toHaveText("大题");
});

test("a long text comes in piece by piece and goes in one step", async ({ app }) => {
  test.slow();
  const write = await inBody(app);
  const paragraphs = Array.from({ length: 600 }, (_, index) => `<p>第${index}段，正文。</p>`).join(
    "",
  );
  await write.paste({ "text/html": `<h2>甲</h2>${paragraphs}<ul><li>尾</li></ul>` });
  await expect(write.block("li")).toHaveText("尾", { timeout: 30_000 });
  await expect(write.block("p:not(.dg-lead)")).toHaveCount(600);
  await write.type("上");
  await expect(write.block("li")).toHaveText("尾上");
  await write.press("Control+z", "Control+z");
  await expect.poll(() => write.shape()).toEqual(["headline 标题", "lead", "p"]);
  await write.press("Control+y");
  await expect(write.block("p:not(.dg-lead)")).toHaveCount(600);
  await write.expectSaved();
});
