/** A publication under way: paused, let go on, cancelled, cut off and gone on with; and who or what may be in its way. */
import { chmod, mkdir, readdir, readFile, utimes, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Page } from "@playwright/test";
import { faultyLine, type FaultyLine } from "../servers/faulty-line.ts";
import { whyNot } from "../servers/ensure.ts";
import { own } from "../servers/run-server.ts";
import { placesHere, type TestServer } from "../servers/servers.ts";
import { openDoor } from "../support/door.ts";
import { expect, test } from "../support/fixtures.ts";
import { publishOf } from "../support/pages/publish.ts";
import { shellOf } from "../support/pages/shell.ts";
import { otherUser } from "../support/places.ts";
import { addSigned, changeSettings } from "../support/signed-library.ts";

const missing = whyNot("sftp");
test.skip(missing !== undefined, missing);
test.setTimeout(180_000);

let server: TestServer;
let line: FaultyLine;

/** A server whose key is known, behind a line that can be held. */
test.beforeEach(async ({ library }) => {
  const place = placesHere.find(({ needs }) => needs === "sftp");
  if (!place) throw new Error("no server for SFTP");
  server = await place.start(true);
  line = await faultyLine(server.port);
  const { target } = server;
  if (target.kind !== "sftp") throw new Error("no SFTP");
  await changeSettings(library, {
    targets: [{ ...target, port: line.port }],
    columns: [{ id: "news", name: { zh: "要闻", en: "News" } }],
    people: [{ id: "wang", name: { zh: "王晓", en: "Wang Xiao" }, roles: ["publisher"] }],
  });
  await addSigned(library, [1, 2]);
});
test.afterEach(async () => {
  await line.close();
  await server.stop();
});

const done = (page: Page) => page.getByText("已发布到“web”");
const stateOf = (page: Page) => page.getByRole("radio", { name: /^web/ }).locator("..");

/** As far as the publication that is about to begin, by keys alone. */
async function planAndConfirm(page: Page): Promise<void> {
  const room = publishOf(page);
  await room.open();
  await expect(room.makePlan).toBeEnabled();
  await page.keyboard.press("p");
  await expect(room.plan).toBeVisible();
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(room.confirm).toBeFocused();
}

/** The line stands still in the midst of the files, for as long as it takes. */
async function holdAmongFiles(page: Page): Promise<void> {
  line.trouble("held", 60_000);
  await page.keyboard.press("Enter");
  await expect.poll(() => line.struck()).toBeGreaterThan(0);
}

test("is paused, let go on and cancelled by keys", async ({ app }) => {
  await planAndConfirm(app);
  await expect(stateOf(app)).toContainText("还没有发布过");
  await holdAmongFiles(app);
  await expect(stateOf(app)).toContainText("正在发布……");
  await app.keyboard.press("p");
  await expect(app.getByText("已暂停。目标上的每个文件都是完整的。")).toBeVisible();
  await shellOf(app).expectAccessible();
  await app.keyboard.press("p");
  await expect(app.getByRole("button", { name: "暂停" })).toBeVisible();
  await app.keyboard.press("x");
  await expect(app.getByRole("button", { name: "暂停" })).toBeDisabled();
  line.release();
  await expect(app.getByText(/^已取消发布到“web”/)).toBeVisible();
  await expect(stateOf(app)).toContainText("上次发布没有完成");
  await shellOf(app).expectAccessible();

  await app.getByRole("button", { name: "接着发布" }).press("Enter");
  await expect(publishOf(app).plan).toBeVisible();
  await app.keyboard.press("ControlOrMeta+Enter");
  await app.keyboard.press("Enter");
  await expect(done(app)).toBeVisible();
  await expect(stateOf(app)).toContainText("稿件已是最新");
  expect(await readdir(join(server.site, ".diglot"))).toEqual(["manifest.json"]);
});

test("goes on in other rooms, and asks before the window is closed @web", async ({
  door,
  page,
}) => {
  await page.goto(door.url);
  await planAndConfirm(page);
  await holdAmongFiles(page);
  await expect(page.getByRole("region", { name: "正在发布到“web”" })).toBeFocused();
  await shellOf(page).go("稿件");
  const asked = page.waitForEvent("dialog");
  await page.close({ runBeforeUnload: true });
  const question = await asked;
  expect(question.type()).toBe("beforeunload");
  await question.dismiss();
  await publishOf(page).open();
  await expect(stateOf(page)).toContainText("正在发布……");
  line.release();
  await expect(done(page)).toBeVisible();
  const closed = page.waitForEvent("close");
  await page.close({ runBeforeUnload: true });
  await closed;
});

