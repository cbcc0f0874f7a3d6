/** The photo sheet: the same texts as in the editor, order and cover in both editions, pictures that tell nothing. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { expect, test } from "../support/fixtures.ts";
import { PhotosPage } from "../support/pages/photos-page.ts";
import { shellOf } from "../support/pages/shell.ts";
import { WritePage } from "../support/pages/write-page.ts";

/** Of the sample: three photographs, complete in both languages; two that are not in the translation yet. */
const complete = 1;
const untranslated = 16;

/** A photograph that tells where it was taken. */
const telling = async (colour: string): Promise<{ name: string; buffer: Buffer }> => ({
  name: "现场.jpg",
  buffer: await sharp({ create: { width: 300, height: 200, channels: 3, background: colour } })
    .withExif({ IFD0: { Make: "TELLTALE" }, IFD3: { GPSLatitudeRef: "N" } })
    .jpeg()
    .toBuffer(),
});

async function storedBytes(library: string): Promise<Buffer[]> {
  const media = join(library, "media");
  const names = await readdir(media, { recursive: true });
  return Promise.all(
    names.filter((name) => name.includes(".")).map((name) => readFile(join(media, name))),
  );
}

test.describe("from the sample", () => {
  test.use({ startWith: "sample" });

  test("what is typed on the sheet stands in the editor at once, and the other way round", async ({
    app,
  }) => {
    const sheet = await PhotosPage.open(app, complete);
    await expect(sheet.cards).toHaveCount(3);
    await shellOf(app).expectAccessible();
    const other = await app.context().newPage();
    await other.goto(new URL(`/report/${complete}/write?lang=en`, app.url()).href);
    const writing = await new WritePage(other).ready();
    const caption = writing.text.locator("figcaption").first();
    await sheet.field(1, "英文图注").fill("A full hall, once more");
    await expect(caption).toHaveText("A full hall, once more");
    await writing.caretIn(caption);
    await other.keyboard.type(" and again");
    await expect(sheet.field(1, "英文图注")).toHaveValue("A full hall, once more and again");
    await sheet.expectSaved();
    await app.reload();
    await expect(sheet.field(1, "英文图注")).toHaveValue("A full hall, once more and again");
  });

  test("moves a photograph in both editions by keyboard, keeping the focus", async ({ app }) => {
    const sheet = await PhotosPage.open(app, complete);
    await expect(sheet.cards).toHaveCount(3);
    const [first, second, third] = await sheet.keys();
    const english = await sheet.field(1, "英文图注").inputValue();
    await sheet.field(1, "中文供图").focus();
    await app.keyboard.press("Alt+Shift+ArrowDown");
    await expect.poll(() => sheet.keys()).toEqual([second, first, third]);
    await expect(sheet.field(2, "中文供图")).toBeFocused();
    await expect(sheet.field(2, "英文图注")).toHaveValue(english);
    await sheet.button("往后移", 2).click();
    await expect.poll(() => sheet.keys()).toEqual([second, third, first]);
    await expect(sheet.button("往后移", 3)).toBeFocused();
    await sheet.expectSaved();
    await app.reload();
    await expect(sheet.field(3, "英文图注")).toHaveValue(english);
    const writing = await WritePage.open(app, `/report/${complete}/write?lang=en`);
    await expect(writing.text.locator("figcaption").nth(2)).toHaveText(english);
  });

  test("says what is missing, leads to it, and brings a picture into the translation", async ({
    app,
  }) => {
    const sheet = await PhotosPage.open(app, untranslated);
    await expect(app.getByText("译文缺图 2")).toBeVisible();
    await shellOf(app).expectAccessible();
    await app.keyboard.press("F8");
    const bringIn = sheet.card(1).getByRole("button", { name: "引入英文版（第 1 张）" });
    await expect(bringIn).toBeFocused();
    await app.keyboard.press("Enter");
    await expect(app.getByText("译文缺图 1")).toBeVisible();
    await expect(app.getByText("缺图注 1")).toBeVisible();
    await sheet.field(1, "英文图注").fill("The dome under the Milky Way");
    await expect(app.getByText("缺图注")).toBeHidden();
    await app.keyboard.press("F8");
    await expect(sheet.field(1, "英文替代文字")).toBeFocused();
  });

  test("takes a photograph out of both editions, and puts it back with its texts", async ({
    app,
  }) => {
    const sheet = await PhotosPage.open(app, complete);
    await expect(sheet.cards).toHaveCount(3);
    const keys = await sheet.keys();
    const english = await sheet.field(2, "英文图注").inputValue();
    await sheet.button("移除图片", 2).click();
    await expect(sheet.cards).toHaveCount(2);
    await sheet.field(1, "英文供图").fill("Photo: somebody else");
    await shellOf(app).message("移除").getByRole("button", { name: "撤销" }).click();
    await expect(shellOf(app).message("移除")).toBeHidden();
    await expect.poll(() => sheet.keys()).toEqual(keys);
    await expect(sheet.field(2, "英文图注")).toHaveValue(english);
    await expect(sheet.field(1, "英文供图")).toHaveValue("Photo: somebody else");
    await sheet.button("移除图片", 3).click();
    await expect(shellOf(app).message("移除")).toBeVisible();
    await app.keyboard.press("Alt+Shift+Digit1");
    await expect(shellOf(app).message("移除")).toBeHidden();
  });

  test("the cover that was chosen is the picture of the site's lists", async ({ app, library }) => {
    const sheet = await PhotosPage.open(app, complete);
    await expect(sheet.button("封面", 1)).toHaveAttribute("aria-pressed", "true");
    await sheet.button("封面", 2).click();
    await expect(sheet.button("封面", 2)).toHaveAttribute("aria-pressed", "true");
    await expect(sheet.button("封面", 1)).toHaveAttribute("aria-pressed", "false");
    await sheet.expectSaved();
    const [, second] = await sheet.keys();
    const stored = async (): Promise<unknown> => {
      const names = await readdir(join(library, "reports"));
      const reports = await Promise.all(
        names.map(async (name) =>
          JSON.parse(await readFile(join(library, "reports", name), "utf8")),
        ),
      );
      return reports.find(({ number }) => number === complete)?.head.cover;
    };
    await expect.poll(stored).toBe(second);
  });
});

