/** A newsletter of reports that are marked on the desk: in the order wanted, in either language, copied or saved. */
import { readFile } from "node:fs/promises";
import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "../support/fixtures.ts";
import { deskOf } from "../support/pages/desk.ts";
import { newsletterOf } from "../support/pages/newsletter-page.ts";
import { shellOf } from "../support/pages/shell.ts";

test.use({ startWith: "sample" });

test("by keys: marks reports, puts them in order, and saves the letter @web", async ({ app }) => {
  const desk = deskOf(app);
  const newsletter = newsletterOf(app);
  await desk.ready();
  const headlineOf = (row: number): Promise<string> =>
    desk.rows.nth(row).getByRole("link").first().innerText();
  const [first, second] = [await headlineOf(0), await headlineOf(1)];
  await app.keyboard.press("x");
  await app.keyboard.press("j");
  await app.keyboard.press("x");
  await expect(newsletter.marked).toContainText("已选 2 篇");
  await shellOf(app).expectAccessible();
  await newsletter.open();
  await expect(newsletter.order).toHaveText([first, second]);
  const headlines = newsletter.letter.getByRole("heading", { level: 2 });
  await expect(headlines).toHaveText([first, second]);
  await newsletter.dialog.getByRole("button", { name: `下移：${first}` }).press("Enter");
  await expect(newsletter.order).toHaveText([second, first]);
  await expect(headlines).toHaveText([second, first]);
  await shellOf(app).expectAccessible();
  const download = app.waitForEvent("download");
  await newsletter.dialog.getByRole("button", { name: "保存为 .zip" }).press("Enter");
  const file = await download;
  expect(file.suggestedFilename()).toBe("邮件通讯.zip");
  const files = unzipSync(await readFile(await file.path()));
  const html = strFromU8(files["newsletter.html"] ?? new Uint8Array());
  expect(html.indexOf(second)).toBeLessThan(html.indexOf(first));
  expect(html).not.toContain('src="/media');
  expect(strFromU8(files["newsletter.txt"] ?? new Uint8Array())).toContain(first);
});

test("in English, with what is not in it said; the letter is copied; marks stay until they are taken off @web", async ({
  app,
  context,
}) => {
  await context.grantPermissions(["clipboard-read"]);
  const desk = deskOf(app);
  const newsletter = newsletterOf(app);
  await desk.ready();
  for (const row of [0, 1, 2, 3]) await desk.rows.nth(row).getByRole("checkbox").click();
  await expect(newsletter.marked).toContainText("已选 4 篇");
  await newsletter.marked.getByRole("button", { name: "制作邮件通讯" }).click();
  await newsletter.dialog.getByText("英文版", { exact: true }).click();
  await expect(newsletter.letter.locator("html")).toHaveAttribute("lang", "en");
  const told = newsletter.letter.getByRole("heading", { level: 2 });
  await expect(told.first()).toHaveText(/[a-z]/);
  await newsletter.dialog.getByRole("button", { name: "复制", exact: true }).click();
  await expect(shellOf(app).message("已复制")).toBeVisible();
  const copied = await app.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return item ? (await item.getType("text/html")).text() : "";
  });
  expect(copied).toContain(await told.first().innerText());
  await newsletter.dialog
    .getByRole("button", { name: /^移出：/ })
    .first()
    .click();
  await expect(newsletter.order).toHaveCount(3);
  await app.keyboard.press("Escape");
  await shellOf(app).go("设置");
  await shellOf(app).go("稿件");
  await expect(newsletter.marked).toContainText("已选 3 篇");
  await newsletter.marked.getByRole("button", { name: "取消选择" }).click();
  await expect(newsletter.marked).toBeHidden();
});
