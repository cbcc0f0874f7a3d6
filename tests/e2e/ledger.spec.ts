/** What readers have: withdrawing a report, correcting it, and going back to an earlier publication. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "../support/fixtures.ts";
import { makeReport, signedCopies } from "../support/made-report.ts";
import { publishOf } from "../support/pages/publish.ts";
import { settingsOf } from "../support/pages/settings.ts";
import { shellOf } from "../support/pages/shell.ts";

const PLAN_MS = 60_000;
test.setTimeout(150_000);

const siteOf = (library: string): string => `${library}-site`;
const page = (library: string, path: string): Promise<string> =>
  readFile(join(siteOf(library), path), "utf8");
const address = "art/2026/3/9/art_news_1.html";

/** Two reports, signed off in both languages, and a folder to publish to. */
test.beforeEach(async ({ library }) => {
  const file = join(library, "library.json");
  const record = JSON.parse(await readFile(file, "utf8"));
  record.settings.targets = [{ name: "web", kind: "folder", path: siteOf(library) }];
  record.settings.columns = [{ id: "news", name: { zh: "要闻", en: "News" } }];
  await writeFile(file, JSON.stringify(record));
  await mkdir(siteOf(library));
  await mkdir(join(library, "reports"), { recursive: true });
  for (const number of [1, 2]) {
    const report = makeReport({ number });
    const stored = JSON.stringify({ ...report, signed: signedCopies(report) });
    await writeFile(join(library, "reports", `${report.id}.json`), stored);
  }
});

test("withdraws a report with a notice, then goes back to the publication before", async ({
  app,
  library,
}) => {
  const room = publishOf(app);
  const publish = async (): Promise<void> => {
    await room.open();
    await room.makePlan.click();
    await room.publish.click({ timeout: PLAN_MS });
    await room.confirm.click();
    await expect(app.getByText("已发布到“web”")).toBeVisible({ timeout: PLAN_MS });
  };
  await publish();
  const before = await page(library, address);

  const menu = app.getByRole("dialog", { name: "1 号稿件在网站上" });
  await app.goto(new URL("/report/1/write", app.url()).href);
  await app.locator("[data-lexical-editor]").first().waitFor();
  await app.keyboard.press("Alt+Shift+W");
  await expect(menu.getByText("在网站上：web")).toHaveCount(2);
  await menu.getByRole("button", { name: "撤稿……" }).press("Enter");
  await expect(menu.getByRole("radio", { name: "中英文一起撤下" })).toBeFocused();
  await menu.getByRole("radio", { name: "什么也不留" }).check();
  await expect(menu.getByLabel("原因（中文版，只记在资料库里，读者看不到）")).toBeVisible();
  await menu.getByRole("radio", { name: "留一页撤稿说明" }).check();
  await menu.getByLabel("原因（中文版，读者会看到）").fill("数据有误");
  await shellOf(app).expectAccessible();
  await menu.getByRole("button", { name: "撤稿", exact: true }).press("Enter");
  await expect(menu.getByText("下次发布时从网站上拿下")).toHaveCount(2);
  await expect(menu.getByText("撤稿，留说明（中文版、英文版）：数据有误")).toBeVisible();
  await expect(menu.getByRole("button", { name: "恢复，重新发布" })).toBeFocused();
  for (const edition of ["中文版", "英文版"])
    await expect(app.getByRole("button", { name: `${edition}：已撤稿，更改环节` })).toBeVisible();
  await expect(app.getByRole("note")).toHaveText(/^中文版已撤稿，恢复之前不会上线。/);
  await shellOf(app).expectAccessible();
  await menu.getByRole("link", { name: "去发布" }).click();

  await room.makePlan.click();
  await expect(app.getByText("已撤稿：网页会删除，或改为撤稿说明。").first()).toBeVisible({
    timeout: PLAN_MS,
  });
  await room.publish.click();
  await room.confirm.click();
  await expect(app.getByText("已发布到“web”")).toBeVisible({ timeout: PLAN_MS });
  expect(await page(library, address)).toContain("数据有误");
  expect(await page(library, "index.html")).not.toContain("art_news_1");

  await room.ledgerRows.getByRole("button", { name: "第 1 次发布的详情" }).press("Enter");
  const back = app.getByRole("button", { name: "回到这一次……" });
  await expect(back).toBeVisible();
  await shellOf(app).expectAccessible();
  await back.press("Enter");
  const plan = app.getByRole("region", { name: "“web”回到第 1 次发布的预案" });
  await expect(plan).toBeVisible({ timeout: PLAN_MS });
  // Readers would get again what was withdrawn: it is said before, and once more in the question.
  await expect(app.getByText("已撤稿，回到这一次会让读者重新看到它。").first()).toBeVisible();
  await room.publish.click();
  await expect(app.getByText("让 2 个已撤稿的版本重新上线")).toBeVisible();
  await room.confirm.click();
  await expect(app.getByText("“web”已回到第 1 次发布之后的样子")).toBeVisible({ timeout: PLAN_MS });
  expect(await page(library, address)).toBe(before);
  await expect(room.ledgerRows.first()).toContainText("回到第 1 次");
  await room.makePlan.click();
  await expect(room.plan).toBeVisible({ timeout: PLAN_MS });
  await expect(room.count("更改")).not.toHaveText("0");
});

