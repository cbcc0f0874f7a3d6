/** Pictures of a published page, opened large: by mouse, keys and touch, and without a script. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import sharp from "sharp";
import type { Asset } from "../../core/media/asset.ts";
import { expect, test } from "../support/fixtures.ts";
import { makeReport } from "../support/made-report.ts";
import { type Desk, openDesk } from "../support/publishing.ts";
import { serveFolder } from "../support/serve-folder.ts";

const shots = process.env["DIGLOT_SHOTS_DIR"];
async function shoot(page: Page, name: string): Promise<void> {
  if (shots) await writeFile(`${shots}/${name}.png`, await page.screenshot());
}

let desk: Desk;
let site: Awaited<ReturnType<typeof serveFolder>>;

test.beforeAll(async () => {
  desk = await openDesk();
  const assets: Record<string, Asset> = {};
  for (const [at, colours] of [
    ["#8a1f11", "#e8c9a0"],
    ["#1d4e5f", "#cfe3e0"],
    ["#5b6b2f", "#f0e6c8"],
  ].entries()) {
    const [dark = "", light = ""] = colours;
    const size = { width: 1800 - 500 * at, height: 1200 };
    const drawn = `<svg xmlns="http://www.w3.org/2000/svg" ${`width="${size.width}" height="${size.height}"`}><rect width="100%" height="100%" fill="${light}"/><circle cx="50%" cy="45%" r="30%" fill="${dark}"/></svg>`;
    const taken = await desk.media.add(
      new Uint8Array(await sharp(Buffer.from(drawn)).jpeg().toBuffer()),
    );
    if (taken.kind === "asset") assets[`p${at}`] = taken.asset;
  }
  const figure = (asset: string, caption: string) => ({
    ...{ kind: "figure" as const, asset, caption, alt: `${caption}的画面`, credit: "摄影：李木" },
  });
  const report = makeReport({
    zh: {
      headline: "三张图片",
      body: [
        { kind: "paragraph", text: "开头的一段。" },
        figure("p0", "会场"),
        figure("p1", "讨论"),
        figure("p2", "合影"),
      ],
    },
    assets,
  });
  // The last two stand in a gallery.
  const { children = [] } = report.editions.zh.root;
  const figures = children.splice(-2);
  children.push({
    ...{ type: "gallery", version: 1, children: figures },
  });
  desk.reports.set(report.id, report);
  const out = join(desk.root, "site");
  await desk.service.buildTo(out, { drafts: true });
  site = await serveFolder(out);
});
test.afterAll(async () => {
  await site.close();
  await desk.close();
});

const address = (): string => new URL("art/2026/3/9/art_news_1.html", `${site.url}/`).href;

const expectAccessible = async (page: Page): Promise<void> => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
};

test("a picture opens large, the keys lead through all of them, Escape leads back to the last one", async ({
  page,
}) => {
  await page.goto(address());
  await expectAccessible(page);
  const first = page.getByRole("link", { name: "查看大图：会场的画面" });
  await first.focus();
  await expect(first).toBeFocused();
  await page.keyboard.press("Enter");
  const viewer = page.getByRole("dialog", { name: "图片" });
  await expect(viewer.getByText("第 1 张，共 3 张")).toBeVisible();
  await expect(viewer.getByRole("button", { name: "关闭大图" })).toBeFocused();
  await expect(viewer.locator("figcaption")).toHaveText("会场 摄影：李木");
  const image = viewer.getByRole("img", { name: "会场的画面" });
  await expect
    .poll(() => image.evaluate((one: HTMLImageElement) => [one.complete, one.currentSrc]))
    .toEqual([true, expect.stringMatching(/-1600\.avif$/)]);
  await shoot(page, "viewer-zh");
  await expectAccessible(page);
  await page.keyboard.press("ArrowRight");
  await expect(viewer.getByText("第 2 张，共 3 张")).toBeVisible();
  await page.keyboard.press("End");
  await expect(viewer.locator("figcaption")).toHaveText("合影 摄影：李木");
  await page.keyboard.press("ArrowRight");
  await expect(viewer.getByText("第 1 张，共 3 张")).toBeVisible();
  await page.keyboard.press("ArrowLeft");
  // The focus goes round within the viewer, and through the browser's own controls.
  for (let press = 0; press < 5; press += 1) {
    await page.keyboard.press("Tab");
    expect(
      await page.evaluate(
        () =>
          document.activeElement === document.body ||
          document.activeElement?.closest("dialog") !== null,
      ),
    ).toBe(true);
  }
  await page.keyboard.press("Escape");
  await expect(viewer).toBeHidden();
  await expect(page.getByRole("link", { name: "查看大图：合影的画面" })).toBeFocused();
});

test("buttons and a click beside the picture do the same; a click with Control is the browser's", async ({
  page,
  context,
}) => {
  await page.goto(address());
  const link = page.getByRole("link", { name: "查看大图：讨论的画面" });
  await link.click();
  const viewer = page.getByRole("dialog", { name: "图片" });
  await viewer.getByRole("button", { name: "上一张" }).click();
  await expect(viewer.getByText("第 1 张，共 3 张")).toBeVisible();
  await viewer.getByRole("button", { name: "下一张" }).click();
  await expect(viewer.getByText("第 2 张，共 3 张")).toBeVisible();
  await viewer.click({ position: { x: 300, y: 10 } });
  await expect(viewer).toBeHidden();
  const opened = context.waitForEvent("page");
  await link.click({ modifiers: ["Control"] });
  expect(new URL((await opened).url() || "about:blank").pathname).not.toBe(
    new URL(page.url()).pathname,
  );
  await expect(viewer).toBeHidden();
});

test.describe("on a telephone", () => {
  test.use({ viewport: { width: 390, height: 800 }, hasTouch: true, colorScheme: "dark" });
  test("a swipe leads on", async ({ page }) => {
    await page.goto(address());
    await page.getByRole("link", { name: "查看大图：会场的画面" }).tap();
    const viewer = page.getByRole("dialog", { name: "图片" });
    await expect(viewer.getByText("第 1 张，共 3 张")).toBeVisible();
    await shoot(page, "viewer-phone");
    const touch = await page.context().newCDPSession(page);
    const at = (type: string, x: number) =>
      touch.send("Input.dispatchTouchEvent", {
        type: type as "touchStart",
        touchPoints: type === "touchEnd" ? [] : [{ x, y: 400 }],
      });
    await at("touchStart", 300);
    for (const x of [260, 200, 140]) await at("touchMove", x);
    await at("touchEnd", 140);
    await expect(viewer.getByText("第 2 张，共 3 张")).toBeVisible();
  });
});

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false });
  test("a picture is a link to its large file", async ({ page }) => {
    await page.goto(address());
    await shoot(page, "page-no-script");
    await page.getByRole("link", { name: "查看大图：会场的画面" }).click();
    await expect(page).toHaveURL(/-1600\.jpg$/);
  });
});
