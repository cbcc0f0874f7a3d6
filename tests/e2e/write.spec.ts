/** The writing room: what is typed is there, stays there, and keeps its shape. */
import type { WebSocketRoute } from "@playwright/test";
import sharp from "sharp";
import { expect, test } from "../support/fixtures.ts";
import { WritePage } from "../support/pages/write-page.ts";

test.use({ locale: "zh-CN" });

const picture = async (colour: string, width = 640, height = 400): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: colour } })
    .jpeg()
    .toBuffer();
const asFile = (bytes: Buffer, name = "照片.jpg", type = "image/jpeg") => ({
  name,
  type,
  base64: bytes.toString("base64"),
});

test("keys that a busy window gets at once work where the caret has moved to", async ({ app }) => {
  const write = await WritePage.startReport(app);
  await write.caretIn(write.block(".dg-headline"));
  await write.type("标题", "导语", "前后");
  await write.select("ArrowLeft");
  const keys = ["End", "Enter"];
  await Promise.all([
    app.evaluate(() => {
      const end = performance.now() + 500;
      while (performance.now() < end);
    }),
    ...keys.map((key) => app.keyboard.press(key)),
  ]);
  await write.type("另");
  expect(await write.shape()).toEqual(["headline 标题", "lead 导语", "p 前后", "p 另"]);
});

test("what is typed is said to be saved, and is there after a reload", async ({ app }) => {
  const write = await WritePage.startReport(app);
  await write.caretIn(write.block(".dg-headline"));
  await write.type(
    "第一届科普论坛",
    "导语在此。",
    "## 小标题",
    "正文第一段。",
    "- 甲",
    "乙",
    "",
    "> 引语",
  );
  const shape = [
    "headline 第一届科普论坛",
    "lead 导语在此。",
    "h2 小标题",
    "p 正文第一段。",
    "ul 甲",
    "ul 乙",
    "blockquote 引语",
  ];
  expect(await write.shape()).toEqual(shape);
  await write.expectSaved();
  const ids = await write.blockIds();
  expect(new Set(ids).size).toBe(ids.length);
  await app.reload();
  await write.ready();
  expect(await write.shape()).toEqual(shape);
  expect(await write.blockIds()).toEqual(ids);
});

test("says that it is not saved while the connection is gone, and saves what was typed when it is back @web", async ({
  app,
}) => {
  const write = await WritePage.startReport(app);
  await write.expectSaved();
  const sockets = new Set<WebSocketRoute>();
  let gone = false;
  await app.routeWebSocket(/\/documents/, async (socket) => {
    if (gone) {
      await socket.close();
      return;
    }
    socket.connectToServer();
    sockets.add(socket);
  });
  await app.reload();
  await write.ready();
  await write.expectSaved();
  gone = true;
  for (const socket of sockets) await socket.close();
  await write.caretIn(write.block(".dg-headline"));
  await write.type("断线时写的");
  await expect(app.locator("[data-saved]")).toHaveAttribute("data-saved", "unsaved");
  gone = false;
  await write.expectSaved();
  await app.reload();
  await write.ready();
  expect((await write.shape())[0]).toBe("headline 断线时写的");
});

test("two windows on one edition stay in step, each with its own undo", async ({
  app,
  context,
}) => {
  const write = await WritePage.startReport(app);
  const other = await WritePage.open(
    await context.newPage().then(async (page) => {
      await page.goto(app.url());
      return page;
    }),
    new URL(app.url()).pathname,
  );
  await write.caretIn(write.block(".dg-headline"));
  await write.type("甲写的");
  await expect(other.block(".dg-headline")).toHaveText("甲写的");
  await other.caretIn(other.block(".dg-lead"));
  await other.type("乙写的");
  await expect(write.block(".dg-lead")).toHaveText("乙写的");
  // Slow typing is several steps: undo takes back one's own text to the last letter, and nobody else's.
  for (let i = 0; i < 3; i += 1) await write.press("Control+z");
  await expect(other.block(".dg-headline")).toHaveText("");
  await expect(other.block(".dg-lead")).toHaveText("乙写的");
  for (let i = 0; i < 3; i += 1) await write.press("Control+Shift+z");
  await expect(other.block(".dg-headline")).toHaveText("甲写的");
  await write.expectSaved();
});

