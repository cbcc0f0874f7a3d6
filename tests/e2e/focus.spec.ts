/** The focal point of a picture: set by pointer and by keys, the same in both editions, and what lists are cut around. */
import { writeFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import sharp from "sharp";
import { expect, test } from "../support/fixtures.ts";
import { PhotosPage } from "../support/pages/photos-page.ts";
import { shellOf } from "../support/pages/shell.ts";

test.use({ locale: "zh-CN", startWith: "sample" });

const shots = process.env["DIGLOT_SHOTS_DIR"];
async function shoot(page: Page, name: string): Promise<void> {
  if (shots) await writeFile(`${shots}/${name}.png`, await page.screenshot());
}

/** Of the sample: three photographs, complete in both languages. */
const complete = 1;

test("is set by a click and by the arrow keys, in both editions, and lists are cut around it", async ({
  app,
}) => {
  const sheet = await PhotosPage.open(app, complete);
  await expect(sheet.cards).toHaveCount(3);
  const listed = async (): Promise<Buffer> => {
    const list = await app.request.get(
      new URL("/preview/site/col/events/index.html", app.url()).href,
    );
    const src =
      /item-picture" href="[^"]*_1\.html".*?<img src="([^"]+)"/s.exec(await list.text())?.[1] ?? "";
    const picture = await app.request.get(new URL(src, app.url()).href);
    return sharp(await picture.body())
      .resize(32, 32, { fit: "fill" })
      .raw()
      .toBuffer();
  };
  await sheet.button("裁切与版位", 1).click();
  const dialog = app.getByRole("dialog", { name: "裁切与版位" });
  await dialog.getByLabel("比例", { exact: true }).click();
  await app.getByRole("option", { name: "3:4" }).click();
  await dialog.getByText("焦点", { exact: true }).click();
  const dot = dialog.getByRole("button", { name: /^焦点，横向/ });
  await expect(dot).toHaveAccessibleName("焦点，横向 50%，纵向 50%");
  await expect(dialog.getByRole("button", { name: "回到正中" })).toBeDisabled();
  await expect
    .poll(() =>
      dialog
        .locator("img")
        .first()
        .evaluate((one: HTMLImageElement) => one.naturalWidth),
    )
    .toBeGreaterThan(0);
  const picture = await dialog.locator("img").first().boundingBox();
  if (!picture) throw new Error("no picture is shown");
  await app.mouse.click(picture.x + picture.width * 0.25, picture.y + picture.height * 0.1);
  await expect(dot).toHaveAccessibleName("焦点，横向 25%，纵向 10%");
  await dot.focus();
  await app.keyboard.press("ArrowRight");
  await app.keyboard.press("Shift+ArrowUp");
  await expect(dot).toHaveAccessibleName("焦点，横向 26%，纵向 0%");
  await shoot(app, "focus-zh");
  await shellOf(app).expectAccessible();
  await dialog.getByRole("button", { name: "应用" }).click();
  await expect(dialog).toBeHidden();
  await sheet.expectSaved();
  const high = await listed();
  const id = await reportId(app);
  for (const lang of ["zh", "en"]) {
    const page = await app.request.get(new URL(`/preview/${id}/${lang}`, app.url()).href);
    expect((await page.text()).match(/object-position:26% 0%/g)).toHaveLength(1);
  }
  await sheet.button("裁切与版位", 1).click();
  await dialog.getByText("焦点", { exact: true }).click();
  await expect(dot).toHaveAccessibleName("焦点，横向 26%，纵向 0%");
  await dot.focus();
  for (let step = 0; step < 10; step += 1) await app.keyboard.press("Shift+ArrowDown");
  await expect(dot).toHaveAccessibleName("焦点，横向 26%，纵向 100%");
  await dialog.getByRole("button", { name: "应用" }).click();
  await expect(dialog).toBeHidden();
  await expect.poll(async () => Buffer.compare(await listed(), high)).not.toBe(0);
});

async function reportId(app: Page): Promise<string> {
  await app.goto(new URL(`/report/${complete}/preview`, app.url()).href);
  const src = await app.locator('iframe[data-shown="true"]').getAttribute("src");
  await app.goto(new URL(`/report/${complete}/photos`, app.url()).href);
  return /\/preview\/([^/]+)\//.exec(src ?? "")?.[1] ?? "";
}