test("is gone on with after the program was killed, and says how far the target is behind", async ({
  door,
  library,
  page,
}) => {
  await page.goto(door.url);
  await planAndConfirm(page);
  await holdAmongFiles(page);
  await door.kill();
  line.release();
  await addSigned(library, [3]);
  const again = await openDoor(library);
  try {
    await page.goto(again.url);
    await publishOf(page).open();
    await expect(stateOf(page)).toContainText("上次发布没有完成");
    await expect(publishOf(page).ledgerRows.first()).toContainText("程序在发布途中退出了");
    await planAndConfirm(page);
    await page.keyboard.press("Enter");
    await expect(done(page)).toBeVisible();
    expect(await readFile(join(server.site, "index.html"), "utf8")).toContain("art_news_3");
  } finally {
    await again.close();
  }
  await addSigned(library, [4, 5]);
  const later = await openDoor(library);
  try {
    await page.goto(later.url);
    await publishOf(page).open();
    await expect(stateOf(page)).toContainText("落后 2 篇稿件");
    await shellOf(page).expectAccessible();
  } finally {
    await page.close();
    await later.close();
  }
});

test("says who publishes there already and since when, and takes over after asking", async ({
  app,
}) => {
  const holder = { version: 1, run: "r", by: "wang", host: "编辑部二号机", pid: 1 };
  const file = join(server.site, ".diglot/lock/holder.json");
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify({ ...holder, since: "2026-11-22T08:00:00.000Z" }));
  await own([dirname(file), dirname(dirname(file)), file], otherUser());
  await planAndConfirm(app);
  await app.keyboard.press("Enter");
  const refusal = app.getByRole("alert");
  await expect(refusal).toContainText("有人正在向这个目标发布");
  for (const fact of ["王晓", "编辑部二号机", "2026年11月22日"])
    await expect(refusal).toContainText(fact);
  await shellOf(app).expectAccessible();
  await refusal.getByRole("button", { name: "接手发布……" }).press("Enter");
  await expect(refusal.getByRole("button", { name: "返回" })).toBeFocused();
  await app.keyboard.press("Shift+Tab");
  await app.keyboard.press("Enter");
  await expect(done(app)).toBeVisible();
  expect(await readdir(join(server.site, ".diglot"))).toEqual(["manifest.json"]);
});

test("shows what somebody else changed there, and goes over it only when told to", async ({
  app,
}) => {
  await planAndConfirm(app);
  await app.keyboard.press("Enter");
  await expect(done(app)).toBeVisible();
  const theirs = join(server.site, "index.html");
  await writeFile(theirs, "theirs");
  await utimes(theirs, new Date(), new Date(Date.now() + 5000));
  const room = publishOf(app);
  await app.keyboard.press("p");
  await expect(app.getByText("目标中有 1 个文件被别人改动过")).toBeVisible();
  await expect(room.publish).toBeDisabled();
  await app.getByLabel("用本次发布的内容覆盖或删除这些文件").press("Space");
  await app.keyboard.press("ControlOrMeta+Enter");
  await expect(room.confirm).toBeFocused();
  expect(await readFile(theirs, "utf8")).toBe("theirs");
  await app.keyboard.press("Enter");
  await expect(done(app)).toBeVisible();
  expect(await readFile(theirs, "utf8")).not.toBe("theirs");
});

test("names every file that could not be written, with what to do about it", async ({ app }) => {
  const closed = [1, 2].map((day) => join(server.site, "art/2026/3", String(day)));
  for (const folder of closed) await mkdir(folder, { recursive: true });
  const above = ["art", "art/2026", "art/2026/3"].map((folder) => join(server.site, folder));
  await own([...above, ...closed], otherUser());
  for (const folder of closed) await chmod(folder, 0o555);
  await planAndConfirm(app);
  await app.keyboard.press("Enter");
  const result = app.getByRole("alert");
  await expect(result).toContainText("发布到“web”没有完成");
  await expect(result.getByRole("listitem")).toHaveText([
    /art\/2026\/3\/1\/art_news_1\.html.*权限/,
    /art\/2026\/3\/2\/art_news_2\.html.*权限/,
  ]);
  await shellOf(app).expectAccessible();
  for (const folder of closed) await chmod(folder, 0o755);
  await result.getByRole("button", { name: "接着发布" }).press("Enter");
  await publishOf(app).publish.press("Enter");
  await app.keyboard.press("Enter");
  await expect(done(app)).toBeVisible();
});
