/** Bringing an old site in from the desk: a mapping tried on its pages, a plan, the work held up and taken up again. */
import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../support/root.ts";
import { expect, test } from "../support/fixtures.ts";
import { deskOf } from "../support/pages/desk.ts";
import { oldSiteOf } from "../support/pages/old-site-page.ts";
import { shellOf } from "../support/pages/shell.ts";

const site = join(root, "tests", "fixtures", "old-site");

/** A site that no default of a mapping knows. */
async function makeOtherSite(dir: string, reports: number): Promise<void> {
  await mkdir(join(dir, "news"), { recursive: true });
  for (let number = 1; number <= reports; number += 1) {
    const html = `<title>第${number}条消息-某学会</title><div class="wz_title">第${number}条消息</div>
<div class="wz_info">2020-03-0${(number % 9) + 1} 来源：学会办公室</div>
<div id="wz_body"><p>这是第${number}条消息的正文，足够长，可以看出是正文所在。</p><p class="tuzhu">图注</p></div>`;
    await writeFile(join(dir, "news", `${number}.html`), `<meta charset="utf-8">${html}`);
  }
}

test("shows each page under the mapping, plans, and brings in what can be", async ({ app }) => {
  const old = oldSiteOf(app);
  await old.open();
  await old.look(site);
  await expect(old.outcome).toHaveText("作为中文稿件迁入，网址不变。");
  await expect(old.oldPage.locator("[data-part=captions]")).toContainText("图为启动仪式现场");
  await shellOf(app).expectAccessible();
  await old.showComing();
  await expect(old.coming).toContainText("全市科普周启动");
  await expect(old.coming).toContainText("2019-05-28");
  await shellOf(app).expectAccessible();
  await old.choosePage("art_12_3457.html");
  await expect(old.coming).toContainText("科普周活动安排");
  await expect(old.coming).toContainText("找不到");
  await old.choosePage("art_12_3602.html");
  await expect(old.coming).toContainText("正文第二段 <b>不是标记</b>");
  await old.choosePage("art_12_3600.html");
  await expect(old.outcome).toHaveText(/没有找到正文/);
  await old.choosePage("art_12_3601.html");
  await expect(old.outcome).toHaveText(/无法读取/);

  await old.plan();
  await expect(old.count("将迁入稿件")).toHaveText("9");
  await expect(old.count("双语")).toHaveText("2");
  await expect(old.count("不能迁入的网页")).toHaveText("2");
  await old.finding("没有找到正文的网页").locator("summary").click();
  await expect(old.finding("没有找到正文的网页")).toContainText("art_12_3600.html");
  await shellOf(app).expectAccessible();
  await old.finding("没有找到正文的网页").getByRole("button", { name: /3600/ }).press("Enter");
  await expect(old.outcome).toHaveText(/没有找到正文/);
  await app.getByRole("tab", { name: "预案与迁入" }).click();

  await app.getByRole("combobox", { name: "旧栏目“通知公告 (13)”归入" }).click();
  await app.getByRole("option", { name: "新建栏目……" }).click();
  await app.getByRole("textbox", { name: "英文名称" }).fill("Notices");
  await app.getByRole("textbox", { name: "栏目代码" }).fill("notices");
  await app.getByRole("button", { name: "新建", exact: true }).click();
  await expect(app.getByRole("combobox", { name: "旧栏目“通知公告 (13)”归入" })).toHaveValue(
    "通知公告",
  );
  await old.bring.press("Enter");
  await expect(app.getByRole("heading", { name: "已迁入 9 篇稿件" })).toBeFocused();
  await expect(old.count("未能迁入的网页")).toHaveText("2");
  await shellOf(app).expectAccessible();
  await app.getByRole("link", { name: /全市科普周启动/ }).click();
  await expect(app.getByText("附件：科普周日程表")).toBeVisible();
  await shellOf(app).go("稿件");
  const desk = deskOf(app);
  await desk.expectTotal(9);
  await desk.filter("栏目", "通知公告");
  await desk.expectTotal(2);
  // A second plan knows them all.
  await app.keyboard.press("Escape");
  await shellOf(app).run("迁入旧站");
  await old.plan();
  await expect(old.count("已在库中")).toHaveText("9");
  await expect(old.bring).toBeDisabled();
});

