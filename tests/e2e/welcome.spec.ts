/** The way into a library: the sample, a new one, one that is there; and why a folder is none. */
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openWebDoor } from "../../main/web.ts";
import { deviceDir, openDoor } from "../support/door.ts";
import { deskOf } from "../support/pages/desk.ts";
import { shellOf } from "../support/pages/shell.ts";
import { welcomeOf } from "../support/pages/welcome.ts";
import { expect, test } from "../support/fixtures.ts";
import { root } from "../support/root.ts";

test("creates a library with its site's names, and remembers it", async ({ app, library }) => {
  const shell = shellOf(app);
  await shell.run("打开或新建资料库");
  const { create, open } = welcomeOf(app);
  await shell.expectAccessible();
  const dir = `${library}-second`;
  await create.getByLabel("放在哪个文件夹").fill(dir);
  await create.getByLabel("站点名称（中文）").fill("某市科协");
  await create.getByLabel("站点名称（英文）").fill("City Association");
  await create.getByRole("button", { name: "新建资料库" }).click();
  await expect(app.getByText("还没有稿件")).toBeVisible();
  expect(JSON.parse(await readFile(join(dir, "library.json"), "utf8"))).toMatchObject({
    settings: { siteName: { zh: "某市科协", en: "City Association" } },
  });
  await shell.run("打开或新建资料库");
  await expect(app.getByText(dir).first()).toBeVisible();
  await open.getByRole("list", { name: "最近打开过的" }).getByRole("button").last().click();
  await expect(app).toHaveURL(/\/desk$/);
});

test("says what is wrong with a folder, and leaves the open library open", async ({
  app,
  library,
}) => {
  const shell = shellOf(app);
  await shell.run("打开或新建资料库");
  const { create, open } = welcomeOf(app);
  const folder = open.getByLabel("资料库所在的文件夹");
  const openIt = open.getByRole("button", { name: "打开资料库" });

  await openIt.click();
  await expect(open.getByText("请填写文件夹的路径。")).toBeVisible();

  await folder.fill(`${library}-absent`);
  await openIt.click();
  await expect(open.getByText(`这里没有资料库：${library}-absent`)).toBeVisible();

  const newer = `${library}-newer`;
  await mkdir(newer);
  await cp(join(library, "library.json"), join(newer, "library.json"));
  const record = JSON.parse(await readFile(join(newer, "library.json"), "utf8"));
  await writeFile(join(newer, "library.json"), JSON.stringify({ ...record, version: 99 }));
  await folder.fill(newer);
  await openIt.click();
  await expect(open.getByText(/更新版本的程序/)).toBeVisible();
  await expect(open.getByText(/第 99 版/)).toBeVisible();

  await create.getByLabel("放在哪个文件夹").fill(newer);
  await create.getByRole("button", { name: "新建资料库" }).click();
  await expect(create.getByText(/已有其他内容/)).toBeVisible();
  await shell.expectAccessible();

  await app.getByRole("link", { name: "回到稿件" }).click();
  await expect(app.getByText("还没有稿件")).toBeVisible();
});

test("says which process has a library open @web", async ({ app, library }) => {
  const other = `${library}-other`;
  await cp(library, other, { recursive: true, filter: (path) => !path.endsWith(".lock") });
  const second = await openDoor(other);
  try {
    await shellOf(app).run("打开或新建资料库");
    const { open } = welcomeOf(app);
    await open.getByLabel("资料库所在的文件夹").fill(other);
    await open.getByRole("button", { name: "打开资料库" }).click();
    await expect(open.getByText(/正被另一个程序使用/)).toBeVisible();
    await expect(open.getByText(new RegExp(`进程 ${second.pid}`))).toBeVisible();
  } finally {
    await second.close();
  }
});

test("tells once that the settings were damaged and put back @web", async ({ page, library }) => {
  await writeFile(join(library, "library.json"), "{ not json");
  const door = await openDoor(library);
  try {
    await page.goto(door.url);
    const notice = page.getByRole("alert").filter({ hasText: "打开资料库时做了修复" });
    await expect(notice).toContainText("设置文件已损坏，已用最近的备份恢复。");
    await expect(notice).toContainText(/已移到 .*library\.json\.damaged/);
    await shellOf(page).expectAccessible();
    await notice.getByRole("button", { name: "关闭" }).click();
    await page.reload();
    await expect(page.getByText("还没有稿件")).toBeVisible();
    await expect(notice).toBeHidden();
  } finally {
    await door.close();
  }
});

test("opens the sample as a throw-away copy", async ({ app, library }) => {
  test.slow();
  // Drawing the sample's photographs takes long; the device has drawn them before.
  const drawn = join(root, "out", "test-device", "sample-photos");
  await cp(drawn, join(deviceDir(library), "sample-photos"), { recursive: true });
  await shellOf(app).run("打开或新建资料库");
  await welcomeOf(app).sample.click();
  await deskOf(app).ready();
  await expect(deskOf(app).row("36小时造一台救援机器人")).toBeVisible();
  await shellOf(app).run("打开或新建资料库");
  await expect(app.getByText("当前打开的是示例资料库的临时副本，退出后不保留。")).toBeVisible();
});

test("opens with the reason where its library cannot be opened @web", async ({ page, library }) => {
  const record = JSON.parse(await readFile(join(library, "library.json"), "utf8"));
  await writeFile(join(library, "library.json"), JSON.stringify({ ...record, version: 99 }));
  const door = await openWebDoor({ library, deviceDir: deviceDir(library) });
  try {
    await page.goto(door.url);
    await expect(page.getByRole("alert")).toContainText("更新版本的程序");
    await expect(welcomeOf(page).sample).toBeVisible();
    await shellOf(page).expectAccessible();
  } finally {
    await door.close();
  }
});