test("every function of the toolbar works by keyboard alone", async ({ app }) => {
  const write = await WritePage.startReport(app);
  await write.caretIn(write.block(".dg-headline"));
  await write.type("标题", "", "文字");
  const kinds = {
    "Control+Alt+2": "h2",
    "Control+Alt+3": "h3",
    "Control+Alt+4": "h4",
    "Control+Shift+9": "blockquote",
    "Control+Shift+8": "ul",
    "Control+Shift+7": "ol",
    "Control+Alt+0": "p",
  };
  for (const [keys, kind] of Object.entries(kinds)) {
    await write.press(keys);
    await expect.poll(() => write.shape()).toEqual(["headline 标题", "lead", `${kind} 文字`]);
  }
  await write.select("Shift+Home");
  await write.press("Control+b", "Control+i", "Control+u");
  const toolbar = app.getByRole("toolbar", { name: "排版工具" });
  for (const name of ["加粗", "斜体", "下划线"])
    await expect(toolbar.getByRole("button", { name })).toHaveAttribute("aria-pressed", "true");
  await write.press("Control+b", "Control+i", "Control+u");
  await write.press("Control+Shift+k");
  await app.getByLabel("链接地址").fill("javascript:alert(1)");
  await write.press("Enter");
  await expect(app.getByText("请填写网址、邮箱地址，或以 / 开头的站内路径")).toBeVisible();
  await app.getByLabel("链接地址").fill("example.org/a");
  await write.press("Enter");
  await expect(write.block("a")).toHaveAttribute("href", "https://example.org/a");
  await write.press("Control+z");
  await expect(write.block("a")).toHaveCount(0);
  await write.press("Control+Shift+z");
  await expect(write.block("a")).toHaveCount(1);
  await write.press("End", "Enter");
  await write.type("二");
  await write.press("Alt+Shift+ArrowUp");
  await expect.poll(() => write.shape()).toEqual(["headline 标题", "lead", "p 二", "p 文字"]);
  await write.press("Alt+Shift+ArrowDown");
  await expect.poll(() => write.shape()).toEqual(["headline 标题", "lead", "p 文字", "p 二"]);
  // The toolbar itself: one stop, arrows along it, Escape back.
  await write.press("Alt+F10", "Home", "ArrowRight", "ArrowRight", "ArrowRight");
  await expect(app.getByRole("button", { name: "二级标题" })).toBeFocused();
  await write.press("Enter");
  await expect(write.text).toBeFocused();
  await write.press("Alt+F10");
  await expect(write.text).not.toBeFocused();
  await write.press("Escape");
  await expect(write.text).toBeFocused();
  await write.press("Escape");
  await expect(write.text).toBeFocused();
  await expect.poll(() => write.shape()).toEqual(["headline 标题", "lead", "p 文字", "h2 二"]);
});