test("another system's pages: what is wrong is said in place, likely places are offered, a place is pointed at", async ({
  app,
  library,
}) => {
  const dir = `${library}-copy`;
  await makeOtherSite(dir, 3);
  const old = oldSiteOf(app);
  await old.open();
  await old.folder.fill(join(dir, "none"));
  await old.folder.press("Enter");
  await expect(app.getByRole("alert")).toContainText("这里没有网页");
  await old.look(dir);
  await expect(old.outcome).toHaveText(/不是稿件/);
  await app.getByRole("textbox", { name: "稿件网址的规则" }).fill("(");
  await expect(app.getByText("不是正确的正则表达式")).toBeVisible();
  await app.getByRole("textbox", { name: "稿件网址的规则" }).fill(String.raw`^news/\d+\.html$`);
  await expect(old.outcome).toHaveText(/没有找到正文/);
  await old.places("正文").fill("p::after");
  await expect(old.under("正文")).toContainText("不是可用的选择器：p::after");
  await old.likely("正文").filter({ hasText: "#wz_body" }).press("Enter");
  await expect(old.places("正文")).toHaveValue("#wz_body\np::after");
  await old.places("正文").fill("#wz_body");
  await expect(old.outcome).toHaveText(/没有找到标题/);
  // By keys: into picking, along the page, and take what is pointed at.
  await app.getByRole("button", { name: "在网页上指出：标题" }).press("Enter");
  await expect(old.oldPage).toBeFocused();
  await expect(old.pointed).toContainText(".wz_title");
  await old.oldPage.press("ArrowDown");
  await expect(old.pointed).toContainText(".wz_info");
  await old.oldPage.press("Home");
  await old.oldPage.press("Enter");
  await expect(old.places("标题")).toHaveValue(/^\.wz_title\n/);
  await expect(old.places("标题")).toBeFocused();
  await expect(old.outcome).toHaveText("作为中文稿件迁入，网址不变。");
  await app.getByRole("button", { name: "在网页上指出：来源" }).click();
  await old.oldPage.getByText("来源：学会办公室").click();
  await old.showComing();
  await expect(old.coming).toContainText("学会办公室");
  await expect(old.coming).not.toContainText("来源：");
  // Kept under a name, with its folder.
  await app.getByRole("combobox", { name: "对应方案" }).fill("学会旧站");
  await app.getByRole("button", { name: "保存", exact: true }).click();
  await expect(shellOf(app).message("对应方案“学会旧站”已保存。")).toBeVisible();
  await app.reload();
  await expect(old.folder).toHaveValue("");
  await app.getByRole("combobox", { name: "对应方案" }).click();
  await app.getByRole("option", { name: "学会旧站" }).click();
  await expect(old.folder).toHaveValue(dir);
  await expect(old.outcome).toHaveText("作为中文稿件迁入，网址不变。");
  await rm(dir, { recursive: true });
});

test("work can be held up and stopped, goes on beside other rooms, and is taken up where it was", async ({
  app,
  library,
}) => {
  const dir = `${library}-copy`;
  await cp(site, dir, { recursive: true });
  const page = `<meta charset="utf-8"><meta name="ArticleTitle" content="消息"><div id="zoom"><p>正文。</p></div>`;
  await mkdir(join(dir, "art/2021/1/1"), { recursive: true });
  for (let number = 1; number <= 300; number += 1)
    await writeFile(join(dir, `art/2021/1/1/art_12_${number}.html`), page);
  const old = oldSiteOf(app);
  await old.open();
  await old.look(dir);
  await old.plan();
  await expect(old.count("将迁入稿件")).toHaveText("309");
  await old.bring.click();
  await app.getByRole("button", { name: "暂停" }).click();
  await expect(app.getByText("已暂停。")).toBeVisible();
  await shellOf(app).expectAccessible();
  await shellOf(app).go("稿件");
  await shellOf(app).run("迁入旧站");
  await expect(app.getByText("已暂停。")).toBeVisible();
  await app.getByRole("button", { name: "停止" }).click();
  await expect(app.getByText("已按要求停止")).toBeVisible();
  await expect(app.getByRole("heading", { name: /已迁入 \d+ 篇稿件，尚未完成/ })).toBeVisible();
  const made = Number(await old.count("已迁入稿件").textContent());
  expect(made).toBeLessThan(309);
  await app.getByRole("button", { name: `继续迁入 ${309 - made} 篇` }).click();
  await expect(app.getByRole("heading", { name: `已迁入 ${309 - made} 篇稿件` })).toBeVisible({
    timeout: 60_000,
  });
  await shellOf(app).go("稿件");
  await deskOf(app).expectTotal(309);
  await rm(dir, { recursive: true });
});
