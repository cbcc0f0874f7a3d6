/** Captions of a film of ours: chosen by language, checked with the line that is wrong, brought in, and on the page. */
import { writeFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, test } from "../support/fixtures.ts";
import { mp4 } from "../support/media-files.ts";
import { shellOf } from "../support/pages/shell.ts";
import { WritePage } from "../support/pages/write-page.ts";

test.use({ locale: "zh-CN" });

const shots = process.env["DIGLOT_SHOTS_DIR"];
async function shoot(page: Page, name: string): Promise<void> {
  if (shots) await writeFile(`${shots}/${name}.png`, await page.screenshot());
}

const srt = (name: string, text: string) => ({
  name,
  mimeType: "application/x-subrip",
  buffer: Buffer.from(text),
});

test("come as SubRip, are told when a line is wrong, and go with the film to the page", async ({
  app,
}) => {
  const write = await WritePage.startReport(app);
  await write.caretIn(write.block(".dg-headline"));
  await write.type("标题", "", "正文");
  await write.press("Control+Alt+v");
  const dialog = app.getByRole("dialog", { name: "视频" });
  await dialog.getByText("自有文件").click();
  await expect(dialog.getByText("字幕", { exact: true })).toBeHidden();
  const film = app.waitForEvent("filechooser");
  await dialog.getByRole("button", { name: "选择 MP4 或 WebM 文件……" }).click();
  await (await film).setFiles(mp4("短片.mp4"));
  const source = write.block(".dg-video .dg-video-source");
  await expect(source).toHaveText("短片.mp4 · MP4 · 4 KB");

  const choose = async (lang: "中文" | "英文", text: string): Promise<void> => {
    await write.press("Control+Alt+v");
    const asked = app.waitForEvent("filechooser");
    await dialog.getByRole("button", { name: `选择文件……（${lang}字幕）` }).click();
    await (await asked).setFiles(srt(`${lang}.srt`, text));
  };
  await choose("中文", "1\n00:00:01,000 --> 00:00:99,000\n错");
  const alert = app.getByRole("alert").filter({ hasText: "没有收下“中文.srt”" });
  await expect(alert).toContainText("第 2 行的起止时间不对");
  await alert.getByRole("button").click();
  await write.caretIn(write.block(".dg-video .dg-caption"));
  await choose("中文", "1\n00:00:01,000 --> 00:00:04,000\n各位来宾，下午好。");
  await expect(source).toHaveText("短片.mp4 · MP4 · 4 KB · CC 中");
  await choose("英文", "1\n00:00:01,000 --> 00:00:04,000\nGood afternoon.");
  await expect(source).toHaveText("短片.mp4 · MP4 · 4 KB · CC 中 · CC EN");
  await write.press("Control+z");
  await expect(source).toHaveText("短片.mp4 · MP4 · 4 KB · CC 中");
  await write.press("Control+Shift+z");
  await expect(source).toHaveText("短片.mp4 · MP4 · 4 KB · CC 中 · CC EN");
  await write.press("Control+Alt+v");
  await expect(dialog.getByText("英文.vtt")).toBeVisible();
  await shoot(app, "captions-zh");
  await shellOf(app).expectAccessible();
  await app.keyboard.press("Escape");
  await write.expectSaved();

  await app.goto(app.url().replace(/\/write.*/, "/preview"));
  const page = app.frameLocator('iframe[data-shown="true"]');
  const tracks = page.locator("video track[kind=captions]");
  await expect(tracks).toHaveCount(2);
  await expect(tracks.first()).toHaveAttribute("srclang", "zh-CN");
  await expect(tracks.first()).toHaveAttribute("label", "中文字幕");
  await expect(page.locator("video")).toHaveAttribute("width", "1280");
  const src = (await tracks.last().getAttribute("src")) ?? "";
  const file = await app.request.get(new URL(src, app.url()).href);
  expect(file.headers()["content-type"]).toBe("text/vtt; charset=utf-8");
  expect(await file.text()).toBe("WEBVTT\n\n00:00:01.000 --> 00:00:04.000\nGood afternoon.\n");
});
