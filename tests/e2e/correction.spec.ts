/** A published pair whose Chinese is corrected: the English stays for readers until it has caught up. */
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "../support/fixtures.ts";
import { publishOf } from "../support/pages/publish.ts";
import { shellOf } from "../support/pages/shell.ts";
import { translateOf } from "../support/pages/translate-page.ts";
import { WritePage } from "../support/pages/write-page.ts";
import { addSigned, changeSettings } from "../support/signed-library.ts";

const PLAN_MS = 60_000;
test.setTimeout(180_000);

test.beforeEach(async ({ library }) => {
  const path = `${library}-site`;
  await mkdir(path);
  await changeSettings(library, { targets: [{ name: "web", kind: "folder", path }] });
  await addSigned(library, [9]);
});

test("stays on the site as published, is told of in the plan, and is replaced by its next signature", async ({
  app,
  library,
}) => {
  const shell = shellOf(app);
  const room = publishOf(app);
  const english = () =>
    readFile(join(`${library}-site`, "en/art/2026/3/9/art_news_9.html"), "utf8");
  const plan = async (): Promise<void> => {
    await room.open();
    await room.makePlan.click();
    await expect(room.plan).toBeVisible({ timeout: PLAN_MS });
  };
  const publish = async (count: number): Promise<void> => {
    await room.publish.click();
    await room.confirm.click();
    await expect(room.ledgerRows).toHaveCount(count, { timeout: PLAN_MS });
    await expect(app.getByText("已发布到“web”")).toBeVisible({ timeout: PLAN_MS });
  };
  const sign = async (): Promise<void> => {
    const again = { name: "签发这些改动" };
    await app.getByRole("note").getByRole("button", again).click();
    await app.getByRole("dialog").getByRole("button", again).click();
    await expect(app.getByRole("note").filter({ hasText: "已签发" })).toContainText(
      "上线的是签发时的文字",
    );
  };
  await plan();
  await publish(1);
  expect(await english()).not.toContain("revised on");

  const write = await WritePage.open(app, "/report/9/write");
  await write.caretIn(write.block(".dg-headline"));
  await write.type("（更正）");
  await sign();

  await plan();
  const issues = app.getByRole("region", { name: "请留意" });
  await expect(issues).toContainText(
    "英文版：中文版后来有改动，译文有 1 段尚未跟上。网站上保留已发布的这一版。",
  );
  await shell.expectAccessible();
  await publish(2);
  expect(await english()).toContain("The Chinese original was revised on");
  expect(await english()).toContain("<h1>Report 9</h1>");

  await plan();
  await issues.getByRole("link", { name: "去翻译间" }).click();
  const translate = translateOf(app);
  await translate.status("原文已改").click();
  await translate.caretIn(translate.target.locator("[data-block]").first());
  await app.keyboard.type(" (corrected)");
  await app.keyboard.press("ControlOrMeta+Enter");
  await expect(translate.status("原文已改")).toHaveCount(0);
  await sign();

  await plan();
  await expect(issues).toBeHidden();
  await publish(3);
  expect(await english()).toContain("<h1>Report 9 (corrected)</h1>");
  expect(await english()).not.toContain("revised on");
});