test("pictures come in by picking, pasting and dropping; their bytes do not enter the text", async ({
  app,
}) => {
  const write = await WritePage.startReport(app);
  await write.caretIn(write.block(".dg-headline"));
  await write.type("标题", "", "一", "二");
  await write.expectSaved();
  const chooser = app.waitForEvent("filechooser");
  await write.press("Control+Alt+p");
  await (await chooser).setFiles({
    name: "选.jpg",
    mimeType: "image/jpeg",
    buffer: await picture("#884422"),
  });
  await expect(write.block(".dg-figure-image")).toHaveCount(1);
  await write.type("图注", "替代文字", "供图人");
  expect(await write.shape()).toEqual([
    "headline 标题",
    "lead",
    "p 一",
    "p 二",
    "caption 图注",
    "alt 替代文字",
    "credit 供图人",
    "p",
  ]);
  await write.caretIn(write.block("p").filter({ hasText: "一" }));
  await write.paste({}, [asFile(await picture("#228844"))]);
  await expect(write.block(".dg-figure-image")).toHaveCount(2);
  await write.drop(write.block("p").filter({ hasText: "二" }), [
    asFile(await picture("#224488")),
    asFile(await picture("#aa8844")),
  ]);
  await expect(write.block(".dg-figure-image")).toHaveCount(4);
  const sources = await write
    .block(".dg-figure-image")
    .evaluateAll((images) => images.map((image) => image.getAttribute("src") ?? ""));
  for (const source of sources) expect(source).toMatch(/^\/media\/[0-9a-f]{64}\.jpg/);
  const loaded = write.block(".dg-figure-image").first();
  await expect
    .poll(() => loaded.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBe(640);
  expect((await write.shape()).filter((line) => line.startsWith("p"))).toEqual([
    "p 一",
    "p 二",
    "p",
  ]);
  await write.expectSaved();
  await app.reload();
  await write.ready();
  await expect(write.block(".dg-figure-image")).toHaveCount(4);
});

test("a new report is ready to type its headline", async ({ app }) => {
  const write = await WritePage.startReport(app);
  await expect(write.text).toBeFocused();
  await write.type("直接写标题", "再写导语");
  await expect.poll(() => write.shape()).toEqual(["headline 直接写标题", "lead 再写导语", "p"]);
});

test("Tab goes through the texts of a figure, and then on", async ({ app }) => {
  const write = await WritePage.startReport(app);
  await write.type("标题", "", "一");
  await write.paste({}, [asFile(await picture("#884422"))]);
  await expect(write.block(".dg-figure-image")).toHaveCount(1);
  await write.caretIn(write.block(".dg-caption"));
  await write.type("图注");
  await write.press("Tab");
  await write.type("描述");
  await write.press("Tab");
  await write.type("供图人");
  await write.press("Shift+Tab");
  await write.type("画面");
  await expect(write.block(".dg-caption")).toHaveText("图注");
  await expect(write.block(".dg-alt")).toHaveText("描述画面");
  await expect(write.block(".dg-credit")).toHaveText("供图人");
  await write.press("Tab", "Tab");
  await expect(write.text).not.toBeFocused();
});

test("a figure is moved, given another picture and removed by keyboard", async ({ app }) => {
  const write = await WritePage.startReport(app);
  await write.caretIn(write.block(".dg-headline"));
  await write.type("标题", "", "一", "二");
  await write.paste({}, [asFile(await picture("#884422"))]);
  await expect(write.block(".dg-figure-image")).toHaveCount(1);
  const before = await write.block(".dg-figure-image").getAttribute("src");
  await write.press("Alt+Shift+ArrowUp");
  await expect
    .poll(() => write.shape())
    .toEqual(["headline 标题", "lead", "p 一", "caption", "alt", "credit", "p 二", "p"]);
  await write.type("注");
  const chooser = app.waitForEvent("filechooser");
  await write.press("Control+Alt+p");
  await (await chooser).setFiles({
    name: "换.jpg",
    mimeType: "image/jpeg",
    buffer: await picture("#0000ff", 300, 300),
  });
  await expect(write.block(".dg-figure-image")).not.toHaveAttribute("src", before ?? "");
  await expect(write.block(".dg-caption")).toHaveText("注");
  await write.press("Alt+Shift+Delete");
  await expect.poll(() => write.shape()).toEqual(["headline 标题", "lead", "p 一", "p 二", "p"]);
  await write.press("Control+z");
  await expect(write.block(".dg-caption")).toHaveText("注");
});

test("files that are no usable picture are refused with the reason, and the text stays", async ({
  app,
}) => {
  const write = await WritePage.startReport(app);
  await write.caretIn(write.block(".dg-headline"));
  await write.type("标题");
  await write.paste({}, [asFile(Buffer.from("not a picture"), "报告.pdf", "application/pdf")]);
  await expect(app.getByRole("alert").filter({ hasText: "报告.pdf" })).toContainText(
    "这种文件不能作附件",
  );
  await app.getByRole("button", { name: "知道了" }).click();
  await expect(app.getByRole("alert")).toHaveCount(0);
  // A small file that claims 60,000 × 60,000 pixels.
  const huge = await picture("#000000", 8, 8).then((bytes) => sharp(bytes).png().toBuffer());
  huge.writeUInt32BE(60_000, 16);
  huge.writeUInt32BE(60_000, 20);
  await write.paste({}, [asFile(huge, "巨图.png", "image/png")]);
  await expect(app.getByRole("alert").filter({ hasText: "巨图.png" })).toBeVisible();
  await expect(write.block(".dg-figure")).toHaveCount(0);
  await expect(write.block(".dg-headline")).toHaveText("标题");
});

test("pasted HTML brings in our blocks only; nothing in it runs", async ({ app }) => {
  const write = await WritePage.startReport(app);
  await write.caretIn(write.block(".dg-headline"));
  await write.type("标题", "", "");
  const dot = (await picture("#ff0000", 20, 20)).toString("base64");
  await write.paste({
    "text/html": `<html><head><style>p{color:red}</style></head><body>
      <h1>大标题</h1><p class="MsoNormal" style="color:red">一<b>粗</b><span style="font-style:italic">斜</span><a href="javascript:run()">坏</a><a href="https://a.example/">好</a></p>
      <script>document.title = "ran"</script><iframe src="https://a.example/"></iframe>
      <table><tr><td>格一</td><td>格二</td></tr></table><ol><li>项一</li><li><p>项二</p></li></ol>
      <img alt="点" src="data:image/jpeg;base64,${dot}"><figure><img src="https://a.example/x.jpg" alt="远"><figcaption>远图注</figcaption></figure>
      </body></html>`,
    "text/plain": "plain",
  });
  await expect(write.block(".dg-figure-image")).toHaveCount(1);
  expect(await write.shape()).toEqual([
    "headline 标题",
    "lead",
    "h2 大标题",
    "p 一粗斜坏好",
    "table-frame 格一格二",
    "ol 项一",
    "ol 项二",
    "caption",
    "alt 点",
    "credit",
    "caption 远图注",
    "alt 远",
    "credit",
    "p",
  ]);
  await expect(write.block("a")).toHaveCount(1);
  await expect(write.block("a")).toHaveAttribute("href", "https://a.example/");
  await expect(write.block("em")).toHaveText("斜");
  await expect(app.getByText("有 1 张图片没能随文字一起粘贴进来")).toBeVisible();
  expect(await app.title()).not.toContain("ran");
  await expect(write.block(".dg-figure-missing")).toHaveCount(1);
  const chooser = app.waitForEvent("filechooser");
  await app.getByRole("button", { name: "补上图片" }).click();
  await (await chooser).setFiles({
    name: "补.jpg",
    mimeType: "image/jpeg",
    buffer: await picture("#00ff00"),
  });
  await expect(write.block(".dg-figure-missing")).toHaveCount(0);
  await expect(write.block(".dg-caption").nth(1)).toHaveText("远图注");
});

test("everything can be deleted and typed over, and comes back by undo", async ({ app }) => {
  const write = await WritePage.startReport(app);
  await write.caretIn(write.block(".dg-headline"));
  await write.type("标题", "导语", "一", "二");
  const shape = await write.shape();
  const ids = await write.blockIds();
  await expect.poll(() => write.blockIds()).toHaveLength(4);
  await write.press("Control+a", "Delete");
  await expect.poll(() => write.shape()).toEqual(["headline", "lead", "p"]);
  expect((await write.blockIds()).slice(0, 2)).toEqual(ids.slice(0, 2));
  await write.type("新");
  await expect.poll(() => write.shape()).toEqual(["headline 新", "lead", "p"]);
  for (let i = 0; i < 4 && (await write.shape()).length < 4; i += 1) await write.press("Control+z");
  expect(await write.shape()).toEqual(shape);
  expect(await write.blockIds()).toEqual(ids);
  await write.press("Control+a", "Control+c", "Control+v");
  expect(await write.shape()).toEqual(shape);
  expect(new Set(await write.blockIds()).size).toBe(4);
});

test("five megabytes are pasted whole, and the window goes on", async ({ app }) => {
  test.slow();
  const write = await WritePage.startReport(app);
  await write.caretIn(write.block(".dg-headline"));
  await write.type("标题", "", "");
  const line = "科学普及工作取得新进展，各地积极组织开展形式多样的活动。".repeat(12);
  const lines = Math.ceil((5 * 1024 * 1024) / Buffer.byteLength(line));
  await write.paste({
    "text/plain": Array.from({ length: lines }, (_, i) => `${i}${line}`).join("\n"),
  });
  await expect(write.block("p")).toHaveCount(lines + 1, { timeout: 60_000 });
  await write.expectSaved();
  await write.type("尾");
  await expect(write.block("p").last()).toContainText("。尾");
  await write.expectSaved();
  await app.reload();
  await expect(write.block("p")).toHaveCount(lines + 1, { timeout: 60_000 });
});

test.describe("an input method", () => {
  test("composes at the start of an empty headline, of a block, and over a selection", async ({
    app,
  }) => {
    const write = await WritePage.startReport(app);
    const cdp = await app.context().newCDPSession(app);
    const compose = async (pinyin: string[], text: string): Promise<void> => {
      for (const part of pinyin)
        await cdp.send("Input.imeSetComposition", {
          text: part,
          selectionStart: part.length,
          selectionEnd: part.length,
        });
      await cdp.send("Input.insertText", { text });
    };
    await write.caretIn(write.block(".dg-headline"));
    await compose(["k", "ke", "ke x", "ke xue"], "科学");
    await compose(["p", "pu", "pu j", "pu ji"], "普及");
    await write.press("Enter", "Enter");
    await compose(["z", "zh", "zheng wen"], "正文");
    await write.press("Home");
    await compose(["x", "xin"], "新");
    await write.press("Enter");
    await compose(["d", "duan"], "段");
    expect(await write.shape()).toEqual(["headline 科学普及", "lead", "p 新", "p 段正文"]);
    await write.select("Shift+End");
    await compose(["w", "wen", "wen zi"], "文字");
    expect(await write.shape()).toEqual(["headline 科学普及", "lead", "p 新", "p 段文字"]);
    await write.press("Control+a");
    await compose(["q", "quan", "quan xin"], "全新");
    await expect.poll(() => write.shape()).toEqual(["headline 全新", "lead", "p"]);
    await write.expectSaved();
    await app.reload();
    await write.ready();
    expect(await write.shape()).toEqual(["headline 全新", "lead", "p"]);
  });
});

test("head facts follow the document in both windows", async ({ app, context }) => {
  await WritePage.startReport(app);
  const other = await context.newPage();
  await other.goto(app.url());
  await app.getByLabel("来源（中文）").fill("澜江市科协");
  await expect(other.getByLabel("来源（中文）")).toHaveValue("澜江市科协");
  await expect(app.getByText("没有发布日期就不能发布。")).toBeVisible();
  await other.getByLabel("发布日期").fill("2026-11-20");
  await expect(app.getByText("2026年11月20日星期五")).toBeVisible();
  await expect(app.getByLabel("发布日期")).toHaveValue("2026-11-20");
  await app.getByRole("combobox", { name: "标签（英文）" }).fill("science");
  await app.keyboard.press("Enter");
  await expect(other.getByText("science", { exact: true })).toBeVisible();
});