test("stores what is added and replaced without the place it was taken", async ({
  app,
  library,
}) => {
  await WritePage.startReport(app);
  const sheet = await PhotosPage.open(app, 1);
  await expect(app.getByText("这篇稿件还没有图片")).toBeVisible();
  await shellOf(app).expectAccessible();
  await sheet.choose(app.getByRole("button", { name: "添加图片" }), await telling("#b33"));
  await expect(sheet.cards).toHaveCount(1);
  await expect(shellOf(app).message("已去掉图片里的拍摄地点")).toBeVisible();
  await sheet.field(1, "中文图注").pressSequentially("会场一角");
  const before = await sheet.card(1).locator("img").getAttribute("src");
  await sheet.choose(sheet.button("更换图片", 1), await telling("#3b3"));
  await expect(sheet.card(1).locator("img")).not.toHaveAttribute("src", before ?? "");
  await expect(sheet.field(1, "中文图注")).toHaveValue("会场一角");
  const stored = await storedBytes(library);
  expect(stored).toHaveLength(2);
  for (const bytes of stored) {
    expect(bytes.includes("TELLTALE")).toBe(false);
    expect((await sharp(bytes).metadata()).exif).toBeUndefined();
  }
  const bad = { name: "说明.jpg", buffer: Buffer.from("not a picture") };
  await sheet.choose(app.getByRole("button", { name: "添加图片" }), bad);
  await expect(app.getByRole("alert").filter({ hasText: "没有收下“说明.jpg”" })).toBeVisible();
  await expect(sheet.cards).toHaveCount(1);
  await sheet.expectSaved();
  await shellOf(app).go("稿件");
  await expect(app.getByText("图片缺 2 项")).toBeVisible();
});

test("takes a caption by input method, letter by letter, once", async ({ app }) => {
  await WritePage.startReport(app);
  const sheet = await PhotosPage.open(app, 1);
  await sheet.choose(app.getByRole("button", { name: "添加图片" }), await telling("#33b"));
  const caption = sheet.field(1, "中文图注");
  await caption.click();
  const devtools = await app.context().newCDPSession(app);
  for (const text of ["h", "hui", "huichang"])
    await devtools.send("Input.imeSetComposition", {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  await devtools.send("Input.insertText", { text: "会场" });
  await app.keyboard.type("A");
  await expect(caption).toHaveValue("会场A");
  await sheet.expectSaved();
  await app.reload();
  await expect(caption).toHaveValue("会场A");
});