test("puts a note of what was corrected on the page, with the next signature", async ({
  app,
  library,
}) => {
  const room = publishOf(app);
  const publish = async (): Promise<void> => {
    await room.open();
    await room.makePlan.click();
    await room.publish.click({ timeout: PLAN_MS });
    await room.confirm.click();
    await expect(app.getByText("已发布到“web”")).toBeVisible({ timeout: PLAN_MS });
  };
  await publish();
  await app.goto(new URL("/report/1/write", app.url()).href);
  await app.locator("[data-lexical-editor] h1, [data-lexical-editor] p").first().click();
  await app.keyboard.type("新");
  await app.getByRole("button", { name: /^中文版：签发后有改动/ }).click();
  await app.getByRole("button", { name: "加一条更正说明" }).click();
  const text = app.getByLabel("告诉读者改了什么");
  const sign = app.getByRole("dialog").getByRole("button", { name: "签发这些改动" });
  await expect(text).toBeFocused();
  // A note that was begun and left empty is asked for.
  await sign.click();
  await expect(text).toBeFocused();
  await expect(text).toHaveAttribute("aria-invalid", "true");
  await expect(app.getByText("请写明改了什么，或者去掉这条说明。")).toBeVisible();
  await shellOf(app).expectAccessible();
  await app.getByRole("button", { name: "去掉这条说明" }).press("Enter");
  await expect(app.getByRole("button", { name: "加一条更正说明" })).toBeFocused();
  await app.keyboard.press("Enter");
  await expect(text).toBeFocused();
  await expect(text).not.toHaveAttribute("aria-invalid", "true");
  await app.keyboard.type("标题漏字，已补上。");
  await shellOf(app).expectAccessible();
  await sign.click();
  await expect(app.getByRole("button", { name: /^中文版：签发，/ })).toBeVisible();
  await publish();
  expect(await page(library, address)).toContain("标题漏字，已补上。");
});

test("signs without a note when the one that was begun is taken away again", async ({ app }) => {
  const room = publishOf(app);
  await room.open();
  await room.makePlan.click();
  await room.publish.click({ timeout: PLAN_MS });
  await room.confirm.click();
  await expect(app.getByText("已发布到“web”")).toBeVisible({ timeout: PLAN_MS });
  await app.goto(new URL("/report/1/write", app.url()).href);
  await app.locator("[data-lexical-editor] h1, [data-lexical-editor] p").first().click();
  await app.keyboard.type("新");
  await app.getByRole("button", { name: /^中文版：签发后有改动/ }).click();
  await app.getByRole("button", { name: "加一条更正说明" }).click();
  await app.keyboard.type("不要了");
  await app.getByRole("button", { name: "去掉这条说明" }).click();
  await app.getByRole("dialog").getByRole("button", { name: "签发这些改动" }).click();
  await expect(app.getByRole("button", { name: /^中文版：签发，/ })).toBeVisible();
  await app.keyboard.press("Alt+Shift+W");
  const menu = app.getByRole("dialog", { name: "1 号稿件在网站上" });
  await expect(menu.getByText("在网站上：web")).toHaveCount(2);
  await expect(menu.getByText(/^更正说明/)).toHaveCount(0);
});

test("holds a report back until its time, and asks about one that was missed", async ({
  app,
  library,
}) => {
  const room = publishOf(app);
  await app.goto(new URL("/report/1/write", app.url()).href);
  const moment = app.getByLabel("定时发布（北京时间）");
  await moment.fill("2999-01-01T09:00");
  await room.open();
  const schedule = app.getByRole("region", { name: "“web”的定时发布" });
  await expect(schedule.getByText("2999年1月1日 09:00（北京时间）")).toBeVisible();
  await room.makePlan.click();
  await expect(app.getByText("定时发布，时间未到，本次不上线。")).toBeVisible({ timeout: PLAN_MS });
  await shellOf(app).expectAccessible();
  await room.publish.click();
  await room.confirm.click();
  await expect(app.getByText("已发布到“web”")).toBeVisible({ timeout: PLAN_MS });
  expect(await page(library, "index.html")).not.toContain("art_news_1");

  // Nobody promised an hour at a target that is published by hand.
  await app.goto(new URL("/report/1/write", app.url()).href);
  await moment.fill("2026-03-09T09:00");
  await room.open();
  await expect(schedule.getByText("2026年3月9日 09:00（北京时间）")).toBeVisible();
  await expect(schedule.getByText("这个目标没有打开自动发布")).toBeVisible();
  await expect(app.getByText("错过了定时发布")).toHaveCount(0);

  await app.goto(new URL("/settings#targets", app.url()).href);
  await app.getByLabel("到时间自动发布定时稿件").check();
  await settingsOf(app).save();
  await room.open();
  await expect(app.getByText("1 篇稿件错过了定时发布").first()).toBeVisible({ timeout: PLAN_MS });
  await shellOf(app).expectAccessible();
});
